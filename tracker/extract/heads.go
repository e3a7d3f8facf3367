package extract

import "strings"

// takeLabel makes the person of a heading the one who speaks next, or, where
// labels stand below, the one who has spoken.
func (r *reader) takeLabel(i int, l label) {
	r.rejectAll(i, "in a line that names a speaker")
	if r.creditsAbove(i) {
		r.giveAbove(i, r.creditor(i))
		r.lead, r.last, r.lastPara = nil, r.creditor(i), i
		return
	}
	who := r.fromLabel(l, i)
	if r.speaksForSection(i, l, who) {
		return
	}
	if r.labelBelow(i) {
		r.giveAbove(i, who)
		r.heading, r.last, r.lastPara = nil, who, i
		return
	}
	r.together(i, who)
	r.heading, r.lead, r.depth, r.headingPara = who, nil, r.answersBelow(i), i
	r.last, r.lastPara = who, i
	r.subject, r.subjectPara = who, i
	text := r.page.slice(r.page.paras[i].start, r.page.paras[i].end)
	r.statement = (text[len(text)-1] == ':' || text[len(text)-1] == '*') && i+1 < len(r.page.paras) && r.page.paras[i+1].marks[0] == r.page.paras[i+1].marks[1] ||
		(text[len(text)-1] == ':' || strings.HasPrefix(text, "From ")) && i+1 < len(r.page.paras) && r.page.paras[i+1].quotes[0] == r.page.paras[i+1].quotes[1] || r.depth > 0 || r.headsStatement(i, l)
}

func (r *reader) fromLabel(l label, i int) *person {
	if l.name == "" {
		org := r.cast.fullName(l.org)
		if l.unnamed != "" {
			return r.cast.anonymous(l.unnamed, org, i)
		}
		r.cast.name(org)
		return r.cast.of(org, i)
	}
	who := r.cast.meet(l.hon, l.name, i)
	r.fill(who, l)
	for _, name := range l.names {
		other := r.cast.meet("", name, i)
		r.fill(other, l)
		r.joint[who] = append(r.joint[who], other)
	}
	return who
}

func (r *reader) fill(who *person, l label) {
	if l.org == "" { // "the society’s president"
		if body := r.bodyOfPhrase("the " + l.role); body != "" {
			l.role, l.org = withoutBody(l.role), body
		}
	}
	org := r.cast.fullName(l.org)
	r.cast.name(org)
	if l.role == "" && l.org == "" {
		return
	}
	if !who.labelled {
		who.role, who.org = l.role, org
		who.also = l.also
		if who.role == "" && org == "" {
			return
		}
		who.labelled = who.role != "" && who.org != ""
	}
}

// giveAbove gives the quotations right above a label to its person.
func (r *reader) giveAbove(i int, who *person) {
	for k := i - 1; k >= 0; k-- {
		here := r.page.paras[k]
		if _, isLabel := r.labels[k]; isLabel || here.quotes[0] == here.quotes[1] {
			return
		}
		goesOn := false
		for q := here.quotes[0]; q < here.quotes[1]; q++ {
			f := &r.page.quotes[q].fate
			if f.outcome == OutcomeQuote && (f.rule == ruleAfter || f.rule == ruleBefore || f.rule == ruleLabel || f.rule == ruleBelow || f.rule == ruleAccording) {
				return
			}
			r.give(q, who, ruleBelow, 0.9)
			goesOn = goesOn || r.page.quotes[q].continues
		}
		if !goesOn && (here.kind != "quotation" || !r.creditsAbove(i)) {
			return
		}
	}
}

// standUnder notes that what follows stands under the name of a body.
func (r *reader) standUnder(body string, i int) {
	r.cast.name(body)
	r.under, r.lastBody, r.lastBodyPara, r.nearBody, r.nearPara = body, body, i, body, i
}

// bodyHeading is the body whose name alone makes a heading in plain text, with
// its words below: "Royal College of Harbours", “…,” said its president.
func (r *reader) bodyHeading(i int) string {
	here := r.page.paras[i]
	if r.page.shape || here.words > 10 || here.gap == 0 || here.marks[0] < here.marks[1] || i+1 >= len(r.page.paras) || endsSentence(r.page.text, here.end) {
		return ""
	}
	next := r.page.paras[i+1]
	if next.gap == 0 || next.quotes[0] == next.quotes[1] {
		return ""
	}
	l, ok := parseLabel(r.page.slice(here.start, here.end))
	if !ok || l.name != "" || l.role != "" || l.unnamed != "" || len(l.also) > 0 || !looksOrg(l.org, false) && !acronym(l.org) {
		return ""
	}
	return r.cast.fullName(l.org)
}

// crosshead tells whether a line of plain text is a heading between topics: a few
// words between blank lines, without a stop.
func (r *reader) crosshead(i int) bool {
	here := r.page.paras[i]
	return !r.page.shape && here.words < 6 && here.gap > 0 && here.marks[0] == here.marks[1] && i+1 < len(r.page.paras) &&
		r.page.paras[i+1].gap > 0 && !endsSentence(r.page.text, here.end)
}
