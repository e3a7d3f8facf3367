package extract

import "strings"

// vacancy is an office that a text has named without its holder: "The head of
// Staithe Trust has denied it. “Never,” Ada Okoro said."
type vacancy struct {
	role, org, noun string
	para            int
}

// keepVacancy remembers an office that is the subject of a paragraph's first words.
func (r *reader) keepVacancy(s sentence, m mention) {
	if m.kind != anOffice || m.prep || m.from > 0 || m.org == "" || s.start != r.page.paras[s.para].start || s.toks[m.from].lower != "the" {
		return
	}
	role, _ := r.officeIn(s, m.from, m.head)
	r.vacant = vacancy{role: role, org: r.cast.fullName(m.org), noun: strings.ToLower(lastWord(role)), para: s.para}
}

// maxVacant is for how many paragraphs the holder of an office is waited for.
const maxVacant = 2

// fillVacancy gives the office to the first person without one who is met soon after.
func (r *reader) fillVacancy(s sentence, m mention) {
	v := r.vacant
	if v.role == "" || m.prep || m.poss || m.who.first != s.para || m.who.role != "" || m.who.org != "" || s.para-v.para > maxVacant || spokespeople[v.noun] {
		return
	}
	m.who.office(v.role, v.org)
	r.named(v.noun, m.who)
	r.vacant = vacancy{}
}
