package document

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// readWord reads a DOCX file: its body, then its footnotes and endnotes. Headers
// and footers of pages, comments, and words that a tracked change takes away are
// left out.
func readWord(raw []byte, b *budget) (Document, error) {
	a, err := openArchive(raw, b)
	if err != nil {
		return Document{}, err
	}
	styles, err := wordStyles(a, b)
	if err != nil {
		return Document{}, err
	}
	r := &wordReader{office: office{w: newWriter()}, styles: styles}
	for _, name := range []string{"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"} {
		body, err := a.part(name)
		if err != nil {
			return Document{}, err
		}
		if len(body) == 0 {
			if name == "word/document.xml" {
				return Document{}, broken(errNoBody)
			}
			continue
		}
		r.plain = Paragraph
		if name != "word/document.xml" {
			r.w.part, r.plain = name, Footnote
		}
		if err := r.read(body, b); err != nil {
			return Document{}, err
		}
	}
	d := r.w.document("docx/1")
	core, err := a.part("docProps/core.xml")
	if err != nil {
		return Document{}, err
	}
	title, err := coreTitle(core, b)
	if err != nil {
		return Document{}, err
	}
	d.Charset, d.Stated.Title = "utf-8", firstOf(d.firstHeading(), title)
	margin, err := a.part("word/comments.xml")
	if err != nil {
		return Document{}, err
	}
	if n := bytes.Count(margin, []byte("<w:comment ")); n > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("Comments in the margin were left out: %d.", n))
	}
	if r.changed {
		d.Notes = append(d.Notes, "The document has tracked changes; it was read as if all were accepted.")
	}
	return d, nil
}

type wordReader struct {
	office
	part    *xmlPart
	styles  map[string]string // id → name in lower case
	plain   string            // kind of a paragraph without a style
	skip    int               // depth below which everything is left out, or 0
	inText  bool
	changed bool
}

func (r *wordReader) read(raw []byte, b *budget) error {
	p, err := newXMLPart(raw, b)
	if err != nil {
		return err
	}
	r.part, r.skip = p, 0
	r.tables = nil
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
			if r.skip == 0 && r.inText {
				r.w.write([]rune(string(t)), p.from, p.to)
			}
		}
	}
}

func (r *wordReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "del", "moveFrom":
		r.changed, r.skip = true, r.part.depth
	case "ins", "moveTo":
		r.changed = true
	case "Fallback", "instrText", "rPr", "sectPr", "pPrChange", "separator", "continuationSeparator":
		r.skip = r.part.depth
	case "tbl":
		r.openTable()
	case "tr":
		r.openRow()
	case "tc":
		r.openCell()
	case "gridSpan":
		if n, err := strconv.Atoi(attr(e, "val")); err == nil {
			r.span(n)
		}
	case "vMerge":
		r.merge(attr(e, "val") == "restart")
	case "p":
		r.openParagraph(r.plain)
	case "pStyle":
		r.style(attr(e, "val"))
	case "outlineLvl":
		if n, err := strconv.Atoi(attr(e, "val")); err == nil && n >= 0 && n < 6 {
			r.as(Heading, n+1)
		}
	case "numPr":
		if r.kind == Paragraph {
			r.as(ListItem, 0)
		}
	case "t":
		r.inText = true
	case "br", "cr":
		r.w.newline()
	case "tab", "ptab":
		r.blank()
	case "noBreakHyphen":
		r.character('\u2011')
	case "sym":
		r.blank()
	}
}

func (r *wordReader) end(e xml.EndElement) {
	switch e.Name.Local {
	case "t":
		r.inText = false
	case "p":
		r.closeParagraph()
	case "tc":
		r.closeBlock()
	case "tbl":
		r.closeTable()
	}
}

// blank and character write what stands for an element of its own. Tabs inside
// the settings of a paragraph are no text: nothing is open there.
func (r *wordReader) blank() {
	if r.w.open >= 0 {
		r.w.write([]rune{' '}, r.part.from, r.part.from+1)
	}
}

func (r *wordReader) character(c rune) { r.w.write([]rune{c}, r.part.from, r.part.to) }

var headingStyle = regexp.MustCompile(`^(?:heading|überschrift|titre) ?([1-9])`)

func (r *wordReader) style(id string) {
	name := r.styles[id]
	if name == "" {
		name = strings.ToLower(id)
	}
	if m := headingStyle.FindStringSubmatch(name); m != nil {
		level, err := strconv.Atoi(m[1])
		if err == nil {
			r.as(Heading, min(level, 6))
		}
		return
	}
	switch {
	case name == "title":
		r.as(Heading, 1)
	case name == "subtitle":
		r.as(Heading, 2)
	case strings.Contains(name, "quot"), name == "block text":
		r.as(Quotation, 0)
	case name == "caption":
		r.as(Caption, 0)
	case strings.HasPrefix(name, "list"):
		r.as(ListItem, 0)
	case strings.HasPrefix(name, "footnote text"), strings.HasPrefix(name, "endnote text"):
		r.as(Footnote, 0)
	}
}

// wordStyles reads the names of the styles, whose ids depend on the language of
// the program; a style of somebody's own takes the name of the one below it.
func wordStyles(a *archive, b *budget) (map[string]string, error) {
	raw, err := a.part("word/styles.xml")
	if len(raw) == 0 || err != nil {
		return nil, err
	}
	p, err := newXMLPart(raw, b)
	if err != nil {
		return nil, err
	}
	names, based := map[string]string{}, map[string]string{}
	id := ""
	for {
		t, err := p.next()
		if err != nil {
			return nil, err
		}
		if t == nil {
			break
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "style":
			id = attr(e, "styleId")
		case "name":
			if id != "" && names[id] == "" {
				names[id] = strings.ToLower(attr(e, "val"))
			}
		case "basedOn":
			based[id] = attr(e, "val")
		}
	}
	known := map[string]string{}
	for id, name := range names {
		known[id] = name
		for up, n := based[id], 0; up != "" && n < 10; up, n = based[up], n+1 {
			if headingStyle.MatchString(names[up]) && !headingStyle.MatchString(name) {
				known[id] = names[up]
				break
			}
		}
	}
	return known, nil
}
