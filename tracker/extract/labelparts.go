package extract

import (
	"strings"
	"unicode"
)

// personPart is the part of a label that reads most like a person's name: with a
// title, with a first name that people bear, without the words that bodies take
// for theirs. Of equals it is the first. It is -1 where none does.
func personPart(parts []string) int {
	best, at := 0, -1
	for i, part := range parts {
		if i == 0 && looksOrg(part, false) {
			if hon, _, _ := personOf(part); hon == "" {
				continue
			}
		}
		if score := personScore(part); score > best {
			best, at = score, i
		}
	}
	if best == 1 && len(parts) == 1 {
		return -1
	}
	return at
}

// personScore tells how much a part reads like a person's name: 0 not at all, 1
// like the name of a body as well.
func personScore(part string) int {
	hon, name, ok := personOf(part)
	first := strings.ToLower(firstWord(name))
	switch {
	case !ok:
		return 0
	case hon != "":
		return 5
	case menNames[first] || womenNames[first]:
		return 4
	case strings.Contains(name, "-"):
		return 3
	case brandWords[first] || brandWords[strings.ToLower(lastWord(name))]:
		return 1
	}
	return 2
}

// brandWords are words that bodies take for names and people do not bear.
var brandWords = set(`new old first second third next better best fair safe open wide free great little big small sunny bright brighter good whole healthy
	healthier living life lives hope help helping start chance choice choices change heart hearts sight lines line wheels hands steps step together
	forward action aid link links bridge bridges home homes house rights right voices voice matters matter care caring minds mind body health
	being within without beyond ahead alive aloud now today tomorrow always never more less all every our your my his her their about
	filter watch wellbeing wellness breathe breathing memory lasting time times second-chance sense scope shelter refuge crisis turning point
	village country town city rural urban north south east west northern southern eastern western central national british english welsh scottish
	european royal public private community local social digital smart clear loud quiet silver golden red blue green black white purple orange rainbow
	star stars sun moon light lights lantern beacon tree trees oak leaf garden river bay harbour harbor anchor wave waves ocean sea`)

// describedPerson reads a description in front of a name: "Heart patient Ada
// Okoro", "retired teacher Ada Okoro".
func describedPerson(part string) (description, name string, ok bool) {
	words := strings.Fields(part)
	for k := 1; k+1 < len(words); k++ {
		low := words[k-1]
		if unicode.IsUpper([]rune(low)[0]) || joiners[low] || prepositions[low] || determiners[low] {
			continue
		}
		rest := strings.Join(words[k:], " ")
		if _, _, ok := personOf(rest); ok {
			first := strings.Join(withoutArticle(words[:k]), " ")
			if _, org, _ := splitOffice(first); org == "" && !roleNouns[low] {
				return first, rest, true
			}
		}
	}
	return "", "", false
}

// spokesperson reads "a Treasury spokesperson" and "a spokesman for the Harbour Trust".
func (l *label) spokesperson(part string) bool {
	words := strings.Fields(part)
	for i, w := range words {
		if !spokespeople[strings.ToLower(w)] {
			continue
		}
		behind := words[i+1:]
		if body := withoutArticle(words[:i]); len(behind) == 0 && (looksOrg(strings.Join(body, " "), true) || onlyOfficeWords(body)) {
			l.unnamed, l.org = part, strings.Join(body, " ")
			return true
		}
		if len(behind) == 0 {
			return false
		}
		if body := spokenFor(behind[1:]); prepositions[strings.ToLower(behind[0])] && looksOrg(body, true) && onlyOfficeWords(withoutArticle(words[:i])) {
			l.unnamed, l.org = part, body
			return true
		}
		return false
	}
	return false
}

// spokenFor is the body behind "for": "the children’s charity Bright Quay".
func spokenFor(words []string) string {
	words = withoutArticle(words)
	for i := 0; i+1 < len(words) && i < 4 && unicode.IsLower([]rune(words[i])[0]); i++ {
		if plainBodies[words[i]] {
			return strings.Join(words[i+1:], " ")
		}
	}
	return strings.Join(words, " ")
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
	words := strings.Fields(part)
	for i := 0; i+1 < len(words); i++ { // "the Commonweal Party’s Ada Okoro"
		body, rest := endingWith(words[:i], cutOwner(words[i])), strings.Join(words[i+1:], " ")
		if body[i] == words[i] || !looksOrg(strings.Join(body, " "), true) {
			continue
		}
		if hon, name, ok := personOf(rest); ok && !organAt(words, len(words)-1) {
			l.hon, l.name = hon, name
			l.capacity("", strings.Join(withoutArticle(body), " "))
			return true
		}
	}
	return false
}

// nameFirst turns "Harbour Trust: Ada Okoro, chair" and "Chair, Harbour Trust:
// Ada Okoro" round, so that the name leads.
func nameFirst(s string) string {
	left, right, ok := strings.Cut(s, ": ")
	if !ok {
		return s
	}
	name, _, _ := strings.Cut(right, ", ")
	if _, _, ok := personOf(name); ok && (looksOrg(left, false) || acronym(left) || name == right && strings.Contains(left, ", ") || namesBody(left, right[len(name):])) {
		return right + ", " + left
	}
	return s
}

// cutOwner cuts the sign of the genitive off, that of a plural as well.
func cutOwner(w string) string {
	if bare := cutPossessive(w); bare != w {
		return bare
	}
	return strings.TrimRight(w, "’'")
}

// kindOfBody tells whether a part says what sort of body stands before it: "a
// charity for drivers", "the doctors’ union".
func kindOfBody(part string) bool {
	words := strings.Fields(part)
	if len(words) < 2 || len(words) > 12 || !determiners[words[0]] {
		return false
	}
	for i, w := range words[1:] {
		low := strings.Trim(w, ",.’'")
		if roleNouns[low] || unicode.IsUpper([]rune(w)[0]) {
			return false
		}
		if i > 0 && prepositions[low] || low == "which" || low == "that" {
			return plainBodies[strings.Trim(words[i], ",.")] || words[i] == "tank" || words[i] == "body"
		}
	}
	last := strings.Trim(words[len(words)-1], ",.")
	return plainBodies[last] || last == "tank" || last == "body"
}

// workOfClause reads what somebody does for which body: "manages the estate at
// the Harbour Trust".
func workOfClause(clause string) (role, org string) {
	words := strings.Fields(clause)
	for i := 1; i+1 < len(words); i++ {
		if w := words[i]; w != "at" && w != "for" && w != "with" && w != "of" && w != "in" {
			continue
		}
		body := strings.Join(withoutArticle(words[i+1:]), " ")
		if looksOrg(body, words[i] == "at" || words[i] == "for") {
			return strings.Join(words[:i], " "), body
		}
	}
	return "", ""
}

// callings are occupations that one has beside an office elsewhere.
var callings = set(`gp nurse surgeon physician pharmacist dentist midwife psychiatrist paediatrician psychologist lawyer solicitor barrister economist
	carer patient parent teacher author doctor`)

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
		if role, org, tail := splitOffice(first); role == "" || tail != "" || org == "" && !callings[strings.ToLower(lastWord(first))] {
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
