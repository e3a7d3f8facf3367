package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// writeSheet writes the rows of a sheet as cells and reads them as replies,
// where its header tells that they are.
func writeSheet(w *writer, in sheet, p *parts) (*Table, error) {
	start, height := in.header(true)
	t := &Table{Number: w.tables() + 1, Name: in.name}
	return in.read(w, t, w.rows(), start, height, p)
}

// read reads the rows with the header that was found, and writes them unless
// there is no writer. row is the number of the row before the first.
func (in sheet) read(w *writer, t *Table, row, start, height int, p *parts) (*Table, error) {
	details := Block{Table: t.Number}
	var body []record
	for i, r := range in.records {
		if in.blank(r) {
			continue
		}
		if i < start && !in.grouped(i, start) {
			t.Preamble = append(t.Preamble, in.preamble(w, r)...)
			in.keys = append(in.keys, in.keyLines(in.records[i:i+1])...)
			continue
		}
		if start >= 0 && i >= start+height {
			body = in.records[i:]
			break
		}
		row++
		for c, from := range r.cells {
			details.Level, details.Column = row, c+1
			in.write(w, from, Cell, details)
		}
	}
	if start < 0 {
		return nil, nil
	}
	t.Header = in.headings(start, height)
	body, feet := in.footed(body, len(t.Header))
	in.keys = append(in.keys, in.keyLines(feet)...)
	t.Roles = in.roles(t.Header, in.records[start:start+height], body)
	v := &view{sheet: &in, table: t, seen: map[[16]byte]int{}}
	v.scales = v.findScales(body)
	for i, r := range body {
		if in.blank(r) {
			continue
		}
		row++
		v.add(w, r, row)
		t.Left = len(body) - 1 - i
		if err := p.handOver(w, t); err != nil {
			return nil, err
		}
	}
	t.Left = 0
	for _, r := range feet {
		in.preamble(w, r)
	}
	if !isReplies(t.Roles) {
		return nil, nil
	}
	t.notes = append(t.complaints(), v.undirectedNote()...)
	return t, nil
}

// footed parts the rows from lines that stand below them: sources, keys, dates.
func (in *sheet) footed(body []record, columns int) (rows, feet []record) {
	end := len(body)
	for end > 0 && columns > 2 && (in.blank(body[end-1]) || in.lone(body[end-1])) {
		end--
	}
	for _, r := range body[end:] {
		if !in.blank(r) {
			feet = append(feet, r)
		}
	}
	return body[:end], feet
}

// lone tells a row that is one line of words in the first cell.
func (in *sheet) lone(r record) bool {
	for i, c := range r.cells {
		if s := in.string(c); i == 0 && (len(strings.Fields(s)) < 3 || in.total(s)) || i > 0 && s != "" {
			return false
		}
	}
	return len(r.cells) > 0
}

func isReplies(roles []ColumnRole) bool {
	has := func(list ...ColumnRole) bool {
		return slices.ContainsFunc(list, func(r ColumnRole) bool { return slices.Contains(roles, r) })
	}
	return has(NameColumn, FirstNameColumn, LastNameColumn, OrganisationColumn) && has(CommentColumn, PositionColumn)
}

// preamble writes a line above the header.
func (in *sheet) preamble(w *writer, r record) []string {
	var words []string
	for _, c := range r.cells {
		if s := in.string(c); s != "" {
			words = append(words, s)
			in.write(w, c, Paragraph, Block{})
		}
	}
	return []string{strings.Join(words, " ")}
}

// header finds the row of headings, and how many rows it takes; -1 for none.
// Where lone is set, the first row is taken if it has but one known heading.
func (in *sheet) header(lone bool) (start, height int) {
	start, best := -1, 1
	looked := 0
	for i, r := range in.records {
		if looked == 30 {
			break
		}
		if in.blank(r) {
			continue
		}
		known := 0
		for _, c := range r.cells {
			if in.isHeading(c) {
				known++
			}
		}
		if known > best || known == 1 && lone && looked == 0 && len(r.cells) > 1 {
			start, best = i, known
		}
		looked++
	}
	if start < 0 {
		return -1, 0
	}
	height = 1
	if start+1 < len(in.records) && in.explains(in.records[start], in.records[start+1]) {
		height = 2
	}
	return start, height
}

// isHeading tells whether a cell is a known heading: a few words, or a question.
func (in *sheet) isHeading(c cell) bool {
	if utf8.RuneCountInString(in.source[c.from:c.to]) > 500 || utf8.RuneCountInString(c.text) > 500 {
		return false
	}
	s := in.string(c)
	return s != "" && (len(strings.Fields(s)) <= 6 || explanation.MatchString(s)) && roleOf(s) != ""
}

var explanation = regexp.MustCompile(`\?\s*$|\d\s*[=–-]\s*\p{L}|^\(.*\)$|(?i)^(?:please|open-ended|response|text|free text|score|rating)\b`)

// openEnded are the words that programs for surveys put below a question.
var openEnded = regexp.MustCompile(`(?i)^open-ended response$|^other \(please specify\)$`)

// explains tells whether a row says more about the headings above it: it leaves
// the columns of names empty and asks or describes in the others.
func (in *sheet) explains(head, r record) bool {
	who, told, sure := false, false, false
	for _, c := range r.cells {
		sure = sure || openEnded.MatchString(in.string(c))
	}
	for i, c := range r.cells {
		s := in.string(c)
		role := ColumnRole("")
		if i < len(head.cells) {
			role = roleOf(in.string(head.cells[i]))
		}
		switch role {
		case NameColumn, FirstNameColumn, LastNameColumn, OrganisationColumn, RefColumn:
			who = true
			if s != "" {
				return false
			}
		default:
			if s != "" && !sure && !explanation.MatchString(s) && !in.isHeading(c) {
				return false
			}
			told = told || s != ""
		}
	}
	return who && told
}

// grouped tells whether a row is headings that stand over several columns of
// the header just below.
func (in *sheet) grouped(i, start int) bool {
	if i != start-1 || len(in.records[i].cells) != len(in.records[start].cells) {
		return false
	}
	filled := 0
	for _, c := range in.records[i].cells {
		if in.string(c) != "" {
			filled++
		}
	}
	return filled >= 2
}

func (in *sheet) headings(start, height int) []string {
	head := make([]string, len(in.records[start].cells))
	if start > 0 && in.grouped(start-1, start) {
		over := ""
		for i, c := range in.records[start-1].cells {
			if s := in.string(c); s != "" {
				over = s
			}
			head[i] = over
		}
	}
	for k := start; k < start+height; k++ {
		for i, c := range in.records[k].cells {
			if i < len(head) {
				head[i] = strings.TrimSpace(head[i] + " " + in.string(c))
			}
		}
	}
	for len(head) > 1 && head[len(head)-1] == "" { // lines that end with a delimiter
		head = head[:len(head)-1]
	}
	return head
}
