package document

import (
	"fmt"
	"strings"
)

// mostLines is how many rows a note names.
const mostLines = 20

// complaints are what a person should know about the rows: every row that is not
// put before them as a reply is counted in one of these notes.
func (t *Table) complaints() []string {
	var bad, silent, same, empty []string
	for _, r := range t.Rows {
		line := fmt.Sprint(r.Line)
		switch {
		case r.Problem != "":
			bad = append(bad, line)
		case r.NoReply != "":
			silent = append(silent, line)
		case r.SameAs != 0:
			same = append(same, line)
		case len(r.Comments) == 0:
			empty = append(empty, line)
		}
	}
	var notes []string
	add := func(lines []string, one, many, remedy string) {
		if len(lines) > 0 {
			notes = append(notes, t.ofRows(len(lines))+" "+plural(len(lines), one, many)+" "+t.named(lines)+"."+remedy)
		}
	}
	add(bad, "has not as many cells as the header and was not read as a reply", "have not as many cells as the header and were not read as replies",
		" Put cells that hold the character between cells into quotation marks, or save the file anew from a spreadsheet program, and import it again.")
	add(silent, "is a total or a trial entry, not a reply", "are totals or trial entries, not replies", "")
	add(same, "says the same as an earlier row, and was read once", "say the same as an earlier row, and were read once", "")
	add(empty, "holds no words, so it is not reviewed", "hold no words, so they are not reviewed", "")
	return notes
}

// ofRows says how many of the rows are meant.
func (t *Table) ofRows(n int) string { return fmt.Sprintf("%d of %d rows", n, len(t.Rows)) }

// named lists the lines of a file, or the rows of a sheet.
func (t *Table) named(lines []string) string {
	word := plural(len(lines), "line", "lines")
	if t.Name != "" {
		word = "sheet " + t.Name + ", " + plural(len(lines), "row", "rows")
	}
	if n := len(lines) - mostLines; n > 0 {
		lines = append(lines[:mostLines:mostLines], fmt.Sprintf("and %d more", n))
	}
	return "(" + word + " " + strings.Join(lines, ", ") + ")"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
