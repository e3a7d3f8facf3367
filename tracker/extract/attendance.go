package extract

import (
	"regexp"
	"strings"
)

var (
	nameColumn  = regexp.MustCompile(`(?i)^(name|names|member|attendee|present|in attendance|who|speaker|witness|representative)s?$`)
	bodyColumn  = regexp.MustCompile(`(?i)\b(organisation|organization|body|representing|employer|on behalf of|affiliation|from|trust|institution)\b`)
	roleColumn  = regexp.MustCompile(`(?i)\b(title|role|position|post|designation|job|capacity|office)\b`)
	shortColumn = regexp.MustCompile(`(?i)^(initials?|abbreviation|ref)$`)
	taskColumn  = regexp.MustCompile(`(?i)^(actions?|action points?|owner|lead|due|deadline|by when|status|decision|comments?|response|views?|statement|reply|quote)$`)
)

// attendanceTables learns who is who from tables of those present: a column of
// names and others of offices and bodies, and none of words.
func (r *reader) attendanceTables(heads *[]string) {
	for _, t := range r.tables() {
		if r.attendance(t) {
			*heads = append(*heads, "table")
		}
	}
}

// tables lists the tables of the page in order.
func (r *reader) tables() []*table {
	var out []*table
	at := map[int]*table{}
	for i, here := range r.page.paras {
		if here.kind != "cell" || r.replied[here.block.Table] {
			continue
		}
		t := at[here.block.Table]
		if t == nil {
			t = &table{cells: map[[2]int]int{}}
			at[here.block.Table] = t
			out = append(out, t)
		}
		if len(t.rows) == 0 || t.rows[len(t.rows)-1] != here.block.Level {
			t.rows = append(t.rows, here.block.Level)
		}
		t.cells[[2]int{here.block.Level, here.block.Column}] = i
	}
	return out
}

// maxColumns bounds the columns that are looked at.
const maxColumns = 8

func (r *reader) attendance(t *table) bool {
	var heads [maxColumns + 1]string
	known, first := 0, t.rows[0]
	for c := 1; c <= maxColumns; c++ {
		text, i := r.cell(t, first, c)
		if i < 0 {
			continue
		}
		if taskColumn.MatchString(text) {
			return false
		}
		if heads[c] = text; nameColumn.MatchString(text) || bodyColumn.MatchString(text) && r.page.paras[i].words < 4 {
			known++
		}
	}
	names, rows := 0, t.rows
	if known > 0 {
		rows = rows[1:]
	}
	best := 0
	for c := 1; c <= maxColumns; c++ {
		people := 0
		for _, row := range rows {
			text, i := r.cell(t, row, c)
			if i >= 0 && r.page.paras[i].words > 14 {
				return false // words of somebody
			}
			if i >= 0 && beginsSeat(text) {
				people++
			}
		}
		if people > best {
			names, best = c, people
		}
	}
	if names == 0 || best < 2 || best*3 < len(rows)*2 || known == 0 && r.headAbove(t) == 0 {
		return false
	}
	p := r.headAbove(t)
	for _, row := range rows {
		r.attendee(t, row, names, p, heads, known > 0)
	}
	return true
}

// headAbove is the part that the head over a table gives to those in it.
func (r *reader) headAbove(t *table) part {
	for k := t.cells[[2]int{t.rows[0], 1}] - 1; k >= 0 && k > t.cells[[2]int{t.rows[0], 1}]-3; k-- {
		here := r.page.paras[k]
		if p, rest, ok := headOf(r.page.slice(here.start, min(here.end, here.start+80))); ok && rest == "" {
			return p
		}
	}
	return 0
}

// attendee reads a row: the name, and beside it office, body and initials.
func (r *reader) attendee(t *table, row, names int, p part, heads [maxColumns + 1]string, headed bool) {
	text, i := r.cell(t, row, names)
	if i < 0 {
		return
	}
	s, ok := parseSeat(text, p)
	if !ok {
		return
	}
	role, org := "", ""
	for c := 1; c <= maxColumns; c++ {
		text, at := r.cell(t, row, c)
		switch {
		case c == names || at < 0:
		case initialsOnly.MatchString(text) && (headed && shortColumn.MatchString(heads[c]) || strings.HasPrefix(strings.ToUpper(s.l.name), text[:1]) && text == initialsFor(s.l.name)):
			s.short = text
		case chairOnly.MatchString(text) && p != answering && org == "" && role == "":
			s.part, role = presiding, text
		case clerkOnly.MatchString(text):
			s.part = presiding
		case headed && bodyColumn.MatchString(heads[c]):
			org = text
		case headed && roleColumn.MatchString(heads[c]):
			role, org = officeCell(text, org)
		default:
			if office, body, _ := splitOffice(text); office != "" {
				role, org = officeCell(text, org)
			} else if body != "" {
				org = body
			}
		}
	}
	if s.part == 0 {
		s.part = answering
	}
	if s.l.role == "" {
		s.l.role = role
	}
	if s.l.org == "" {
		s.l.org = strings.TrimSpace(inBrackets.ReplaceAllString(org, ""))
		if short := inBrackets.FindStringSubmatch(org); short != nil && capitalsIn(short[1]) > 1 {
			r.cast.full[short[1]] = s.l.org
		}
	}
	r.seated(i, s)
}

// officeCell reads "Medical Director" and "Medical Director, Harbour Trust".
func officeCell(text, org string) (string, string) {
	if org != "" {
		return text, org
	}
	role, body, _ := splitOffice(text)
	if left, right, ok := strings.Cut(text, ", "); ok {
		if l, isBody, _ := splitOffice(left); l != "" && isBody == "" && looksOrg(right, true) {
			return left, right
		}
		return text, ""
	}
	if role == "" {
		return text, ""
	}
	return role, body
}
