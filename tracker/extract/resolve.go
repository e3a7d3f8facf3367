package extract

import (
	"strings"
)

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
