package extract

import "strings"

// findSubject finds who a verb of speech belongs to.
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
	for n, m := range ms {
		if afterComma && (m.kind == aPronoun && m.from > i || m.to < i-1 && s.toks[m.to].text == "," && m.kind != anOffice && !m.prep) {
			return mention{}, false // "Ada Okoro, the chair, said she …"
		}
		if m.from == i+3 && quotedAt(s, i+1) && makers[s.toks[i+2].lower] && m.kind == aPerson {
			return m, i > 0 // "quipped “Harbour Lights” star Ada Okoro"
		}
		if m.from == i+1 || m.from == i+2 && s.toks[i+1].kind == 'w' && (determiners[s.toks[i+1].lower] || between[s.toks[i+1].lower]) {
			if n+1 < len(ms) && m.poss && ms[n+1].from == m.to && ms[n+1].kind == aPerson {
				return ms[n+1], i > 0 // "writes the Courier’s Ada Okoro"
			}
			if n+1 < len(ms) && m.kind == aBody && ms[n+1].from == m.to && ms[n+1].kind == aBody && !s.toks[m.to-1].cap {
				return ms[n+1], i > 0 // "said the charity Medical Help"
			}
			if x, ok := namedAfterOffice(s, ms, i); ok && m.kind == anOffice {
				return x, i > 0
			}
			if m.poss && m.kind == aPerson {
				break // "said Okoro’s neighbour, Tim Marsh"
			}
			if (m.kind == aBody || m.kind == aName) && determiners[s.toks[i+1].lower] && modifies(s, m) {
				break // "said one Labour insider"
			}
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
	for k >= 0 && s.toks[k].kind == 'w' && (between[s.toks[k].lower] || adverb(s.toks[k])) {
		k--
	}
	if strings.HasSuffix(s.toks[i].lower, "ing") {
		k = beforeHeard(s, k)
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

// witnessed are verbs between a subject and its saying: "could be heard saying".
var witnessed = set(`heard seen quoted caught overheard recorded filmed reported cited as`)

// beforeHeard goes back over "was quoted as" and "could be heard" from token k.
func beforeHeard(s sentence, k int) int {
	at := k
	for at > 0 && (witnessed[s.toks[at].lower] || between[s.toks[at].lower] || adverb(s.toks[at])) {
		at--
	}
	if at == k || !between[s.toks[at+1].lower] {
		return k
	}
	return at
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
		if from := partStart(s, m.from-2); prepositions[s.toks[from].lower] { // "of Dock Road, Westmere,"
			return mention{}, false
		}
		return m, s.toks[m.from-2].kind == 'w' && !(n > 0 && ms[n-1].kind == aPronoun && ms[n-1].to == m.from-1)
	}
	return mention{}, false
}

// partStart is where the words between commas begin that end at token k.
func partStart(s sentence, k int) int {
	for k > 0 && s.toks[k-1].kind == 'w' {
		k--
	}
	return k
}

// modifies tells whether a body’s name stands before a noun that it describes.
func modifies(s sentence, m mention) bool {
	if m.poss || m.to >= len(s.toks) {
		return false
	}
	t := s.toks[m.to]
	return t.kind == 'w' && !t.cap && !prepositions[t.lower] && !notSubjects[t.lower] && !copulas[t.lower] && cueForm(t.lower) == 0 && !adverb(t)
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
