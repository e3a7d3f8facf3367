// Package cite writes out where words come from, so that a quotation can be
// copied together with its origin. It owns the wording and punctuation of
// citations and knows nothing of how quotations are kept, found or permitted:
// strings in, one line out.
package cite

import (
	"strings"
	"time"
)

// Unknown stands in a citation for a date nobody knows. A date is never guessed.
const Unknown = "n.d."

// Quotation is what a citation is made of. Every part may be empty.
type Quotation struct {
	Words        string // as spoken, without the marks around them
	Name         string // of the speaker
	Role         string // as at the day of speaking
	Organisation string
	Title        string // of the source
	Publisher    string
	Published    string // civil date: "2014-05-01", "2014-05", "2014" or ""
	Address      string // of the source
	Permalink    string // of the passage
}

// Press cites in the manner of a press office, on one line:
//
//	“Words” — Name, role, organisation, in *Title*, Publisher, 1 May 2014, address, permalink
//
// Parts that are empty are left out. The words keep their typography; only a
// run of white space is shown as one space.
func Press(q Quotation) string {
	origin := strings.Join(present(
		q.Name, q.Role, q.Organisation,
		inTitle(q.Title), q.Publisher, Date(q.Published),
		q.Address, q.Permalink,
	), ", ")
	words := oneLine(q.Words)
	if words == "" {
		return origin
	}
	return "“" + words + "” — " + origin
}

func inTitle(title string) string {
	title = bare(title)
	if title == "" {
		return ""
	}
	return "in *" + title + "*"
}

// Date writes a civil date as far as it is known: "1 May 2014", "May 2014",
// "2014". What is empty or no such date is Unknown.
func Date(civil string) string {
	forms := []struct{ read, write string }{
		{"2006-01-02", "2 January 2006"},
		{"2006-01", "January 2006"},
		{"2006", "2006"},
	}
	for _, f := range forms {
		if t, err := time.Parse(f.read, civil); err == nil {
			return t.Format(f.write)
		}
	}
	return Unknown
}

// present gives the parts that say something, each fit to stand between commas.
func present(parts ...string) []string {
	var kept []string
	for _, p := range parts {
		if p = bare(p); p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// bare takes from a part the commas and spaces at its ends, which would double
// those that the citation sets.
func bare(part string) string {
	return strings.Trim(oneLine(part), ", ")
}

// oneLine shows each run of white space as one space. Special spaces (no-break,
// thin) are typography and stay.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, breaksLine), " ")
}

func breaksLine(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
