package extract

import (
	"regexp"
	"strings"
)

// listOf is a line above a list of those who take part, one on a line.
var listOf = regexp.MustCompile(`(?i)^(?:\W{0,3})(?:(?:also )?(?:present|in attendance|attending|attendees|attendance)|members present|witness(?:es)?|panel(?:lists)?|speakers|participants|taking part|those present|contributors)(?: \([^)]*\))?\W{0,4}$`)

// findListed learns who is who from such a list: "Ada Okoro (AO), chair, Harbour
// Trust". Its lines say nothing themselves.
func (r *reader) findListed() {
	listed := false
	for i, here := range r.page.paras {
		if here.words > 30 || here.kind == "cell" {
			listed = false
			continue
		}
		text := r.page.slice(here.start, here.end)
		if listOf.MatchString(text) {
			listed = true
			continue
		}
		initials := initialled.FindStringSubmatch(text)
		if !listed && initials == nil || endsSentence(r.page.text, here.end) && here.words > 12 {
			listed = false
			continue
		}
		listed = r.listedAs(i, text, initials != nil) && listed
	}
}

// initialled is a name with its initials in brackets before an office.
var initialled = regexp.MustCompile(`^[-–•*\s]*[A-Z][^(),;:]{3,60} \(([A-Z]{2,4})\)(?:, | – |$)`)

// listedAs reads a line of a list, and tells whether it was one.
func (r *reader) listedAs(i int, text string, initials bool) bool {
	l, ok := parseLabel(text)
	if !ok || l.name == "" || hasVerb(text) || !initials && l.role == "" && l.org == "" {
		return ok && l.name != ""
	}
	who := r.cast.meet(l.hon, l.name, i)
	r.initialsIn(text, who)
	if initials && r.initials[initialled.FindStringSubmatch(text)[1]] != who {
		return false
	}
	r.fill(who, l)
	delete(r.labels, i)
	r.done[i] = true
	return true
}

// attendance learns who is who from a table of names and bodies without comments.
func (r *reader) attendance(t *table, names, bodies int) {
	for _, row := range t.rows[1:] {
		name, i := r.cell(t, row, names)
		body, at := r.cell(t, row, bodies)
		l, ok := parseLabel(name)
		if i < 0 || at < 0 || !ok || l.name == "" {
			continue
		}
		who := r.cast.meet(l.hon, l.name, i)
		r.initialsIn(name, who)
		if l.org == "" {
			l.org = strings.TrimSpace(inBrackets.ReplaceAllString(body, ""))
		}
		if short := inBrackets.FindStringSubmatch(body); short != nil && capitalsIn(short[1]) > 1 {
			r.cast.full[short[1]] = l.org
		}
		who.office(l.role, l.org)
		r.cast.name(l.org)
	}
}
