package document

import "fmt"

// maxPlaces bounds the rows of a table times its columns: a row keeps a place for
// each, though it may have fewer cells. A table of 100,000 replies may have 200.
const maxPlaces = 20 * maxCells

// refuseWide turns away a table that has few cells, and very many columns in a row.
func refuseWide(widest, rows int) error {
	if widest*rows <= maxPlaces {
		return nil
	}
	return &Error{
		Problem: fmt.Sprintf("The table is too large: it has a row of %d cells among %d rows.", widest, rows),
		Remedy:  "Cut it into parts, or leave out rows and columns without words.",
	}
}
