package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// The bounds of a table.
const (
	maxCells    = 1_000_000
	maxRowCells = 2_000_000 // of a file of rows that is read in parts
	maxCellSize = 200_000   // characters in quotation marks, above which a mark is taken as never closed
	maxUnclosed = 50
)

// cell is the bytes [from, to) of the source, or a text of its own where there
// is no such source.
type cell struct {
	from, to int
	at       int // the code point of the source at from
	quoted   bool
	text     string
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
	source  string // empty where cells bring their text
	records []record
	keys    []keyLine // what is said around the rows, which may tell what numbers stand for
	ragged  bool      // rows that are too short are normal, as where trailing cells are not written
}

// readCSV reads rows of cells. The cells are found by our own scanner because
// the standard reader keeps no place for the characters of a cell and stops, or
// swallows the rest of the file, at a stray quotation mark.
func readCSV(text string, tab bool, b *budget) (Document, error) {
	start, delimiter := stated(text)
	if start == 0 {
		delimiter = sniffDelimiter(text, tab)
	}
	if delimiter == "" {
		delimiter = ","
	}
	s := &scanner{source: text, at: start, line: 1 + strings.Count(text[:start], "\n"), delimiter: delimiter, budget: b}
	in := sheet{source: text}
	cells, widest := 0, 0
	for s.at < len(text) {
		r, err := s.record()
		if err != nil {
			return Document{}, err
		}
		if cells += len(r.cells); cells > b.cells {
			return Document{}, tooManyCells(b.cells)
		}
		in.records = append(in.records, r)
		widest = max(widest, len(r.cells))
		if err := refuseWide(widest, len(in.records)); err != nil {
			return Document{}, err
		}
	}
	w := newWriter()
	t, err := writeSheet(w, in, b.parts)
	if err != nil {
		return Document{}, err
	}
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

func tooManyCells(most int) error {
	return &Error{
		Problem: fmt.Sprintf("The table is too large: it has more than %d cells.", most),
		Remedy:  "Cut it into parts, or leave out rows and columns without words.",
	}
}

// stated reads the line "sep=;" that some programs put first, and its length.
func stated(source string) (length int, delimiter string) {
	if len(source) < 5 || !strings.EqualFold(source[:4], "sep=") {
		return 0, ""
	}
	_, size := utf8.DecodeRuneInString(source[4:])
	most := 4 + size
	n := most
	for n < len(source) && (source[n] == '\r' || source[n] == '\n') && n < most+2 {
		n++
	}
	return n, source[4:most]
}

// sniffDelimiter chooses the character that cuts the first rows into equally
// many cells, or "" if none cuts them into more than one.
func sniffDelimiter(source string, tab bool) string {
	head := source[:firstCodePoints(source, 1<<17)]
	best, bestScore := "", 0.0
	for _, d := range []string{",", ";", "\t", "|"} {
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
		if tab && d == "\t" {
			score++
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

// firstCodePoints is the length in bytes of the first n code points.
func firstCodePoints(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// scanner cuts a source into records. It goes by bytes: what it looks for stands
// nowhere inside a character of several.
type scanner struct {
	source        string
	at, line      int
	counted       int // of the source's bytes
	codePoints    int // in those
	delimiter     string
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
		if len(r.cells) > s.budget.cells {
			return r, tooManyCells(s.budget.cells)
		}
		if s.delimits(s.at) {
			s.at += len(s.delimiter)
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
	for open < len(s.source) && s.source[open] == ' ' && s.delimiter != " " {
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
	for s.at < len(s.source) && !s.delimits(s.at) && s.source[s.at] != '\n' && s.source[s.at] != '\r' {
		s.at++
	}
	return cell{from: from, to: s.at, at: s.codePoint(from)}
}

// delimits tells whether the delimiter stands there.
func (s *scanner) delimits(at int) bool {
	return at < len(s.source) && s.source[at] == s.delimiter[0] && strings.HasPrefix(s.source[at:], s.delimiter)
}

// codePoint is which code point of the source begins at a byte, none before the
// one asked for last.
func (s *scanner) codePoint(at int) int {
	s.codePoints += utf8.RuneCountInString(s.source[s.counted:at])
	s.counted = at
	return s.codePoints
}

// quoted reads a cell in marks. A mark closes it only where the cell can end: a
// mark inside that somebody forgot to double is a part of the words.
func (s *scanner) quoted(from int) (cell, bool) {
	lines, size := 0, 0
	for i := from; i < len(s.source) && size < maxCellSize; i++ {
		if utf8.RuneStart(s.source[i]) {
			size++
		}
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
				return cell{from: from, to: i, at: s.codePoint(from), quoted: true}, true
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
	if i == len(s.source) || s.delimits(i) || s.source[i] == '\n' || s.source[i] == '\r' {
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
	if in.source == "" {
		return c.text
	}
	s := in.source[c.from:c.to]
	if c.quoted && strings.Contains(s, `""`) {
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
	case in.source == "":
		w.writeText(c.text, 0)
	case !c.quoted:
		w.writeText(in.source[c.from:c.to], c.at)
	default:
		words, more, doubled := strings.Cut(in.source[c.from:c.to], `""`)
		at := w.writeText(words, c.at)
		for ; doubled; at = w.writeText(words, at+2) {
			w.write([]rune{'"'}, at, at+2)
			words, more, doubled = strings.Cut(more, `""`)
		}
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
	d := sniffDelimiter(text, false)
	if d == "" {
		return false
	}
	s := &scanner{source: text, line: 1, delimiter: d, budget: newBudget()}
	in := sheet{source: text}
	for range 8 {
		if s.at >= len(text) {
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
