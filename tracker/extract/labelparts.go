package extract

import "strings"

// spokesperson reads "a Treasury spokesperson" and "a spokesman for the Harbour Trust".
func (l *label) spokesperson(part string) bool {
	words := strings.Fields(part)
	for i, w := range words {
		if !spokespeople[strings.ToLower(w)] {
			continue
		}
		behind := words[i+1:]
		if len(behind) == 0 {
			l.unnamed, l.org = part, strings.Join(withoutArticle(words[:i]), " ")
			return true
		}
		if body := strings.Join(withoutArticle(behind[1:]), " "); prepositions[strings.ToLower(behind[0])] && looksOrg(body, true) && onlyOfficeWords(withoutArticle(words[:i])) {
			l.unnamed, l.org = part, body
			return true
		}
		return false
	}
	return false
}

func withoutArticle(words []string) []string {
	if len(words) > 0 && determiners[strings.ToLower(words[0])] {
		return words[1:]
	}
	return words
}

// personFrom reads "Ada Okoro from Harbour Trust".
func (l *label) personFrom(part string) bool {
	for _, prep := range []string{" from ", " of ", " at ", " for "} {
		left, right, ok := strings.Cut(part, prep)
		right = strings.TrimPrefix(right, "the ")
		if !ok || !looksOrg(right, false) && !acronym(right) {
			continue
		}
		if hon, name, ok := personOf(left); ok {
			l.hon, l.name = hon, name
			l.capacity("", right)
			return true
		}
	}
	return false
}

// twoOffices divides "chair of the Harbour Trust and professor of surgery": each
// side is an office, and the first has its body.
func twoOffices(part string) (first, second string, ok bool) {
	for at := 0; ; {
		i := strings.Index(part[at:], " and ")
		if i < 0 {
			return "", "", false
		}
		first, second = part[:at+i], part[at+i+5:]
		at += i + 5
		if role, org, tail := splitOffice(first); role == "" || tail != "" || org == "" {
			continue
		}
		words := withoutArticle(strings.Fields(second))
		for n := 0; n < len(words) && n < 5; n++ {
			if low := strings.ToLower(strings.Trim(words[n], ",")); roleNouns[low] && onlyOfficeWords(words[:n]) {
				return first, strings.Join(words, " "), true
			}
		}
	}
}
