package extract

import (
	"strings"
	"unicode"
)

// titled reads "Dr Ada Okoro", "Mr Marsh".
func (r *reader) titled(s sentence, i int) (mention, int) {
	to := i
	for to < len(s.toks) && to < i+8 && honorifics[s.toks[to].lower] && s.toks[to].cap {
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
	if to := r.introducedAt(s, i); to > i {
		name := cutPossessive(joinToks(r.page, s.toks[i:to]))
		r.cast.name(name)
		r.abbreviation(s, to, name)
		return mention{kind: aBody, org: name, words: name}, to
	}
	to := r.runEnd(s, i)
	for to > i && !s.toks[to-1].cap {
		to--
	}
	if to == i {
		return mention{}, i
	}
	if m, ok := r.ranked(s, i, to); ok {
		return m, pastPostnominals(s, to)
	}
	if m, end := r.knownAt(s, i, to); end > i {
		return m, end
	}
	run := s.toks[i:to]
	words := plain(run)
	printed := strings.TrimSuffix(strings.TrimSuffix(joinToks(r.page, run), "’s"), "'s")
	if end, name := nameBehind(strings.Fields(words), 0, to-i); name != "" && personScore(name) > 2 && len(strings.Fields(words)) == to-i { // "the Harbour Trust Ada Okoro"
		to = i + end
		run = s.toks[i:to]
		words = plain(run)
		printed = joinToks(r.page, run)
	}
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
	if who := r.withInitials(s, to, words); who != nil {
		return mention{kind: aPerson, who: who}, to + 3
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
		if r.bodyBehind(s, to) || r.asBody[name] || hon == "" && (isPlace(name) || articleBefore(s, i) || officeBehind(s, to)) {
			r.asBody[name] = true
			r.cast.name(printed)
			return mention{kind: aBody, org: printed, words: printed}, to
		}
		return mention{kind: aPerson, who: r.cast.meet(hon, name, s.para)}, pastPostnominals(s, to)
	}
	if to-i == 1 && (!roleNouns[run[0].lower] || r.firstNameAlone(s, i)) {
		if who := r.cast.known("", run[0].text); who != nil {
			return mention{kind: aPerson, who: who}, to
		}
		if r.firstNameAlone(s, i) {
			who := r.cast.meet("", titleCase(run[0].text), s.para)
			if i > 0 && who.name == who.surname {
				who.minor = true
				if who.gender == 0 {
					who.gender = genderOfWords(s.toks[i-1].lower)
				}
			}
			return mention{kind: aPerson, who: who}, to
		}
		if text := []rune(run[0].text); len(text) > 1 && unicode.IsUpper(text[1]) {
			return mention{kind: aBody, org: run[0].text, words: run[0].text}, to
		}
		if documents[run[0].lower] {
			return mention{kind: aDocument, words: printed}, to
		}
		if loneName(s, i) {
			return mention{kind: aName, words: printed}, to
		}
		return mention{}, to
	}
	if strings.HasSuffix(words, " England") || len(run) > 1 && unicode.IsUpper([]rune(run[0].text)[len([]rune(run[0].text))-1]) {
		r.cast.name(printed)
		return mention{kind: aBody, org: printed, words: printed}, to
	}
	return mention{}, to
}

// loneName tells whether a capitalised word that nobody is known by may be a name.
func loneName(s sentence, i int) bool {
	w := s.toks[i]
	if len(w.text) < 3 || notNames[w.lower] || postnominals[w.lower] || plurals[w.lower] || articleBefore(s, i) {
		return false
	}
	if i > 0 {
		return true
	}
	return !plural(w.lower) && !strings.HasSuffix(w.lower, "ing") && !strings.HasSuffix(w.lower, "ed") && !strings.HasSuffix(w.lower, "ly")
}

// articleBefore tells whether "the" or the like stands right before a name, as it
// never does before a person's.
func articleBefore(s sentence, i int) bool {
	return i > 0 && (s.toks[i-1].lower == "the" || s.toks[i-1].lower == "a" || s.toks[i-1].lower == "an" || s.toks[i-1].lower == "its")
}

// officeBehind tells whether an office in small letters and a name follow, which
// makes what stands before them a body: "Borough Power spokesman Tim Marsh".
func officeBehind(s sentence, to int) bool {
	for k := to; k+1 < len(s.toks) && k < to+4; k++ {
		t := s.toks[k]
		if t.kind != 'w' || t.cap {
			return false
		}
		if roleNouns[t.lower] {
			return s.toks[k+1].cap && s.toks[k+1].kind == 'w'
		}
	}
	return false
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
			if k > i && saying[t.lower] {
				break // "Harbour Trust Says"
			}
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
		person = person && !(hasOrgan(left) && guessGender(left[0]) == 0) // "Dunmere League of Friends"
		next := k+1 < len(s.toks) && s.toks[k+1].cap
		switch t.lower {
		case "of", "for":
			if person || !next && !(k+2 < len(s.toks) && s.toks[k+1].lower == "the" && s.toks[k+2].cap && hasOrgan(left)) || !hasOrgan(left) && len(left) > 1 {
				return to
			}
		case "and", "&":
			// "Health and Care", "Quay and Staithe CCG", but not "Ada Okoro and Tim Marsh"
			if person || !next || organNouns[strings.ToLower(left[len(left)-1])] && !twoGroups(s, left, k+1) || r.cast.known("", left[0]) != nil {
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

// twoGroups tells whether a plural before "and" begins a name such as "Carers and
// Porters Alliance", whose second plural stands at token k.
func twoGroups(s sentence, left []string, k int) bool {
	return len(left) == 1 && strings.HasSuffix(left[0], "s") && k+1 < len(s.toks) && strings.HasSuffix(strings.TrimRight(s.toks[k].lower, "’'"), "s") &&
		s.toks[k+1].cap && organNouns[s.toks[k+1].lower]
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
		case t.text == "," || t.kind == 'q' || prepositions[t.lower] && k == to+1 || t.lower == "of" || t.lower == "who":
			return false
		case roleNouns[t.lower], t.poss, cueForm(t.lower) > 0: // ", said that three hospitals"
			return false
		case organNouns[t.lower] && !t.cap:
			return true
		}
	}
	return false
}
