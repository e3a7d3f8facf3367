package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// What an element of a page holds that is not its text, in the words of the note
// that tells of it.
const (
	silent     = "-" // nothing that anybody could read
	comments   = "comments of readers"
	related    = "related pages"
	sharing    = "sharing and tags"
	navigation = "navigation"
	ends       = "head and foot of the page"
	beside     = "boxes beside the text"
	forms      = "forms"
	notices    = "notices and advertisements"
	hidden     = "hidden text"
	outside    = "words outside the main part"
)

var partsByTag = map[atom.Atom]string{atom.Script: silent, atom.Style: silent, atom.Noscript: silent, atom.Template: silent, atom.Iframe: silent,
	atom.Svg: silent, atom.Head: silent, atom.Title: silent, atom.Object: silent, atom.Video: silent, atom.Audio: silent, atom.Button: silent,
	atom.Nav: navigation, atom.Footer: ends, atom.Aside: beside, atom.Form: forms, atom.Select: forms, atom.Textarea: forms, atom.Dialog: notices}

var partsByRole = map[string]string{"dialog": notices, "alert": notices, "alertdialog": notices, "navigation": navigation, "banner": ends,
	"contentinfo": ends, "complementary": beside, "search": forms}

// partsByWord are words of the names of classes and ids under which pages keep
// what is not their text. Those of the first list tell wherever they stand, those
// of the second as the first or last word: "comment-list", but "social-care".
var (
	partsByWord = map[string]string{"share": sharing, "sharing": sharing, "sharedaddy": sharing, "addthis": sharing, "cookie": notices, "cookies": notices,
		"gdpr": notices, "advert": notices, "adverts": notices, "advertisement": notices, "sponsored": notices, "breadcrumb": navigation, "breadcrumbs": navigation,
		"newsletter": notices, "subscribe": notices, "relatedposts": related, "comments": comments, "disqus": comments, "navbar": navigation}
	partsByEnd = map[string]string{"comment": comments, "respond": comments, "related": related, "tags": sharing, "menu": navigation, "skip": navigation,
		"masthead": ends, "sidebar": beside, "banner": notices, "popup": notices, "modal": notices, "promo": notices, "promos": notices, "sponsor": notices,
		"consent": notices, "teaser": related, "teasers": related, "ad": notices, "ads": notices, "recommended": related}
	socialEnds = []string{"links", "link", "media", "icons", "icon", "buttons", "bar", "nav", "follow", "list", "networks", "menu"}
	layouts    = []string{"has", "with", "no", "without", "hide", "show", "is"}
)

// part is what an element holds that is not the text of the page, or empty.
func (n *node) part() string {
	if p := partsByTag[n.tag]; p != "" {
		return p
	}
	if _, is := n.attrs["hidden"]; is || n.attrs["aria-hidden"] == "true" {
		return hidden
	}
	if p := partsByRole[n.attrs["role"]]; p != "" {
		return p
	}
	style := strings.ReplaceAll(strings.ToLower(clipped(n.attrs["style"])), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
		return hidden
	}
	switch {
	case n.tag == atom.Body || n.tag == atom.Article || n.tag == atom.Main || n.tag == atom.Html, n.tag == atom.Blockquote && n.posted():
		return ""
	}
	for name := range strings.FieldsSeq(clipped(n.attrs["class"]) + " " + clipped(n.attrs["id"])) {
		if p := partByName(name); p != "" {
			return p
		}
	}
	if n.tag == atom.Header && n.find(atom.H1) == nil {
		return ends
	}
	return ""
}

// partByName reads the name of a class or an id.
func partByName(name string) string {
	words := wordsOfName(name)
	if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return slices.Contains(layouts, w) }) {
		return ""
	}
	for _, w := range words {
		if p := partsByWord[w]; p != "" {
			return p
		}
	}
	first, last := words[0], words[len(words)-1]
	if first == "social" && (len(words) == 1 || slices.Contains(socialEnds, last)) {
		return sharing
	}
	if p := partsByEnd[last]; p != "" {
		return p
	}
	if last == "story" || last == "body" { // "banner-story"
		return ""
	}
	return partsByEnd[first]
}

// wordsOfName cuts "relatedLinks", "gem-c-share__links" into words.
func wordsOfName(name string) []string {
	var b strings.Builder
	small := false
	for _, r := range name {
		switch {
		case r == '-' || r == '_' || r == ':':
			r = ' '
		case unicode.IsUpper(r) && small:
			b.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}

// clipped bounds what is looked at of an attribute.
func clipped(s string) string { return s[:min(len(s), 500)] }

// leavesOut tells whether an element is no part of the text, and notes it. What
// holds most of the page is read whatever its name: some pages are one form.
func (h *htmlReader) leavesOut(n *node) bool {
	p := n.part()
	switch {
	case p == "":
		return false
	case p == silent:
		return true
	case p != comments && p != hidden && n.size*2 > h.whole:
		return false
	}
	h.leave(p, 1, n.size)
	return true
}

// left counts what was left out of one kind.
type left struct{ boxes, size int }

func (h *htmlReader) leave(part string, boxes, size int) {
	if size == 0 {
		return
	}
	if h.left == nil {
		h.left = map[string]left{}
	}
	of := h.left[part]
	h.left[part] = left{of.boxes + boxes, of.size + size}
}

// leaveOutside counts what stands outside the main part.
func (h *htmlReader) leaveOutside(n, main *node) {
	for _, c := range n.children {
		switch p := c.part(); {
		case c == main, p == silent:
		case p == comments:
			h.leave(comments, 1, c.size)
		case c.raw != "":
			h.leave(outside, 0, c.size)
		default:
			h.leaveOutside(c, main)
		}
	}
}

// leftNote tells the reviewer what of the page was not read.
func (h *htmlReader) leftNote() []string {
	var parts []string
	for _, p := range []string{comments, related, sharing, beside, hidden, forms, notices, navigation, ends, outside} {
		switch of := h.left[p]; {
		case of.size == 0:
		case of.boxes == 0:
			parts = append(parts, fmt.Sprintf("%d %s", of.size, p))
		default:
			parts = append(parts, fmt.Sprintf("%s (%d, words: %d)", p, of.boxes, of.size))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"Left out of the page: " + strings.Join(parts, ", ") + "."}
}

// weigh counts the words below each element, those that nobody can read left out.
func (n *node) weigh() int {
	if n.raw != "" {
		n.size = len(strings.Fields(n.raw))
		return n.size
	}
	n.size = 0
	if partsByTag[n.tag] == silent {
		return 0
	}
	for _, c := range n.children {
		n.size += c.weigh()
	}
	return n.size
}

// leastMain is how many words an element must hold to be the whole story.
const leastMain = 30

// mainOf is the element that holds the text: the article, if one stands out, else
// main, else the body.
func mainOf(root *node) *node {
	base := root
	if body := root.find(atom.Body); body != nil {
		base = body
	}
	if main := root.find(atom.Main); main != nil && main.size > leastMain/2 {
		base = main
	}
	var articles []*node
	base.collectAll(atom.Article, &articles)
	var best *node
	all := 0
	for _, a := range articles {
		all += a.size
		if best == nil || a.size > best.size {
			best = a
		}
	}
	if best == nil || best.size < leastMain {
		return base
	}
	headed := best.find(atom.H1) != nil
	alone := len(articles) == 1 || headed && best.size*2 > all
	if alone && (headed || best.size*3 > base.size) {
		return best
	}
	return base
}

// collectAll lists the topmost elements of a tag.
func (n *node) collectAll(tag atom.Atom, out *[]*node) {
	for _, c := range n.children {
		if c.tag == tag {
			*out = append(*out, c)
		} else {
			c.collectAll(tag, out)
		}
	}
}
