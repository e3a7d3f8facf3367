package extract

import (
	"regexp"
	"strings"
)

var minutesHead = regexp.MustCompile(`(?i)\b(?:minutes|notes|record) of (?:the|a|an)\b|^(?:draft )?minutes\b`)

var (
	// meetingLine is what stands at the head of minutes, each on a line.
	meetingLine = regexp.MustCompile(`(?im)^(?:held|venue|in the chair|chair|present|in attendance|attendees|apologies)\b[^\n:]{0,24}:`)
	// lastMinutes heads the part of minutes that agrees those before them.
	lastMinutes = regexp.MustCompile(`(?i)^(?:\d+(?:\.\d+)*\.?\s+)?minutes of (?:the )?(?:last|previous)\b`)
)

// findMinutes tells whether the text is the minutes of a meeting: its first lines
// say so, or say who was there, or a heading speaks of the minutes before.
func (r *reader) findMinutes() bool {
	if r.transcript {
		return false
	}
	if r.page.headSays(minutesHead) {
		return true
	}
	lines := 0
	for i, here := range r.page.paras {
		if i > 15 {
			break
		}
		if here.words > 60 {
			continue
		}
		text := r.page.slice(here.start, here.end)
		if here.words < 10 && lastMinutes.MatchString(text) {
			return true
		}
		if i < 8 {
			lines += len(meetingLine.FindAllString(text, 3))
		}
	}
	return lines > 1
}

// headSays tells whether a pattern is found in one of the first lines of a text.
func (p *page) headSays(pattern *regexp.Regexp) bool {
	for _, here := range p.paras[:min(6, len(p.paras))] {
		if here.words < 30 && pattern.MatchString(p.slice(here.start, here.end)) {
			return true
		}
	}
	return false
}

// minutedSubject is the speaker of words in marks inside a sentence of minutes that
// has no verb of speech: "Cllr Okoro had “an open mind”." Minutes tell what people
// said and little else, so that the subject of the sentence said them.
func (r *reader) minutedSubject(s sentence, ms []mention, i int) *person {
	if !r.minutes || len(ms) == 0 || !startsAt(s, ms[0].from) || ms[0].to > i || ms[0].prep || ms[0].poss {
		return nil
	}
	switch ms[0].kind {
	case aPerson, aPronoun:
		who, refused := r.resolve(s, ms[0])
		if who == nil || refused || who.body || who.asks || who.name == "" {
			return nil
		}
		return who
	}
	return nil
}

// presiding tells whether a sentence of minutes is the chair's part in running the
// meeting, which is no view: thanks, welcomes and closing.
func (r *reader) presiding(s sentence, cues []cue) bool {
	if !r.minutes {
		return false
	}
	chairs := false
	for _, c := range cues {
		if c.who != nil && strings.Contains(strings.ToLower(c.who.role), "chair") || c.subject.kind == anOffice && strings.Contains(strings.ToLower(c.subject.words), "chair") {
			chairs = true
		}
	}
	if !chairs {
		return false
	}
	for k, t := range s.toks {
		if k < 5 && (t.lower == "thanked" || t.lower == "welcomed" || t.lower == "opened" || t.lower == "closed" || t.lower == "reminded" || t.lower == "invited") {
			return true
		}
	}
	return false
}

// startsAt tells whether a sentence begins at a token, the number of its paragraph
// left aside.
func startsAt(s sentence, at int) bool {
	for _, t := range s.toks[:at] {
		if t.kind == 'q' || t.kind == 'w' && (t.text[0] < '0' || t.text[0] > '9') {
			return false
		}
	}
	return true
}
