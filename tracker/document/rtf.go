package document

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// readRichText reads RTF. No library that is kept up reads it with its character
// sets and tables, and of the format little is needed: groups, paragraphs, cells
// and letters. Its bytes are ASCII, so that a byte of the file is a code point
// of the original.
func readRichText(raw []byte, b *budget) (Document, error) {
	r := &richReader{office: office{w: newWriter()}, raw: raw, budget: b, fonts: map[int]encoding.Encoding{}}
	r.state = richState{unicodeSkip: 1, font: -1}
	r.page = charmap.Windows1252
	if err := r.read(); err != nil {
		return Document{}, err
	}
	r.writeNotes()
	d := r.w.document("rtf/1")
	if d.Runs == nil {
		d.Runs = []Run{}
	}
	d.Charset, d.Stated.Title = "us-ascii", firstOf(d.firstHeading(), oneLine(string(r.title)))
	return d, nil
}

// richState is what a group inherits and its end restores.
type richState struct {
	skip, title, fonts bool
	hidden             bool
	unicodeSkip, font  int
	footnote           bool
}

type richReader struct {
	office
	raw    []byte
	at     int
	budget *budget
	state  richState
	stack  []richState
	page   encoding.Encoding
	fonts  map[int]encoding.Encoding
	title  []rune
	bytes  []byte // in the character set of the font, not decoded yet
	from   int    // where they began
	until  int    // and ended
	drop   int    // characters that stand for the last \u in old readers
	high   rune   // first half of a pair of UTF-16
	inCell bool
	begun  bool // the paragraph was begun
	level  int
	notes  []richPiece
}

// richPiece is letters of a footnote, which are written after the text; none
// stand for the end of its paragraph.
type richPiece struct {
	text     []rune
	from, to int
}

func (r *richReader) read() error {
	for r.at < len(r.raw) {
		start := r.at
		c := r.raw[r.at]
		r.at++
		var err error
		switch c {
		case '{':
			err = r.flush()
			if len(r.stack) > maxNesting {
				return &Error{Problem: "The file is nested too deeply.", Remedy: "Open it, save it anew and try that, or copy its text and paste it."}
			}
			r.stack = append(r.stack, r.state)
		case '}':
			err = r.flush()
			r.drop = 0
			if n := len(r.stack); n > 0 {
				if r.state.footnote && !r.stack[n-1].footnote {
					r.paragraph()
				}
				r.state, r.stack = r.stack[n-1], r.stack[:n-1]
			}
		case '\\':
			err = r.control(start)
		case '\r', '\n', 0:
			err = r.flush()
		default:
			r.letter(c, start)
		}
		if err == nil {
			err = r.budget.step(1)
		}
		if err != nil {
			return err
		}
	}
	err := r.flush()
	r.closeBlock()
	return err
}

// letter takes one byte in the character set of the font.
func (r *richReader) letter(c byte, start int) {
	switch {
	case r.drop > 0:
		r.drop--
	case r.state.skip && !r.state.title:
	default:
		if len(r.bytes) == 0 {
			r.from = start
		}
		r.bytes, r.until = append(r.bytes, c), r.at
	}
}

// flush decodes the bytes that wait.
func (r *richReader) flush() error {
	if len(r.bytes) == 0 {
		return nil
	}
	raw := r.bytes
	r.bytes = r.bytes[:0]
	enc := r.page
	if f := r.fonts[r.state.font]; f != nil {
		enc = f
	}
	text := string(raw)
	if !isASCII(text) {
		out, err := enc.NewDecoder().Bytes(raw)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return &Error{
				Problem: fmt.Sprintf("The characters at byte %d of the file cannot be read, so its words would not be kept exactly.", r.from),
				Remedy:  "Open it where it looks right and save it as .docx or UTF-8 text, or copy the text and paste it.",
			}
		}
		text = string(out)
	}
	r.put([]rune(text), r.from, r.until)
	return nil
}

// put writes letters that stand at [from, to) of the file.
func (r *richReader) put(s []rune, from, to int) {
	switch {
	case r.state.title:
		r.title = append(r.title, s...)
		return
	case r.state.skip || r.state.hidden:
		return
	}
	if r.state.footnote {
		r.notes = append(r.notes, richPiece{slices.Clone(s), from, to})
		return
	}
	if !r.begun {
		r.begin()
	}
	r.w.write(s, from, to)
}

func (r *richReader) begin() {
	switch {
	case r.inCell:
		if len(r.tables) == 0 {
			r.openTable()
			r.openRow()
			r.openCell()
		}
		r.openParagraph(Cell)
	default:
		r.tables = nil
		r.openParagraph(Paragraph)
		if r.level > 0 {
			r.as(Heading, r.level)
		}
	}
	r.begun = true
}

func (r *richReader) paragraph() {
	if r.state.footnote {
		r.notes = append(r.notes, richPiece{})
		return
	}
	if !r.inCell || len(r.tables) == 0 {
		r.closeBlock()
	}
	r.begun = false
}

func (r *richReader) writeNotes() {
	r.w.begin(Footnote)
	for _, p := range r.notes {
		if p.text == nil {
			r.w.begin(Footnote)
			continue
		}
		r.w.write(p.text, p.from, p.to)
	}
	r.w.end(Block{})
}
