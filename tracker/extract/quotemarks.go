package extract

// QuotationMarks lists the places of the quotation marks of a paragraph, in its
// order. An apostrophe is none: a single mark that looks like one counts only
// if it opens or closes something.
func QuotationMarks(paragraph []rune) []int {
	p := &page{text: paragraph, paras: []para{{start: 0, end: len(paragraph)}}}
	p.findMarks()
	counts := make([]bool, len(p.marks))
	for n, m := range p.marks {
		if m.family != single || !mayBeApostrophe(paragraph[m.pos]) || !apostrophe(p, m.pos) {
			counts[n] = true
		}
		if m.family != single || !m.open {
			continue
		}
		if to, kind := p.matchSingle(p.marks, n); kind == matched {
			counts[n], counts[to] = true, true
		}
	}
	var places []int
	for n, m := range p.marks {
		if counts[n] {
			places = append(places, m.pos)
		}
	}
	return places
}

func mayBeApostrophe(r rune) bool { return r == '’' || r == '\'' }
