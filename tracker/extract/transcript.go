package extract

import (
	"regexp"
	"strings"
)

var (
	brackets   = regexp.MustCompile(`^([^()]+?)((?:\s*\([^()]*\))+)$`)
	inChair    = regexp.MustCompile(`^(The )?(Chair|Chairman|Chairwoman|(Mr|Madam|Mrs|Ms) (Deputy )?(Speaker|Chair|Chairman|President)|Interviewer|Q)$`)
	procedural = regexp.MustCompile(`^\[[^\]]*\]$|^(Question|Motion|Amendment) put\b|^(The )?(Committee|House|Council|Board|meeting|sitting) (rose|adjourned|divided|closed)|^\d{1,2}[.:]\d\d ?([ap]\.?m\.?)?$`)
)

// speakerOf reads what stands before the colon of a paragraph in a transcript:
// a name, initials, a name with constituency and party, an office with the name
// in brackets, a body. asks is true for those who only ask or preside.
func (r *reader) speakerOf(text string, i int) (who *person, asks, ok bool) {
	text = numbered.ReplaceAllString(text, "")
	text = numberedItem.ReplaceAllString(text, "")
	switch {
	case inChair.MatchString(text):
		return nil, true, true
	case text == "A":
		who = r.answers()
		return who, false, who != nil
	case r.initials[text] != nil:
		return r.initials[text], false, true
	}
	if m := brackets.FindStringSubmatch(text); m != nil {
		return r.member(m[1], bracketed.FindAllStringSubmatch(m[2], -1), i)
	}
	if hon, name, isName := personOf(text); isName {
		return r.cast.meet(hon, name, i), false, true
	}
	l, isLabel := parseLabel(text)
	if !isLabel || hasVerb(text) || l.name == "" && (l.role != "" || !looksOrg(l.org, false)) {
		return nil, false, false
	}
	return r.fromLabel(l, i), false, true
}

// member reads "Ada Okoro (Fenny Staithe) (Harbour)" and "The Minister for Docks
// (Ada Okoro)".
func (r *reader) member(outer string, groups [][]string, i int) (*person, bool, bool) {
	if hon, name, ok := personOf(outer); ok {
		who := r.cast.meet(hon, name, i)
		if len(groups) > 1 {
			who.office("", groups[len(groups)-1][1])
			who.politician = true
		} else if org := groups[0][1]; looksOrg(org, false) {
			who.office("", r.cast.fullName(org))
		}
		return who, false, true
	}
	for _, g := range groups {
		if hon, name, ok := personOf(g[1]); ok {
			who := r.cast.meet(hon, name, i)
			who.office(strings.TrimPrefix(outer, "The "), "")
			return who, false, true
		}
	}
	return nil, false, false
}

// prefixed reads a paragraph that begins with a speaker and a colon and goes on
// without marks: a transcript, or answers to a consultation.
func (r *reader) prefixed(i int) bool {
	here := r.page.paras[i]
	if r.transcript && procedural.MatchString(r.page.slice(here.start, min(here.end, here.start+120))) {
		r.heading, r.statement = nil, false
		r.rejectAll(i, "in a note on the proceedings")
		return true
	}
	at := r.colonIn(here)
	if at < 0 || !r.transcript {
		return false
	}
	text := r.page.slice(here.start, at)
	after, _ := trim(r.page.text, at+1, here.end)
	if opensAt(r.page.text, after) {
		return false
	}
	who, asks, ok := r.speakerOf(text, i)
	switch {
	case !ok:
		return false
	case asks:
		r.heading, r.statement = &person{asks: true}, true
		r.rejectAll(i, "in a question, or in words of the chair")
		return true
	case numbered.MatchString(text):
		who.asks = true
	}
	r.heading, r.statement = who, true
	r.bareStatement(i, at+1, who)
	return true
}

// findTranscript tells whether the text is a transcript: four paragraphs or
// more begin with a speaker and a colon, and go on without marks.
func (r *reader) findTranscript() bool {
	n := 0
	for _, here := range r.page.paras {
		at := r.colonIn(here)
		if at < 0 {
			continue
		}
		after, _ := trim(r.page.text, at+1, here.end)
		if opensAt(r.page.text, after) || after >= here.end {
			continue
		}
		if beginsTurn(r.page.slice(here.start, at)) {
			n++
		}
	}
	return n >= 4
}

// beginsTurn is speakerOf without learning from it.
func beginsTurn(text string) bool {
	text = numberedItem.ReplaceAllString(numbered.ReplaceAllString(text, ""), "")
	if inChair.MatchString(text) || text == "A" || len(text) > 1 && len(text) < 5 && text == strings.ToUpper(text) && strings.ToLower(text) != text {
		return true
	}
	if m := brackets.FindStringSubmatch(text); m != nil {
		text = m[1]
		if _, _, ok := personOf(text); !ok {
			_, _, ok = personOf(strings.Trim(strings.TrimSpace(m[2]), "()"))
			return ok
		}
	}
	if _, _, ok := personOf(text); ok {
		return true
	}
	l, ok := parseLabel(text)
	return ok && !hasVerb(text) && (l.name != "" && (l.org != "" || l.role != "") || l.name == "" && l.role == "" && looksOrg(l.org, false))
}

var interviewing = regexp.MustCompile(`(?i)\b(we|i) (asked|spoke to|talked to|met|put)\b|\binterview|\basked (her|him|them)\b|\btalks to\b`)

// findInterview tells whether the text is questions, each a paragraph, with the
// answers of one person between them.
func (r *reader) findInterview() bool {
	if r.transcript {
		return false
	}
	questions, said := 0, false
	for i, here := range r.page.paras {
		if i < 6 && here.words < 120 && interviewing.MatchString(r.page.slice(here.start, here.end)) {
			said = true
		}
		if r.isQuestion(i) && i+1 < len(r.page.paras) && !r.isQuestion(i+1) {
			questions++
		}
	}
	return said && questions > 2
}

func (r *reader) isQuestion(i int) bool {
	here := r.page.paras[i]
	return here.words < 40 && here.words > 1 && i != r.title && r.page.text[here.end-1] == '?' && here.kind != "quotation"
}

// answered gives the paragraphs between the questions of an interview to the
// person interviewed.
func (r *reader) answered(i int) bool {
	if !r.interview {
		return false
	}
	if r.isQuestion(i) {
		r.heading, r.statement = r.answers(), true
		r.rejectAll(i, "in a question of the interviewer")
		return true
	}
	if r.statement && r.heading != nil && r.statementGoesOn(i) {
		r.bareStatement(i, r.page.paras[i].start, r.heading)
		return true
	}
	return false
}
