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
	var notes []string
	add := func(c complaint, one, many, remedy string) {
		if c.rows > 0 {
			notes = append(notes, t.ofRows(c.rows)+" "+plural(c.rows, one, many)+" "+t.named(c)+"."+remedy)
		}
	}
	add(t.tally.bad, "has not as many cells as the header and was not read as a reply", "have not as many cells as the header and were not read as replies",
		" Put cells that hold the character between cells into quotation marks, or save the file anew from a spreadsheet program, and import it again.")
	add(t.tally.silent, "is a total or a trial entry, not a reply", "are totals or trial entries, not replies", "")
	add(t.tally.same, "says the same as an earlier row, and was read once", "say the same as an earlier row, and were read once", "")
	add(t.tally.empty, "holds no words, so it is not reviewed", "hold no words, so they are not reviewed", "")
	return notes
}

// ofRows says how many of the rows are meant.
func (t *Table) ofRows(n int) string { return fmt.Sprintf("%d of %d rows", n, t.tally.rows) }

// tally counts the rows that are not put before a person as replies. It knows
// those that were handed over with an earlier part of the table too.
type tally struct {
	rows                     int // all of them
	bad, silent, same, empty complaint
}

// complaint is how many rows have the same fault, and the lines of the first ones.
type complaint struct {
	rows  int
	lines []string
}

func (c *complaint) add(line int) {
	if c.rows++; c.rows <= mostLines {
		c.lines = append(c.lines, fmt.Sprint(line))
	}
}

func (t *tally) add(r Row) {
	t.rows++
	switch {
	case r.Problem != "":
		t.bad.add(r.Line)
	case r.NoReply != "":
		t.silent.add(r.Line)
	case r.SameAs != 0:
		t.same.add(r.Line)
	case len(r.Comments) == 0:
		t.empty.add(r.Line)
	}
}

// named lists the lines of a file, or the rows of a sheet.
func (t *Table) named(c complaint) string {
	word, lines := plural(c.rows, "line", "lines"), c.lines
	if t.Name != "" {
		word = "sheet " + t.Name + ", " + plural(c.rows, "row", "rows")
	}
	if n := c.rows - mostLines; n > 0 {
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
