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
	trilogy franchise satire romcom musical soundtrack sketch ad advert commercial pamphlet report study lecture sermon act anthology classic tune track`)

// calling are verbs between a thing and its name: "a tool called “Deep Blue”".
var calling = set(`called named dubbed christened entitled titled`)

// makers are nouns for people behind the title of what they made or are in:
// “Harbour Lights” star Ellen Voss.
var makers = set(`director creator star actor actress author writer singer host presenter producer showrunner co-star co-creator novelist
	screenwriter composer frontman contestant judge winner fan fans alum`)

// capitalised tells whether words in marks are all written as a title is.
func (r *reader) capitalised(q quotation) bool {
	for i, w := range strings.Fields(r.page.slice(q.start, q.end)) {
		low := strings.ToLower(strings.Trim(w, ",.!?"))
		if first := []rune(w)[0]; !unicode.IsUpper(first) && !unicode.IsDigit(first) && (i == 0 || !prepositions[low] && !joiners[low] && !determiners[low]) {
			return false
		}
	}
	return true
}

// titleInRow tells whether words in marks are one of several titles in a row, or
// open a sentence that goes on about a work: “Harbour Lights,” the new film by.
func (r *reader) titleInRow(s sentence, i int) bool {
	q := r.page.quotes[s.toks[i].quote]
	if !r.capitalised(q) || stop(r.page.text[q.end-1]) {
		return false
	}
	if r.titleAt(s, i-1) || r.titleAt(s, i+1) {
		return true
	}
	if i+1 >= len(s.toks) || !determiners[s.toks[i+1].lower] {
		return false
	}
	for k := i + 2; k < len(s.toks) && k < i+9 && s.toks[k].kind == 'w' && cueForm(s.toks[k].lower) == 0; k++ {
		if works[s.toks[k].lower] {
			return true
		}
	}
	return false
}

// titleAt tells whether token k is words in marks that may be a title.
func (r *reader) titleAt(s sentence, k int) bool {
	if k < 0 || !quotedAt(s, k) {
		return false
	}
	q := r.page.quotes[s.toks[k].quote]
	return q.fate.reason == notWords || r.capitalised(q) && !stop(r.page.text[q.end-1]) && q.end-q.start < 60
}

// knownTitles marks the titles of works that stand in a text more than once, or
// in a row with another: what is a title in one place is a title in every other.
func (r *reader) knownTitles() {
	titles := map[string]bool{}
	for i := range r.page.quotes {
		if q := r.page.quotes[i]; q.fate.reason == notWords {
			titles[fold(r.page.text[q.start:q.end])] = true
		}
	}
	for i := range r.page.quotes {
		q := &r.page.quotes[i]
		if q.fate.reason != notWords && q.end-q.start < 60 && titles[fold(r.page.text[q.start:q.end])] && r.capitalised(*q) {
			q.fate = fate{reaction: -1, outcome: OutcomeRejected, reason: notWords}
		}
	}
}

// isTitle tells whether a quotation is rather the title of a work: capitals in
// most of its words, behind a noun for a work, a name in the genitive or "on" and "in".
func (r *reader) isTitle(s sentence, i int) bool {
	q := r.page.quotes[s.toks[i].quote]
	if i+1 < len(s.toks) && makers[s.toks[i+1].lower] && r.capitalised(q) || r.titleInRow(s, i) {
		return true
	}
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
	if small == 0 && capitals > 0 && calling[prev.lower] {
		return true
	}
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
