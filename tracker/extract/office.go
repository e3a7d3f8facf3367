package extract

import (
	"strings"
	"unicode"
)

// splitOffice divides "Harbour Trust chief executive Ada Okoro" or "chief
// executive of the Harbour Trust" into role, body and what is left: a name.
func splitOffice(s string) (role, org, tail string) {
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	if len(words) == 0 {
		return "", "", ""
	}
	if w := strings.ToLower(words[0]); (w == "the" || w == "a" || w == "an" || w == "its" || w == "their") && len(words) > 1 {
		words = words[1:]
	}
	lastRole := -1
	for i, w := range words {
		if roleNouns[strings.ToLower(strings.Trim(w, ",.’'"))] {
			lastRole = i
		}
	}
	if lastRole < 0 {
		joined := strings.Join(words, " ")
		if looksOrg(joined, true) {
			return "", joined, ""
		}
		return "", "", ""
	}
	if end := ownerEnd(words, lastRole); end > 0 {
		role, tail = officeAndName(words[end:])
		owner := endingWith(words[:end-1], trimOwner(words[end-1], words[end]))
		return role, strings.Join(owner, " "), tail
	}
	if roleLed(words) {
		return roleThenBody(words)
	}
	return bodyThenRole(words)
}

// roleLed tells whether the office comes before the body: it begins in lower
// case, or with the noun of an office.
func roleLed(words []string) bool {
	if !unicode.IsUpper([]rune(words[0])[0]) {
		return true
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.’'"))
		if low == "of" || low == "for" || low == "at" {
			return i > 0 && roleNouns[strings.ToLower(words[i-1])] && onlyOfficeWords(words[:i-1])
		}
		if organAt(words, i) || i == 0 && acronym(w) {
			return false
		}
		if roleNouns[low] && onlyOfficeWords(words[:i]) {
			return true
		}
	}
	if len(words) > 1 && !unicode.IsUpper([]rune(words[1])[0]) && !parties[strings.ToLower(words[0])] {
		// "Public health lead": the capital is that of a sentence. "Unison head of
		// health" begins with a name.
		return officeWords[strings.ToLower(words[0])] || !officeWords[words[1]] && !roleNouns[words[1]]
	}
	return false
}

func hasOrgan(words []string) bool {
	for i := range words {
		if organAt(words, i) {
			return true
		}
	}
	return false
}

func roleThenBody(words []string) (role, org, tail string) {
	titled := unicode.IsUpper([]rune(words[0])[0])
	for i := 1; i < len(words)-1; i++ {
		prep := strings.ToLower(words[i])
		if prep != "of" && prep != "at" && prep != "for" && prep != "from" && prep != "with" && prep != "on" && prep != "to" && prep != "in" {
			continue
		}
		rest := words[i+1:]
		the := strings.ToLower(rest[0]) == "the" || strings.ToLower(rest[0]) == "a"
		if the {
			rest = rest[1:]
		}
		skip := 0
		for skip < len(rest) && skip < 3 && !unicode.IsUpper([]rune(rest[skip])[0]) {
			skip++
		}
		if skip == len(rest) || skip > 0 && !organNouns[strings.ToLower(rest[skip-1])] {
			continue
		}
		end := orgEnd(rest, skip)
		end, tail = nameBehind(rest, skip, end)
		body := strings.Join(rest[skip:end], " ")
		strong := prep == "at" || prep == "from" || (prep == "of" || prep == "for") && (!titled || the || acronym(rest[skip]) || overBody[strings.ToLower(words[i-1])])
		if !strong && !hasOrgan(rest[skip:end]) || prep == "in" || prep == "to" && titled {
			continue
		}
		if !looksOrg(body, strong) || partsOfBody[strings.ToLower(body)] || strings.HasPrefix(body, "Parliament") || end == skip+1 && (fieldToo[strings.ToLower(body)] || shortOffices[strings.ToLower(body)]) {
			continue
		}
		after := rest[end:]
		role = strings.Join(words[:i], " ")
		if part := lowerPart(after); tail == "" && part != "" {
			body += " " + part
		}
		whole, part := subBody(body)
		if part != "" {
			role += " of " + part
		}
		return role, whole, tail
	}
	// "chief executive Ada Okoro"
	for i := range words {
		if i > 0 && unicode.IsUpper([]rune(words[i])[0]) && !unicode.IsUpper([]rune(words[i-1])[0]) {
			if _, _, ok := personOf(strings.Join(words[i:], " ")); ok && roleNouns[words[i-1]] {
				return strings.Join(words[:i], " "), "", strings.Join(words[i:], " ")
			}
			break
		}
	}
	role = strings.Join(words, " ")
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		if titled && len(words) > 2 && (w == "guardian" || w == "ombudsman" || w == "commissioner") {
			role = strings.Join(words[:orgEnd(words, 0)], " ")
			return role, role, "" // an office that is a body of its own
		}
	}
	return role, "", ""
}

// lowerPart is the part of a body in lower case behind its name: "council" of
// "the Doctors’ Association council in May".
func lowerPart(words []string) string {
	for i, w := range words[:min(4, len(words))] {
		switch {
		case organNouns[w]:
			return strings.Join(words[:i+1], " ")
		case prepositions[w] || joiners[w]:
			return ""
		}
	}
	return ""
}

// parties are names that stand alone before an office.
var parties = set(`labour conservative tory green lib liberal snp plaid ukip dup`)

// partsOfBody are what one chairs within a body: "Chair of Council".
var partsOfBody = set(`council board committee governors trustees directors faculty court senate section branch division panel team executive subcommittee`)

// overBody are offices that one holds over a body, not over a field of work:
// "Chair of Boots", as against "Director of Nursing".
var overBody = set(`chair chairman chairwoman chairperson president founder co-founder leader ceo owner co-chair vice-president trustee executive`)

// fieldToo are nouns of bodies that alone name a field of work.
var fieldToo = set(`surgery practice service services school schools council counsel court college church committee group office news university hospital clinic`)

// orgEnd is where the run of capitalised words and joiners from skip ends.
func orgEnd(words []string, skip int) int {
	end := skip
	for i := skip; i < len(words); i++ {
		low := strings.ToLower(words[i])
		if unicode.IsUpper([]rune(words[i])[0]) || unicode.IsDigit([]rune(words[i])[0]) {
			end = i + 1
			continue
		}
		if !joiners[low] && low != "a" || (low == "in" || low == "on") && i+1 < len(words) && (!unicode.IsUpper([]rune(words[i+1])[0]) || dayOrMonth(words[i+1])) {
			break
		}
	}
	return end
}

// bodyThenRole cuts "Harbour Doctors Association GPs committee chair" after the
// noun of the body, or before the office.
func bodyThenRole(words []string) (role, org, tail string) {
	end := bodyEnd(words)
	if end == 0 || strings.HasSuffix(words[end-1], ":") {
		return strings.Join(words, " "), "", ""
	}
	role, tail = officeAndName(words[end:])
	return role, strings.Join(words[:end], " "), tail
}

func bodyEnd(words []string) int {
	end := orgEnd(words, 0)
	if acronym(words[0]) && !(len(words) > 1 && organAt(words, 1)) {
		return 1
	}
	for i := 1; i < end; i++ {
		low := strings.ToLower(strings.Trim(words[i], "’'"))
		next := ""
		if i+1 < len(words) {
			next = strings.ToLower(words[i+1])
		}
		if roleNouns[low] && !organAt(words, i) && !hasOrgan(words[i+1:end]) { // "Harbour Watch Deputy Chief Executive Ada Okoro"
			for i > 1 && officeWords[strings.ToLower(words[i-1])] {
				i--
			}
			end = i
			break
		}
		if organAt(words, i) && low != "nhs" && !joiners[next] && !organNouns[next] && !hasOrgan(words[i+1:end]) {
			end = i + 1
			break
		}
	}
	if end > 0 && strings.EqualFold(words[end-1], "and") {
		end--
	}
	return end
}

// officeAndName cuts the name off behind an office: "chief executive Ada Okoro".
func officeAndName(words []string) (role, name string) {
	last := -1
	for i, w := range words {
		if roleNouns[strings.ToLower(strings.Trim(w, ",.’'"))] {
			last = i
		}
	}
	for i := last + 1; i < len(words) && last >= 0; i++ {
		if _, _, ok := personOf(strings.Join(words[i:], " ")); ok {
			return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		}
	}
	return strings.Join(words, " "), ""
}

// nameBehind finds a person right behind a body: "of the Harbour Trust Ada Okoro".
func nameBehind(words []string, from, to int) (end int, name string) {
	for i := to - 1; i >= from; i-- {
		if !organAt(words, i) && !acronym(words[i]) {
			continue
		}
		rest := strings.Join(words[i+1:], " ")
		if _, _, ok := personOf(rest); ok && i+1 < to && i > from && !organNouns[strings.ToLower(words[i+1])] {
			return i + 1, rest
		}
		break
	}
	return to, ""
}
