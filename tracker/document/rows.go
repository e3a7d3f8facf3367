package document

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// view reads rows as replies.
type view struct {
	sheet  *sheet
	table  *Table
	scales map[int]scale    // of position columns
	seen   map[[16]byte]int // hash of what a row says → its number

	undirected []int // columns of numbers of which nobody knows which end is agreement
}

// add writes a row and what it says.
func (v *view) add(w *writer, r record, number int) {
	if r.level > 0 {
		number = r.level
	}
	row := Row{Number: number, Line: r.line, Cells: make([]int, len(v.table.Header))}
	details := Block{Table: v.table.Number, Level: number}
	for i := range row.Cells {
		row.Cells[i] = -1
	}
	for i, c := range r.cells {
		details.Column = i + 1
		if at := v.sheet.write(w, c, Cell, details); i < len(row.Cells) {
			row.Cells[i] = at
		}
	}
	row.Problem = v.misshapen(r)
	if row.Problem == "" {
		v.fill(&row, r)
	}
	v.table.Rows = append(v.table.Rows, row)
	v.table.tally.add(row)
}

// misshapen says what is wrong with the number of cells. Empty cells at the end
// of a row are no fault.
func (v *view) misshapen(r record) string {
	want, got := len(v.table.Header), len(r.cells)
	for got > want && v.sheet.string(r.cells[got-1]) == "" {
		got--
	}
	if got == want || got < want && (v.sheet.ragged || got == 1 && v.sheet.total(v.sheet.string(r.cells[0]))) {
		return ""
	}
	return fmt.Sprintf("Line %d has %d cells where the header has %d.", r.line, got, want)
}

func (v *view) fill(row *Row, r record) {
	var first, last string
	said := sha256.New()
	for i, role := range v.table.Roles {
		text := ""
		if i < len(r.cells) {
			text = v.sheet.string(r.cells[i])
		}
		if role != RefColumn && role != DateColumn {
			said.Write([]byte(text)) // a hash takes anything
			said.Write([]byte{0x1f})
		}
		if text == "" {
			continue
		}
		switch role {
		case NameColumn:
			row.Name = given(v.sheet.joined(r.cells[i]))
		case FirstNameColumn:
			first = given(text)
		case LastNameColumn:
			last = given(text)
		case HonorificColumn:
			row.Honorific = text
		case OrganisationColumn:
			row.Organisation = firstOf(row.Organisation, given(text))
		case OfficeColumn:
			row.Office = firstOf(row.Office, text)
		case CapacityColumn:
			row.Capacity = firstOf(row.Capacity, capacityOf(text))
		case SectorColumn:
			row.Sector = firstOf(row.Sector, text)
		case DateColumn:
			row.Date = firstOf(row.Date, text)
		case RefColumn:
			row.Ref = text
		case ThemesColumn:
			row.Themes = text
		case CommentColumn:
			row.Comments = append(row.Comments, row.Cells[i])
		case PositionColumn:
			v.position(row, text, v.scales[i])
		}
	}
	row.Name = firstOf(row.Name, strings.TrimSpace(first+" "+last))
	row.Wish, row.Consent = v.wish(r)
	row.NoReply = v.noReply(row, r)
	key := [16]byte(said.Sum(nil))
	if earlier, ok := v.seen[key]; ok {
		row.SameAs = earlier
	} else {
		v.seen[key] = row.Number
	}
}

var nobody = regexp.MustCompile(`(?i)^(?:anon(?:ymous)?|n/?\.?a\.?|none|nil|not (?:given|stated|provided|applicable|supplied)|prefer not to say|name withheld|withheld|redacted|unknown|myself|self|[-–—.?x]+)$`)

// given is what somebody entered as a name, nothing where that says there is none.
func given(text string) string {
	if nobody.MatchString(text) {
		return ""
	}
	return text
}

// capacityOf is how a respondent replies; a bare yes or no answers whether it is
// for an organisation.
func capacityOf(text string) string {
	switch yesNo.FindString(plainWords(text)) {
	case "y", "yes":
		return "organisation"
	case "n", "no":
		return "individual"
	}
	return text
}

// position keeps the first column of positions that suggests a stance.
func (v *view) position(row *Row, text string, s scale) {
	stance := stanceOf(text, s)
	if row.Position == "" || row.Stance == "" && stance != "" {
		row.Position, row.Stance = text, stance
	}
}

var (
	totals = regexp.MustCompile(`(?i)^(?:grand |sub-?)?totals?\b|^(?:average|mean|median|sum|count|base|n\s?=)(?:\s|:|$)`)
	trials = regexp.MustCompile(`(?i)^(?:test(?:ing)?(?: ?\d*| test(?:ing)?| (?:entry|user|row|person|response))?|asdf\w*|x{3,}|dummy.*)$`)
)

func (in *sheet) total(first string) bool { return totals.MatchString(first) }

// noReply tells rows that somebody's words cannot be in.
func (v *view) noReply(row *Row, r record) string {
	first := ""
	for _, c := range r.cells {
		if first = v.sheet.string(c); first != "" {
			break
		}
	}
	switch {
	case totals.MatchString(first) && (row.Name == "" || row.Name == first) && row.Organisation == "":
		return "The row gives a total."
	case trials.MatchString(row.Name) && (len(row.Comments) == 0 || slices.ContainsFunc(r.cells, func(c cell) bool {
		s := v.sheet.string(c)
		return s != row.Name && trials.MatchString(s)
	})):
		return "The row is a trial entry."
	}
	return ""
}
