package document

import (
	"fmt"
	"strings"
)

// A small Markdown file can ask for more than any memory or patience holds: its
// parser goes through all open containers at each mark, and fills each row of a
// table up to the columns of its head. No text for readers comes near these; cells that are left empty count.
const (
	maxNested    = 100           // marks of quotations and lists, one inside the other, on a line
	maxFootnotes = 20_000        // and references to them
	maxLooks     = 1_000_000_000 // bytes of paragraphs, each as often as it holds a bracket or backtick whose end is looked for
)

// refuseBoundless turns away Markdown that would take too long or too much.
func refuseBoundless(source string) error {
	columns, cells, number := 0, 0, 0
	size, brackets, looks := 0, 0, 0
	for line := range strings.Lines(source) {
		number++
		rest, marks := unnested(line)
		if marks > maxNested {
			return &Error{
				Problem: fmt.Sprintf("Line %d begins with more than %d marks of quotations or lists, one inside the other.", number, maxNested),
				Remedy:  "Take away those that are too many, or save the file as .txt.",
			}
		}
		if n := delimiters(rest); n > 0 {
			columns = n
		} else if strings.TrimSpace(rest) == "" {
			columns = 0
		}
		if strings.TrimSpace(line) == "" {
			size, brackets = 0, 0
		}
		before := size * brackets
		size, brackets = size+len(line), brackets+strings.Count(line, "[")+strings.Count(line, "`")
		if looks += size*brackets - before; looks > maxLooks {
			return &Error{
				Problem: fmt.Sprintf("The paragraph that goes on in line %d is too long for its many brackets or backticks.", number),
				Remedy:  "Part it with blank lines, or save the file as .txt.",
			}
		}
		if cells += columns; cells > maxCells {
			return &Error{
				Problem: fmt.Sprintf("The tables down to line %d have more than %d million cells.", number, maxCells/1_000_000),
				Remedy:  "Cut the file into parts, or save it as .txt.",
			}
		}
	}
	if n := strings.Count(source, "[^"); n > maxFootnotes {
		return &Error{
			Problem: fmt.Sprintf("The file has more than %d footnotes.", maxFootnotes),
			Remedy:  "Cut it into parts, or save it as .txt.",
		}
	}
	return nil
}

// unnested returns a line without the marks of quotations and lists that it
// begins with, and how many there were.
func unnested(line string) (rest string, marks int) {
	for {
		line = strings.TrimLeft(line, " \t")
		digits := strings.TrimLeft(line, "0123456789")
		switch {
		case strings.HasPrefix(line, ">"):
			line = line[1:]
		case line != "" && strings.IndexByte("-+*", line[0]) >= 0 && blankAfter(line[1:]):
			line = line[1:]
		case len(digits) < len(line) && digits != "" && strings.IndexByte(".)", digits[0]) >= 0 && blankAfter(digits[1:]):
			line = digits[1:]
		default:
			return line, marks
		}
		marks++
	}
}

func blankAfter(s string) bool { return s == "" || strings.IndexByte(" \t\r\n", s[0]) >= 0 }

// delimiters returns how many columns a line makes that stands between the head
// and the rows of a table, 0 if it is no such line.
func delimiters(line string) int {
	if !strings.Contains(line, "-") || strings.Trim(line, "|:- \t\r\n") != "" {
		return 0
	}
	return strings.Count(line, "|") + 1
}
