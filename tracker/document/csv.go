package document

import (
	"fmt"
	"slices"
	"strings"
)

// The bounds of a table.
const (
	maxCells    = 1_000_000
	maxCellSize = 200_000 // characters in quotation marks, above which a mark is taken as never closed
	maxUnclosed = 50
)

// cell is the characters [from, to) of the source, or a text of its own where
// there is no such source.
type cell struct {
	from, to int
	quoted   bool
	text     []rune
	block    int // that is written already, counted from 1; 0 for none
}

type record struct {
	line  int // on which it begins
	level int // Block.Level of its cells, where they are written already
	cells []cell
}

// sheet is rows as they stand in a file, before anybody knows which is the header.
type sheet struct {
	name    string
	source  []rune // nil where cells bring their text
	records []record
	keys    []keyLine // what is said around the rows, which may tell what numbers stand for
	ragged  bool      // rows that are too short are normal, as where trailing cells are not written
}

// readCSV reads rows of cells. The cells are found by our own scanner because
// the standard reader keeps no place for the characters of a cell and stops, or
// swallows the rest of the file, at a stray quotation mark.
func readCSV(text string, tab bool, b *budget) (Document, error) {
	source := []rune(text)
	start, delimiter := stated(source)
	if start == 0 {
		delimiter = sniffDelimiter(source, tab)
	}
	if delimiter == 0 {
		delimiter = ','
	}
	s := &scanner{source: source, at: start, line: 1 + countLines(source[:start]), delimiter: delimiter, budget: b}
	in := sheet{source: source}
	cells, widest := 0, 0
	for s.at < len(source) {
		r, err := s.record()
		if err != nil {
			return Document{}, err
		}
		if cells += len(r.cells); cells > maxCells {
			return Document{}, tooManyCells()
		}
		in.records = append(in.records, r)
		widest = max(widest, len(r.cells))
		if err := refuseWide(widest, len(in.records)); err != nil {
			return Document{}, err
		}
	}
	w := newWriter()
	t := writeSheet(w, in)
	d := w.document("csv/1")
	if d.Runs == nil {
		d.Runs = []Run{}
	}
	if s.unclosed > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("A quotation mark opens a cell on line %d and is not closed; it was read as part of the cell's words.", s.firstUnclosed))
	}
	if t != nil {
		d.Tables = []Table{*t}
		d.Notes = append(d.Notes, t.notes...)
	}
	return d, nil
}

func tooManyCells() error {
	return &Error{
		Problem: fmt.Sprintf("The table is too large: it has more than %d cells.", maxCells),
		Remedy:  "Cut it into parts, or leave out rows and columns without words.",
	}
}

// stated reads the line "sep=;" that some programs put first, and its length.
func stated(source []rune) (length int, delimiter rune) {
	if len(source) < 5 || !strings.EqualFold(string(source[:4]), "sep=") {
		return 0, 0
	}
	n := 5
	for n < len(source) && (source[n] == '\r' || source[n] == '\n') && n < 7 {
		n++
	}
	return n, source[4]
}

func countLines(s []rune) (n int) {
	for _, r := range s {
		if r == '\n' {
			n++
		}
	}
	return n
}

// sniffDelimiter chooses the character that cuts the first rows into equally
// many cells, or 0 if none cuts them into more than one.
func sniffDelimiter(source []rune, tab bool) rune {
	head := source[:min(len(source), 1<<17)]
	var best rune
	bestScore := 0.0
	for _, d := range []rune{',', ';', '\t', '|'} {
		s := &scanner{source: head, line: 1, delimiter: d, budget: newBudget()}
		counts := map[int]int{}
		rows := 0
		for s.at < len(head) && rows < 100 {
			r, err := s.record()
			if err != nil {
				break
			}
			if len(r.cells) == 1 && r.cells[0].from == r.cells[0].to {
				continue
			}
			counts[len(r.cells)]++
			rows++
		}
		most, n := 0, 0
		for cells, times := range counts {
			if times > n || times == n && cells > most {
				most, n = cells, times
			}
		}
		if most < 2 || rows == 0 {
			continue
		}
		score := float64(n) / float64(rows) * (1 - 1/float64(most*2))
		if tab && d == '\t' {
			score++
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

// scanner cuts a source into records.
type scanner struct {
	source        []rune
	at, line      int
	delimiter     rune
	budget        *budget
	unclosed      int
	firstUnclosed int
}

// record reads cells up to the end of a line that is not inside marks.
func (s *scanner) record() (record, error) {
	r := record{line: s.line}
	from := s.at
	for {
		c := s.cell()
		r.cells = append(r.cells, c)
		if s.unclosed > maxUnclosed {
			return r, &Error{Problem: "Too many quotation marks of the table are not closed.", Remedy: "Open it in a spreadsheet program, save it anew as CSV and try that."}
		}
		if len(r.cells) > maxCells {
			return r, tooManyCells()
		}
		if s.at < len(s.source) && s.source[s.at] == s.delimiter {
			s.at++
			continue
		}
		if s.at < len(s.source) && s.source[s.at] == '\r' {
			s.at++
		}
		if s.at < len(s.source) && s.source[s.at] == '\n' {
			s.at++
		}
		s.line++
		return r, s.budget.step(s.at - from)
	}
}

// cell reads one cell and stops at what ends it.
func (s *scanner) cell() cell {
	open := s.at
	for open < len(s.source) && s.source[open] == ' ' && s.delimiter != ' ' {
		open++
	}
	if open < len(s.source) && s.source[open] == '"' {
		if c, ok := s.quoted(open + 1); ok {
			return c
		}
		if s.unclosed++; s.unclosed == 1 {
			s.firstUnclosed = s.line
		}
	}
	from := s.at
	for s.at < len(s.source) && s.source[s.at] != s.delimiter && s.source[s.at] != '\n' && s.source[s.at] != '\r' {
		s.at++
	}
	return cell{from: from, to: s.at}
}

// quoted reads a cell in marks. A mark closes it only where the cell can end: a
// mark inside that somebody forgot to double is a part of the words.
func (s *scanner) quoted(from int) (cell, bool) {
	lines := 0
	for i := from; i < len(s.source) && i-from < maxCellSize; i++ {
		switch s.source[i] {
		case '\n':
			lines++
		case '"':
			if i+1 < len(s.source) && s.source[i+1] == '"' {
				if n := s.ends(i + 2); n < 0 || s.pairs(from, i) {
					i++
					continue
				}
			}
			if end := s.ends(i + 1); end >= 0 {
				s.at = end
				s.line += lines
				return cell{from: from, to: i, quoted: true}, true
			}
		}
	}
	return cell{}, false
}

// pairs tells that two marks at i are one doubled mark: always, but for the two
// of an empty cell.
func (s *scanner) pairs(from, i int) bool { return i > from || s.source[i] == '"' }

// ends is where a cell ends if only blanks stand between i and its end, or -1.
func (s *scanner) ends(i int) int {
	for i < len(s.source) && s.source[i] == ' ' {
		i++
	}
	if i == len(s.source) || s.source[i] == s.delimiter || s.source[i] == '\n' || s.source[i] == '\r' {
		return i
	}
	return -1
}

// string is the cell with white space as one space.
func (in *sheet) string(c cell) string { return oneLine(in.raw(c)) }

// joined is the cell with its lines one after the other, parted by commas: a name
// with an office below it.
func (in *sheet) joined(c cell) string {
	var lines []string
	for line := range strings.Lines(in.raw(c)) {
		if line = strings.TrimRight(oneLine(line), ","); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, ", ")
}

func (in *sheet) raw(c cell) string {
	if in.source == nil {
		return string(c.text)
	}
	s := string(in.source[c.from:c.to])
	if c.quoted {
		s = strings.ReplaceAll(s, `""`, `"`)
	}
	return s
}

// write writes a cell as a block and tells its index, or -1 for an empty one.
func (in *sheet) write(w *writer, c cell, kind string, details Block) int {
	if w == nil {
		return c.block - 1
	}
	before := len(w.blocks)
	w.begin(kind)
	switch {
	case in.source == nil:
		w.write(c.text, 0, len(c.text))
	case !c.quoted:
		w.write(in.source[c.from:c.to], c.from, c.to)
	default:
		from := c.from
		for i := c.from; i < c.to; i++ {
			if in.source[i] == '"' && i+1 < c.to && in.source[i+1] == '"' {
				w.write(in.source[from:i], from, i)
				w.write([]rune{'"'}, i, i+2)
				i++
				from = i + 1
			}
		}
		w.write(in.source[from:c.to], from, c.to)
	}
	w.end(details)
	if len(w.blocks) == before {
		return -1
	}
	return before
}

// blank tells whether a row holds nothing.
func (in *sheet) blank(r record) bool {
	return !slices.ContainsFunc(r.cells, func(c cell) bool { return in.string(c) != "" })
}

// looksLikeTable tells whether a text without a telling name is one of rows.
func looksLikeTable(text string) bool {
	head := []rune(text)
	d := sniffDelimiter(head, false)
	if d == 0 {
		return false
	}
	s := &scanner{source: head, line: 1, delimiter: d, budget: newBudget()}
	in := sheet{source: head}
	for range 8 {
		if s.at >= len(head) {
			break
		}
		r, err := s.record()
		if err != nil {
			return false
		}
		in.records = append(in.records, r)
	}
	at, _ := in.header(false)
	return at >= 0 && len(in.records) > at+1 && len(in.records[at].cells) == len(in.records[at+1].cells)
}
