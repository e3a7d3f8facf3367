package document

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"
)

var errNoBody = errors.New("the archive has no part with the text")

// readOpenText reads an ODT file. Footnotes stand after the text.
func readOpenText(raw []byte, b *budget) (Document, error) {
	a, err := openArchive(raw, b)
	if err != nil {
		return Document{}, err
	}
	body, err := a.part("content.xml")
	if err != nil {
		return Document{}, err
	}
	if len(body) == 0 {
		return Document{}, broken(errNoBody)
	}
	w := newWriter()
	for _, notes := range []bool{false, true} {
		r := &openReader{office: office{w: w, row: w.rows(), made: w.tables()}, notes: notes}
		if err := r.read(body, b); err != nil {
			return Document{}, err
		}
	}
	d := w.document("odt/1")
	// Footnotes were lifted out of the text to its end, so that runs do not
	// ascend there; the map is by block all the same.
	meta, err := a.part("meta.xml")
	if err != nil {
		return Document{}, err
	}
	title, err := coreTitle(meta, b)
	if err != nil {
		return Document{}, err
	}
	d.Charset, d.Stated.Title = "utf-8", firstOf(d.firstHeading(), title)
	return d, nil
}

// openReader reads the part twice: once for the text, once for its notes.
type openReader struct {
	office
	part   *xmlPart
	notes  bool
	body   bool
	skip   int
	note   int // depth of the note that is open, or 0
	lists  int
	depth  int // of the paragraph being read
	styled map[string]string
}

func (r *openReader) read(raw []byte, b *budget) error {
	p, err := newXMLPart(raw, b)
	if err != nil {
		return err
	}
	r.part, r.styled = p, map[string]string{}
	for {
		t, err := p.next()
		if t == nil || err != nil {
			r.closeBlock()
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if r.skip == 0 {
				r.start(t)
			}
		case xml.EndElement:
			if r.skip > 0 {
				if p.depth < r.skip {
					r.skip = 0
				}
				continue
			}
			r.end(t)
		case xml.CharData:
			if r.writing() {
				r.w.write([]rune(string(t)), p.from, p.to)
			}
		}
	}
}

// writing tells whether words at this place belong to what is being read.
func (r *openReader) writing() bool {
	return r.body && r.skip == 0 && r.depth > 0 && (r.note > 0) == r.notes
}

func (r *openReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		r.styled[attr(e, "name")] = attr(e, "parent-style-name")
	case "text":
		r.body = r.body || e.Name.Space != "" && strings.Contains(e.Name.Space, "office")
	case "note":
		if !r.notes {
			r.skip = r.part.depth
			return
		}
		r.note = r.part.depth
	case "note-citation", "annotation", "tracked-changes", "bookmark", "sequence-decls", "forms", "table-of-content", "alphabetical-index", "desc":
		r.skip = r.part.depth
	case "title":
		if strings.Contains(e.Name.Space, "svg") {
			r.skip = r.part.depth
		}
	case "list":
		r.lists++
	case "p", "h":
		r.paragraph(e)
	case "s":
		if r.writing() && r.w.open >= 0 {
			r.w.write([]rune{' '}, r.part.from, r.part.from+1)
		}
	case "tab":
		if r.writing() && r.w.open >= 0 {
			r.w.write([]rune{' '}, r.part.from, r.part.from+1)
		}
	case "line-break":
		if r.writing() {
			r.w.newline()
		}
	case "table", "table-row", "table-cell", "covered-table-cell":
		r.grid(e)
	}
}

// grid follows tables; those around notes are of no account to the notes.
func (r *openReader) grid(e xml.StartElement) {
	if r.notes || !r.body {
		return
	}
	switch e.Name.Local {
	case "table":
		r.openTable()
	case "table-row":
		r.openRow()
	default:
		r.openCell()
		if n, err := strconv.Atoi(attr(e, "number-columns-repeated")); err == nil {
			r.span(n)
		}
		if n, err := strconv.Atoi(attr(e, "number-rows-spanned")); err == nil && n > 1 && n < 1000 && len(r.tables) > 0 {
			r.tables[len(r.tables)-1].reach = n
		}
	}
}

func (r *openReader) paragraph(e xml.StartElement) {
	r.depth++
	if !r.writing() {
		return
	}
	kind, level := Paragraph, 0
	style := strings.ToLower(attr(e, "style-name") + " " + r.styled[attr(e, "style-name")])
	switch {
	case r.notes:
		kind = Footnote
	case e.Name.Local == "h":
		kind, level = Heading, 1
		if n, err := strconv.Atoi(attr(e, "outline-level")); err == nil {
			level = min(max(n, 1), 6)
		}
	case strings.Contains(style, "quot"):
		kind = Quotation
	case strings.Contains(style, "caption"), strings.Contains(style, "illustration"):
		kind = Caption
	case strings.Contains(" "+style+" ", " title "):
		kind, level = Heading, 1
	case r.lists > 0:
		kind = ListItem
	}
	r.openParagraph(kind)
	r.as(kind, level)
}

func (r *openReader) end(e xml.EndElement) {
	switch e.Name.Local {
	case "note":
		if r.note > 0 {
			r.closeBlock()
			r.note = 0
		}
	case "list":
		r.lists--
	case "p", "h":
		if r.writing() {
			r.closeParagraph()
		}
		r.depth--
	case "table-cell", "covered-table-cell":
		if !r.notes && r.body {
			r.closeBlock()
		}
	case "table":
		if !r.notes && r.body {
			r.closeTable()
		}
	}
}
