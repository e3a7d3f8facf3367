package document

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// maxNesting bounds the elements of a part that are open at once.
const maxNesting = 2000

// xmlPart reads one part of a word processor file piece by piece and knows where
// in it, in code points, each piece stands. DOCX and ODT are read so, and not by
// a library: those that read DOCX drop footnotes and forget where the words
// stood, or have licences that would bind this program (AGPL).
type xmlPart struct {
	source string
	tokens *xml.Decoder
	byteAt int // up to which pointAt is known
	point  int
	depth  int
	budget *budget
	// from and to bound the piece that next returned.
	from, to int
}

func newXMLPart(raw []byte, b *budget) (*xmlPart, error) {
	source, _, _, err := decoded(raw, "")
	if err != nil {
		return nil, err
	}
	p := &xmlPart{source: source, budget: b, tokens: xml.NewDecoder(strings.NewReader(source))}
	p.tokens.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded above
	return p, nil
}

// next returns the next piece, nil at the end.
func (p *xmlPart) next() (xml.Token, error) {
	if err := p.budget.step(1); err != nil {
		return nil, err
	}
	start := int(p.tokens.InputOffset())
	t, err := p.tokens.Token()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, broken(err)
	}
	switch t.(type) {
	case xml.StartElement:
		if p.depth++; p.depth > maxNesting {
			return nil, &Error{Problem: "The file is nested too deeply.", Remedy: "Open it, save it anew and try that, or copy its text and paste it."}
		}
	case xml.EndElement:
		p.depth--
	}
	p.from, p.to = p.pointAt(start), p.pointAt(int(p.tokens.InputOffset()))
	return t, nil
}

// pointAt turns a byte into a code point; it is asked in ascending order.
func (p *xmlPart) pointAt(at int) int {
	at = min(max(at, p.byteAt), len(p.source))
	p.point += utf8.RuneCountInString(p.source[p.byteAt:at])
	p.byteAt = at
	return p.point
}

// attr is the value of an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// coreTitle reads the title that a file states in its properties.
func coreTitle(raw []byte, b *budget) (title string, err error) {
	if len(raw) == 0 {
		return "", nil
	}
	p, err := newXMLPart(raw, b)
	if err != nil {
		return "", err
	}
	inside := false
	for {
		t, err := p.next()
		if t == nil || err != nil {
			return oneLine(title), err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inside = t.Name.Local == "title"
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if inside {
				title += string(t)
			}
		}
	}
}

// firstHeading is the text of the first heading of level 1.
func (d *Document) firstHeading() string {
	for _, b := range d.Blocks {
		if b.Kind == Heading && b.Level == 1 {
			return oneLine(string([]rune(d.Text)[b.Start:b.End]))
		}
	}
	return ""
}

// office writes the text of a word processor file. Its readers tell it where
// paragraphs and tables begin and end.
type office struct {
	w      *writer
	tables []officeTable // those that are open, the innermost last
	made   int           // tables so far
	row    int           // rows so far
	kind   string
	level  int
}

type officeTable struct {
	number, row, column, span int
	filled                    bool        // the cell holds a paragraph
	reach                     int         // rows over which the cell reaches, where it says so
	restart                   bool        // the cell is the first of those merged in its column
	merged                    map[int]int // column → block of the merged cell that goes on below
}

func (o *office) openTable() {
	o.closeBlock()
	o.made++
	o.tables = append(o.tables, officeTable{number: o.made})
}

func (o *office) closeTable() {
	o.closeBlock()
	if n := len(o.tables); n > 0 {
		o.tables = o.tables[:n-1]
	}
}

func (o *office) openRow() {
	if n := len(o.tables); n > 0 {
		o.row++
		o.tables[n-1].row, o.tables[n-1].column, o.tables[n-1].span = o.row, 0, 1
	}
}

func (o *office) openCell() {
	o.closeBlock()
	if n := len(o.tables); n > 0 {
		t := &o.tables[n-1]
		t.column += max(1, t.span)
		t.span, t.filled, t.reach, t.restart = 1, false, 0, false
	}
}

// span says over how many columns the open cell reaches.
func (o *office) span(n int) {
	if k := len(o.tables); k > 0 && n > 0 && n < 1000 {
		o.tables[k-1].span = n
	}
}

// merge says that the open cell is merged with those below it, or goes on from
// the one above.
func (o *office) merge(first bool) {
	if len(o.tables) == 0 {
		return
	}
	t := &o.tables[len(o.tables)-1]
	t.restart = first
	if at, ok := t.merged[t.column]; ok && !first {
		o.w.blocks[at].Reach = max(1, o.w.blocks[at].Reach) + 1
	} else {
		delete(t.merged, t.column)
	}
}

// openParagraph begins a block, or in a cell a line of its block.
func (o *office) openParagraph(kind string) {
	if n := len(o.tables); n > 0 {
		if o.tables[n-1].filled && o.w.kind == Cell {
			o.w.newline()
			return
		}
		o.tables[n-1].filled = true
		kind = Cell
	}
	o.closeBlock()
	o.kind, o.level = kind, 0
	o.w.begin(kind)
}

// as changes the kind of the open paragraph, before anything is written to it.
func (o *office) as(kind string, level int) {
	if len(o.tables) == 0 && o.w.open < 0 {
		o.kind, o.level = kind, level
		o.w.kind = kind
	}
}

func (o *office) closeParagraph() {
	if len(o.tables) == 0 {
		o.closeBlock()
	}
}

func (o *office) closeBlock() {
	details := Block{Level: o.level}
	if n := len(o.tables); n > 0 {
		t := &o.tables[n-1]
		details = Block{Table: t.number, Level: t.row, Column: t.column, Reach: t.reach}
		if t.restart && o.w.open >= 0 {
			if t.merged == nil {
				t.merged = map[int]int{}
			}
			t.merged[t.column] = len(o.w.blocks)
		}
	}
	before := len(o.w.blocks)
	o.w.end(details)
	if n := len(o.tables); n > 0 && len(o.w.blocks) == before && o.tables[n-1].merged[o.tables[n-1].column] == before {
		delete(o.tables[n-1].merged, o.tables[n-1].column) // nothing was written
	}
	o.level = 0
}
