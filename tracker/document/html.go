package document

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML walks the main part of a page and writes its text. Libraries that
// find the main text rewrite or drop elements on the way, so that neither the
// structure (captions, block quotations, cells) nor the place in the source
// survives; both are needed here, and a walk with a list of what to leave out is
// enough.
func readHTML(source string) Document {
	root := parse(source)
	h := &htmlReader{w: newWriter()}
	h.page(root)
	d := h.w.document("html/1")
	d.Stated, d.Notes = statedIn(root), h.leftNote()
	return d
}

type htmlReader struct {
	w       *writer
	row     int
	table   int
	carried map[int]int // column → rows below into which a cell reaches down
	mail    bool        // the page is the body of an e-mail
	whole   int         // words of the main part
	left    map[string]left
}

// page reads the main part.
func (h *htmlReader) page(root *node) {
	root.weigh()
	main := mainOf(root)
	h.whole = main.size
	if main != root {
		h.leaveOutside(root, main)
	}
	h.walk(main, Paragraph)
}

func (h *htmlReader) walk(n *node, kind string) {
	broken := false // the line was broken right before
	for _, c := range n.children {
		again := broken
		broken = c.tag == atom.Br || broken && strings.TrimSpace(c.raw) == "" && c.raw != ""
		switch {
		case c.raw != "":
			h.text(c)
		case kind == Quotation && c.attributes():
			h.block(c, Attribution)
			h.begin(kind)
		case h.leavesOut(c):
		case c.tag == atom.Br && again && n.tag != atom.P:
			h.begin(kind) // where nobody sets paragraphs, two breaks stand for one
		case c.tag == atom.Br:
			h.w.newline()
		case c.tag == atom.Table:
			h.tableOf(c, kind)
		case c.tag == atom.B || c.tag == atom.Strong:
			h.w.bold++
			h.walk(c, kind)
			h.w.bold--
		case blockTags[c.tag]:
			inner := kindOf(c, kind)
			h.block(c, inner)
			h.begin(kind)
		default:
			h.walk(c, kind)
		}
	}
}

func (h *htmlReader) begin(kind string) { h.w.begin(kind) }

func (h *htmlReader) block(c *node, kind string) {
	h.begin(kind)
	if h.mail && c.cites() {
		kind = Paragraph
		h.begin(kind)
		h.w.depth++
		defer func() { h.w.depth-- }()
	}
	h.walk(c, kind)
	h.w.end(Block{Level: level(c.tag)})
}

func level(tag atom.Atom) int {
	switch tag {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6, atom.Dt: // heads what is said of it
		return 6
	}
	return 0
}

// cites tells whether a block quotation of an e-mail holds the message that is
// answered, and not words that the writer set off.
func (n *node) cites() bool {
	return n.tag == atom.Blockquote && (n.attrs["type"] == "cite" || n.attrs["cite"] != "" || strings.Contains(n.attrs["class"], "quote"))
}

// kindOf is the kind of block that an element makes; what is inside a block
// quotation or a caption stays such.
func kindOf(n *node, outer string) string {
	if outer == Caption || outer == Attribution {
		return outer
	}
	switch n.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return Heading
	case atom.Blockquote:
		return Quotation
	case atom.Section, atom.Div, atom.Article, atom.Figure:
		if n.quoteCard() {
			return Quotation
		}
	case atom.Figcaption, atom.Caption:
		if n.parent.tag == atom.Figure && n.parent.holds(atom.Blockquote) {
			return Attribution
		}
		return Caption
	case atom.Dt:
		return Heading
	case atom.Li, atom.Dd:
		return ListItem
	}
	if class := n.attrs["class"]; strings.Contains(class, "pullquote") || strings.Contains(class, "pull-quote") {
		return Caption // repeats words of the text, or stands beside them
	}
	if class := n.attrs["class"]; strings.Contains(class, "gmail_signature") || strings.Contains(class, "moz-signature") {
		return Boilerplate
	}
	return outer
}

// text writes the text of a node, entity by entity, so that each character
// knows where it came from.
func (h *htmlReader) text(n *node) {
	at := n.from
	raw := n.raw
	for raw != "" {
		amp := strings.IndexByte(raw, '&')
		if amp < 0 {
			amp = len(raw)
		}
		if amp > 0 {
			plain := []rune(raw[:amp])
			h.w.write(plain, at, at+len(plain))
			at += len(plain)
			raw = raw[amp:]
			continue
		}
		size := entity(raw)
		decoded := []rune(html.UnescapeString(raw[:size]))
		n := utf8.RuneCountInString(raw[:size])
		h.w.write(decoded, at, at+n)
		at += n
		raw = raw[size:]
	}
}

// entity is the length in bytes of the entity that begins a string with "&".
func entity(s string) int {
	for i := 1; i < len(s) && i < 40; i++ {
		c := s[i]
		switch {
		case c == ';':
			return i + 1
		case c == '#' && i == 1, c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		default:
			return i
		}
	}
	return min(len(s), 1)
}

// tableOf writes the cells of a table; a table with one row is taken as layout.
func (h *htmlReader) tableOf(n *node, kind string) {
	var rows, captions []*node
	collect(n, &rows, &captions)
	if len(rows) < 2 {
		for _, r := range rows {
			h.begin(kind)
			h.walk(r, kind)
		}
		h.begin(kind)
		return
	}
	for _, c := range captions {
		h.block(c, Caption)
	}
	h.table++
	h.carried = map[int]int{}
	for _, r := range rows {
		h.row++
		h.cells(r)
	}
	h.begin(kind)
}

func collect(n *node, rows, captions *[]*node) {
	for _, c := range n.children {
		switch c.tag {
		case atom.Tr:
			*rows = append(*rows, c)
		case atom.Caption:
			*captions = append(*captions, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			collect(c, rows, captions)
		}
	}
}

// The bounds of merged cells: the columns over which one reaches, and the last
// column in which cells reach down.
const (
	maxSpan   = 100
	maxColumn = 200
)

// cells writes one row. A cell that reaches over several rows stands in the
// column of each but is written once.
func (h *htmlReader) cells(row *node) {
	column := 0
	for _, c := range row.children {
		if c.tag != atom.Td && c.tag != atom.Th {
			continue
		}
		column++
		for column < maxColumn && h.carried[column] > 0 {
			h.carried[column]--
			column++
		}
		h.begin(Cell)
		h.inline(c)
		reach, wide := number(c.attrs["rowspan"]), number(c.attrs["colspan"])
		if reach < 2 {
			reach = 0
		}
		h.w.end(Block{Level: h.row, Column: column, Table: h.table, Reach: reach})
		for i := range max(1, min(wide, maxSpan)) {
			if i > 0 {
				column++
			}
			if reach > 1 && column < maxColumn {
				h.carried[column] = reach - 1
			}
		}
	}
}

// inline writes a cell as one block, its paragraphs on lines of their own.
func (h *htmlReader) inline(n *node) {
	for _, c := range n.children {
		switch {
		case c.raw != "":
			h.text(c)
		case h.leavesOut(c):
		case c.tag == atom.Br:
			h.w.newline()
		case blockTags[c.tag]:
			h.w.newline()
			h.inline(c)
			h.w.newline()
		default:
			h.inline(c)
		}
	}
}

func number(s string) int {
	n := 0
	for _, r := range strings.TrimSpace(s) {
		if r < '0' || r > '9' || n > 1000 {
			return n
		}
		n = n*10 + int(r-'0')
	}
	return n
}
