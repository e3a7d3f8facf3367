package extract

import (
	"regexp"
	"strings"
	"unicode"
)

// headLines is how many lines at the head of a text may give the body it comes from.
const headLines = 6

// tailLines is how many paragraphs at its end may.
const tailLines = 12

var (
	meetingOf = regexp.MustCompile(`(?i)\b(?:minutes|meeting|record|proceedings|transcript|note)s?\b.{0,60}?\b(?:of|by) (?:the )?(?:(?:board|council|committee|trustees|governors|executive|governing body|members?)(?: of directors| meeting)? (?:of|at) )?(?:the )?(.+)$`)
	issuedBy  = regexp.MustCompile(`^(?:(?:news|press|media) (?:release|statement|notice)|(?:press )?statement|response|a statement|submission|evidence|letter|reply)(?: issued)? (?:from|by|of|on behalf of) (?:the )?(.+)$`)
	aboutUs   = regexp.MustCompile(`^(?:\d+[.)]\s*)?(?:About (?:the )?)?(.+?)(?: \([^)]*\))?(?:$| (?:is|are|was) (?:a|an|the)\b)`)
	release   = regexp.MustCompile(`(?i)^(?:news|press|media) (?:release|statement|notice)|^for immediate release|^(?:notes (?:to|for) editors?|ends)\W*$`)
)

// findOwnBody finds the body that a text comes from: that of the letterhead, of
// the title of minutes, of the head of a press release or of its notes.
func (r *reader) findOwnBody() {
	paras := r.page.paras
	for i := 0; i < len(paras) && i < headLines; i++ {
		here := paras[i]
		if here.words > 16 || here.kind == "cell" || here.kind == "header" {
			break
		}
		text := strings.Trim(r.page.slice(here.start, here.end), " *#_")
		if greeting.MatchString(text) || here.marks[0] != here.marks[1] && i > 0 {
			break
		}
		if org := headBody(text, i); org != "" {
			r.ownBody = org
			r.cast.name(org)
			return
		}
		if endsSentence(r.page.text, here.end) && here.words > 8 {
			break
		}
	}
	isRelease := false
	for i := 0; i < len(paras); i++ {
		if i >= headLines && i < len(paras)-tailLines || paras[i].words > 200 {
			continue
		}
		text := r.page.slice(paras[i].start, paras[i].end)
		if paras[i].words < 8 {
			isRelease = isRelease || release.MatchString(text)
			text = strings.TrimRight(text, ":")
		}
		if m := aboutUs.FindStringSubmatch(text); isRelease && i > 1 && m != nil && (m[1] != text || strings.HasPrefix(text, "About ")) {
			if org := r.cast.fullName(m[1]); looksOrg(org, false) || r.asBody[org] {
				r.ownBody = org
				return
			}
		}
	}
}

// headBody is the body that a line at the head of a text names.
func headBody(text string, i int) string {
	if m := issuedBy.FindStringSubmatch(strings.ToLower(text)); m != nil {
		return cutAtEnd(text[len(text)-len(m[1]):])
	}
	if m := meetingOf.FindStringSubmatch(text); m != nil {
		if org := cutAtEnd(m[1]); looksOrg(org, false) {
			return org
		}
	}
	if bare := fromCapitals(text); looksOrg(bare, false) && len(strings.Fields(bare)) > 1 && !hasVerb(text) && allBody(bare) && i < 4 {
		return bare
	}
	if head, _, ok := strings.Cut(text, ": "); ok && i == 0 && looksOrg(head, false) && allBody(head) && len(strings.Fields(head)) > 1 {
		return head
	}
	return ""
}

// cutAtEnd cuts a date or a place off behind the name of a body.
func cutAtEnd(s string) string {
	for _, stop := range []string{",", " – ", " - ", " on ", " held ", ": ", " ("} {
		if i := strings.Index(s, stop); i > 0 {
			s = s[:i]
		}
	}
	words := strings.Fields(s)
	end := orgEnd(words, 0)
	return fromCapitals(strings.Join(words[:end], " "))
}

// fromCapitals writes a name that stands in capitals throughout as names are.
func fromCapitals(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(s), "The "), "the "), "THE ")
	if s != strings.ToUpper(s) || !strings.Contains(s, " ") {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case joiners[low] && i > 0:
			words[i] = low
		case low == "nhs":
		case organNouns[low] && low != "nhs" && low != "ccg" && low != "icb" && low != "lmc", len(w) > 4, !acronym(w):
			words[i] = strings.ToUpper(w[:1]) + low[1:]
		case !strings.ContainsAny(low, "aeiouy"):
		default:
			words[i] = strings.ToUpper(w[:1]) + low[1:]
		}
	}
	return strings.Join(words, " ")
}

// allBody tells whether a line is the name of a body and no more.
func allBody(s string) bool {
	for i, w := range strings.Fields(s) {
		if low := strings.ToLower(w); !unicode.IsUpper([]rune(w)[0]) && !joiners[low] || i == 0 && (low == "minutes" || low == "meeting") || roleNouns[low] && !organNouns[low] {
			return false
		}
	}
	words := strings.Fields(s)
	last := bareWord(words[len(words)-1])
	return organNouns[last] && !partsOfBody[last] || last == "council" && len(words) > 1 || len(headNouns(s)) > 0 && !partsOfBody[last] || last == "board" && len(words) > 2
}

// ofBody tells whether an office is one that only a body has, so that whoever
// holds it speaks for one.
func ofBody(role string) bool {
	low := " " + strings.ToLower(role) + " "
	for _, not := range []string{" minister", " secretary of state", "shadow ", " mp ", " member of parliament", " peer ", "councillor", " health secretary", "chancellor", " gp ", "former ", "retired ", " mayor", "spokesman on", "spokeswoman on", "chief secretary", "self-employed", "freelance", "author", "barrister", "historian"} {
		if strings.Contains(low, not) {
			return false
		}
	}
	for w := range strings.FieldsSeq(low) {
		switch bareWord(w) {
		case "chair", "chairman", "chairwoman", "chairperson", "executive", "director", "president", "vice-president", "treasurer", "secretary", "trustee", "founder",
			"co-founder", "manager", "head", "officer", "spokesman", "spokeswoman", "spokesperson", "governor", "registrar", "clerk", "matron", "co-chair", "vice-chair", "organiser",
			"lead", "adviser", "advisor", "nurse", "chief", "coordinator", "co-ordinator", "leader", "principal", "dean", "curator", "headteacher":
			return true
		}
	}
	return false
}

// presume remembers the body that somebody with an office and no body seems to
// speak for: the one that the sentences around the name are about.
func (r *reader) presume(s sentence, m mention) {
	p := m.who
	if p.org != "" || p.presumed != "" || !ofBody(p.role) {
		return
	}
	if r.under != "" {
		p.org = r.under
		return
	}
	if r.lastBody == "" && r.nearBody == "" {
		return
	}
	if s.para-max(r.lastBodyPara, r.nearPara) < 2 {
		p.presumed = r.itsBody(s.para)
	}
}

// presumedBodies gives people whose office is one of a body, and for whom the
// text gives none, the body that the text comes from or is about.
func (r *reader) presumedBodies() {
	for _, p := range r.cast.people {
		if p.org != "" || p.name == "" || !ofBody(p.role) {
			continue
		}
		switch {
		case r.ownBody != "":
			p.org = r.ownBody
		case p.presumed != "":
			p.org = p.presumed
		}
	}
}
