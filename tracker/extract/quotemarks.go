package extract

import "slices"

// QuotationMarks lists the places of the quotation marks of a paragraph, in its
// order. An apostrophe is none: a single mark that looks like one counts only
// if it opens or closes something.
func QuotationMarks(paragraph []rune) []int {
	p := &page{text: paragraph, paras: []para{{start: 0, end: len(paragraph)}}}
	p.findMarks()
	counts := make([]bool, len(p.marks))
	for n, m := range p.marks {
		counts[n] = counts[n] || m.family != single || !apostrophe(p, m.pos)
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

// Doubtful reports whether words that were rejected for a reason may be
// somebody's all the same: the reader only found nobody for them.
func Doubtful(reason string) bool {
	return slices.Contains([]string{nobodyNamed, ofADocument, noNameBelow}, reason)
}

// Why words are nobody's, as far as the reader can see.
const (
	nobodyNamed = "nobody is named near these words"
	ofADocument = "the words of a document, or of somebody who is not named"
	noNameBelow = "the line below gives no name"
)
