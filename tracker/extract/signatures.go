package extract

import "strings"

// maxOffices is how many lines under a name may give the office and the body.
const maxOffices = 3

// findNamesUnder finds labels under the words in plain text whose name stands on
// one line, and office and body on those below it.
func (r *reader) findNamesUnder() {
	p := r.page
	for i := 1; i+1 < len(p.paras); i++ {
		if p.paras[i].words > 7 || p.paras[i-1].marks[0] == p.paras[i-1].marks[1] || !r.closesAt(i-1) {
			continue
		}
		if _, _, ok := personOf(strings.TrimLeft(p.slice(p.paras[i].start, p.paras[i].end), "–—- ")); !ok {
			continue
		}
		l, last := r.nameBlock(i)
		for k := i; k <= last && last > i; k++ {
			r.labels[k] = l
		}
	}
}

// closesAt tells whether a paragraph ends with a mark.
func (r *reader) closesAt(i int) bool { return anyMark(r.page.text[r.page.paras[i].end-1]) }

// nameBlock reads a name and the lines right under it, and answers the last of them.
func (r *reader) nameBlock(i int) (label, int) {
	p := r.page
	text := p.slice(p.paras[i].start, p.paras[i].end)
	last := i
	for last+1 < len(p.paras) && last < i+maxOffices {
		next := p.paras[last+1]
		line := p.slice(next.start, next.end)
		if next.gap > 0 || next.words > 16 || next.marks[0] != next.marks[1] && opensAt(p.text, next.start) || endsSentence(p.text, next.end) || furniture(line) || hasVerb(line) {
			break
		}
		text += ", " + line
		last++
	}
	l, ok := parseLabel(text)
	if !ok || l.name == "" || l.role == "" && l.org == "" {
		return l, i
	}
	return l, last
}
