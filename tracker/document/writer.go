package document

import (
	"strings"
	"unicode"
)

// writer builds the text of a document with its blocks and its map.
type writer struct {
	text   []rune
	runs   []Run
	blocks []Block
	open   int // where the block being written starts, or -1
	kind   string
	space  bool // a space is due before the next character
	at     int  // where in the original that space stood
	depth  int  // of the blocks being written
	part   string

	unmapped bool // what is written has no place in an original

	passed struct{ rows, tables int } // numbers of the last ones that were taken away

	bold  int  // how many elements that make words bold are open
	lead  int  // code points at the start of the block that are bold
	plain bool // words that are not bold have been written to the block
}

func newWriter() *writer { return &writer{open: -1} }

// begin ends the block before and names the kind of the next.
func (w *writer) begin(kind string) {
	w.end(Block{})
	w.kind = kind
}

// end closes the block being written; details fill its further fields.
func (w *writer) end(details Block) {
	if w.open >= 0 && len(w.text) > w.open {
		for len(w.text) > w.open && unicode.IsSpace(w.text[len(w.text)-1]) {
			w.text = w.text[:len(w.text)-1]
		}
		w.clip()
		details.Kind, details.Start, details.End = w.kind, w.open, len(w.text)
		details.Depth, details.Part = w.depth, w.part
		details.Bold = min(w.lead, len(w.text)-w.open)
		if details.Start < details.End {
			w.blocks = append(w.blocks, details)
		}
	}
	w.open, w.space = -1, false
}

// clip cuts runs to the text after trailing space was taken away.
func (w *writer) clip() {
	for len(w.runs) > 0 {
		last := &w.runs[len(w.runs)-1]
		if last.End <= len(w.text) {
			return
		}
		if last.Start >= len(w.text) {
			w.runs = w.runs[:len(w.runs)-1]
			continue
		}
		if last.End-last.Start == last.To-last.From {
			last.To -= last.End - len(w.text)
		}
		last.End = len(w.text)
	}
}

// start puts the blank line between blocks.
func (w *writer) start() {
	if w.open >= 0 {
		return
	}
	if len(w.text) > 0 {
		w.text = append(w.text, '\n', '\n')
	}
	w.open = len(w.text)
	w.space, w.lead, w.plain = false, 0, false
}

// write adds characters that came from [from, to) of the original. Runs of
// white space become one space, except the spaces that do not break.
func (w *writer) write(s []rune, from, to int) {
	whole := len(s) != to-from
	for i, r := range s {
		f, t := from+i, from+i+1
		if whole {
			f, t = from, to
		}
		if collapses(r) {
			if w.open >= 0 && !w.space {
				w.space, w.at = true, f
			}
			continue
		}
		w.start()
		if w.space && !w.ended() {
			w.put(' ', w.at, w.at+1, false)
		}
		w.space = false
		w.put(r, f, t, whole && i > 0)
	}
}

// writeText is write for a text whose characters stand one after the other in
// the original, the first at from. It returns where they end there.
func (w *writer) writeText(s string, from int) int {
	for _, r := range s {
		if collapses(r) {
			if w.open >= 0 && !w.space {
				w.space, w.at = true, from
			}
			from++
			continue
		}
		w.start()
		if w.space && !w.ended() {
			w.put(' ', w.at, w.at+1, false)
		}
		w.space = false
		w.put(r, from, from+1, false)
		from++
	}
	return from
}

func collapses(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// ended tells whether the block is empty or at a line break, where a space is not needed.
func (w *writer) ended() bool {
	return len(w.text) == w.open || w.text[len(w.text)-1] == '\n'
}

// put adds one character. joined says that it belongs to the same piece of the
// original as the one before it.
func (w *writer) put(r rune, from, to int, joined bool) {
	n := len(w.text)
	w.text = append(w.text, r)
	w.weigh(r)
	if w.unmapped {
		return
	}
	if k := len(w.runs) - 1; k >= 0 && w.runs[k].End == n {
		last := &w.runs[k]
		if joined {
			last.End = n + 1
			return
		}
		if last.To == from && to-from == 1 && last.End-last.Start == last.To-last.From {
			last.End, last.To = n+1, to
			return
		}
	}
	w.runs = append(w.runs, Run{n, n + 1, from, to})
}

// weigh counts the bold characters with which a block begins.
func (w *writer) weigh(r rune) {
	switch {
	case w.plain:
	case w.bold > 0:
		w.lead = len(w.text) - w.open
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		w.plain = true
	}
}

// newline breaks the line inside a block.
func (w *writer) newline() {
	if w.open < 0 || len(w.text) == w.open {
		return
	}
	w.space = false
	w.text = append(w.text, '\n')
}

// insert writes words that the original does not hold.
func (w *writer) insert(s string) {
	w.start()
	if w.space && !w.ended() {
		w.text = append(w.text, ' ')
	}
	w.space = false
	w.text = append(w.text, []rune(s)...)
}

// rows and tables are the numbers of the last row and table written.
func (w *writer) rows() int {
	n := w.passed.rows
	for _, b := range w.blocks {
		if b.Kind == Cell {
			n = max(n, b.Level)
		}
	}
	return n
}

func (w *writer) tables() int {
	n := w.passed.tables
	for _, b := range w.blocks {
		n = max(n, b.Table)
	}
	return n
}

// take returns what was written so far as a document, and begins anew with the
// next block.
func (w *writer) take() Document {
	w.passed.rows, w.passed.tables = w.rows(), w.tables()
	d := w.document("")
	w.text, w.runs, w.blocks = w.text[:0], nil, nil
	return d
}

func (w *writer) document(reader string) Document {
	w.end(Block{})
	return Document{Text: string(w.text), Reader: reader, Blocks: w.blocks, Runs: w.runs}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
