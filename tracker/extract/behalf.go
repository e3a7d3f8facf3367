package extract

import (
	"strings"
	"unicode"
)

// behalves are words before a body that somebody speaks for, behind the name or
// before it: "on behalf of", "speaking for".
var behalves = []string{"on behalf of ", "speaking for ", "speaking on behalf of ", "representing ", "from ", "of ", "at ", "for ", "with "}

// standsFor reads ", from the Harbour Trust,": the body, if that is all.
func (r *reader) standsFor(s sentence, words string) string {
	low := strings.ToLower(words[:1]) + words[1:]
	for _, prep := range behalves {
		rest, ok := strings.CutPrefix(low, prep)
		if !ok {
			continue
		}
		bare := withoutKind(strings.TrimPrefix(rest, "the "))
		if rest == "its" || bare == "" {
			return ""
		}
		if plainBodies[bare] && bare != rest {
			return r.bodyByNoun(bare)
		}
		if full := r.cast.fullName(bare); looksOrg(full, false) || r.asBody[full] {
			return full
		}
		return ""
	}
	return ""
}

// withoutKind cuts what a body is off its name: "disability charity Wheels Up",
// "think tank the Harbour Institute".
func withoutKind(s string) string {
	fields := strings.Fields(s)
	for i, w := range fields {
		if unicode.IsUpper([]rune(w)[0]) || i > 3 || prepositions[w] {
			break
		}
		if rest := fields[i+1:]; kindNouns[w] && len(rest) > 0 {
			rest = withoutArticle(rest)
			if len(rest) > 0 && unicode.IsUpper([]rune(rest[0])[0]) {
				return strings.Join(rest, " ")
			}
		}
	}
	return s
}

// nowOffice reads the office that somebody holds now: of "former chair of A and
// now director of B" the second.
func nowOffice(words string) (role, org string) {
	for _, now := range []string{" and now ", " and is now ", " now ", " and currently "} {
		if i := strings.Index(words, now); i > 0 {
			if role, org, _ := splitOffice(words[i+len(now):]); role != "" {
				return role, org
			}
		}
	}
	if i := strings.LastIndex(words, " as "); i > 0 { // "a nurse before she took over as matron of the Harbour Trust"
		if role, org, _ := splitOffice(words[i+4:]); role != "" && org != "" {
			return role, org
		}
	}
	role, org, _ = splitOffice(words)
	if org != "" && guessGender(org) != 0 && !hasOrgan(strings.Fields(org)) {
		if _, _, person := personOf(org); person {
			org = ""
		}
	}
	if org == "" {
		if work, body := workplace(words); body != "" {
			return work, body
		}
	}
	return role, org
}

// workplace reads "a ward sister at Harbour Hospital", "research and campaigns at
// the Harbour Fund": whatever they are, and the body behind "at".
func workplace(words string) (work, body string) {
	if words == "" || unicode.IsUpper([]rune(words)[0]) {
		return "", ""
	}
	for _, prep := range []string{" at ", " for ", " with ", " from ", " of "} {
		i := strings.Index(words, prep)
		if i < 0 {
			continue
		}
		rest := withoutKind(strings.TrimPrefix(words[i+len(prep):], "the "))
		fields := strings.Fields(rest)
		if len(fields) == 0 {
			continue
		}
		body := strings.Join(fields[:orgEnd(fields, 0)], " ")
		if looksOrg(body, false) && len(strings.Fields(words[:i])) < 8 {
			return strings.TrimPrefix(strings.TrimPrefix(words[:i], "a "), "an "), body
		}
	}
	return "", ""
}

// bodyBeforeName gives a person the body that stands in the genitive right before
// the name, or that they speak for: "Harbour Fund’s Ada Okoro", "Speaking for
// the Harbour Fund, Ada Okoro".
func (r *reader) bodyBeforeName(s sentence, before []mention, m *mention) {
	if m.who.org != "" {
		return
	}
	if m.from > 1 && s.toks[m.from-1].poss && !s.toks[m.from-1].cap && determiners[s.toks[m.from-2].lower] { // "the institute’s Ada Okoro"
		m.who.office("", r.cast.bodies.called(s.toks[m.from-1].lower))
		return
	}
	if len(before) == 0 {
		return
	}
	prev := before[len(before)-1]
	if prev.kind != aBody || prev.org == "" {
		return
	}
	switch gap := s.toks[prev.to:m.from]; {
	case len(gap) > 1 && len(gap) < 6 && gap[0].text == "(" && gap[len(gap)-1].text == ":": // "Harbour Voice (chair: Ada Okoro)"
		m.who.office("", r.cast.fullName(prev.org))
	case len(gap) == 0 && s.toks[prev.to-1].poss:
		m.who.office("", r.cast.fullName(prev.org))
	case len(gap) == 1 && gap[0].text == "," && speaksFor(s, prev.from):
		m.who.office("", r.cast.fullName(prev.org))
	}
}

// furtherOffice gives the second office behind a name to its bearer: "Ada Okoro,
// chair of the Harbour Fund and a trustee of Dock Hospice, said".
func (r *reader) furtherOffice(s sentence, before []mention, m mention) bool {
	if m.from == 0 || s.toks[m.from-1].lower != "and" || m.to < len(s.toks) && s.toks[m.to].kind == 'w' {
		return false
	}
	for k := len(before) - 1; k >= 0 && k > len(before)-4; k-- {
		p := before[k]
		if p.kind == aBody && p.prep {
			continue
		}
		if p.kind != aPerson || p.poss || p.to >= m.from || s.toks[p.to].text != "," || p.who.role == "" {
			return false
		}
		for _, t := range s.toks[p.to+1 : m.from-1] {
			if t.kind != 'w' || cueForm(t.lower) == 1 || copulas[t.lower] {
				return false
			}
		}
		role, org := r.officeIn(s, m.from, m.head)
		if m.org != "" {
			org = m.org
		}
		if p.who.org == "" {
			p.who.office("", org)
		} else if !p.who.labelled && len(p.who.also) == 0 && bodyKey(org) != bodyKey(p.who.org) {
			p.who.also = append(p.who.also, Capacity{Role: role, Organisation: r.cast.fullName(org)})
		}
		return true
	}
	return false
}

// bodyRightBefore is the body that a phrase before an office names: "At the
// Harbour Trust the chair, Ada Okoro,", "For Harbour Voice, its chair".
func bodyRightBefore(s sentence, m mention, office int) string {
	gap := office - m.to
	if m.kind != aBody || m.org == "" || gap > 1 || gap == 1 && s.toks[m.to].text != "," {
		return ""
	}
	at := m.from - 1
	if at > 0 && determiners[s.toks[at].lower] {
		at--
	}
	if at < 0 || s.toks[at].lower != "at" && s.toks[at].lower != "for" && s.toks[at].lower != "from" && s.toks[at].lower != "in" {
		return ""
	}
	return m.org
}

// speaksFor tells whether "speaking for" or "on behalf of" stands before token at.
func speaksFor(s sentence, at int) bool {
	if at > 0 && determiners[s.toks[at-1].lower] {
		at--
	}
	if at == 1 && s.toks[0].lower == "for" {
		return true
	}
	if at < 2 {
		return false
	}
	a, b := s.toks[at-2].lower, s.toks[at-1].lower
	return a == "behalf" && b == "of" || b == "for" && (a == "speaking" || a == "spokesman" || a == "spokeswoman" || a == "spokesperson") || b == "representing"
}

// ofParty tells whether brackets behind a name give a seat and a party.
func ofParty(inside string) bool {
	switch lastWord(inside) {
	case "Lab", "Lab/Co-op", "Con", "LD", "SNP", "PC", "DUP", "UKIP", "Ind", "SDLP":
		return true
	}
	return strings.HasSuffix(inside, "Lib Dem")
}

// shareOffice gives the office behind the second of two names to both, where it
// is one of several people or stands right behind: "Ada Okoro and Tim Marsh,
// co-chairs of the Harbour Fund,", "Ada Okoro and Tim Marsh of the Harbour Fund".
func (r *reader) shareOffice(s sentence, before []mention, m mention) {
	if len(before) == 0 || m.who.org == "" || m.to >= len(s.toks) {
		return
	}
	first := before[len(before)-1]
	if first.kind != aPerson || first.to+1 != m.from || s.toks[first.to].lower != "and" || first.who.org != "" || first.who.role != "" {
		return
	}
	several := (strings.HasSuffix(firstWord(m.who.role), "s") || strings.HasSuffix(lastWord(m.who.role), "s")) && s.toks[m.to].text == ","
	if next := s.toks[m.to].lower; several || m.who.role == "" && (next == "of" || next == "from" || next == "at") {
		first.who.office(m.who.role, m.who.org)
	}
}
