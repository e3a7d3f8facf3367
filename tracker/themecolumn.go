package tracker

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"soundings/tracker/document"
)

// named reads the names of themes in a cell, with ; or , between them: a name may
// have a comma in itself. What is no theme of the consultation comes back as it
// is written.
func (c Consultation) named(cell string) (ids, unknown []string) {
	for part := range strings.SplitSeq(cell, ";") {
		if id := c.themeCalled(part); id != "" {
			ids = append(ids, id)
			continue
		}
		for name := range strings.SplitSeq(part, ",") {
			name = oneLine(name)
			if id := c.themeCalled(name); id != "" {
				ids = append(ids, id)
			} else if name != "" {
				unknown = append(unknown, name)
			}
		}
	}
	return c.themesOf(ids), unknown
}

// themeCalled is the ID of the theme with the name, nothing without one.
func (c Consultation) themeCalled(name string) string {
	name = FoldName(name)
	if i := slices.IndexFunc(c.Themes, func(t Theme) bool { return name != "" && FoldName(t.Name) == name }); i >= 0 {
		return c.Themes[i].ID
	}
	return ""
}

// takenRow reports whether the words of a row become somebody's.
func takenRow(row document.Row) bool {
	return row.Problem == "" && row.NoReply == "" && row.SameAs == 0 && len(row.Comments) > 0
}

// themedCell is a cell with words whose row has themes.
type themedCell struct {
	start, end int
	themes     []string
}

// themedCells lists them in the order of the text.
func themedCells(con Consultation, doc document.Document) []themedCell {
	var list []themedCell
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			if row.Themes == "" || !takenRow(row) {
				continue
			}
			ids, _ := con.named(row.Themes)
			for _, c := range row.Comments {
				list = append(list, themedCell{doc.Blocks[c].Start, doc.Blocks[c].End, ids})
			}
		}
	}
	slices.SortFunc(list, func(a, b themedCell) int { return cmp.Compare(a.start, b.start) })
	return list
}

// takeThemes gives a draft the themes of all rows that have any of its words.
func (d *Draft) takeThemes(con Consultation, cells []themedCell) {
	var ids []string
	for _, p := range d.Passages {
		at, _ := slices.BinarySearchFunc(cells, p.Start, func(c themedCell, start int) int {
			if c.end <= start {
				return -1
			}
			return 1
		})
		for ; at < len(cells) && cells[at].start < p.End; at++ {
			ids = append(ids, cells[at].themes...)
		}
	}
	d.Themes = con.themesOf(ids)
}

// mostThemeFaults is how many rows with a theme that is unknown are named.
const mostThemeFaults = 10

// themeColumn is what is wrong with the column of themes of a table.
type themeColumn struct {
	rows   int // that have themes
	wrong  int // rows with one that is unknown
	faults []string
}

func (t *themeColumn) check(con Consultation, doc document.Document) {
	for _, table := range doc.Tables {
		for _, row := range table.Rows {
			if row.Themes == "" || !takenRow(row) {
				continue
			}
			t.rows++
			_, unknown := con.named(row.Themes)
			if len(unknown) == 0 {
				continue
			}
			if t.wrong++; t.wrong <= mostThemeFaults {
				t.faults = append(t.faults, fmt.Sprintf("row %d: “%s”", row.Line, strings.Join(unknown, "”, “")))
			}
		}
	}
}

// refuse says which rows have a theme that the consultation does not have, and
// what to do.
func (t themeColumn) refuse(v Viewer, con Consultation, field string) error {
	if t.rows > 0 && t.wrong == 0 {
		return v.allow(DecideStances)
	}
	if t.wrong == 0 {
		return nil
	}
	rows := strings.Join(t.faults, "; ")
	if more := t.wrong - len(t.faults); more > 0 {
		rows += fmt.Sprintf("; and %d more", more)
	}
	remedy := "It has no themes yet"
	if len(con.Themes) > 0 {
		var names []string
		for _, theme := range con.Themes {
			names = append(names, theme.Name)
		}
		remedy = "It has: " + strings.Join(names, "; ")
	}
	return faults{{field, fmt.Sprintf("The column of themes has what is no theme of this consultation. %s. %s. Add the theme to the consultation, correct these cells, or leave the column out. Nothing was stored.",
		strings.ToUpper(rows[:1])+rows[1:], remedy)}}.err()
}
