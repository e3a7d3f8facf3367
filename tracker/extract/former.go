package extract

import "strings"

// ofTwo reads "the former" and "the latter": the first and the second of the two
// people whom the text spoke of last.
func (r *reader) ofTwo(s sentence, i int) (mention, int) {
	if i+2 >= len(s.toks) || s.toks[i].lower != "the" || s.toks[i+1].lower != "former" && s.toks[i+1].lower != "latter" {
		return mention{}, i
	}
	next := s.toks[i+2]
	verb := copulas[next.lower] || cueForm(next.lower) > 0 || clauseOffices[next.lower] != "" || between[next.lower] ||
		prepositions[next.lower] || strings.HasSuffix(next.lower, "ed")
	a, b := r.pair[0], r.pair[1]
	if !verb || next.cap || a == nil || b == nil || min(a.seen, b.seen) < s.para-2 {
		return mention{}, i
	}
	if b.first < a.first || b.first == a.first && r.cast.order(b) < r.cast.order(a) {
		a, b = b, a
	}
	if s.toks[i+1].lower == "latter" {
		a = b
	}
	return mention{kind: aPerson, who: a}, i + 2
}

// order is the place of a person among those met; it looks at the last ones only.
func (c *cast) order(p *person) int {
	for i := len(c.people) - 1; i >= 0 && i > len(c.people)-300; i-- {
		if c.people[i] == p {
			return i
		}
	}
	return -1
}

// keepPair remembers the two people spoken of last.
func (r *reader) keepPair(p *person) {
	if p == nil || p.name == "" || p == r.pair[1] {
		return
	}
	r.pair[0], r.pair[1] = r.pair[1], p
}

// waiting is a quotation whose "she" nobody before it can be.
type waiting struct {
	quote, para int
	gender      byte
}

// awaits keeps a quotation for the person whom the text is about to name, where
// nobody was named yet: “We are full,” she says. Ada Okoro is a nurse.
func (r *reader) awaits(quote int, cues []cue, para int) bool {
	if r.last != nil || r.heading != nil || r.subject != nil {
		return false
	}
	for _, c := range cues {
		if c.who != nil || c.subject.kind != aPronoun || c.subject.words != "she" && c.subject.words != "he" {
			continue
		}
		w := waiting{quote: quote, para: para, gender: 'm'}
		if c.subject.words == "she" {
			w.gender = 'f'
		}
		r.waits = append(r.waits, w)
		return true
	}
	return false
}

// arrives gives the quotations that waited to the person whom a sentence names.
func (r *reader) arrives(who *person, para int) {
	if len(r.waits) == 0 || who == nil || who.body || who.generic || who.name == "" {
		return
	}
	for _, w := range r.waits {
		q := &r.page.quotes[w.quote]
		if para-w.para < 3 && (who.gender == 0 || who.gender == w.gender) && q.fate.outcome != OutcomeQuote {
			r.say(w.quote, who, ruleSubject, 0.7, para)
			if who.gender == 0 {
				who.gender = w.gender
			}
		}
	}
	r.waits = r.waits[:0]
}

// together finds who said something along with the subject of a verb: "Ada Okoro,
// chair of the Fund, and Tim Marsh, its director, said".
func together(s sentence, ms []mention, c *cue) []*person {
	if c.who == nil || c.who.body || c.subject.kind != aPerson || c.inverted && c.subject.from < c.tok {
		return nil
	}
	var out []*person
	if c.inverted { // “…,” said Ada Okoro and Tim Marsh
		for _, m := range ms {
			if m.from == c.subject.to+1 && s.toks[m.from-1].lower == "and" && m.kind == aPerson && m.who != c.who {
				out = append(out, m.who)
			}
		}
		return out
	}
	first, last := -1, -1
	for k, m := range ms {
		if m.kind != aPerson || m.to > c.tok || m.poss {
			continue
		}
		if m.from > 0 && s.toks[m.from-1].lower == "and" && first >= 0 && !m.prep && joinedPeople(s, ms[first], m) {
			last = k
			break
		}
		if !m.prep {
			first = k
		}
	}
	if last < 0 {
		return nil
	}
	for _, m := range []mention{ms[first], ms[last]} {
		if m.who != c.who {
			out = append(out, m.who)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// joinedPeople tells whether nothing but an office stands between two names and
// the "and" that joins them.
func joinedPeople(s sentence, a, b mention) bool {
	gap := s.toks[a.to : b.from-1]
	if a.from > 0 && s.toks[a.from-1].kind == 'w' && s.toks[a.from-1].lower != "both" {
		return false
	}
	if len(gap) == 0 {
		return true
	}
	if gap[0].text != "," || gap[len(gap)-1].text != "," {
		return false
	}
	for _, t := range gap {
		if t.kind == 'q' || cueForm(t.lower) == 1 {
			return false
		}
	}
	return true
}
