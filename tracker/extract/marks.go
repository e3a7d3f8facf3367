package extract

import (
	"strings"
	"unicode"
)

// The families of marks: a quotation opens and closes within one.
const (
	double = iota
	guillemet
	single
	backtick
)

// mark is one quotation mark; two apostrophes or backticks in a row are one.
type mark struct {
	pos, size   int
	family      int
	style       string // name of the typographic kind
	open, close bool   // what its neighbours allow
	inch        bool
}

func anyMark(r rune) bool {
	switch r {
	case '“', '”', '„', '‟', '"', '«', '»', '‘', '’', '‚', '‛', '\'', '`', '‹', '›':
		return true
	}
	return false
}

func openish(r rune) bool {
	switch r {
	case 0, '(', '[', '{', '—', '–', '-', '/', ':', ';', '“', '‘', '„', '«', '"', '\'', '`', '>', '|', '‚', '*', '_':
		return true
	}
	return blank(r)
}

func closeish(r rune) bool {
	switch r {
	case 0, ')', ']', '}', '—', '–', '-', '/', '.', ',', ';', ':', '!', '?', '…', '”', '’', '»', '"', '\'', '<', '|', '“', '*', '_', '‘':
		return true
	}
	return blank(r)
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// opensAt tells whether a paragraph opens with a mark, after a bullet or dash.
func opensAt(text []rune, i int) bool {
	for i < len(text) && (blank(text[i]) && text[i] != '\n' || strings.ContainsRune("–—-•*…", text[i])) {
		i++
	}
	if i >= len(text) {
		return false
	}
	switch text[i] {
	case '“', '„', '‟', '"', '«', '‘', '`', '‚', '‹':
		return true
	case '\'':
		return i+1 < len(text) && !blank(text[i+1])
	}
	return false
}

// findMarks lists the marks of each paragraph, apostrophes left out.
func (p *page) findMarks() {
	for i := range p.paras {
		q := &p.paras[i]
		q.marks[0] = len(p.marks)
		for at := q.start; at < q.end; {
			m, size, ok := p.readMark(at, q.start, q.end)
			if ok {
				p.marks = append(p.marks, m)
			}
			at += size
		}
		q.marks[1] = len(p.marks)
	}
}

func (p *page) readMark(at, start, end int) (m mark, size int, ok bool) {
	r := p.text[at]
	if !anyMark(r) {
		return m, 1, false
	}
	size = 1
	if (r == '\'' || r == '`') && at+1 < end && p.text[at+1] == r {
		size = 2
	}
	var before, after rune
	if at > start {
		before = p.text[at-1]
	}
	if at+size < end {
		after = p.text[at+size]
	}
	m = mark{pos: at, size: size, family: double}
	switch r {
	case '“', '‟':
		m.style = "curly-double"
		m.close = !openish(before) && closeish(after) || after == 0 && before != 0
		m.open = !m.close
	case '”':
		m.style = "curly-double"
		m.open = (before == 0 || blank(before)) && wordy(after)
		m.close = !m.open
	case '„':
		m.style, m.open = "low-high", true
	case '«', '‹':
		m.family, m.style = guillemet, "guillemets"
		m.close = before != 0 && !openish(before) && closeish(after)
		m.open = !m.close
	case '»', '›':
		m.family, m.style = guillemet, "guillemets"
		m.open = (before == 0 || blank(before)) && wordy(after)
		m.close = !m.open
	case '"':
		m.style = "straight-double"
		m.straight(before, after)
		m.inch = unicode.IsDigit(before) && closeish(after)
	case '`':
		m.family, m.style = backtick, "backtick"
		if size == 2 {
			m.family, m.open = double, true
			break
		}
		m.open = openish(before) && !blank(after) && after != 0
		m.close = !m.open && before != 0 && !blank(before)
	case '\'':
		if size == 2 {
			m.style = "double-apostrophe"
			m.straight(before, after)
			break
		}
		m.family, m.style = single, "straight-single"
		if wordy(before) && wordy(after) {
			return m, size, false
		}
		m.open = openish(before) && wordyOrMark(after) && !p.elided(at+1, end)
		m.close = before != 0 && !blank(before) && !m.open
	case '‘', '‚', '‛':
		m.family, m.style = single, "curly-single"
		m.open = !wordy(before) && after != 0 && !blank(after) && !p.elided(at+1, end)
	case '’':
		m.family, m.style = single, "curly-single"
		if wordy(before) && wordy(after) {
			return m, size, false
		}
		m.close = before != 0 && !blank(before) && !(openish(before) && wordy(after))
	}
	return m, size, m.open || m.close || m.family != single
}

func (m *mark) straight(before, after rune) {
	left, right := before == 0 || blank(before), after == 0 || blank(after)
	switch {
	case left && right:
		m.open = before == 0
	case left:
		m.open = true
	case right:
		m.close = true
	case openish(before) && !closeish(after):
		m.open = true
	case closeish(after) && !openish(before):
		m.close = true
	default:
		m.open, m.close = true, true
	}
}

func wordyOrMark(r rune) bool {
	return wordy(r) || anyMark(r) || r == '[' || r == '(' || r == '…' || r == '£'
}

// elided tells whether an apostrophe that stands for missing letters begins a
// word there: ’tis, ’em, ’90s.
func (p *page) elided(at, end int) bool {
	to := at
	for to < end && wordy(p.text[to]) {
		to++
	}
	switch w := strings.ToLower(p.slice(at, to)); {
	case w == "tis", w == "twas", w == "em", w == "til", w == "cause", w == "n":
		return true
	case len(w) == 3 && w[2] == 's' && unicode.IsDigit(rune(w[0])):
		return true
	}
	return false
}
