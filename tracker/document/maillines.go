package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mailLine is one line of a message in plain text, its ">" taken away.
type mailLine struct {
	depth int // number of ">"
	text  []rune
	from  int // code point of its first character in the part
	soft  bool
}

type mailLines struct {
	lines []mailLine
	width int // at which the lines seem to be broken, or 0
}

// linesOf cuts a message into lines. In a flowed message a space at the end of
// a line says that the paragraph goes on, and a space at its start is padding.
func linesOf(text string, flowed, delsp bool) mailLines {
	var m mailLines
	at := 0
	lengths := 0
	for line := range strings.Lines(text) {
		size := utf8.RuneCountInString(line)
		runes := []rune(strings.TrimRight(line, "\n"))
		depth, skip := prefix(runes)
		l := mailLine{depth: depth, text: runes[skip:], from: at + skip}
		if flowed && len(l.text) > 0 && l.text[0] == ' ' {
			l.text, l.from = l.text[1:], l.from+1
		}
		if n := len(l.text); flowed && n > 0 && l.text[n-1] == ' ' && string(l.text) != "-- " {
			l.soft = true
			if delsp {
				l.text = l.text[:n-1]
			}
		}
		if n := len(strings.TrimSpace(string(l.text))); n > m.width && !strings.Contains(string(l.text), "://") {
			m.width = n
		}
		lengths = max(lengths, len(l.text))
		m.lines = append(m.lines, l)
		at += size
	}
	if m.width > 100 || m.width < 40 {
		m.width = 0 // not broken by a program
	}
	return m
}

// prefix counts the ">" before a line and the characters that they take up.
func prefix(line []rune) (depth, skip int) {
	if strings.HasPrefix(string(line[:min(len(line), 6)]), ">From ") { // put there by mailboxes
		return 0, 1
	}
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '>':
			depth++
			skip = i + 1
		case line[i] == ' ' && (i == 0 || line[i-1] == '>'):
		default:
			i = len(line)
		}
	}
	if depth > 0 && skip < len(line) && line[skip] == ' ' {
		skip++
	}
	return depth, skip
}

// write makes a block of each paragraph. Lines that a program broke are put
// together, those that a person ended stay apart.
func (m mailLines) write(w *writer, depth int) {
	for i, l := range m.lines {
		if i == 0 || !m.joins(m.lines[i-1], l) {
			w.depth = depth + min(l.depth, 20)
			w.begin(Paragraph)
		}
		w.write(l.text, l.from, l.from+len(l.text))
		w.write([]rune{'\n'}, l.from+len(l.text), l.from+len(l.text)+1)
		if i+1 == len(m.lines) || !m.joins(l, m.lines[i+1]) {
			w.end(Block{})
		}
	}
}

var (
	listStart  = regexp.MustCompile(`^\s*(?:[-*•·]\s|\(?[0-9]{1,2}[.)]\s|\(?[a-z]\)\s)`)
	headerLine = regexp.MustCompile(`^\s*\*?(?i:from|von|de|sent|date|gesendet|to|cc|bcc|subject|betreff|an|reply-to|attachments|importance)\s?:\*?\s`)
	ruleLine   = regexp.MustCompile(`^\s*(?:[-_=*~]\s?){2,}.*$|^\s*--\s*$`)
)

// joins tells whether a line goes on in the next.
func (m mailLines) joins(a, b mailLine) bool {
	if a.depth != b.depth {
		return false
	}
	before, after := strings.TrimSpace(string(a.text)), strings.TrimSpace(string(b.text))
	switch {
	case before == "" || after == "":
		return false
	case a.soft:
		return true
	case listStart.MatchString(after), headerLine.MatchString(before + " "), headerLine.MatchString(after + " "),
		ruleLine.MatchString(before), ruleLine.MatchString(after):
		return false
	case m.width == 0:
		return false
	}
	first, _, _ := strings.Cut(after, " ")
	room := m.width - len(before) - 1
	if len(first) >= room-8 && len(before)*2 > m.width { // the word had hardly fitted
		return true
	}
	start, _ := utf8.DecodeRuneInString(after)
	end, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLower(start) && len(before)*3 > m.width && end != ':' && end != '.'
}
