package extract

import (
	"strings"
	"unicode"
)

// The kinds of mention.
const (
	aPerson = iota + 1
	aPronoun
	anOffice // "the chief executive", "a spokesman for the union"
	aBody
	aDocument
	aName     // one capitalised word that may be a name
	aSomebody // "one juror"
)

// mention is a stretch of tokens that may be the subject of a verb.
type mention struct {
	kind     int
	from, to int // tokens
	who      *person
	words    string
	org      string
	head     int  // of an office: the token after its noun
	prep     bool // stands after a preposition
	poss     bool // "Okoro’s"
}

var documents = set(`report paper document study survey review act bill section law poll headline strategy guidance
	figures data research analysis article newspaper editorial leader book film article plan plans prospectus minutes constitution contract clause`)

var subjects = set(`he she they it`)

var determiners = set(`the a an its their his her one another this whose`)

// mentionsIn lists who and what a sentence names outside quotations, and
// teaches the cast the offices that stand beside the names.
func (r *reader) mentionsIn(s sentence) []mention {
	var out []mention
	for i := 0; i < len(s.toks); {
		m, to := r.mentionAt(s, i)
		if m.kind == 0 {
			i = max(to, i+1)
			continue
		}
		m.from, m.to = i, to
		if i > 0 && s.toks[i-1].kind == 'w' && (prepositions[s.toks[i-1].lower] || s.toks[i-1].poss) {
			m.prep = prepositions[s.toks[i-1].lower] && !saying[s.toks[i-1].lower]
		}
		if i > 1 && (s.toks[i-1].lower == "the" || s.toks[i-1].lower == "a") && prepositions[s.toks[i-2].lower] {
			m.prep = true
		}
		if s.toks[i].lower == "whose" {
			m.prep = true
		}
		if n := len(out); n > 0 && out[n-1].to == i && out[n-1].poss && out[n-1].prep {
			m.prep = true // "an owner of the Premier League’s Harbour Rovers"
		}
		if m.prep && i > 0 && joining[s.toks[i-1].lower] && to < len(s.toks) && (copulas[s.toks[to].lower] || cueForm(s.toks[to].lower) > 0 || strings.HasPrefix(s.toks[to].lower, "put")) {
			m.prep = false // "after Ada Okoro said"
		}
		m.poss = s.toks[to-1].poss && m.kind != anOffice
		out = append(out, m)
		i = to
	}
	out = r.joinOffices(s, out)
	return out
}

func (r *reader) mentionAt(s sentence, i int) (mention, int) {
	t := s.toks[i]
	if t.kind != 'w' {
		return mention{}, i
	}
	if who := r.initials[t.text]; who != nil && !t.poss {
		return mention{kind: aPerson, who: who}, i + 1
	}
	if subjects[t.lower] {
		return mention{kind: aPronoun, words: t.lower}, i + 1
	}
	if r.lowerCase {
		if m, to := r.inSmallLetters(s, i); to > i {
			return m, to
		}
	}
	if honorifics[t.lower] && t.cap {
		if m, to := r.titled(s, i); to > i {
			if office, end := r.ownOffice(s, i, to); end > to {
				return office, end
			}
			return m, to
		}
	}
	if m, to := r.ofTwo(s, i); to > i {
		return m, to
	}
	if determiners[t.lower] || t.poss && !t.cap {
		if m, to := r.described(s, i); to > i {
			return m, to
		}
		return mention{}, i
	}
	if partyTag(t) || gerundBefore(s, i) {
		return mention{}, i
	}
	if t.cap && !(notNames[t.lower] && (i+1 >= len(s.toks) || !s.toks[i+1].cap || i == 0)) {
		m, to := r.capitals(s, i)
		if office, end := r.ownOffice(s, i, to); end > to {
			return office, end
		}
		return m, to
	}
	return mention{}, i
}

// ownOffice reads the office behind a possessive: "Harbour Trust’s chair".
func (r *reader) ownOffice(s sentence, i, to int) (mention, int) {
	if to <= i || !s.toks[to-1].poss {
		return mention{}, i
	}
	head := -1
	for k := to; k < len(s.toks) && k < to+5 && s.toks[k].kind == 'w' && !s.toks[k].cap && !prepositions[s.toks[k].lower] && cueForm(s.toks[k].lower) == 0; k++ {
		if roleNouns[s.toks[k].lower] {
			head = k + 1
		}
	}
	if head < 0 {
		return mention{}, i
	}
	org := r.cast.fullName(cutPossessive(joinToks(r.page, s.toks[i:to])))
	if hon, name, ok := personOf(plain(s.toks[i:to])); ok && (hon != "" || r.cast.known("", name) != nil && !r.asBody[name] || guessGender(name) != 0) || to-i == 1 && r.cast.known("", s.toks[i].text) != nil {
		org = "" // somebody's lawyer
	}
	return mention{kind: anOffice, words: joinToks(r.page, s.toks[i:head]), org: org, head: head}, head
}

// described reads "the chief executive", "a spokesman for the union", "the CCG".
func (r *reader) described(s sentence, i int) (mention, int) {
	last, kind := -1, -1
	for k := i + 1; k < len(s.toks) && k < i+9; k++ {
		t := s.toks[k]
		if t.kind != 'w' || notSubjects[t.lower] && t.lower != "and" || determiners[t.lower] || prepositions[t.lower] && !(t.lower == "of" && k > 0 && s.toks[k-1].cap) || copulas[t.lower] || subjects[t.lower] || cueForm(t.lower) > 0 && !t.cap {
			break
		}
		if honorifics[t.lower] && t.cap && k+1 < len(s.toks) && s.toks[k+1].cap || t.cap && kin[s.toks[k-1].lower] {
			break
		}
		switch {
		case t.poss && kind == anOffice:
			return mention{}, i
		case t.poss:
		case roleNouns[t.lower] && !(t.cap && organNouns[t.lower] && (k == i+1 || executiveBody(s, i+1, k))):
			last, kind = k, anOffice
		case (plainBodies[t.lower] || t.cap && organNouns[t.lower]) && kind != anOffice:
			last, kind = k, aBody
		case documents[t.lower]:
			last, kind = k, aDocument
		case t.cap && r.cast.full[t.text] != "":
			last, kind = k, aBody
		}
	}
	if last < 0 {
		return mention{}, i
	}
	to := last + 1
	words := joinToks(r.page, s.toks[i:to])
	m := mention{kind: kind, words: words, head: to}
	if kind == aDocument && to < len(s.toks) && (organNouns[s.toks[to].lower] || roleNouns[s.toks[to].lower]) && !s.toks[to].cap {
		return mention{}, i // "a book club"
	}
	switch kind {
	case aBody:
		if s.toks[last].cap && s.toks[i+1].cap {
			if whole, end := r.capitals(s, i+1); whole.kind == aBody {
				return whole, end
			}
		}
		m.org = r.cast.fullName(strings.TrimPrefix(strings.TrimPrefix(joinToks(r.page, s.toks[i+1:to]), "the "), "The "))
		if !unicode.IsUpper([]rune(m.org)[0]) {
			m.org = ""
			if det := s.toks[i].lower; det != "a" && det != "an" && det != "one" && det != "another" {
				m.org = r.byNoun(s.toks[last].lower)
			}
		}
		if m.org != "" && len(strings.Fields(m.org)) > 1 {
			r.cast.name(m.org)
			r.abbreviation(s, to, m.org)
		}
		if to+2 < len(s.toks) && s.toks[to].text == "(" && s.toks[to+2].text == ")" {
			to += 3
		}
	case anOffice:
		role, org := r.officeIn(s, i, to)
		m.org = org
		m.words = role
		if to < len(s.toks) && (s.toks[to].lower == "for" || s.toks[to].lower == "of" || s.toks[to].lower == "at" || s.toks[to].lower == "from" && spokespeople[s.toks[last].lower]) {
			end := r.runEndAfterThe(s, to+1)
			if end > to+1 {
				m.org = r.cast.fullName(strings.TrimPrefix(joinToks(r.page, s.toks[to+1:end]), "the "))
				to = end
			} else if org, end := r.plainBody(s, to+1); org != "" {
				m.org, to = org, end
			} else if end := plainWords(s, to+1); end > to+1 {
				to = end
				m.head = to
			}
		}
		m.words = joinToks(r.page, s.toks[i:to])
	}
	return m, to
}

// plainWords is where up to four words in lower case end at a comma: "director
// of services,".
func plainWords(s sentence, at int) int {
	k := at
	for k < len(s.toks) && k < at+4 && s.toks[k].kind == 'w' && !s.toks[k].cap && !determiners[s.toks[k].lower] && cueForm(s.toks[k].lower) == 0 {
		k++
	}
	if k < len(s.toks) && s.toks[k].text == "," {
		return k
	}
	return at
}

func (r *reader) runEndAfterThe(s sentence, at int) int {
	k := at
	if k < len(s.toks) && s.toks[k].lower == "the" {
		k++
	}
	if k >= len(s.toks) || !s.toks[k].cap {
		if r.lowerCase && k < len(s.toks) {
			if end := r.knownEnd(s, k); end > k {
				return end
			}
		}
		if k > at && k < len(s.toks) && plainBodies[s.toks[k].lower] {
			return k + 1
		}
		return at
	}
	return r.runEnd(s, k)
}

// byNoun is the body last named that bears a noun: "the union".
func (r *reader) byNoun(noun string) string {
	return r.cast.bodies.called(noun)
}

// officeIn splits "the new Harbour Trust chief executive", "its chair", "the
// CCG’s accountable officer" into role and body.
func (r *reader) officeIn(s sentence, i, to int) (role, org string) {
	det := s.toks[i].lower
	from := i + 1
	if !determiners[det] {
		from = i
	}
	for k := from; k < to-1; k++ {
		if s.toks[k].poss {
			return joinToks(r.page, s.toks[k+1:to]), r.cast.fullName(cutPossessive(joinToks(r.page, s.toks[from:k+1])))
		}
	}
	for from < to-1 && !s.toks[from].cap && (s.toks[from].lower == "new" || s.toks[from].lower == "then" || s.toks[from].lower == "former") {
		from++
	}
	words := joinToks(r.page, s.toks[from:to])
	if s.toks[from].cap {
		role, org, _ = splitOffice(words)
	} else {
		role = words
	}
	if org == "" && (det == "its" || det == "their" || det == "whose") {
		org = r.itsBody(s.para)
		if det == "whose" {
			org = r.nearBody
		}
	}
	if org == "" {
		if body := r.bodyOfPhrase(joinToks(r.page, s.toks[i:to])); body != "" {
			role, org = withoutBody(role), body
		}
	}
	return role, r.cast.fullName(org)
}

func cutPossessive(s string) string {
	for _, tail := range []string{"’s", "'s"} {
		s = strings.TrimSuffix(s, tail)
	}
	return s
}
