package extract

import "strings"

// joinOffices gives the offices beside a name to the person, and leaves one
// mention for both.
func (r *reader) joinOffices(s sentence, ms []mention) []mention {
	var out []mention
	for i := range ms {
		m := ms[i]
		if m.kind == aBody && m.org != "" {
			r.nearBody, r.nearPara = r.cast.fullName(m.org), s.para
		}
		if m.kind == aBody && m.org != "" && !m.prep {
			r.lastBody, r.lastBodyPara = r.cast.fullName(m.org), s.para
		}
		r.nearOffice(s, m)
		if m.kind == anOffice && r.furtherOffice(s, out, m) {
			continue
		}
		if m.kind != aPerson {
			r.keepVacancy(s, m)
			r.clauseOf(s, m)
			out = append(out, m)
			continue
		}
		if len(out) > 0 {
			prev := out[len(out)-1]
			gap := s.toks[prev.to:m.from]
			if prev.kind == aBody && prev.org != "" && len(gap) == 0 {
				out = r.nameBehindBody(s, out, &m)
				prev = mention{}
			}
			if prev.kind == anOffice && joins(s, prev, gap, m) {
				role, org := r.officeIn(s, prev.from, prev.head)
				whose := s.toks[prev.from].lower == "whose"
				if prev.org != "" && !whose {
					org = prev.org
				}
				if org == "" && len(out) > 1 {
					org = bodyRightBefore(s, out[len(out)-2], prev.from)
				}
				if org == "" && s.toks[prev.from].lower == "the" && r.lastBodyPara == s.para {
					org = r.lastBody
				}
				m.who.office(role, org)
				r.named(strings.ToLower(lastWord(role)), m.who)
				m.from, m.prep = prev.from, prev.prep && !whose
				if len(gap) == 1 && gap[0].text == "(" {
					m.to++
				}
				out = out[:len(out)-1]
			}
		}
		r.bodyBeforeName(s, out, &m)
		if from := r.beforeName(s, &m); from < m.from {
			if last := len(out) - 1; last >= 0 && out[last].kind == aBody && out[last].from >= from { // "said Harbour Fund director Ada Okoro"
				m.from, m.prep = out[last].from, out[last].prep
				out = out[:last]
			}
		}
		r.behindName(s, &m)
		r.shareOffice(s, out, m)
		r.presume(s, m)
		r.presumeAt(s, out, m)
		r.keepPair(m.who)
		r.fillVacancy(s, m)
		if r.prefix != "" && m.who.org == "" && !m.poss {
			m.who.office("", r.prefix)
		}
		out = append(out, m)
	}
	return out
}

// beforeName reads lower-case words before a name: "health minister Ada Okoro",
// and tells where they begin.
func (r *reader) beforeName(s sentence, m *mention) int {
	from := m.from
	for from > 0 && s.toks[from-1].kind == 'w' && !prepositions[s.toks[from-1].lower] && !determiners[s.toks[from-1].lower] &&
		cueForm(s.toks[from-1].lower) == 0 && m.from-from < 6 && !copulas[s.toks[from-1].lower] && s.toks[from-1].lower != "and" {
		from--
	}
	if from == m.from || !roleNouns[s.toks[m.from-1].lower] {
		return m.from
	}
	words := joinToks(r.page, s.toks[from:m.from])
	if noun := s.toks[from].lower; plainBodies[noun] && from+1 < m.from && !s.toks[from].poss { // "college president Ada Okoro"
		if org := r.bodyByNoun(noun); org != "" {
			m.who.office(joinToks(r.page, s.toks[from+1:m.from]), org)
			return from
		}
	}
	for k := from; k < m.from-1; k++ {
		if s.toks[k].poss && !s.toks[k+1].cap {
			m.who.office(joinToks(r.page, s.toks[k+1:m.from]), r.cast.fullName(cutPossessive(joinToks(r.page, s.toks[from:k+1]))))
			return from
		}
	}
	if s.toks[from].cap {
		role, org, _ := splitOffice(words)
		if org == "" && r.lastBodyPara == s.para && r.lastBody != "" && !hasWord(role, "minister") && !hasWord(role, "secretary") {
			org = r.lastBody // the body of the sentence before
		}
		m.who.office(role, r.cast.fullName(org))
		return from
	}
	m.who.office(words, "")
	return from
}

// behindName reads what follows a name: an appositive, a "who" clause, a body
// after "of" or in brackets.
func (r *reader) behindName(s sentence, m *mention) {
	k := m.to
	if k >= len(s.toks) {
		return
	}
	switch t := s.toks[k]; {
	case t.text == "(":
		end := k + 1
		for end < len(s.toks) && s.toks[end].text != ")" {
			end++
		}
		inside := joinToks(r.page, s.toks[k+1:end])
		if s.toks[k-1].lower == "mp" || ofParty(inside) {
			return // "Ada Okoro MP (Harbour East, Lab)"
		}
		l := label{}
		for _, part := range cutParts(inside) {
			if len(part) < 4 {
				continue
			}
			role, org, _ := splitOffice(part)
			l.capacity(role, org)
		}
		m.who.office(l.role, r.cast.fullName(l.org))
		r.initialsOf(inside, m.who)
	case t.lower == "of" || t.lower == "from" || t.lower == "at":
		if end := r.runEndAfterThe(s, k+1); end > k+1 {
			if org := strings.TrimPrefix(joinToks(r.page, s.toks[k+1:end]), "the "); looksOrg(org, true) {
				m.who.office("", r.cast.fullName(org))
			}
		}
	case t.text == "," || t.text == "–" || t.text == "—" || t.text == "-":
		r.appositive(s, m, k+1)
	case t.lower == "who":
		r.appositive(s, m, k)
	case clauseOffices[t.lower] != "" && !t.cap || t.lower == "works" || t.lower == "volunteers" || t.lower == "set" && k+1 < len(s.toks) && s.toks[k+1].lower == "up":
		if role, org, ok := officeOfClause(joinToks(r.page, s.toks[k:r.wordsEnd(s, k)])); ok {
			if org == "" {
				org = r.bodyOfPhrase(joinToks(r.page, s.toks[k+1:r.wordsEnd(s, k)]))
			}
			m.who.office(role, r.cast.fullName(org))
		}
	case t.lower == "is" || t.lower == "became" || t.lower == "was" || t.lower == "has" && k+1 < len(s.toks) && s.toks[k+1].lower == "been":
		if t.lower == "has" {
			k++
		}
		end := k + 1
		for end < len(s.toks) && s.toks[end].kind == 'w' {
			end++
		}
		role, org := nowOffice(cutClause(strings.Fields(joinToks(r.page, s.toks[k+1:end]))))
		if role != "" && (org != "" || determiners[s.toks[min(k+1, len(s.toks)-1)].lower]) {
			m.who.office(role, r.cast.fullName(org))
		}
	}
}

func (r *reader) appositive(s sentence, m *mention, k int) {
	for parts := 0; parts < 3 && k < len(s.toks); parts++ {
		end := k
		for end < len(s.toks) && s.toks[end].kind == 'w' {
			end++
		}
		if end == k || cueForm(s.toks[k].lower) > 0 {
			return
		}
		if !r.appositivePart(s, m, k, end) {
			return
		}
		if end >= len(s.toks) || s.toks[end].text != "," {
			return
		}
		k = end + 1
	}
}

func (r *reader) appositivePart(s sentence, m *mention, k, end int) bool {
	words := joinToks(r.page, s.toks[k:end])
	if rest, ok := strings.CutPrefix(words, "who "); ok {
		role, org, ok := officeOfClause(rest)
		if work, body := workplace(rest); org == "" && body != "" && !copulas[firstWord(rest)] {
			role, org, ok = clauseOffices[firstWord(rest)], body, true
			if role == "" {
				role = work
			}
		}
		if i := strings.Index(rest, " become "); i > 0 && !ok {
			role, org, ok = becameOffice(rest[i+8:])
			if p := firstWord(rest[i+8:]); org == "" && (p == "its" || p == "their") {
				org = r.itsBody(s.para)
			}
		}
		if org == "" && (ok || clauseOffices[firstWord(rest)] != "") {
			org = r.bodyOfPhrase(rest)
			if role == "" {
				role = clauseOffices[firstWord(rest)]
			}
			ok = ok || org != ""
		}
		if ok {
			m.who.office(role, r.cast.fullName(org))
		}
		return true
	}
	for i := k; i < end; i++ { // a verb of speech ends the appositive: "…, chair said"
		if i > k && s.toks[i].lower == "who" {
			words = joinToks(r.page, s.toks[k:i])
			defer r.appositivePart(s, m, i, len(s.toks[:r.wordsEnd(s, i)]))
			break
		}
		if cueForm(s.toks[i].lower) == 1 && !s.toks[i].cap {
			words = joinToks(r.page, s.toks[k:i])
			break
		}
	}
	if org := r.standsFor(s, words); org != "" {
		m.who.office("", org)
		return true
	}
	role, org := nowOffice(words)
	if held, body := r.officeAtKnown(s, k, end); body != "" && !looksOrg(org, false) {
		role, _ = nowOffice(held)
		org = body
	}
	if i := strings.Index(role, " and "); i > 0 && org == "" && roleNouns[strings.ToLower(lastWord(role[:i]))] {
		role = role[:i] // "chair and a doctor for thirty years"
	}
	if role == "" && (m.who.role == "" && !looksOrg(org, false) && !r.knownBody(org) || m.who.org != "" || org == "") {
		return false
	}
	if role != "" && len(strings.Fields(role)) > 9 {
		return false
	}
	if p := strings.ToLower(firstWord(words)); org == "" && (p == "its" || p == "their") {
		org = r.itsBody(s.para)
	}
	if body := r.bodyOfPhrase(words); org == "" && body != "" {
		role, org = withoutBody(role), body
	}
	m.who.office(role, r.cast.fullName(org))
	return true
}

func (r *reader) wordsEnd(s sentence, k int) int {
	for k < len(s.toks) && s.toks[k].kind == 'w' {
		k++
	}
	return k
}

func firstWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[0]
}

// becameOffice reads what somebody has become.
func becameOffice(s string) (role, org string, ok bool) {
	role, org, _ = splitOffice(s)
	return role, org, role != ""
}
