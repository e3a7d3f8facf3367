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
	ruleFloor     = "has the floor in these minutes"
)

func (r *reader) sentence(s sentence, n, of int, lead *person) {
	ms := r.mentionsIn(s)
	r.here = ms
	r.speakersFor(s, ms)
	cues := r.cues(s, ms)
	r.quotesOf(s, ms, cues, n, lead)
	r.reported(s, ms, cues)
	r.remember(s, ms, cues)
	if last := s.toks[len(s.toks)-1]; n == of-1 && last.text == ":" {
		for _, c := range cues {
			if c.ok {
				r.lead, r.leadWith = c.who, together(s, ms, &c)
			}
		}
		if r.lead == nil {
			r.leadWith = nil
			for _, m := range ms {
				if m.kind == aPerson || m.kind == aBody && m.org != "" && r.lead == nil {
					r.lead, _ = r.resolve(s, m)
				}
			}
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
		if q.fragment && i > 0 && nicknaming[s.toks[i-1].lower] || r.isTitle(s, i) || q.fragment && spokenOf(s, i) || onSign(s, i) {
			r.reject(t.quote, notWords)
			continue
		}
		q.cued = anyCue(s, i, cues)
		if c, rule := r.governing(s, i, cues); c != nil {
			switch {
			case q.fragment && c.form == 4 && r.planned(s, i):
				r.reject(t.quote, notWords)
				continue
			case c.ok:
				r.say(t.quote, c.who, rule, 0.9, s.para)
				q.fate.with = together(s, ms, c)
				continue
			case c.refused && c.who != nil && r.heading == nil:
				r.say(t.quote, c.who, rule, 0.7, s.para)
				continue
			case c.refused && (q.fragment || !r.carries()):
				r.reject(t.quote, ofADocument)
				continue
			case c.refused:
				q.flags = append(q.flags, "somebody unnamed stands by these words")
			}
		}
		if lead == nil && r.awaits(t.quote, cues, s.para) {
			continue
		}
		if who := r.according(s, ms, i); who != nil {
			r.say(t.quote, who, ruleAccording, 0.8, s.para)
			continue
		}
		r.withoutCue(s, ms, t.quote, i, n, lead)
	}
}

// anyCue tells whether a verb of speech stands before a quotation, or in a tag
// behind it, though its subject is not known.
func anyCue(s sentence, i int, cues []cue) bool {
	for n := range cues {
		if cues[n].tok < i || behind(s, i, cues[n].tok, cues[n].inverted) {
			return true
		}
	}
	return false
}

const notWords = "a name or title, not words that were said"

// nicknaming are words before a name or title in marks.
var nicknaming = set(`so-called titled entitled nicknamed headlined`)

func (r *reader) carries() bool { return r.heading != nil || r.last != nil }

// say gives a quotation to a speaker and remembers that they spoke.
func (r *reader) say(q int, who *person, rule string, confidence float64, para int) {
	r.give(q, who, rule, confidence)
	r.voice, r.voicePara = who, para
	if !who.thing {
		r.spoke(who, para)
	}
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

func (r *reader) according(s sentence, ms []mention, i int) *person {
	for k := 0; k+1 < len(s.toks); k++ {
		if s.toks[k].lower != "according" || s.toks[k+1].lower != "to" {
			continue
		}
		for _, m := range ms {
			if m.from >= k+2 && m.from <= k+3 && m.kind != aDocument && m.kind != aName || m.kind == aPerson && m.from > k && m.from < k+8 {
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
			x.fate.with = prev.with
			return
		}
	}
	if who := r.byline(ms, s, i); who != nil && !x.fragment {
		r.say(q, who, ruleBelow, 0.9, s.para)
		return
	}
	if who := r.verbless(s, ms, i); who != nil {
		r.say(q, who, ruleAfter, 0.75, s.para)
		return
	}
	if i > 0 && s.toks[i-1].text == ":" { // "Ada Okoro was more hopeful: “…”"
		for _, m := range ms {
			if m.kind == aPerson && m.to < i && !m.prep && !m.poss {
				x.fragment = false
				r.say(q, m.who, ruleBefore, 0.75, s.para)
				return
			}
			if m.kind == aBody && m.org != "" && (m.from <= 1 || statementFrom(s, m)) && m.to < i { // "The union disagreed: “…”"
				x.fragment = false
				r.say(q, r.cast.of(m.org, s.para), ruleBefore, 0.75, s.para)
				return
			}
		}
	}
	if x.weak {
		r.reject(q, "single marks in a text that quotes with double ones, and no verb of speech")
		return
	}
	if who := r.minutedSubject(s, ms, i); who != nil && x.fragment {
		r.say(q, who, ruleSubject, 0.65, s.para)
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
	case n > 0 && r.voicePara == s.para && r.voice != nil && r.voice.thing && r.subjectPara < s.para && !x.fragment:
		r.say(q, r.voice, ruleSame, 0.7, s.para)
	case r.lastPara == s.para && r.last != nil && n > 0 && (r.subjectPara < s.para || r.subject == r.last || r.subject == nil):
		r.say(q, r.last, ruleSame, 0.85, s.para)
	case n == 0 && lead != nil:
		r.say(q, lead, ruleLead, 0.95, s.para)
		x.fate.with = r.leadWith
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
		x.fate.reason = nobodyNamed
	}
}

// byline finds "— Ada Okoro, chair" behind the words.
func (r *reader) byline(ms []mention, s sentence, i int) *person {
	if i+1 >= len(s.toks) || s.toks[i+1].kind != 'p' || !strings.Contains("–—-", s.toks[i+1].text) {
		return nil
	}
	for _, m := range ms {
		if m.kind == aPerson && m.from > i && m.from <= i+4 {
			return m.who
		}
	}
	for _, m := range ms {
		if m.kind == aBody && m.org != "" && m.from > i && m.from <= i+4 && m.to == len(s.toks) {
			return r.cast.of(m.org, s.para)
		}
	}
	return nil
}

// verbless finds the name behind a quotation whose tag has lost its verb: “…,” Ada
// Okoro, chair of the trust.
func (r *reader) verbless(s sentence, ms []mention, i int) *person {
	if !r.quoteAsksTag(s.toks[i]) {
		return nil
	}
	for _, m := range ms {
		if m.from == i+1 && m.kind == aPerson && !m.poss && m.to < len(s.toks) && s.toks[m.to].text == "," {
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
