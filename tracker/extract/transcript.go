package extract

import (
	"regexp"
	"strings"
)

var (
	brackets   = regexp.MustCompile(`^([^()]+?)((?:\s*\([^()]*\))+)$`)
	inChair    = regexp.MustCompile(`^(?:(?i:(?:the )?(?:acting |vice[- ]|deputy )?(?:chair|chairman|chairwoman|chairperson|convener|convenor|presiding officer|clerk|moderator|host|facilitator|compere|presenter)|(?:mr|madam|mrs|ms) (?:deputy )?(?:speaker|chair|chairman|chairwoman|president)|(?:several|an) hon\.? members?|interviewer|interpreter|question|questioner|question from .{1,30}|(?:a |an )?(?:unidentified |unknown |unnamed |female |male )?(?:speaker|voice|audience member|member of the (?:public|audience))(?: \d+)?|(?:(?:speaker|voice|question)s? from )?the floor|floor|audience)|Q)$`)
	procedural = regexp.MustCompile(`^[\[(][^\])]*[\])]$|^(Question|Motion|Amendment)s? (put|agreed|negatived|accordingly)\b|^(The )?(Committee|House|Council|Board|Panel|Inquiry|Hearing|Tribunal|Assembly|Cabinet|[Mm]eeting|[Ss]itting|[Ss]ession)s?( was| were| then)? (rose|adjourned|suspended|divided|closed|resumed|ended|concluded|broke|retired)\b|^(Bill|Clauses?|Amendments?|Schedules?|Orders?|Report|Title)( [\dA-Z]+( (to|and) [\dA-Z]+)?)?,?( was| were)? (read|passed|agreed|ordered|committed|withdrawn|negatived|disagreed|reported|returned|not moved|accordingly)\b[^.]{0,60}\.?$|^(Sitting|Meeting) (suspended|adjourned|resumed)|^On resuming|^\d{1,2}[.:]\d\d ?([ap]\.?m\.?)?$|\brose[—–-]$|^(?i:actions?( points?)?|resolved|agreed|note|n\.?b\.?)\b[^.!?]{0,12}:`)
	clock      = regexp.MustCompile(`^[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d{1,3})?[\])]?\s*[-–—>|]?\s*`)
	clockTail  = regexp.MustCompile(`\s*[\[(]\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]$`)
)

// chairStarts are the first three letters of what inChair knows.
var chairStarts = set("the act vic dep cha pre con cle mod hos fac com mad mrs sev int que uni unk unn fem mal spe voi aud mem flo")

// presides tells whether what stands before a colon is the office of somebody who
// only asks or leads the meeting.
func presides(text string) bool {
	if len(text) < 3 {
		return text == "Q"
	}
	start, ascii := firstThree(text)
	if ascii && !chairStarts[string(start[:])] && start[2] != ' ' && start[1] != ' ' {
		return false
	}
	return inChair.MatchString(text)
}

// inGroups divides a name from the groups in brackets behind it, or is nil.
func inGroups(text string) []string {
	if !strings.HasSuffix(text, ")") {
		return nil
	}
	return brackets.FindStringSubmatch(text)
}

// speakerOf reads what stands before the colon of a paragraph in a transcript:
// a name, initials, a name with constituency and party, an office with the name
// in brackets, a body. asks is true for those who only ask or preside.
func (r *reader) speakerOf(text string, i int) (who *person, asks, ok bool) {
	text = outOfCapitals(turnOf(text))
	switch {
	case presides(text):
		return nil, true, true
	case text == "A" || text == "Answer":
		who = r.answers()
		return who, false, who != nil
	case capitalsOnly(text):
		if who, asks, ok = r.byCapitals(text, i); ok {
			return who, asks, true
		}
	}
	if m := inGroups(text); m != nil {
		return r.member(m[1], bracketed.FindAllStringSubmatch(m[2], -1), i)
	}
	if hon, name, isName := personOf(text); isName {
		return r.cast.meet(hon, name, i), false, true
	}
	if who := r.byOffice(text); who != nil {
		return who, false, true
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
			who.office("", groups[1][1]) // constituency, party, and perhaps a note
			who.politician = true
		} else if party := groups[0][1]; ofPeer.MatchString(outer) && partyInDebate(party) {
			who.office("", party)
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
	if at < 0 && r.turns.between && r.transcript && r.isQuestion(i) {
		r.heading, r.statement = nil, false
		r.rejectAll(i, "in a question")
		return true
	}
	if at < 0 || !r.transcript {
		return false
	}
	text := r.page.slice(here.start, at)
	after, _ := trim(r.page.text, at+1, here.end)
	if opensAt(r.page.text, after) && !r.goesOnBehind(here, at) {
		return false
	}
	if r.turns.loose && here.quotes[0] < here.quotes[1] {
		return false
	}
	who, asks, ok := r.speakerOf(text, i)
	switch {
	case !ok:
		return false
	case asks:
		r.heading, r.statement = &person{asks: true}, true
		r.rejectAll(i, "in a question, or in words of the chair")
		r.learn(i)
		return true
	case numbered.MatchString(text), numbered.MatchString(r.page.slice(after, min(here.end, after+8))), r.turns.asks[turnOf(text)]:
		who.asks = true
	}
	r.heading, r.statement = who, true
	r.bareStatement(i, at+1, who)
	return true
}

// beginsTurn is speakerOf without learning from it.
func beginsTurn(text string) bool {
	text = turnOf(text)
	if presides(text) || text == "A" || text == "Answer" || capitalsOnly(text) {
		return true
	}
	if m := inGroups(text); m != nil {
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
