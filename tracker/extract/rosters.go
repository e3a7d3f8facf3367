package extract

import (
	"regexp"
	"strings"
)

var bracketed = regexp.MustCompile(`\(([^()]{2,60})\)`)

// findRosters learns who is who from lists of witnesses and of those present,
// which say nothing themselves: "Ada Okoro, Chair, Harbour Trust; Tim Marsh, …",
// "Ada Okoro (Medical Director) (AO)".
func (r *reader) findRosters() {
	for i, here := range r.page.paras {
		if here.words > 120 || here.words < 3 || here.marks[0] != here.marks[1] || here.kind == "cell" {
			continue
		}
		text := r.page.slice(here.start, here.end)
		parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, "Witnesses: "), "."), "; ")
		switch {
		case len(parts) > 1:
			r.roster(i, parts)
		case strings.Count(text, "(") > 0 && here.words < 16 && !endsSentence(r.page.text, here.end):
			r.present(i, text)
		}
	}
}

func (r *reader) roster(i int, parts []string) {
	var labels []label
	for _, part := range parts {
		l, ok := parseLabel(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		if !ok || l.name == "" || l.role == "" && l.org == "" || hasVerb(part) {
			return
		}
		labels = append(labels, l)
	}
	for _, l := range labels {
		r.fill(r.cast.meet(l.hon, l.name, i), l)
	}
	delete(r.labels, i)
}

// present reads "Ada Okoro (Medical Director) (AO)".
func (r *reader) present(i int, text string) {
	name, _, _ := strings.Cut(text, "(")
	hon, full, ok := personOf(strings.TrimSpace(name))
	if !ok || len(strings.Fields(full)) < 2 {
		return
	}
	who := (*person)(nil)
	for _, m := range bracketed.FindAllStringSubmatch(text, -1) {
		inside := m[1]
		if role, org, _ := splitOffice(inside); role != "" {
			who = r.cast.meet(hon, full, i)
			who.office(role, r.cast.fullName(org))
		} else if who != nil && inside == strings.ToUpper(inside) && len(inside) < 5 {
			r.initials[inside] = who
		}
	}
}
