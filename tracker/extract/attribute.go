package extract

import (
	"strings"
	"unicode"
)

// The rules by which a speaker is found, as a reviewer reads them.
const (
	ruleAfter     = "named after the words"
	ruleBefore    = "named before the words"
	ruleAccording = "according to"
	ruleHeading   = "heading above"
	ruleBelow     = "line below"
	ruleLead      = "paragraph above ends with “said:”"
	ruleLabel     = "name and colon"
	ruleGoesOn    = "goes on from the quotation before"
	ruleSame      = "same paragraph, same speaker"
	ruleSubject   = "subject of the sentence before"
	ruleLast      = "last speaker"
	ruleStatement = "statement under a name"
	ruleTable     = "row of a table"
	ruleReported  = "subject of the verb"
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

func (r *reader) sentence(s sentence, n, of int, lead *person) {
	ms := r.mentionsIn(s)
	cues := r.cues(s, ms)
	r.quotesOf(s, ms, cues, n, lead)
	r.reported(s, ms, cues)
	r.remember(s, ms, cues)
	if last := s.toks[len(s.toks)-1]; n == of-1 && last.text == ":" {
		for _, c := range cues {
			if c.ok {
				r.lead = c.who
			}
		}
		if r.lead == nil {
			for _, m := range ms {
				if m.kind == aPerson || m.kind == aBody && m.org != "" && r.lead == nil {
					r.lead, _ = r.resolve(s, m)
				}
			}
		}
	}
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
		if form == 0 || i > 0 && (s.toks[i-1].lower == "to" || determiners[s.toks[i-1].lower]) && !(t.lower == "say" && i > 1) ||
			i > 0 && s.toks[i-1].poss && !(i+1 < len(s.toks) && s.toks[i+1].kind == 'q') || inMention(ms, i) {
			continue
		}
		if form == 3 && i > 0 && passive[s.toks[i-1].lower] {
			continue // "is called", "was welcomed by"
		}
		c := cue{tok: i, form: form}
		r.findSubject(s, ms, out, &c)
		out = append(out, c)
	}
	return out
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
	m, ok := leftSubject(s, ms, c.tok)
	if ok {
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

// inverted finds the subject behind the verb: “…,” said Ada Okoro.
func inverted(s sentence, ms []mention, i int) (mention, bool) {
	if i > 0 {
		prev := s.toks[i-1]
		if prev.kind != 'q' && prev.text != "," && prev.text != ";" {
			return mention{}, false
		}
	}
	if cueForm(s.toks[i].lower) != 1 {
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
	if s.toks[k].text == "," { // an insertion ends before the verb: its head stands before a comma or "who"
		for _, m := range ms {
			if m.from >= start && m.to < k && !m.prep && !m.poss && (s.toks[m.to].text == "," || s.toks[m.to].text == "(" || s.toks[m.to].lower == "of") {
				return m, true
			}
		}
	}
	for _, m := range ms {
		if m.from >= start && m.to <= k+1 && !m.prep && !m.poss {
			return m, true
		}
	}
	if start > 0 {
		for _, m := range ms {
			if m.to <= k+1 && !m.prep && !m.poss {
				return m, true
			}
		}
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

// take resolves a mention to a person.
func (r *reader) take(s sentence, m mention, c *cue) {
	c.subject = m
	if hearsay(s, c.tok) {
		c.refused = true
		return
	}
	c.who, c.refused = r.resolve(s, m)
	c.ok = c.who != nil
}

// hearsay finds "was reported to have said": words put in somebody's mouth.
func hearsay(s sentence, tok int) bool {
	if tok < 3 || s.toks[tok-1].lower != "have" || s.toks[tok-2].lower != "to" {
		return false
	}
	for k := max(0, tok-9); k < tok; k++ {
		switch s.toks[k].lower {
		case "reported", "alleged", "said", "believed", "understood", "rumoured", "thought":
			return true
		}
	}
	return false
}

func (r *reader) resolve(s sentence, m mention) (who *person, refused bool) {
	switch m.kind {
	case aPerson:
		return m.who, false
	case aPronoun:
		return r.pronoun(s, m.words), false
	case anOffice:
		return r.office(s, m)
	case aBody:
		if m.org == "" {
			return nil, true
		}
		return r.cast.of(m.org, s.para), false
	}
	return nil, true
}

func (r *reader) pronoun(s sentence, word string) *person {
	switch word {
	case "it", "they":
		if r.lastBody != "" && (r.last == nil || r.last.body || word == "it") {
			if p := r.cast.bodies[bodyKey(r.lastBody)]; p != nil {
				return p
			}
			if r.last != nil && r.last.body {
				return r.last
			}
			return r.cast.of(r.lastBody, s.para)
		}
		return nil
	}
	g := byte('m')
	if word == "she" {
		g = 'f'
	}
	fits := func(p *person) bool { return p != nil && !p.body && (p.gender == 0 || p.gender == g) }
	var who *person
	switch {
	case fits(r.subject) && (r.subjectPara >= r.lastPara || r.last == nil || !fits(r.last)):
		who = r.subject
	case fits(r.last):
		who = r.last
	default:
		best := -1
		for _, p := range r.recent() {
			if fits(p) && p.unnamed == "" && !p.asks && p.seen > best {
				who, best = p, p.seen
			}
		}
	}
	if who != nil && who.gender == 0 && who.unnamed == "" {
		who.gender = g
	}
	return who
}

// office finds the person who holds an office that the text has named, or
// takes the office for the description of the last subject.
func (r *reader) office(s sentence, m mention) (*person, bool) {
	det := strings.ToLower(firstWord(m.words))
	role, org := r.officeIn(s, m.from, m.head)
	if m.org != "" {
		org = r.cast.fullName(m.org)
	}
	noun := strings.ToLower(lastWord(role))
	if spokespeople[noun] {
		if org == "" {
			org = r.lastBody
		}
		if org == "" {
			return nil, true
		}
		return r.cast.anonymous(r.spokenFor(m, org), org, s.para), false
	}
	if det == "a" || det == "an" || det == "one" || det == "another" {
		return nil, true
	}
	var best *person
	for _, p := range r.recent() {
		if p.name == "" || !hasWord(p.role, noun) && !(noun == "officer" && strings.Contains(strings.ToLower(p.role), "officer")) {
			continue
		}
		if org != "" && p.org != "" && bodyKey(p.org) != bodyKey(org) {
			continue
		}
		if best == nil || p.seen >= best.seen {
			best = p
		}
	}
	if best != nil {
		return best, false
	}
	if r.subject != nil && !r.subject.body && r.subject.name != "" && (r.subject.role == "" || r.subject.org == "") && r.subjectPara >= s.para-1 {
		r.subject.office(role, org)
		return r.subject, false
	}
	return nil, true
}

func (r *reader) spokenFor(m mention, org string) string {
	if strings.Contains(m.words, " ") && !strings.HasPrefix(strings.ToLower(m.words), "a ") || strings.Contains(m.words, " for ") {
		return m.words
	}
	return m.words + " for " + org
}

// recent is the people met last; looking further back would be guessing, and slow.
func (r *reader) recent() []*person {
	return r.cast.people[max(0, len(r.cast.people)-300):]
}

// remember keeps the subject of a sentence for the pronouns after it.
func (r *reader) remember(s sentence, ms []mention, cues []cue) {
	for _, c := range cues {
		if c.ok && !c.who.body {
			r.subject, r.subjectPara = c.who, s.para
			return
		}
	}
	for _, m := range ms {
		if m.kind == aPerson && !m.prep {
			r.subject, r.subjectPara = m.who, s.para
			return
		}
	}
	for _, m := range ms { // "That was the view of Ada Okoro."
		if m.kind == aPerson {
			r.subject, r.subjectPara = m.who, s.para
			return
		}
	}
}

// quotesOf gives each quotation of a sentence to somebody, or to nobody.
func (r *reader) quotesOf(s sentence, ms []mention, cues []cue, n int, lead *person) {
	for i, t := range s.toks {
		if t.kind != 'q' {
			continue
		}
		q := &r.page.quotes[t.quote]
		q.fragment = r.isFragment(s, i, cues)
		if who, rule := r.prefixSpeaker(s, i); who != nil {
			r.say(t.quote, who, rule, 0.95, s.para)
			continue
		}
		if q.fragment && i > 0 && nicknaming[s.toks[i-1].lower] {
			r.reject(t.quote, "a name or title, not words that were said")
			continue
		}
		if c, rule := governing(s, i, cues); c != nil {
			switch {
			case c.ok:
				r.say(t.quote, c.who, rule, 0.9, s.para)
				continue
			case c.refused && (q.fragment || !r.carries()):
				r.reject(t.quote, "the words of a document, or of somebody who is not named")
				continue
			case c.refused:
				q.flags = append(q.flags, "somebody unnamed stands by these words")
			}
		}
		if who := r.according(s, ms, i); who != nil {
			r.say(t.quote, who, ruleAccording, 0.8, s.para)
			continue
		}
		r.withoutCue(s, ms, t.quote, i, n, lead)
	}
}

// nicknaming are words before a name or title in marks.
var nicknaming = set(`so-called titled entitled nicknamed headlined`)

func (r *reader) carries() bool { return r.heading != nil || r.last != nil }

// say gives a quotation to a speaker and remembers that they spoke.
func (r *reader) say(q int, who *person, rule string, confidence float64, para int) {
	r.give(q, who, rule, confidence)
	r.spoke(who, para)
}

// isFragment tells whether a quotation is words inside somebody else's
// sentence, not a sentence of its own or a clause with its tag.
func (r *reader) isFragment(s sentence, i int, cues []cue) bool {
	q := r.page.quotes[s.toks[i].quote]
	first := firstLetter(r.page.text, q.start, q.end)
	lastRune := r.page.text[q.end-1]
	ends := stop(lastRune) || lastRune == ','
	if i == 0 || s.toks[i-1].kind == 'p' && strings.Contains("–—-*", s.toks[i-1].text) && i < 2 {
		return !ends && !q.continues && i+1 < len(s.toks) && s.toks[i+1].text != ","
	}
	prev := s.toks[i-1]
	switch {
	case prev.text == ":" || prev.kind == 'q' && ends:
		return false
	case prev.text == "," || prev.kind == 'w' && cueForm(prev.lower) == 1:
		return !(unicode.IsUpper(first) && ends) && !(ends && r.hasWhole(s, i))
	}
	return true
}

// hasWhole tells whether a quotation earlier in the sentence was a whole one,
// of which this is the second half: “We will appeal,” she said, “and win.”
func (r *reader) hasWhole(s sentence, i int) bool {
	return s.toks[0].kind == 'q' && i > 0 && !r.page.quotes[s.toks[0].quote].fragment
}

func firstLetter(text []rune, start, end int) rune {
	for i := start; i < end; i++ {
		if unicode.IsLetter(text[i]) {
			return text[i]
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
		if behind(s, i, c.tok, c.inverted) && (c.ok || c.refused) {
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

func (r *reader) according(s sentence, ms []mention, i int) *person {
	for k := 0; k+1 < len(s.toks); k++ {
		if s.toks[k].lower != "according" || s.toks[k+1].lower != "to" {
			continue
		}
		for _, m := range ms {
			if m.from >= k+2 && m.from <= k+3 {
				who, _ := r.resolve(s, m)
				return who
			}
		}
	}
	return nil
}

// withoutCue finds the speaker of a quotation that no verb governs.
func (r *reader) withoutCue(s sentence, ms []mention, q, i, n int, lead *person) {
	x := &r.page.quotes[q]
	words := len(strings.Fields(r.page.slice(x.start, x.end)))
	if x.continues && x.prev >= 0 {
		if prev := r.page.quotes[x.prev].fate; prev.outcome == OutcomeQuote {
			r.say(q, prev.who, ruleGoesOn, prev.confidence, s.para)
			return
		}
	}
	if who := byline(ms, s, i); who != nil && !x.fragment {
		r.say(q, who, ruleBelow, 0.9, s.para)
		return
	}
	if i > 0 && s.toks[i-1].text == ":" { // "Ada Okoro was more hopeful: “…”"
		for _, m := range ms {
			if m.kind == aPerson && m.to < i && !m.prep && !m.poss {
				x.fragment = false
				r.say(q, m.who, ruleBefore, 0.75, s.para)
				return
			}
		}
	}
	if x.weak {
		r.reject(q, "single marks in a text that quotes with double ones, and no verb of speech")
		return
	}
	if others(s) > 0 && x.fragment {
		if words >= 8 && r.last != nil && r.lastPara >= s.para-1 {
			x.flags = append(x.flags, "no verb of speech stands by these words")
			r.say(q, r.last, ruleLast, 0.4, s.para)
			return
		}
		r.reject(q, "words set in marks inside a sentence, and no verb of speech governs them")
		return
	}
	switch {
	case r.lastPara == s.para && r.last != nil && n > 0 && (r.subjectPara < s.para || r.subject == r.last || r.subject == nil):
		r.say(q, r.last, ruleSame, 0.85, s.para)
	case n == 0 && lead != nil:
		r.say(q, lead, ruleLead, 0.95, s.para)
	case n > 0 && r.subject != nil && r.subjectPara == s.para:
		r.say(q, r.subject, ruleSubject, 0.75, s.para)
	case r.heading != nil:
		r.say(q, r.heading, ruleHeading, 0.95, s.para)
	case r.subject != nil && r.subject != r.last && r.subjectPara == s.para-1 && r.lastPara < r.subjectPara:
		r.say(q, r.subject, ruleSubject, 0.6, s.para)
	case r.last != nil:
		c := 0.6
		if r.lastPara < s.para-3 {
			c = 0.4
		}
		r.say(q, r.last, ruleLast, c, s.para)
	default:
		x.fate.reason = "nobody is named near these words"
	}
}

// byline finds "— Ada Okoro, chair" behind the words.
func byline(ms []mention, s sentence, i int) *person {
	if i+1 >= len(s.toks) || s.toks[i+1].kind != 'p' || !strings.Contains("–—-", s.toks[i+1].text) {
		return nil
	}
	for _, m := range ms {
		if m.kind == aPerson && m.from > i && m.from <= i+4 {
			return m.who
		}
	}
	return nil
}

// others counts the words of a sentence outside quotations.
func others(s sentence) int {
	n := 0
	for _, t := range s.toks {
		if t.kind == 'w' {
			n++
		}
	}
	return n
}
