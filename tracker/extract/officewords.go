package extract

import (
	"slices"
	"strings"
	"unicode"
)

// officeWords stand before the noun of an office and name no body: "deputy
// chief executive", "Head of Health", "National Clinical Director".
var officeWords = set(`acting assistant associate branch chief clinical co commercial communications corporate crossbench customer deputy digital emeritus
	executive external financial finance first former founding full-time general group health honorary hon human information interim joint junior labour
	lead leading local managing medical national new non-executive nursing operating operational outgoing incoming parish parliamentary party patient
	people permanent policy practice press primary private professional programme project public quality regional research retired scientific secondary
	senior service services shadow social staff strategic strategy student technical technology trade union vice visiting workforce care community education
	dental legal media political campaign campaigns commissioning integrated county district city consultant special hospital ward mental sexual
	safety pharmacy prescribing equality diversity diagnostic urgent emergency infection maternity elderly older mp parent ex opposition government
	area divisional locality station site cabinet portfolio lay welsh scottish english irish welfare stroke cancer diabetes`)

// shortOffices are short forms of offices, and other letters that name no body.
var shortOffices = set(`ceo cfo coo cmo cno cio cto md vp gp gps mp mps hr it pr uk eu us nhs ai hiv covid adhd msp mep am ms phd ii iii iv tv pm vat a`)

// acronym tells whether a word is the abbreviation of a body's name: "RCGP",
// "B.M.A.", "UCLH’s".
func acronym(word string) bool {
	letters := 0
	for _, c := range strings.ReplaceAll(cutPossessive(strings.Trim(word, ",()")), ".", "") {
		if unicode.IsDigit(c) || c == '&' || c == '-' {
			continue
		}
		if !unicode.IsUpper(c) {
			return false
		}
		letters++
	}
	return letters > 1 && letters < 9 && !shortOffices[strings.ToLower(cutPossessive(word))] && !roleNouns[strings.ToLower(cutPossessive(word))]
}

// organAt tells whether the word at i is the noun of a body. The executive of a
// chief executive is none.
func organAt(words []string, i int) bool {
	low := strings.ToLower(strings.Trim(cutPossessive(words[i]), ",.’'"))
	if !organNouns[low] || !unicode.IsUpper([]rune(words[i])[0]) {
		return false
	}
	next := ""
	if i+1 < len(words) {
		next = strings.ToLower(words[i+1])
	}
	switch low {
	case "executive":
		return i > 0 && !belowExecutive[strings.ToLower(words[i-1])] && !roleNouns[next]
	case "counsel":
		return false
	}
	return true
}

var belowExecutive = set(`chief deputy non assistant vice the an`)

// onlyOfficeWords tells whether nothing but an office can begin with the words.
func onlyOfficeWords(words []string) bool {
	for _, w := range words {
		if low := strings.ToLower(strings.Trim(w, ",")); !officeWords[low] && !roleNouns[low] && low != "and" && low != "&" {
			return false
		}
	}
	return true
}

// wholeBody tells whether words already name a body without what follows.
func wholeBody(words []string) bool {
	if len(words) == 0 {
		return false
	}
	last := len(words) - 1
	return acronym(words[last]) || organAt(words, last) && len(words) > 1
}

// ownerEnd is where the body ends that owns the office behind it: "the
// League’s deputy chair", "the RCN’s policy board chair". It is 0 for the "’s"
// of a name such as "Children’s Trust".
func ownerEnd(words []string, role int) int {
	for i, w := range words[:role] {
		if bare := trimOwner(w, words[i+1]); bare == w || !unicode.IsUpper([]rune(words[0])[0]) {
			continue
		}
		body := endingWith(words[:i], trimOwner(w, words[i+1]))
		if wholeBody(body) || !hasOrgan(words[i+1:role]) {
			return i + 1
		}
	}
	return 0
}

// endingWith are words and one more, in a list of their own.
func endingWith(words []string, last string) []string {
	return append(slices.Clone(words), last)
}

// trimOwner cuts the sign of the genitive off a word. A plural's apostrophe is
// one where an office begins behind it: "the Providers’ chief executive".
func trimOwner(w, next string) string {
	if bare := cutPossessive(w); bare != w {
		return bare
	}
	if bare := strings.TrimSuffix(strings.TrimSuffix(w, "s’"), "s'"); bare != w && (officeWords[next] || roleNouns[next]) {
		return bare + "s"
	}
	return w
}

// subBody splits "RCN council" and "LGA’s Wellbeing Board" into the body and
// the part of it.
func subBody(body string) (whole, part string) {
	words := strings.Fields(body)
	for i := range words[:max(0, len(words)-1)] {
		rest := words[i+1:]
		if bare := cutPossessive(words[i]); bare != words[i] {
			first := endingWith(words[:i], bare)
			if wholeBody(first) {
				return strings.Join(first, " "), strings.Join(rest, " ")
			}
		}
		if bare := strings.TrimRight(words[i], "’'"); bare != words[i] && i > 1 && partsOfBody[rest[len(rest)-1]] { // "the Doctors’ Association’s council"
			first := endingWith(words[:i], bare)
			return strings.Join(first, " "), strings.Join(rest, " ")
		}
		if acronym(words[i]) && partsOfBody[rest[len(rest)-1]] {
			return strings.Join(words[:i+1], " "), strings.Join(rest, " ")
		}
	}
	return body, ""
}

// initialsFor are the first letters of a name.
func initialsFor(name string) string {
	var b strings.Builder
	for w := range strings.FieldsFuncSeq(name, func(c rune) bool { return c == ' ' || c == '-' }) {
		b.WriteRune([]rune(w)[0])
	}
	return b.String()
}

// unitOf tells whether one body is a part of another named behind it: "School of
// Nursing, Northmoor University".
func unitOf(unit, body string) bool {
	words := strings.Fields(unit)
	if len(words) == 0 || body == "" {
		return false
	}
	parent := acronym(body)
	for w := range strings.FieldsSeq(strings.ToLower(body)) {
		parent = parent || parents[w]
	}
	first, last := strings.ToLower(words[0]), strings.ToLower(words[len(words)-1])
	within := false
	for _, w := range words {
		within = within || units[strings.ToLower(w)]
	}
	return parent && (units[first] || units[last] || within && !parents[last])
}

var (
	units   = set(`school department faculty division directorate unit centre institute group laboratory services service team college`)
	parents = set(`university college hospital hospitals trust council executive infirmary england`)
)

// unitLink joins an office with the part of a body: "Head of the School of Nursing".
func unitLink(role, unit string) string {
	if units[strings.ToLower(firstWord(unit))] {
		return " of the "
	}
	return ", "
}

// postnominal tells letters behind a name: "OBE", "FMedSci", "PhD".
func postnominal(word string) bool {
	word = strings.ReplaceAll(strings.Trim(word, ".,"), ".", "")
	if postnominals[strings.ToLower(word)] {
		return true
	}
	capitals, letters := 0, 0
	for _, c := range word {
		if !unicode.IsLetter(c) {
			return false
		}
		letters++
		if unicode.IsUpper(c) {
			capitals++
		}
	}
	return letters > 2 && capitals > 1 && capitals < letters && unicode.IsUpper([]rune(word)[0]) && !twoCapitals(word)
}

// twoCapitals tells surnames with a capital inside them: McColl, DeVries, O’Hara.
func twoCapitals(word string) bool {
	for _, first := range []string{"Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "O", "St", "Al", "El", "Mc", "D", "Ap"} {
		if rest, ok := strings.CutPrefix(word, first); ok && rest != "" && unicode.IsUpper([]rune(rest)[0]) && strings.ToLower(rest[1:]) == rest[1:] {
			return true
		}
	}
	return false
}

func dayOrMonth(word string) bool {
	low := strings.ToLower(strings.Trim(word, ",."))
	return monthNames[low] || strings.HasSuffix(low, "day") || low != "" && unicode.IsDigit(rune(low[0]))
}
