package extract

import (
	"strings"
	"unicode"
)

// findNicknames sets aside the marks round a nickname inside a name: Robert
// “Shorty” Hall. They hold nobody's words, and the name goes on behind them.
func (p *page) findNicknames() {
	for i := range p.quotes {
		q := &p.quotes[i]
		if q.fate.outcome != "" || q.end-q.start > 30 || !q.opened || !q.closed || !unicode.IsUpper(p.text[q.start]) || !wordy(p.text[q.end-1]) {
			continue
		}
		if !blank(p.at(q.from-1)) || !blank(p.at(q.to)) || !unicode.IsUpper(p.at(q.to+1)) {
			continue
		}
		first := q.from - 1
		for first > 0 && (wordy(p.text[first-1]) || p.text[first-1] == '.' || p.text[first-1] == '-') {
			first--
		}
		before := p.slice(first, q.from-1)
		if before == "" || !unicode.IsUpper([]rune(before)[0]) || notNames[strings.ToLower(before)] || len(strings.Fields(p.slice(q.start, q.end))) > 3 {
			continue
		}
		q.nickname = true
		q.fate.outcome, q.fate.reason = OutcomeRejected, notWords
	}
}

// works are nouns before the title of something in marks.
var works = set(`film movie show book novel song album series programme program podcast magazine article essay paper painting play musical
	episode documentary memoir video hashtag sitcom drama comedy thriller opera poem ballad single hit sequel blockbuster bestseller exhibition
	ballet game app website blog column anthem hymn slogan motto nickname word titled entitled headlined so-called nicknamed biography autobiography
	trilogy franchise soundtrack sketch ad advert commercial pamphlet report study lecture sermon act anthology classic tune track`)

// isTitle tells whether a quotation is rather the title of a work: capitals in
// most of its words, behind a noun for a work, a name in the genitive or "on" and "in".
func (r *reader) isTitle(s sentence, i int) bool {
	q := r.page.quotes[s.toks[i].quote]
	if i == 0 {
		return false
	}
	words := strings.Fields(r.page.slice(q.start, q.end))
	capitals, small := 0, 0
	for _, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.!?"))
		switch {
		case unicode.IsUpper([]rune(w)[0]) || unicode.IsDigit([]rune(w)[0]):
			capitals++
		case !prepositions[low] && !joiners[low] && !determiners[low] && low != "or":
			small++
		}
	}
	prev := s.toks[i-1]
	behindWork := works[prev.lower] || prev.text == "," && i > 1 && works[s.toks[i-2].lower]
	if behindWork && (small == 0 || works[prev.lower] && nicknaming[prev.lower]) || prev.lower == "word" && len(words) < 3 {
		return true
	}
	if !q.fragment || small > 0 || len(words) > 9 || len(words) > 0 && !unicode.IsUpper([]rune(words[0])[0]) {
		return false
	}
	switch {
	case prev.poss && prev.cap, (prev.lower == "on" || prev.lower == "in" || prev.lower == "of" || prev.lower == "from" || prev.lower == "for") && len(words) > 1:
		return true
	case i+1 < len(s.toks) && works[s.toks[i+1].lower]:
		return true
	}
	return false
}
