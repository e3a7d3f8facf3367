package tracker

import (
	"fmt"
	"strings"

	"soundings/tracker/document"
)

// nobodySpeaks is the answer to a text in which no reaction was found. It names
// the file, what was missing in it and what the reading left out.
func nobodySpeaks(in Inbound, doc document.Document) error {
	message := "No speaker was found. Expected are names with their words, for example a line “Ada Okoro, Harbour Trust chief executive” followed by a quotation, or “…,” said Ada Okoro."
	if doc.Format == document.CSV || doc.Format == document.Spreadsheet {
		message = noReplies(doc)
	}
	words := append([]string{message}, doc.Notes...)
	if in.FileName != "" {
		words[0] = in.FileName + ": " + words[0]
	}
	return &Error{Kind: Invalid, Message: "Nobody was found speaking in this text, so nothing was stored.",
		Fields: []FieldError{{in.field(), strings.Join(words, " ")}}}
}

// noReplies says why a table holds no reply.
func noReplies(doc document.Document) string {
	if len(doc.Tables) > 0 {
		return "The table has the columns of replies and no row with words in it. Fill in the column of comments, and import it again."
	}
	const remedy = "Give one column a heading such as “name” or “organisation” and one a heading such as “comment” or “response”, put one reply in each row, and import it again."
	if headings := firstRow(doc); headings != "" {
		return fmt.Sprintf("No columns of replies were found: the headings read as %s. %s", headings, remedy)
	}
	return "No columns of replies were found. " + remedy
}

// mostHeadings is how many cells of a first row are told.
const mostHeadings = 12

// firstRow returns the cells of the first row of a table, in quotation marks.
func firstRow(doc document.Document) string {
	text, row := []rune(doc.Text), 0
	var cells []string
	for _, b := range doc.Blocks {
		if b.Kind != document.Cell {
			continue
		}
		if row == 0 {
			row = b.Level
		}
		if b.Level != row {
			break
		}
		if len(cells) == mostHeadings {
			cells = append(cells, "…")
			break
		}
		cells = append(cells, "“"+shortened(oneLine(string(text[b.Start:b.End])), 40)+"”")
	}
	return strings.Join(cells, ", ")
}

// shortened cuts words to n characters.
func shortened(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
