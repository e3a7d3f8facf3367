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
	if subjects[t.lower] {
		return mention{kind: aPronoun, words: t.lower}, i + 1
	}
	if honorifics[t.lower] && t.cap {
		if m, to := r.titled(s, i); to > i {
			return m, to
		}
	}
	if determiners[t.lower] || t.poss && !t.cap {
		if m, to := r.described(s, i); to > i {
			return m, to
		}
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
	return mention{kind: anOffice, words: joinToks(r.page, s.toks[i:head]), org: org, head: head}, head
}

// titled reads "Dr Ada Okoro", "Mr Marsh".
func (r *reader) titled(s sentence, i int) (mention, int) {
	to := i
	for to < len(s.toks) && honorifics[s.toks[to].lower] && s.toks[to].cap {
		to++
	}
	hons := to
	to = r.nameEnd(s, to, true)
	if to == hons {
		return mention{}, i
	}
	hon, name, ok := personOf(plain(s.toks[i:to]))
	if !ok {
		return mention{}, i
	}
	to = pastPostnominals(s, to)
	return mention{kind: aPerson, who: r.cast.meet(hon, name, s.para)}, to
}

func plain(toks []token) string {
	words := make([]string, 0, len(toks))
	for _, t := range toks {
		words = append(words, t.text)
	}
	return strings.Join(words, " ")
}

func pastPostnominals(s sentence, to int) int {
	for to < len(s.toks) && postnominals[s.toks[to].lower] && s.toks[to].cap && len(s.toks[to].text) > 1 && s.toks[to].text == strings.ToUpper(s.toks[to].text) {
		to++
	}
	return to
}

// nameEnd is where the words of a name that begins at i end.
func (r *reader) nameEnd(s sentence, i int, titled bool) int {
	end := i
	for k := i; k < len(s.toks) && k < i+6; k++ {
		t := s.toks[k]
		if t.kind != 'w' || k > i && s.toks[k-1].poss {
			break
		}
		if !t.cap {
			if particles[t.lower] && k+1 < len(s.toks) && (s.toks[k+1].cap || particles[s.toks[k+1].lower]) && (k > i || titled) {
				continue
			}
			if t.lower == "of" && titled && k == i+1 && k+1 < len(s.toks) && s.toks[k+1].cap && i > 0 && (s.toks[i-1].lower == "lord" || s.toks[i-1].lower == "lady" || s.toks[i-1].lower == "baroness") {
				continue
			}
			break
		}
		if organNouns[t.lower] && !surnameToo[t.lower] || notNames[t.lower] && !monthNames[t.lower] || postnominals[t.lower] && t.text == strings.ToUpper(t.text) && len(t.text) > 1 {
			break
		}
		end = k + 1
	}
	return end
}

// capitals reads a run of capitalised words: a person, a body, or a body with
// an office and a person behind it.
func (r *reader) capitals(s sentence, i int) (mention, int) {
	to := r.runEnd(s, i)
	for to > i && !s.toks[to-1].cap {
		to--
	}
	if to == i {
		return mention{}, i
	}
	run := s.toks[i:to]
	words := plain(run)
	printed := strings.TrimSuffix(strings.TrimSuffix(joinToks(r.page, run), "’s"), "'s")
	if looksOrg(printed, false) || hasOrgan(strings.Fields(words)) {
		r.cast.name(printed)
		r.abbreviation(s, to, printed)
		return mention{kind: aBody, org: printed, words: printed}, to
	}
	if who := r.initials[words]; who != nil {
		return mention{kind: aPerson, who: who}, to
	}
	if full, ok := r.cast.full[words]; ok {
		return mention{kind: aBody, org: full, words: words}, to
	}
	if r.abbreviation(s, to, printed) {
		r.cast.name(printed)
		return mention{kind: aBody, org: printed, words: printed}, to
	}
	for k := i; k < to; k++ { // "Labour MP Ada Okoro"
		if k > i && (roleNouns[s.toks[k].lower]) && to-k > 2 {
			if hon, name, ok := personOf(plain(s.toks[k+1 : to])); ok {
				who := r.cast.meet(hon, name, s.para)
				who.office(plain(s.toks[i:k+1]), "")
				return mention{kind: aPerson, who: who}, to
			}
		}
	}
	if to-i > 2 && r.bodyBehind(s, to) {
		r.cast.name(printed)
		return mention{kind: aBody, org: printed, words: printed}, to
	}
	if hon, name, ok := personOf(words); ok && !strings.HasSuffix(words, " England") {
		if r.cast.known(hon, name) != nil {
			return mention{kind: aPerson, who: r.cast.meet(hon, name, s.para)}, pastPostnominals(s, to)
		}
		if r.bodyBehind(s, to) || r.asBody[name] {
			r.asBody[name] = true
			r.cast.name(printed)
			return mention{kind: aBody, org: printed, words: printed}, to
		}
		return mention{kind: aPerson, who: r.cast.meet(hon, name, s.para)}, pastPostnominals(s, to)
	}
	if to-i == 1 && !roleNouns[run[0].lower] {
		if who := r.cast.known("", run[0].text); who != nil {
			return mention{kind: aPerson, who: who}, to
		}
		if text := []rune(run[0].text); len(text) > 1 && unicode.IsUpper(text[1]) {
			return mention{kind: aBody, org: run[0].text, words: run[0].text}, to
		}
		if documents[run[0].lower] {
			return mention{kind: aDocument}, to
		}
		return mention{}, to
	}
	if strings.HasSuffix(words, " England") || len(run) > 1 && unicode.IsUpper([]rune(run[0].text)[len([]rune(run[0].text))-1]) {
		r.cast.name(printed)
		return mention{kind: aBody, org: printed, words: printed}, to
	}
	return mention{}, to
}

// runEnd is where a run of capitals with joiners between them ends.
func (r *reader) runEnd(s sentence, i int) int {
	to := i
	for k := i; k < len(s.toks); k++ {
		t := s.toks[k]
		if t.kind != 'w' {
			break
		}
		if t.cap {
			if honorifics[t.lower] && k > i && k+1 < len(s.toks) && s.toks[k+1].cap {
				break
			}
			if to = k + 1; to-i > 16 {
				return to
			}
			if t.poss && k+1 < len(s.toks) && !(s.toks[k+1].cap && (organNouns[s.toks[k+1].lower] || k+2 < len(s.toks) && organNouns[s.toks[k+2].lower])) {
				break
			}
			continue
		}
		left := strings.Fields(plain(s.toks[i:to]))
		_, _, person := personOf(strings.Join(left, " "))
		next := k+1 < len(s.toks) && s.toks[k+1].cap
		switch t.lower {
		case "of", "for":
			if person || !next && !(k+2 < len(s.toks) && s.toks[k+1].lower == "the" && s.toks[k+2].cap && hasOrgan(left)) || !hasOrgan(left) && len(left) > 1 {
				return to
			}
		case "and", "&":
			// "Health and Care", "Marle and Dunmere CCG", but not "Ada Okoro and Tim Marsh"
			if person || !next || organNouns[strings.ToLower(left[len(left)-1])] || r.cast.known("", left[0]) != nil {
				return to
			}
		case "the":
			after := s.toks[k-1].lower == "of" || s.toks[k-1].lower == "for"
			if !next || !after && (len(left) > 1 || i == 0 || notNames[s.toks[i].lower]) {
				return to
			}
		case "in":
			if !next || len(left) != 1 || person {
				return to
			}
		default:
			if particles[t.lower] && next || particles[t.lower] && k+2 < len(s.toks) && particles[s.toks[k+1].lower] && s.toks[k+2].cap {
				continue
			}
			return to
		}
	}
	return to
}

// abbreviation learns "Renal Circle (RPC)".
func (r *reader) abbreviation(s sentence, to int, full string) bool {
	if to+2 < len(s.toks) && s.toks[to].text == "(" && s.toks[to+2].text == ")" {
		if short := s.toks[to+1].text; len(short) > 1 && capitalsIn(short) > 1 {
			r.cast.full[short] = full
			return true
		}
	}
	return false
}

func capitalsIn(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// bodyBehind tells whether what follows two capitalised words shows that they
// name a body: ", the charity", "which", "its".
func (r *reader) bodyBehind(s sentence, to int) bool {
	for k := to; k < len(s.toks) && k < to+8; k++ {
		t := s.toks[k]
		switch {
		case k == to && (t.text == "," || t.text == "("):
		case t.lower == "which" && k <= to+1:
			return true
		case t.lower == "has" && k == to, t.lower == "have" && k == to, t.lower == "were" && k == to:
			return t.lower != "has"
		case k == to:
			return false
		case t.text == "," || t.kind == 'q' || t.lower == "of" || t.lower == "who":
			return false
		case roleNouns[t.lower]:
			return false
		case organNouns[t.lower] && !t.cap:
			return true
		}
	}
	return false
}

// described reads "the chief executive", "a spokesman for the union", "the CCG".
func (r *reader) described(s sentence, i int) (mention, int) {
	last, kind := -1, -1
	for k := i + 1; k < len(s.toks) && k < i+9; k++ {
		t := s.toks[k]
		if t.kind != 'w' || prepositions[t.lower] && !(t.lower == "of" && k > 0 && s.toks[k-1].cap) || copulas[t.lower] || subjects[t.lower] || cueForm(t.lower) > 0 && !t.cap {
			break
		}
		if honorifics[t.lower] && t.cap && k+1 < len(s.toks) && s.toks[k+1].cap {
			break
		}
		switch {
		case t.poss && kind == anOffice:
			return mention{}, i
		case t.poss:
		case roleNouns[t.lower] && !(t.cap && k == i+1 && organNouns[t.lower]):
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
		if to < len(s.toks) && (s.toks[to].lower == "for" || s.toks[to].lower == "of" || s.toks[to].lower == "at") {
			end := r.runEndAfterThe(s, to+1)
			if end > to+1 {
				m.org = r.cast.fullName(strings.TrimPrefix(joinToks(r.page, s.toks[to+1:end]), "the "))
				to = end
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
		if k > at && k < len(s.toks) && plainBodies[s.toks[k].lower] {
			return k + 1
		}
		return at
	}
	return r.runEnd(s, k)
}

// byNoun is the body last named that bears a noun: "the union".
func (r *reader) byNoun(noun string) string {
	return r.cast.bearer[noun]
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
		org = r.lastBody
		if det == "whose" {
			org = r.nearBody
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
