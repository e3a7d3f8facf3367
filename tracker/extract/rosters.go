package extract

import (
	"regexp"
	"strings"
)

var bracketed = regexp.MustCompile(`\(([^()]{2,60})\)`)

// attending begins a list of those who take part.
var attending = regexp.MustCompile(`(?i)^(?:witness(?:es)?|present|members present|members|(?:also )?(?:in attendance|attending)|attendees|(?:our )?panel(?:lists)?|committee|speakers|guests?|taking part|participants|contributors)\s*:\s*`)

// hearing begins the list of those whom a committee hears.
var hearing = regexp.MustCompile(`(?i)^(?:witness(?:es)?|(?:also )?in attendance|giving evidence|attending)\b`)

// findRosters learns who is who from lists of witnesses and of those present,
// which say nothing themselves: "Ada Okoro, Chair, Harbour Trust; Tim Marsh, …",
// "Ada Okoro (Medical Director) (AO)".
func (r *reader) findRosters() {
	for _, here := range r.page.paras[:min(len(r.page.paras), 40)] {
		r.hears = r.hears || hearing.MatchString(r.page.slice(here.start, min(here.end, here.start+40)))
	}
	r.findListed()
	for i, here := range r.page.paras {
		if here.words > 120 || here.words < 3 || here.quotes[0] != here.quotes[1] || here.kind == "cell" {
			continue
		}
		text := r.page.slice(here.start, here.end)
		head := attending.FindString(text)
		parts := strings.Split(strings.TrimSuffix(text[len(head):], "."), "; ")
		switch {
		case len(parts) > 1, head != "":
			r.roster(i, parts, head)
		case strings.Count(text, "(") > 0 && here.words < 16 && !endsSentence(r.page.text, here.end):
			r.present(i, text)
		}
	}
}

// roster reads the parts of a list. Without a word that says so it is one only if
// each part gives an office.
func (r *reader) roster(i int, parts []string, head string) {
	labels := map[string]label{}
	for _, part := range parts {
		if onlyNames(part) {
			continue
		}
		l, ok := parseLabel(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		offices := ok && l.name != "" && (l.role != "" || l.org != "") && !hasVerb(part)
		if !offices && head == "" {
			return
		}
		if offices {
			labels[part] = l
		}
	}
	if len(parts) == 1 && strings.Contains(parts[0], ", and ") && !r.asking(head) {
		return // a list in a sentence
	}
	members := r.asking(head)
	for _, part := range parts {
		l, ok := labels[part]
		switch {
		case members && onlyNames(inBrackets.ReplaceAllString(part, "")):
			for name := range strings.SplitSeq(inBrackets.ReplaceAllString(part, ""), ",") {
				hon, name, _ := personOf(strings.TrimSpace(name))
				r.cast.meet(hon, name, i).asks = true
			}
		case ok:
			who := r.cast.meet(l.hon, l.name, i)
			r.fill(who, l)
			r.initialsIn(part, who)
			who.asks = members
		case members:
			if hon, name, ok := personOf(inBrackets.ReplaceAllString(part, "")); ok {
				r.cast.meet(hon, name, i).asks = true
			}
		default:
			r.present(i, part)
		}
	}
	if len(labels) > 0 {
		delete(r.labels, i)
	}
	if head != "" && (len(labels) > 0 || members) {
		r.learn(i)
		r.done[i] = true
	}
}

// initialsIn learns the initials that stand in brackets behind a name.
func (r *reader) initialsIn(text string, who *person) {
	for _, m := range bracketed.FindAllStringSubmatch(text, -1) {
		if capitalsOnly(m[1]) && len(m[1]) < 5 && strings.HasPrefix(who.name, m[1][:1]) {
			r.initials[m[1]] = who
		}
	}
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

// onlyNames tells whether a part is several names and no office.
func onlyNames(part string) bool {
	names := strings.FieldsFunc(strings.ReplaceAll(part, " and ", ", "), func(c rune) bool { return c == ',' })
	for _, name := range names {
		if _, _, ok := personOf(strings.TrimSpace(name)); !ok {
			return false
		}
	}
	return len(names) > 1
}

// asking tells whether a list is of those who put the questions: the members of a
// committee, or of a panel that hears others.
func (r *reader) asking(head string) bool {
	head = strings.ToLower(head)
	return r.transcript && (strings.HasPrefix(head, "members") || strings.HasPrefix(head, "committee") || strings.HasPrefix(head, "panel") && r.hears)
}
