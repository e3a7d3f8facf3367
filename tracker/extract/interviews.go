package extract

import "regexp"

var interviewing = regexp.MustCompile(`(?i)\b(we|i) (asked|spoke (to|with)|talked (to|with)|met|put)\b|\binterview|\basked (her|him|them)\b|\b(talks|talked|spoke|speaks) (to|with)\b|\banswers? (our|your|the|some) |\bquestions\b.* (to|for)\b|\bin conversation\b|\bq ?& ?a\b|\btells us\b`)

// findInterview tells whether the text is questions, each a paragraph, with the
// answers of one person between them.
func (r *reader) findInterview() bool {
	if r.transcript {
		return false
	}
	questions, set, said, first := 0, 0, false, -1
	for i, here := range r.page.paras {
		if i < 6 && here.words < 120 && interviewing.MatchString(r.page.slice(here.start, here.end)) {
			said = true
		}
		if !r.isQuestion(i) || i+1 >= len(r.page.paras) || r.isQuestion(i+1) {
			continue
		}
		questions++
		if here.kind == "heading" || r.bold(i) {
			set++
		}
		if first < 0 {
			first = i
		}
	}
	r.boldAsks = set > 1
	switch {
	case said:
		return questions > 2 || set > 1
	case set < 2 || set < questions:
		return false
	}
	return r.onePersonAbove(first) && firstPerson.MatchString(r.page.slice(r.page.paras[first+1].start, r.page.paras[len(r.page.paras)-1].end))
}

// onePersonAbove tells whether just one person with an office is named above the
// first question.
func (r *reader) onePersonAbove(first int) bool {
	for i := range first {
		if r.page.paras[i].kind != "caption" {
			r.learn(i)
		}
	}
	n := 0
	for _, p := range r.cast.people {
		if !p.body && p.name != "" && (p.role != "" || p.org != "") {
			n++
		}
	}
	return n == 1
}

func (r *reader) isQuestion(i int) bool {
	here := r.page.paras[i]
	if here.words > 40 || here.words < 2 || i == r.title || here.kind == "quotation" || here.block.Level == 1 && here.kind == "heading" {
		return false
	}
	return r.page.text[here.end-1] == '?' || r.boldAsks && r.bold(i) && endsSentence(r.page.text, here.end)
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
