package tracker

import (
	"strings"
	"unicode"

	"soundings/tracker/document"
)

// linesAbove is how many lines at the top of a text may hold its date.
const linesAbove = 20

// dateline is the day on a line of its own at the top of a letter, a release or
// a report, "" if there is none. It is proposed as the date of the source.
func dateline(doc document.Document) string {
	if doc.Format == document.CSV || doc.Format == document.Spreadsheet {
		return ""
	}
	looked := 0
	for line := range strings.Lines(doc.Text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if looked++; looked > linesAbove {
			break
		}
		if d, ok := ParseCivilDate(dayWords(line)); ok && len(d) == len("2006-01-02") {
			return string(d)
		}
	}
	return ""
}

// dayWords takes from a line what may stand around a day: "Date:", the weekday,
// the ending of "3rd", marks.
func dayWords(line string) string {
	if len(line) > 60 {
		return ""
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",:*_#", r) })
	var kept []string
	for _, w := range words {
		switch lower := strings.ToLower(w); lower {
		case "date", "dated", "published", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
			continue
		case "1st", "2nd", "3rd", "21st", "22nd", "23rd", "31st":
			w = w[:len(w)-2]
		default:
			if day, ok := strings.CutSuffix(lower, "th"); ok && len(day) > 0 && len(day) < 3 {
				w = day
			}
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}
