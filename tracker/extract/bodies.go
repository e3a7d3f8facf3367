package extract

import (
	"strings"
)

// itsBody is the body that "its" and "their" mean in a paragraph: the last that
// was a subject, or one named there since.
func (r *reader) itsBody(para int) string {
	if r.nearPara == para && r.lastBodyPara < para || r.lastBody == "" {
		return r.nearBody
	}
	return r.lastBody
}

// bodyOfPhrase is the body that a phrase refers to by its noun: "the ministry’s
// chief midwife", "adviser to the charity", "leader of the council".
func (r *reader) bodyOfPhrase(words string) string {
	fields := strings.Fields(words)
	for i, w := range fields {
		low := strings.ToLower(strings.Trim(cutPossessive(w), ",."))
		if !plainBodies[low] || low != cutPossessive(strings.Trim(w, ",.")) || i == 0 {
			continue
		}
		det := strings.ToLower(fields[i-1])
		if i > 1 && kindWords[strings.Trim(det, "’'")] { // "the think tank", "the patients’ group"
			det = strings.ToLower(fields[i-2])
		}
		owner := cutPossessive(w) != w
		if det != "the" && det != "this" || !owner && i == 1 && len(fields) > 2 && !strings.HasPrefix(strings.ToLower(words), "the ") {
			continue
		}
		if owner || i > 1 || i == len(fields)-1 {
			return r.bodyByNoun(low)
		}
	}
	return ""
}

// kindWords stand between the article and the noun of a body.
var kindWords = set(`think campaign patient patients pressure lobby trade support research health royal hospital medical professional membership`)

// bodyByNoun is the body that "the union" means: the last that bears the noun,
// or for nouns that names leave out (charity, company) the last subject.
func (r *reader) bodyByNoun(noun string) string {
	if org := r.cast.bodies.called(noun); org != "" {
		return org
	}
	if anyBody[noun] || partsOfBody[noun] {
		return r.itsBody(r.nearPara)
	}
	return ""
}

// withoutBody cuts "of the council" and "the ministry’s" off an office.
func withoutBody(role string) string {
	fields := strings.Fields(role)
	for i, w := range fields {
		low := strings.ToLower(cutPossessive(w))
		if !plainBodies[low] {
			continue
		}
		if cutPossessive(w) != w {
			return strings.Join(fields[i+1:], " ")
		}
		if i > 1 && fields[i-1] == "the" && prepositions[fields[i-2]] {
			return strings.Join(fields[:i-2], " ")
		}
	}
	return role
}

// plainBody reads "the forum" behind "a spokesman for", and the body it means.
func (r *reader) plainBody(s sentence, at int) (string, int) {
	if at+1 >= len(s.toks) || s.toks[at+1].cap {
		return "", at
	}
	if det := s.toks[at].lower; (det == "its" || det == "their") && partsOfBody[s.toks[at+1].lower] { // "the chair of its council"
		return r.itsBody(s.para), at + 2
	}
	if s.toks[at].lower != "the" || !plainBodies[s.toks[at+1].lower] {
		return "", at
	}
	return r.bodyByNoun(s.toks[at+1].lower), at + 2
}

// speaksForSection gives a section under the name of a body to the person of a
// line in it that gives a name and an office: "Harbour Trust", “…”, "Ada Okoro, chair".
func (r *reader) speaksForSection(i int, l label, who *person) bool {
	if r.heading == nil || !r.heading.body || l.name == "" || l.org != "" || l.role != "" && !ofBody(l.role) {
		return false
	}
	body := r.heading
	if who.org == "" {
		who.org = body.org
	}
	given := false
	for q := range r.page.quotes {
		if f := &r.page.quotes[q].fate; f.who == body && f.outcome == OutcomeQuote && r.page.quotes[q].para > r.headingPara {
			f.who, f.rule, given = who, ruleBelow, true
		}
	}
	for q := range r.bare {
		if r.bare[q].fate.who == body && r.bare[q].para > r.headingPara {
			r.bare[q].fate.who, given = who, true
		}
	}
	if given {
		r.heading, r.last, r.lastPara = nil, who, i
	}
	return given
}

// bodyPrefix is the body that stands with a colon at the start of a paragraph.
func (r *reader) bodyPrefix(i int) string {
	here := r.page.paras[i]
	at := r.colonIn(here)
	if at < 0 || at-here.start > 90 {
		return ""
	}
	text := r.page.slice(here.start, at)
	l, ok := parseLabel(text)
	if !ok || l.name != "" || l.role != "" || l.unnamed != "" || !looksOrg(l.org, false) {
		return ""
	}
	return r.cast.fullName(l.org)
}
