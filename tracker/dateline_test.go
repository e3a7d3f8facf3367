package tracker

import (
	"strings"
	"testing"

	"soundings/tracker/document"
)

func TestTheDayAtTheTopOfATextIsProposed(t *testing.T) {
	far := strings.Repeat("A line.\n", linesAbove)
	for _, c := range []struct {
		name, text string
		format     document.Format
		want       string
	}{
		{"a letter", "Pier Trust\n12 Mill Lane\n\n3 November 2031\n\nDear Sir,\n\nWe met on\n4 November 2031\n", document.PlainText, "2031-11-03"},
		{"weekday and ending", "Pier Trust\r\nMonday, 3rd November 2031\r\n", document.Word, "2031-11-03"},
		{"named", "**Date:** 21st May 2031\n", document.Markdown, "2031-05-21"},
		{"in figures", "Published: 04/02/2031\n", document.PDF, "2031-02-04"},
		{"in a sentence", "It begins on 3 November 2031.\n", document.PlainText, ""},
		{"a deadline", "Deadline: 3 November 2031\n", document.PlainText, ""},
		{"no day", "November 2031\n2031\n1048\n", document.PlainText, ""},
		{"no day of the calendar", "31 June 2031\n", document.PlainText, ""},
		{"far down", far + "3 November 2031\n", document.PlainText, ""},
		{"a cell", "name\n\n3 November 2031\n", document.CSV, ""},
		{"nothing", "", document.PlainText, ""},
	} {
		if got := dateline(document.Document{Text: c.text, Format: c.format}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
