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
	c.ok = c.who != nil && !c.refused
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
		who := r.pronoun(s, m)
		return who, who != nil && who.generic
	case anOffice:
		return r.office(s, m)
	case aBody:
		if m.org == "" {
			return r.somebody(s, m)
		}
		if noun := strings.ToLower(m.org); plainBodies[noun] && r.cast.fullName(m.org) == m.org && noun != "treasury" && noun != "government" && noun != "congress" {
			return r.somebody(s, m) // "Union vows to fight": which?
		}
		return r.cast.of(m.org, s.para), false
	case aName:
		return r.cast.meet("", m.words, s.para), false
	case aSomebody, aDocument:
		if m.words != "" {
			return r.somebody(s, m)
		}
	}
	return nil, true
}

func (r *reader) pronoun(s sentence, m mention) *person {
	word := m.words
	switch word {
	case "it", "they":
		if r.lastBody != "" && (r.last == nil || r.last.body || word == "it") {
			if p := r.cast.voices[bodyKey(r.lastBody)]; p != nil {
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
	fits := func(p *person) bool {
		return p != nil && !p.body && !p.thing && !plural(p.noun) && (p.gender == 0 || p.gender == g)
	}
	sure := func(p *person) bool { return fits(p) && !r.doubtful(p) }
	var who *person
	switch before := r.subjectBefore(s, m); {
	case fits(before):
		who = before
	case r.doubtful(r.subject) && sure(r.last) && r.lastPara > s.para-5:
		who = r.last
	case r.doubtful(r.subject) && r.metLately(s.para, sure) != nil:
		who = r.metLately(s.para, sure)
	case fits(r.subject) && (r.subjectPara >= r.lastPara || r.last == nil || !fits(r.last)):
		who = r.subject
	case fits(r.last):
		who = r.last
	default:
		best := -1
		for _, p := range r.recent() {
			if fits(p) && p.unnamed == "" && !p.asks && !p.minor && p.seen > best {
				who, best = p, p.seen
			}
		}
	}
	if who != nil && who.gender == 0 && who.unnamed == "" {
		who.gender = g
	}
	return who
}

// metLately is the person met last in the few paragraphs before, of those who fit.
func (r *reader) metLately(para int, fits func(*person) bool) *person {
	var who *person
	for _, p := range r.recent() {
		if fits(p) && p.name != "" && !p.asks && !p.minor && p.seen > para-5 && (who == nil || p.seen >= who.seen) {
			who = p
		}
	}
	return who
}

// doubtful tells whether a single capitalised word may be a company or a place as
// well as somebody: nothing but its capital speaks for a person.
func (r *reader) doubtful(p *person) bool {
	return p != nil && p.gender == 0 && p.hon == "" && p.role == "" && p.org == "" && p.name != "" && !strings.Contains(p.name, " ") && !p.minor
}

// subjectBefore is the person who is the subject of a sentence before a pronoun
// in it: "Ada Okoro declined to speak, but in a letter she wrote".
func (r *reader) subjectBefore(s sentence, m mention) *person {
	if who := r.whatTheyCall(s, m); who != nil {
		return who
	}
	for _, x := range r.here {
		if x.from >= m.from {
			break
		}
		if x.kind == aPronoun && (x.words == "he" || x.words == "she") {
			return nil
		}
		if x.kind == aPerson && !x.prep && !x.poss {
			return x.who
		}
	}
	return nil
}

// whatTheyCall is the person named last before a pronoun in a clause such as
// "because of what he called", in a sentence of which nobody is the subject.
func (r *reader) whatTheyCall(s sentence, m mention) *person {
	if m.from < 2 || s.toks[m.from-1].lower != "what" && s.toks[m.from-1].lower != "which" {
		return nil
	}
	var who *person
	for _, x := range r.here {
		if x.from >= m.from {
			break
		}
		if x.kind == aPerson && (x.who.gender == 0 || (x.who.gender == 'm') == (m.words == "he")) {
			who = x.who
		}
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
		if hasWord(role, "government") && m.org == "" {
			org = "Government"
		}
		if org == "" || noun == "source" || noun == "insider" {
			return r.somebody(s, m)
		}
		return r.cast.anonymous(r.spokenFor(m, org), org, s.para), false
	}
	if det == "a" || det == "an" || det == "one" || det == "another" {
		return r.somebody(s, m)
	}
	if det == "the" {
		if p := r.describedBefore(noun, s.para); p != nil {
			return p, p.generic
		}
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
	return r.somebody(s, m)
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
	defer func() {
		if r.subjectPara == s.para {
			r.arrives(r.subject, s.para)
		}
	}()
	for _, tells := range []bool{true, false} { // who says something, else who does
		for _, c := range cues {
			if (c.form == 1) != tells || c.who == nil || c.who.body || c.who.thing {
				continue
			}
			r.subject, r.subjectPara = c.who, s.para
			return
		}
	}
	for _, m := range ms {
		if m.kind == aPronoun && m.words != "it" && m.words != "they" {
			if who := r.pronoun(s, m); who != nil {
				r.subject, r.subjectPara = who, s.para
				return
			}
		}
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
