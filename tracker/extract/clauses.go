package extract

import "strings"

// clauseOf reads what a sentence whose subject is "she" or "he" tells of an
// office: "She works for the Harbour Trust", "He founded the campaign Safe Wards".
func (r *reader) clauseOf(s sentence, m mention) {
	if m.kind != aPronoun || m.words != "he" && m.words != "she" || m.to+1 >= len(s.toks) {
		return
	}
	k := m.to
	if w := s.toks[k].lower; w == "also" || w == "now" {
		k++
	}
	words := joinToks(r.page, s.toks[k:r.wordsEnd(s, k)])
	switch verb := s.toks[k].lower; {
	case clauseOffices[verb] != "", verb == "works", verb == "volunteers", verb == "is", verb == "was":
	default:
		return
	}
	role, org, ok := officeOfClause(words)
	if !ok || org == "" || !looksOrg(org, false) && !r.asBody[org] {
		return
	}
	if who := r.pronoun(s, m); who != nil && who.org == "" {
		who.office(role, r.cast.fullName(org))
	}
}

// initialsOf learns the initials that minutes use for a person.
func (r *reader) initialsOf(inside string, who *person) {
	for _, part := range strings.FieldsFunc(inside, func(c rune) bool { return c == ';' || c == ',' }) {
		part = strings.TrimSpace(part)
		if len(part) >= 2 && len(part) <= 3 && part == strings.ToUpper(part) && strings.HasPrefix(who.name, part[:1]) {
			r.initials[part] = who
		}
	}
}
