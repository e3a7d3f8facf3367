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
	for i, w := range words[:lastRole] { // "the League’s deputy chair"
		if bare := cutPossessive(w); bare != w && unicode.IsUpper([]rune(words[0])[0]) && !organNouns[strings.ToLower(strings.Trim(words[i+1], ",."))] {
			return strings.Join(words[i+1:], " "), cutPossessive(strings.Join(words[:i+1], " ")), ""
		}
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
			return i > 0 && roleNouns[strings.ToLower(words[i-1])] && !hasOrgan(words[:i-1])
		}
		if roleNouns[low] && i == 0 {
			return true
		}
		if organNouns[low] {
			return false
		}
	}
	if len(words) > 1 && !unicode.IsUpper([]rune(words[1])[0]) && !parties[strings.ToLower(words[0])] && !organNouns[strings.ToLower(words[0])] {
		return true // "Public health lead": the capital is that of a sentence
	}
	// Nothing but capitals to the end: "Regional Officer", "Chair in Economics".
	return !hasOrgan(words) && unicode.IsUpper([]rune(words[len(words)-1])[0])
}

func hasOrgan(words []string) bool {
	for _, w := range words {
		if organNouns[strings.ToLower(w)] && unicode.IsUpper([]rune(w)[0]) {
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
		body := strings.Join(rest[skip:end], " ")
		strong := prep == "at" || prep == "from" || (prep == "of" || prep == "for") && (!titled || the)
		if !strong && !hasOrgan(rest[skip:end]) || prep == "in" || prep == "to" && titled {
			continue
		}
		if !looksOrg(body, strong) || partsOfBody[strings.ToLower(body)] || strings.HasPrefix(body, "Parliament") {
			continue
		}
		after := rest[end:]
		role = strings.Join(words[:i], " ")
		if len(after) > 0 && len(after) <= 4 && organNouns[after[len(after)-1]] && after[0] != "and" {
			body += " " + strings.Join(after, " ")
		}
		return role, body, ""
	}
	// "chief executive Ada Okoro"
	for i := range words {
		if i > 0 && !titled && unicode.IsUpper([]rune(words[i])[0]) {
			if _, _, ok := personOf(strings.Join(words[i:], " ")); ok && roleNouns[strings.ToLower(words[i-1])] {
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

// parties are names that stand alone before an office.
var parties = set(`labour conservative tory green lib liberal snp plaid ukip dup`)

// partsOfBody are what one chairs within a body: "Chair of Council".
var partsOfBody = set(`council board committee governors trustees directors faculty court senate`)

// orgEnd is where the run of capitalised words and joiners from skip ends.
func orgEnd(words []string, skip int) int {
	end := skip
	for i := skip; i < len(words); i++ {
		low := strings.ToLower(words[i])
		if unicode.IsUpper([]rune(words[i])[0]) || unicode.IsDigit([]rune(words[i])[0]) {
			end = i + 1
			continue
		}
		if !joiners[low] && low != "a" || low == "in" && i+1 < len(words) && !unicode.IsUpper([]rune(words[i+1])[0]) {
			break
		}
	}
	return end
}

// bodyThenRole cuts "British Medical Association GPs committee chair" after the
// noun of the body, or after the last capital.
func bodyThenRole(words []string) (role, org, tail string) {
	end := orgEnd(words, 0)
	for i := range end {
		low := strings.ToLower(strings.Trim(words[i], "’'"))
		next := ""
		if i+1 < len(words) {
			next = strings.ToLower(words[i+1])
		}
		if i > 0 && roleNouns[low] && !organNouns[low] && !hasOrgan(words[i+1:end]) { // "Trust Chief Executive Ada Okoro"
			end = i
			if i > 0 && (strings.ToLower(words[i-1]) == "chief" || strings.ToLower(words[i-1]) == "deputy") {
				end = i - 1
			}
			break
		}
		if i > 0 && organNouns[low] && low != "nhs" && !joiners[next] && !organNouns[next] && !hasOrgan(words[i+1:end]) {
			end = i + 1
			break
		}
	}
	if strings.HasSuffix(strings.Join(words[:max(end, 1)], " "), " and") {
		end--
	}
	if end == 0 {
		return strings.Join(words, " "), "", ""
	}
	org = strings.Join(words[:end], " ")
	rest := words[end:]
	// the office, then perhaps a name
	last := -1
	for i, w := range rest {
		if roleNouns[strings.ToLower(strings.Trim(w, ",.’'"))] {
			last = i
		}
	}
	if last < 0 {
		return strings.Join(rest, " "), org, ""
	}
	for i := last + 1; i < len(rest); i++ {
		if _, _, ok := personOf(strings.Join(rest[i:], " ")); ok {
			return strings.Join(rest[:i], " "), org, strings.Join(rest[i:], " ")
		}
	}
	return strings.Join(rest, " "), org, ""
}

// clauseOffices are verbs of a "who …" clause that name an office.
var clauseOffices = map[string]string{
	"chairs": "chair", "leads": "lead", "heads": "head", "runs": "head", "directs": "director", "founded": "founder",
	"represents": "representative", "manages": "manager", "edits": "editor", "chaired": "chair", "led": "lead",
}

// officeOfClause reads "chairs the Harbour Trust", "is president of X", "speaks for X".
func officeOfClause(s string) (role, org string, ok bool) {
	words := strings.Fields(strings.Trim(s, " ,."))
	if len(words) < 2 {
		return "", "", false
	}
	switch words[0] {
	case "as":
		role, org, _ = splitOffice(strings.Join(words[1:], " "))
		return role, org, role != "" && org != ""
	case "is", "was", "became":
		role, org, _ = splitOffice(cutClause(words[1:]))
		return role, org, role != "" || org != ""
	case "set":
		if words[1] != "up" {
			return "", "", false
		}
		words = append([]string{"founded"}, words[2:]...)
	case "has":
		if words[1] == "run" || words[1] == "led" || words[1] == "chaired" {
			words = append([]string{map[string]string{"run": "runs", "led": "leads", "chaired": "chairs"}[words[1]]}, words[2:]...)
			break
		}
		return "", "", false
	case "speaks", "spoke", "works", "worked", "campaigns":
		for i, w := range words {
			if (w == "for" || w == "at") && i+1 < len(words) {
				return map[string]string{"speaks": "spokesperson", "spoke": "spokesperson"}[words[0]], leadingOrg(words[i+1:]), true
			}
		}
		return "", "", false
	}
	if words[0] == "holds" && len(words) > 3 && words[2] == "chair" {
		role, org, _ = splitOffice("professor " + strings.Join(words[3:], " "))
		return role, org, true
	}
	role, ok = clauseOffices[words[0]]
	if !ok {
		return "", "", false
	}
	if words[1] == "on" {
		for i, w := range words {
			if w == "for" || w == "at" {
				return role + " " + strings.Join(words[1:i], " "), leadingOrg(words[i+1:]), true
			}
		}
	}
	org = leadingOrg(words[1:])
	return role, org, org != "" || words[0] == "chairs"
}

func leadingOrg(words []string) string {
	if len(words) > 0 && (strings.ToLower(words[0]) == "the" || words[0] == "a") {
		words = words[1:]
	}
	// "X’s patient group": lower-case words up to the noun of a body
	for n := 0; n < 3 && n+1 < len(words); n++ { // "the charity Harbour Friends", "the campaign group Harbour First"
		if cap := unicode.IsUpper([]rune(words[n])[0]); cap && n > 0 && organNouns[words[n-1]] {
			words = words[n:]
			break
		} else if cap {
			break
		}
	}
	end := orgEnd(words, 0)
	if end == 0 && len(words) > 1 && (strings.HasSuffix(words[0], "’s") || strings.HasSuffix(words[0], "'s")) {
		end = 1
	}
	if end > 0 && (strings.HasSuffix(words[end-1], "’s") || strings.HasSuffix(words[end-1], "'s")) {
		for i := end; i < len(words) && i < end+3; i++ {
			if organNouns[strings.ToLower(words[i])] {
				return strings.Join(words[:i+1], " ")
			}
		}
	}
	return strings.Join(words[:end], " ")
}

// cutClause drops what follows "and" with a verb behind it.
func cutClause(words []string) string {
	for i, w := range words {
		if w == "and" && i+1 < len(words) && !unicode.IsUpper([]rune(words[i+1])[0]) {
			words = words[:i]
			break
		}
	}
	return strings.Join(words, " ")
}
