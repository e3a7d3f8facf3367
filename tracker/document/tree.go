package document

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// node is an element, or a piece of text, of an HTML document. The tree is our
// own and not that of html.Parse because that one forgets where in the source a
// text stood, and the map back to the original needs it.
type node struct {
	tag      atom.Atom
	attrs    map[string]string
	parent   *node
	children []*node
	raw      string // of a text, as in the source
	from     int    // of a text: code point in the source
	size     int    // words below it
}

// maxDepth bounds the tree: deeper elements are taken as children of the last.
const maxDepth = 256

var void = map[atom.Atom]bool{atom.Br: true, atom.Img: true, atom.Hr: true, atom.Input: true, atom.Meta: true, atom.Link: true,
	atom.Area: true, atom.Base: true, atom.Col: true, atom.Embed: true, atom.Source: true, atom.Track: true, atom.Wbr: true, atom.Param: true}

// closes says which open elements the start of an element ends, and which
// element bounds the search for them.
var closes = map[atom.Atom]struct{ ends, bound []atom.Atom }{
	atom.Li: {[]atom.Atom{atom.Li}, []atom.Atom{atom.Ul, atom.Ol}},
	atom.Td: {[]atom.Atom{atom.Td, atom.Th}, []atom.Atom{atom.Table, atom.Tr}},
	atom.Th: {[]atom.Atom{atom.Td, atom.Th}, []atom.Atom{atom.Table, atom.Tr}},
	atom.Tr: {[]atom.Atom{atom.Tr}, []atom.Atom{atom.Table}},
	atom.Dt: {[]atom.Atom{atom.Dt, atom.Dd}, []atom.Atom{atom.Dl}},
	atom.Dd: {[]atom.Atom{atom.Dt, atom.Dd}, []atom.Atom{atom.Dl}},
}

// blockTags end an open paragraph and stand on lines of their own.
var blockTags = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Ul: true,
	atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Caption: true, atom.Blockquote: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Figure: true, atom.Figcaption: true, atom.Hr: true, atom.Pre: true, atom.Address: true, atom.Header: true, atom.Footer: true,
	atom.Aside: true, atom.Nav: true, atom.Form: true, atom.Body: true, atom.Center: true, atom.Details: true, atom.Summary: true,
	atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Fieldset: true}

// parse makes a tree of a source. It never fails.
func parse(source string) *node {
	root := &node{}
	at, depth := root, 0
	z := html.NewTokenizer(strings.NewReader(source))
	z.SetMaxBuf(0)
	offset := 0 // code points
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return root
		}
		raw := string(z.Raw())
		from := offset
		offset += utf8.RuneCountInString(raw)
		switch kind {
		case html.TextToken:
			at.children = append(at.children, &node{parent: at, raw: raw, from: from})
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			at, depth = imply(at, depth, t.DataAtom)
			n := &node{tag: t.DataAtom, parent: at, attrs: attributes(t)}
			at.children = append(at.children, n)
			if !void[t.DataAtom] && kind == html.StartTagToken && depth < maxDepth && t.DataAtom != 0 {
				at, depth = n, depth+1
			}
		case html.EndTagToken:
			at, depth = leave(at, depth, z.Token().DataAtom)
		}
	}
}

func attributes(t html.Token) map[string]string {
	if len(t.Attr) == 0 {
		return nil
	}
	m := make(map[string]string, len(t.Attr))
	for _, a := range t.Attr {
		m[a.Key] = a.Val
	}
	return m
}

// imply closes the elements that the start of another ends without saying so.
func imply(at *node, depth int, tag atom.Atom) (*node, int) {
	if blockTags[tag] {
		if at.tag == atom.P {
			at, depth = at.parent, depth-1
		}
	}
	rule, ok := closes[tag]
	if !ok {
		return at, depth
	}
	up, d := at, depth
	for up.parent != nil && !in(rule.bound, up.tag) {
		if in(rule.ends, up.tag) {
			return up.parent, d - 1
		}
		up, d = up.parent, d-1
	}
	return at, depth
}

func in(list []atom.Atom, tag atom.Atom) bool {
	for _, t := range list {
		if t == tag {
			return true
		}
	}
	return false
}

// leave closes the nearest open element of that name, if there is one.
func leave(at *node, depth int, tag atom.Atom) (*node, int) {
	for up, d := at, depth; up.parent != nil; up, d = up.parent, d-1 {
		if up.tag == tag {
			return up.parent, d - 1
		}
		if up.tag == atom.Table && tag != atom.Table && !blockTags[tag] {
			break
		}
	}
	return at, depth
}

// find returns the first element of a tag, in source order.
func (n *node) find(tag atom.Atom) *node {
	for _, c := range n.children {
		if c.tag == tag {
			return c
		}
		if f := c.find(tag); f != nil {
			return f
		}
	}
	return nil
}

// text is the text of an element, entities decoded.
func (n *node) text() string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(html.UnescapeString(n.raw))
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(n)
	return oneLine(b.String())
}
