package extract

import "strings"

// table is the cells of one table by row and column.
type table struct {
	rows  []int // numbers of the rows, in order
	cells map[[2]int]int
}

// findTables reads tables of responses: a column of people, perhaps one of
// bodies, and one of comments, whose cells are their words.
func (r *reader) findTables() {
	for _, t := range r.tables() {
		r.readTable(t)
	}
}

func (r *reader) cell(t *table, row, column int) (string, int) {
	i, ok := t.cells[[2]int{row, column}]
	if !ok {
		return "", -1
	}
	here := r.page.paras[i]
	return r.page.slice(here.start, here.end), i
}

// columns finds the columns of names, bodies and comments; 0 stands for none.
func (r *reader) columns(t *table) (names, bodies, comments int) {
	var people, orgs [16]int
	var words [16]int
	for _, row := range t.rows[1:] {
		for c := 1; c < 16; c++ {
			text, i := r.cell(t, row, c)
			if i < 0 {
				continue
			}
			words[c] += r.page.paras[i].words
			if l, ok := parseLabel(text); ok && r.page.paras[i].words < 16 && !endsSentence(r.page.text, r.page.paras[i].end) {
				if l.name != "" {
					people[c]++
				} else if l.org != "" {
					orgs[c]++
				}
			}
		}
	}
	for c := 1; c < 16; c++ {
		if people[c] > people[names] && people[c]*2 >= len(t.rows)-1 {
			names = c
		}
		if words[c] > words[comments] && words[c] >= 6*(len(t.rows)-1) {
			comments = c
		}
	}
	for c := 1; c < 16; c++ {
		if c != names && c != comments && orgs[c] > orgs[bodies] && orgs[c]*3 >= len(t.rows)-1 {
			bodies = c
		}
	}
	return names, bodies, comments
}

func (r *reader) readTable(t *table) {
	if len(t.rows) < 3 {
		return
	}
	names, bodies, comments := r.columns(t)
	if names == 0 || comments == 0 || names == comments {
		return
	}
	body := ""
	for _, row := range t.rows[1:] {
		if bodies > 0 {
			if text, i := r.cell(t, row, bodies); i >= 0 {
				body = text // a cell over several rows is given once
			}
		}
		name, i := r.cell(t, row, names)
		_, at := r.cell(t, row, comments)
		if i < 0 || at < 0 {
			continue
		}
		l, ok := parseLabel(name)
		if !ok || l.name == "" {
			continue
		}
		if l.org != "" && l.role == "" {
			l.role, l.org = l.org, ""
		}
		if l.org == "" {
			l.org = strings.TrimSpace(body)
		}
		r.tableSays(at, r.fromLabel(l, i))
	}
}

// tableSays gives a cell to its speaker: the words in marks if the marks hold
// all of it, else the whole cell.
func (r *reader) tableSays(at int, who *person) {
	here := r.page.paras[at]
	if here.quotes[1]-here.quotes[0] == 1 {
		if q := r.page.quotes[here.quotes[0]]; q.from == here.start && q.to == here.end {
			r.give(here.quotes[0], who, ruleTable, 0.9)
			return
		}
	}
	r.bareStatement(at, here.start, who)
	r.bare[len(r.bare)-1].fate.rule = ruleTable
}
