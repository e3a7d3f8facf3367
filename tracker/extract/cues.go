package extract

import (
	"strings"
)

// cue is a verb of speech with its subject.
type cue struct {
	tok      int
	form     int
	subject  mention
	who      *person
	inverted bool
	ok       bool // the subject is known
	refused  bool // the subject is a document or nobody in particular
}

// agent is who did what a verb in the passive tells.
func agent(s sentence, ms []mention, i int) (mention, bool) {
	if i == 0 || i+2 >= len(s.toks) || !beings[s.toks[i-1].lower] || !participle(s.toks[i].lower) || s.toks[i+1].lower != "by" {
		return mention{}, false
	}
	for _, m := range ms {
		if m.from == i+2 || m.from == i+3 && determiners[s.toks[i+2].lower] {
			return m, m.kind != aDocument
		}
	}
	return mention{}, false
}

var beings = set(`is are was were be been being`)

func participle(w string) bool {
	return strings.HasSuffix(w, "ed") || w == "told" || w == "found" || w == "heard" || w == "understood" || w == "said" || w == "thought" || w == "felt"
}

var passive = set(`is are was were be been being also widely`)

// cues lists the verbs of speech of a sentence from left to right.
func (r *reader) cues(s sentence, ms []mention) []cue {
	var out []cue
	for i, t := range s.toks {
		if t.kind != 'w' || t.cap && i > 0 {
			continue
		}
		form := cueForm(t.lower)
		if form != 1 && (r.tagVerb(s, ms, i) || (t.lower == "put" || t.lower == "puts") && i+1 < len(s.toks) && s.toks[i+1].lower == "it") {
			form = 1
		}
		if form == 0 || i > 0 && (s.toks[i-1].lower == "to" || determiners[s.toks[i-1].lower]) && !(t.lower == "say" && i > 1) ||
			i > 0 && s.toks[i-1].poss && strings.HasSuffix(t.lower, "s") && !(i+1 < len(s.toks) && s.toks[i+1].kind == 'q') || inMention(ms, i) {
			continue
		}
		if form == 4 && (i+1 >= len(s.toks) || s.toks[i+1].lower != "to") {
			continue // "many plans"
		}
		if m, ok := agent(s, ms, i); ok && form > 0 { // "was told by Ada Okoro"
			c := cue{tok: i, form: form}
			r.take(s, m, &c)
			out = append(out, c)
			continue
		}
		if form > 0 && i > 0 && passive[s.toks[i-1].lower] && (form == 3 || beings[s.toks[i-1].lower] && participle(t.lower)) {
			continue // "is called", "was welcomed by", "is found"
		}
		c := cue{tok: i, form: form}
		r.findSubject(s, ms, out, &c)
		out = append(out, c)
	}
	return out
}

// tagVerb tells whether an unknown word is the verb of a tag by where it stands:
// “…,” quipped Ada Okoro. “…,” she beamed.
func (r *reader) tagVerb(s sentence, ms []mention, i int) bool {
	w := s.toks[i].lower
	if !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "s") && !oddVerbs[w] || prepositions[w] || copulas[w] || notSubjects[w] || determiners[w] {
		return false
	}
	if i > 0 && s.toks[i-1].kind == 'q' && r.quoteAsksTag(s.toks[i-1]) {
		for _, m := range ms {
			if (m.kind == aPerson || m.kind == aName) && m.from > i && m.from <= i+4 && smallWords(s, i+1, m.from) {
				return true
			}
		}
		return false
	}
	for _, m := range ms {
		if m.to == i && m.from > 0 && s.toks[m.from-1].kind == 'q' && (m.kind == aPerson || m.kind == aPronoun && m.words != "it" && m.words != "they") {
			return r.quoteAsksTag(s.toks[m.from-1])
		}
	}
	return false
}

// oddVerbs are verbs of speech whose past is irregular.
var oddVerbs = set(`sang wrote read swore spat shot threw put went began cried ran fired broke spoke taught sighed`)

// quoteAsksTag tells whether a quotation ends as one does before its tag.
func (r *reader) quoteAsksTag(t token) bool {
	end := r.page.at(r.page.quotes[t.quote].end - 1)
	return end == ',' || end == '?' || end == '!' || end == '—' || end == '–' || end == '…'
}

func smallWords(s sentence, from, to int) bool {
	for k := from; k < to; k++ {
		if s.toks[k].kind != 'w' || s.toks[k].cap || prepositions[s.toks[k].lower] {
			return false
		}
	}
	return true
}

func inMention(ms []mention, i int) bool {
	for _, m := range ms {
		if i >= m.from && i < m.to {
			return true
		}
	}
	return false
}

func (r *reader) findSubject(s sentence, ms []mention, before []cue, c *cue) {
	if m, ok := inverted(s, ms, c.tok); ok {
		c.inverted = true
		r.take(s, m, c)
		return
	}
	if m, ok := leftSubject(s, ms, c.tok); ok {
		r.take(s, m, c)
		return
	}
	if m, ok := somebodyBefore(s, ms, c.tok); ok {
		r.take(s, m, c)
		return
	}
	if m, ok := participleSubject(s, ms, c.tok); ok {
		r.take(s, m, c)
		return
	}
	if len(before) > 0 { // "and said", ", adding"
		prev := before[len(before)-1]
		c.subject, c.who, c.ok, c.refused = prev.subject, prev.who, prev.ok, prev.refused
		return
	}
	c.refused = c.tok > 0
}

// participleSubject finds the subject behind a participle that begins a sentence:
// "Calling it “a farce”, Ada Okoro walked out."
func participleSubject(s sentence, ms []mention, tok int) (mention, bool) {
	if tok > 1 || !strings.HasSuffix(s.toks[tok].lower, "ing") {
		return mention{}, false
	}
	for _, m := range ms {
		if m.from > tok+1 && s.toks[m.from-1].text == "," && m.kind != aDocument {
			return m, true
		}
		if m.from > tok+1 && s.toks[m.from-1].kind == 'q' && m.kind != aDocument {
			return m, true
		}
	}
	return mention{}, false
}

// inverted finds the subject behind the verb: “…,” said Ada Okoro.
func inverted(s sentence, ms []mention, i int) (mention, bool) {
	if i > 0 {
		prev := s.toks[i-1]
		if prev.kind != 'q' && prev.text != "," && prev.text != ";" {
			return mention{}, false
		}
	}
	if cueForm(s.toks[i].lower) != 1 && !(i > 0 && s.toks[i-1].kind == 'q') {
		return mention{}, false
	}
	if s.toks[i].lower == "told" || s.toks[i].lower == "tells" || strings.HasSuffix(s.toks[i].lower, "ing") {
		return mention{}, false
	}
	afterComma := i > 0 && s.toks[i-1].text == "," && (i < 2 || s.toks[i-2].kind != 'q')
	for _, m := range ms {
		if afterComma && (m.kind == aPronoun && m.from > i || m.to < i-1 && s.toks[m.to].text == "," && m.kind != anOffice && !m.prep) {
			return mention{}, false // "Ada Okoro, the chair, said she …"
		}
		if m.from == i+1 || m.from == i+2 && s.toks[i+1].kind == 'w' && (determiners[s.toks[i+1].lower] || between[s.toks[i+1].lower]) {
			return m, i > 0
		}
	}
	if i > 0 && s.toks[i-1].kind == 'q' || i > 1 && s.toks[i-2].kind == 'q' {
		return somebodyBehind(s, ms, i)
	}
	return mention{}, false
}

// leftSubject finds the subject before the verb: next to it, or at the head of
// the clause where an insertion, a second verb or a longer phrase is between.
func leftSubject(s sentence, ms []mention, i int) (mention, bool) {
	k := i - 1
	for k >= 0 && s.toks[k].kind == 'w' && (between[s.toks[k].lower] || strings.HasSuffix(s.toks[k].lower, "ly")) {
		k--
	}
	if k < 0 {
		return mention{}, false
	}
	for _, m := range ms {
		if m.to == k+1 && !m.prep && !m.poss {
			return m, true
		}
	}
	if s.toks[k].lower == "who" || s.toks[k].lower == "which" || s.toks[k].lower == "that" {
		// a relative clause: its head speaks only if nothing else does
		for n := len(ms) - 1; n >= 0; n-- {
			if ms[n].to <= k && k-ms[n].to < 2 && ms[n].kind != aDocument {
				return ms[n], true
			}
		}
	}
	start := clauseStart(s, ms, k)
	if m, ok := somebodyBefore(s, ms, i); ok && (s.toks[k].text != "," || m.from > start) {
		return m, true
	}
	if m, ok := nameInserted(s, ms, k); ok {
		return m, true
	}
	if s.toks[k].text == "," { // an insertion ends before the verb: its head stands before a comma or "who"
		for _, m := range ms {
			if m.from >= start && m.to < k && m.kind != aPronoun && !m.prep && !m.poss && (s.toks[m.to].text == "," || s.toks[m.to].text == "(" || s.toks[m.to].lower == "of") {
				return m, true
			}
		}
		if m, ok := somebodyBefore(s, ms, i); ok {
			return m, true
		}
	}
	for _, m := range ms {
		if m.from >= start && m.to <= k+1 && !m.prep && !m.poss && (m.kind != aName || m.from == start) {
			return m, true
		}
	}
	if start > 0 {
		for _, m := range ms {
			if m.to <= k+1 && !m.prep && !m.poss && m.kind != aName {
				return m, true
			}
		}
	}
	return mention{}, false
}

// nameInserted finds a name between commas before the verb, behind a description
// and not behind another name: "Marsh’s brother, Tim, said".
func nameInserted(s sentence, ms []mention, k int) (mention, bool) {
	if s.toks[k].text != "," {
		return mention{}, false
	}
	for n, m := range ms {
		if m.to != k || m.from < 2 || s.toks[m.from-1].text != "," || m.kind != aPerson && m.kind != aName || m.poss {
			continue
		}
		if n > 0 && ms[n-1].to == m.from-1 && ms[n-1].kind == aPerson && !ms[n-1].prep && !ms[n-1].poss {
			return mention{}, false
		}
		return m, s.toks[m.from-2].kind == 'w' && !(n > 0 && ms[n-1].kind == aPronoun && ms[n-1].to == m.from-1)
	}
	return mention{}, false
}

// clauseStart is where the clause of a verb begins: after the last quotation or
// semicolon, or after a conjunction with a subject behind it.
func clauseStart(s sentence, ms []mention, k int) int {
	for ; k > 0; k-- {
		t := s.toks[k]
		switch {
		case t.text == ")" && k > 0:
			for k > 0 && s.toks[k].text != "(" {
				k--
			}
		case t.text == ";" || t.text == "—" && k > 0 && s.toks[k-1].kind == 'q':
			return k + 1
		case t.lower == "but" || t.lower == "while" || t.lower == "and" || t.lower == "although" || t.lower == "because":
			for _, m := range ms {
				if m.from == k+1 {
					return k + 1
				}
			}
		}
	}
	return 0
}

// governing is the verb of speech that rules over the quotation at token i: one
// right behind it, the last before it, or the first after it.
func governing(s sentence, i int, cues []cue) (*cue, string) {
	var left *cue
	for n := range cues {
		c := &cues[n]
		if c.tok < i {
			if c.ok || c.refused {
				left = c
			}
			continue
		}
		if behind(s, i, c.tok, c.inverted) && (c.ok || c.refused) && !(left != nil && !c.inverted && newSubject(s, i, c, left)) {
			return c, ruleAfter
		}
		break
	}
	if left != nil {
		return left, ruleBefore
	}
	for n := range cues {
		if cues[n].tok > i && (cues[n].ok || cues[n].refused) && !newClause(s, i, cues[n].subject.from) {
			return &cues[n], ruleAfter
		}
	}
	return nil, ""
}

// newSubject tells whether the verb behind a quotation that one before it rules
// has another subject, behind a word that begins a clause.
func newSubject(s sentence, i int, c, left *cue) bool {
	if c.who == left.who {
		return false
	}
	switch s.toks[0].lower {
	case "while", "whereas", "although", "though", "when", "as", "after":
		return true
	}
	for k := i + 1; k < c.tok; k++ {
		switch s.toks[k].lower {
		case "while", "whereas", "although", "though", "but", "and", "as", "when", "after", "before":
			return true
		}
	}
	return false
}

// newClause tells whether a subject after a quotation begins a clause that has
// nothing to do with it: "…, and Ada Okoro said".
func newClause(s sentence, i, subject int) bool {
	if subject <= i+1 {
		return false
	}
	prev := s.toks[subject-1].lower
	return prev == "and" || prev == "but" || prev == "while" || prev == ";"
}

// behind tells whether the tag of a quotation begins right after it.
func behind(s sentence, i, tok int, inv bool) bool {
	words := 0
	for k := i + 1; k < tok; k++ {
		if s.toks[k].kind == 'q' || s.toks[k].text == ";" || k > i+1 && (s.toks[k].lower == "but" || s.toks[k].lower == "and") && s.toks[k].kind == 'w' && !inv && s.toks[k-1].text == "," {
			return false
		}
		words++
	}
	if inv {
		return words <= 2
	}
	if i+1 < len(s.toks) && s.toks[i+1].kind == 'w' && (s.toks[i+1].lower == "and" || s.toks[i+1].lower == "but" || prepositions[s.toks[i+1].lower] && s.toks[i+1].lower != "as") {
		return false
	}
	return words <= 24
}
