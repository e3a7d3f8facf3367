package extract

import "strings"

// nameBehindBody joins a name with the body right before it and the office before
// that: "Director of nursing at the Harbour Trust Ada Okoro".
func (r *reader) nameBehindBody(s sentence, out []mention, m *mention) []mention {
	body := out[len(out)-1]
	from := body.from
	for from > 0 && s.toks[from-1].kind == 'w' && body.from-from < 9 {
		from--
	}
	role, _, _ := splitOffice(joinToks(r.page, s.toks[from:max(from, body.from)]))
	role = withoutPreposition(role)
	m.who.office(role, r.cast.fullName(body.org))
	if m.from, m.prep = body.from, body.prep; role != "" {
		m.from, m.prep = from, false
	}
	for len(out) > 0 && out[len(out)-1].from >= m.from {
		out = out[:len(out)-1]
	}
	return out
}

// withoutPreposition cuts "at the" off the end of an office.
func withoutPreposition(role string) string {
	words := strings.Fields(role)
	for len(words) > 0 && (prepositions[words[len(words)-1]] || determiners[words[len(words)-1]]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// joins tells whether an office and the name after it belong to one person: "the
// chair, Ada Okoro,", "the nurse who found it, Ada Okoro,", "the chair, lawyer Ada Okoro,".
func joins(s sentence, office mention, gap []token, m mention) bool {
	if len(gap) == 0 || len(gap) == 1 && gap[0].lower == "is" {
		return true
	}
	closed := m.to >= len(s.toks) || s.toks[m.to].kind == 'p'
	switch {
	case gap[0].text == "(" && len(gap) == 1: // "the health minister (Ada Okoro)"
		return m.to < len(s.toks) && s.toks[m.to].text == ")"
	case gap[0].text == "," && len(gap) == 1:
		return closed || !office.prep
	case gap[0].text == ",":
		for k, t := range gap[1:] {
			if t.kind != 'w' || t.cap && !t.poss || prepositions[t.lower] || cueForm(t.lower) > 0 || determiners[t.lower] && k > 0 || notSubjects[t.lower] {
				return false
			}
		}
		return closed && len(gap) > 1 && len(gap) < 6 && (determiners[gap[1].lower] || roleNouns[gap[len(gap)-1].lower] || gap[len(gap)-1].cap)
	case (gap[0].lower == "for" || gap[0].lower == "on" || gap[0].lower == "of") && gap[len(gap)-1].text == ",": // "the trust’s lead for hearts, Ada Okoro,"
		for _, t := range gap[1 : len(gap)-1] {
			if t.kind != 'w' || t.cap || cueForm(t.lower) > 0 || copulas[t.lower] {
				return false
			}
		}
		return closed && !office.prep && len(gap) < 9
	case gap[0].lower == "who" && gap[len(gap)-1].text == ",":
		for _, t := range gap[1 : len(gap)-1] {
			if t.kind != 'w' {
				return false
			}
		}
		return closed && len(gap) < 16
	}
	return false
}
