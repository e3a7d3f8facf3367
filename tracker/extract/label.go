package extract

import (
	"regexp"
	"strings"
	"unicode"
)

// label is what a line such as "Ada Okoro, Harbour Trust chief executive" says.
type label struct {
	hon, name string
	role, org string
	unnamed   string // "Ministry spokesperson"
	described string // "heart patient", in front of the name
	also      []Capacity
	names     []string // further people of a joint statement
}

var (
	inBrackets = regexp.MustCompile(`\s*\(([^()]*)\)`)
)

// parseLabel reads a line that names a speaker. It answers false for anything
// that does not look like one.
func parseLabel(s string) (label, bool) {
	var l label
	if len(s) > 600 {
		return l, false
	}
	s = strings.TrimSpace(strings.TrimRight(strings.Join(strings.Fields(strings.ReplaceAll(s, "\n", ", ")), " "), ":*"))
	s = outOfCapitals(withoutFrame(s))
	s = strings.TrimLeft(s, "–—-*•> \t")
	s = strings.TrimSuffix(s, " again")
	if s == "" || len(s) > 260 {
		return l, false
	}
	s = nameFirst(s)
	bracketed := ""
	if strings.Contains(s, "(") {
		for _, m := range inBrackets.FindAllStringSubmatch(s, -1) {
			if role, _, _ := splitOffice(m[1]); role != "" {
				s = strings.Replace(s, m[0], ", "+m[1]+", ", 1) // "Ada Okoro (chief executive, Harbour Trust)"
			} else if looksOrg(m[1], false) && len(strings.Fields(m[1])) > 1 {
				bracketed = m[1]
			}
		}
		s = inBrackets.ReplaceAllString(s, "")
	}
	var parts []string
	for _, part := range cutParts(s) {
		if part = strings.Trim(part, " ,.*"); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 || len(parts) > 7 {
		return l, false
	}
	at := personPart(parts)
	for i, part := range parts {
		l.part(part, i == at, i, parts)
	}
	if l.role == "" {
		l.role = l.described
	}
	if l.org == "" && bracketed != "" {
		l.org = bracketed
	}
	if l.name == "" && l.unnamed == "" && l.role == "" && len(parts) > 2 {
		return l, false
	}
	return l, l.name != "" || l.unnamed != "" || l.org != ""
}

// part reads a part of a label; person is whether it is the one that names one.
func (l *label) part(part string, person bool, i int, parts []string) {
	part = strings.TrimPrefix(strings.TrimPrefix(part, "and "), "And from ")
	if l.name == "" && i == 0 && i+1 < len(parts) && (kindOfBody(parts[i+1]) || kindOfBody("a "+parts[i+1]) && personScore(part) < 2) {
		l.org = part // "Wheels Within, a charity for drivers"
		return
	}
	if l.name == "" {
		if left, right, ok := strings.Cut(part, " and "); ok && i == 0 {
			if h, n, ok1 := personOf(left); ok1 {
				if _, n2, ok2 := personOf(right); ok2 {
					l.hon, l.name, l.names = h, n, []string{n2}
					return
				}
			}
		}
		if h, n, ok := personOf(part); ok && person {
			l.hon, l.name = h, nameOutOfCapitals(n)
			return
		}
		if first, n, ok := describedPerson(part); ok && i == 0 { // "Heart patient Ada Okoro"
			l.hon, l.name, _ = personOf(n)
			l.described = first
			return
		}
	}
	if l.name == "" && l.unnamed == "" && l.org != "" && spokespeople[strings.ToLower(part)] { // "Harbour Trust, spokesperson"
		l.unnamed = strings.ToLower(part) + " for " + l.org
		return
	}
	if rest, ok := strings.CutPrefix(part, "who "); ok {
		role, org, ok := officeOfClause(rest)
		if !ok {
			role, org = workOfClause(rest)
		}
		l.capacity(role, org)
		return
	}
	if strings.HasPrefix(part, "which ") || l.org != "" && kindOfBody(part) {
		return
	}
	part, _, _ = strings.Cut(part, " who ")
	for _, prep := range []string{"at ", "of ", "for ", "from ", "on behalf of ", "speaking for ", "writing for ", "representing "} {
		if rest, ok := strings.CutPrefix(part, prep); ok && i > 0 {
			if rest = strings.TrimPrefix(rest, "the "); looksOrg(rest, true) {
				l.capacity("", rest)
				return
			}
		}
	}
	if l.name == "" && !strings.EqualFold(lastWord(part), part) && l.spokesperson(part) || l.name == "" && i == 0 && l.personFrom(part) {
		return
	}
	for rest := part; ; {
		first, second, ok := twoOffices(rest)
		if !ok {
			part = rest
			break
		}
		role, org, _ := splitOffice(first)
		l.capacity(role, org)
		rest = second
	}
	if l.name != "" && part == initialsFor(l.name) {
		return // by which minutes call somebody
	}
	role, org, tail := splitOffice(part)
	if tail != "" && l.name == "" {
		l.hon, l.name, _ = personOf(tail)
	}
	l.capacity(role, org)
}

// capacity adds a role with its body, a role alone, or the body of the role before it.
func (l *label) capacity(role, org string) {
	switch {
	case role == "" && org == "":
	case role == "" && len(l.also) == 0 && l.role != "" && unitOf(l.org, org):
		l.role, l.org = l.role+unitLink(l.role, l.org)+l.org, org
	case role == "" && len(l.also) == 0 && l.role != "" && org != "" && l.org != "" && hasOrgan(strings.Fields(org)) && !hasOrgan(strings.Fields(l.org)) && !acronym(l.org):
		l.role, l.org = l.role+" of "+l.org, org // "Chair of Metabolic Medicine, Harbour University"
	case role == "" && l.org == "":
		l.org = org
	case role == "" && len(l.also) > 0 && l.also[len(l.also)-1].Organisation == "":
		l.also[len(l.also)-1].Organisation = org
	case role == "":
		l.also = append(l.also, Capacity{Organisation: org})
	case l.role == "" && (l.org == "" || org == ""):
		l.role = role
		if org != "" {
			l.org = org
		}
	default:
		l.also = append(l.also, Capacity{Role: role, Organisation: org})
	}
	l.two()
}

// two separates two capacities that stand in one: "A CCG and B Council chair",
// "Chair of A and Emeritus Professor of B".
func (l *label) two() {
	left, right, ok := strings.Cut(l.org, " and ")
	if !ok {
		return
	}
	words := strings.Fields(left)
	last := strings.ToLower(words[len(words)-1])
	if len(words) < 2 || !organNouns[last] || last == "trust" && !strings.Contains(left, "NHS") {
		return
	}
	right = strings.TrimPrefix(right, "the ")
	if role, org, _ := splitOffice(right); role != "" && unicode.IsUpper([]rune(right)[0]) && hasRoleFirst(right) {
		l.org = left
		l.also = append(l.also, Capacity{Role: role, Organisation: org})
		return
	}
	if looksOrg(right, true) && organNouns[strings.ToLower(lastWord(right))] {
		l.org = left
		l.also = append(l.also, Capacity{Role: l.role, Organisation: right})
	}
}

func hasRoleFirst(s string) bool {
	for i, w := range strings.Fields(s) {
		if roleNouns[strings.ToLower(w)] {
			return i < 2
		}
	}
	return false
}

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// personOf reads a whole string as a person's name.
func personOf(s string) (hon, name string, ok bool) {
	words := strings.Fields(strings.Trim(s, " ,."))
	for len(words) > 1 {
		w := strings.ToLower(words[0])
		if w == "the" && len(words) > 2 && (honorifics[strings.ToLower(words[1])] || words[1] == "Rt") || w == "rt" || w == "hon" && hon == "" {
			words = words[1:]
			continue
		}
		if !honorifics[w] {
			break
		}
		hon = strings.TrimSpace(hon + " " + words[0])
		words = words[1:]
	}
	for len(words) > 1 && (postnominal(words[len(words)-1]) || len(words) > 2 && acronym(words[len(words)-1]) && !acronym(words[0])) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || len(words) > 5 || hon == "" && len(words) < 2 {
		return "", "", false
	}
	if len(words) == 2 && officeWords[strings.ToLower(words[0])] && roleNouns[strings.ToLower(words[1])] {
		return "", "", false // "General Secretary"
	}
	if longest(words) < 2 || hon == "" && (noName[strings.ToLower(words[len(words)-1])] || gerund(words[0])) {
		return "", "", false // "D.C.", "Privacy Notice", "Recognising Germany"
	}
	peer := strings.HasSuffix(hon, "Lord") || strings.HasSuffix(hon, "Lady") || strings.HasSuffix(hon, "Baroness")
	for i, w := range words {
		if !nameWord(w, i, len(words), hon != "", peer) {
			return "", "", false
		}
	}
	if peer {
		return "", strings.TrimSpace(hon + " " + strings.Join(words, " ")), true
	}
	return hon, strings.Join(words, " "), true
}

func nameWord(w string, i, n int, titled, peer bool) bool {
	low := strings.ToLower(strings.TrimRight(w, "."))
	r := []rune(w)
	switch {
	case peer && low == "of":
		return true
	case particles[low] && i < n-1 && (i > 0 || titled || !unicode.IsUpper(r[0])):
		return true
	case !unicode.IsUpper(r[0]) && !(i > 0 && joinedParticle(w)):
		return false
	case len(r) == 1 && i < n-1 && (titled || n > 2):
		return true // "Ms A Okoro"
	case notNames[low] && !(titled && monthNames[low]) && !(i == n-1 && (low == "may" || low == "front")):
		return false
	case organNouns[low] && !(i > 0 && i == n-1 && titled || i > 0 && surnameToo[low]):
		return false
	case roleNouns[low] && !(i > 0 && i == n-1):
		return false
	case n < 3 && strings.HasSuffix(w, "’s"), strings.HasSuffix(w, "'s"), strings.HasSuffix(w, "s’"):
		return false
	}
	for _, c := range r {
		if unicode.IsDigit(c) || c == '@' || c == '/' || c == '&' {
			return false
		}
	}
	return true
}

// surnameToo are nouns of bodies that are surnames as well.
var surnameToo = set(`church friend friends voice chambers banks bank club service school league`)

// looksOrg tells whether a string reads as the name of a body: a noun that
// bodies bear, or, if loose, nothing but capitalised words and joiners.
func looksOrg(s string, loose bool) bool {
	words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The "))
	if len(words) == 0 || len(words) > 14 {
		return false
	}
	first := []rune(words[0])
	if !unicode.IsUpper(first[0]) {
		return false
	}
	caps, noun := 0, false
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.’'"))
		switch {
		case unicode.IsUpper([]rune(w)[0]):
			caps++
			noun = noun || organAt(words, i)
		case joiners[low], loose && caps > 0 && prepositions[low] && i+1 < len(words) && unicode.IsUpper([]rune(words[i+1])[0]): // "Living Well at Home"
		default:
			if !loose || roleNouns[low] {
				return false
			}
			return noun || organNouns[lastWord(s)] // "Harbour and Vale health authority"
		}
	}
	return noun || loose && caps > 0
}
