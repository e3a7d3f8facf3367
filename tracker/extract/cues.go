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

// inPassive tells whether a form of "be" stands before a verb: "is also called".
func inPassive(s sentence, i int) bool {
	k := i - 1
	for k > 0 && (s.toks[k].lower == "also" || adverb(s.toks[k])) {
		k--
	}
	return beings[s.toks[k].lower]
}

// cues lists the verbs of speech of a sentence from left to right.
func (r *reader) cues(s sentence, ms []mention) []cue {
	var out []cue
	for i, t := range s.toks {
		if t.kind != 'w' || t.cap && i > 0 {
			continue
		}
		form := verbForm(s, i)
		if form != 1 && (r.tagVerb(s, ms, i) || (t.lower == "put" || t.lower == "puts") && i+1 < len(s.toks) && s.toks[i+1].lower == "it") {
			form = 1
		}
		if form == 0 || i > 0 && (s.toks[i-1].lower == "to" && cueForm(t.lower) > 0 || determiners[s.toks[i-1].lower] && !inMention(ms, i-1)) && !(t.lower == "say" && i > 1) ||
			i > 0 && s.toks[i-1].poss && strings.HasSuffix(t.lower, "s") && !(i+1 < len(s.toks) && s.toks[i+1].kind == 'q') || inMention(ms, i) || asNoun(s, i) {
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
		if form > 0 && i > 0 && inPassive(s, i) && (form == 3 || beings[s.toks[i-1].lower] && participle(t.lower)) {
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
