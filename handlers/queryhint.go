package handlers

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"soundings/templates"
)

// signsElsewhere are what other searches know as signs and this one as words,
// with what to write here.
var signsElsewhere = map[string]string{
	"AND": "AND was looked for as a word. Leave it out: all words are looked for anyway.",
	"NOT": "NOT was looked for as a word. To leave a word out, write a minus straight before it.",
	"OR":  "OR was looked for as a word here. It joins the two words between which it stands.",
}

// fieldsElsewhere are the fields of other searches, with what to write here.
var fieldsElsewhere = map[string]string{
	"author": "To ask who spoke, write speaker:Okoro.", "by": "To ask who spoke, write speaker:Okoro.", "name": "To ask who spoke, write speaker:Okoro.",
	"who": "To ask who spoke, write speaker:Okoro.", "said": "To ask who spoke, write speaker:Okoro.",
	"date": "To ask when it was said, write since:2014-05 or until:2014-05-31.", "year": "To ask when it was said, write since:2014 until:2014.",
	"month": "To ask when it was said, write since:2014-05 until:2014-05.", "day": "To ask when it was said, write since:2014-05-01 until:2014-05-01.",
	"from": "To ask when it was said, write since:2014-05 or until:2014-05-31.", "to": "To ask when it was said, write since:2014-05 or until:2014-05-31.",
	"publisher": "Open a quote to see where it was printed; group by source to see what each source has.", "source": "Open a quote to see where it was printed; group by source to see what each source has.",
	"position": "To ask where somebody stands, write stance:oppose.", "topic": "To ask for a theme, write theme:workforce.", "tag": "To ask for a theme, write theme:workforce.",
}

var fieldElsewhere = regexp.MustCompile(`(?:^|[\s(-])(\pL+):[^\s:/]`)

// hintOnFields says of a field of other searches, which here is a word like any
// other, what to write instead.
func hintOnFields(words string) string {
	for _, m := range fieldElsewhere.FindAllStringSubmatch(words, -1) {
		if remedy, ok := fieldsElsewhere[strings.ToLower(m[1])]; ok {
			return "“" + m[1] + ":” was looked for as a word. " + remedy
		}
	}
	return ""
}

// hintOn says what a query in the manner of other searches lacks, nothing of
// words that are all in capitals, as headings are.
func hintOn(words string) string {
	if hint := hintOnFields(words); hint != "" {
		return hint
	}
	if !strings.ContainsFunc(words, unicode.IsLower) || strings.ContainsAny(words, "\"“”„«»") {
		return ""
	}
	list := strings.Fields(words)
	at := slices.IndexFunc(list, func(w string) bool { return w == "AND" || w == "NOT" })
	if last := len(list) - 1; at < 0 && (list[0] == "OR" || list[last] == "OR") {
		return signsElsewhere["OR"]
	}
	if at < 0 {
		return ""
	}
	return signsElsewhere[list[at]]
}

// hintOnNames says that a word which found nothing is part of the name that a
// filter has: speaker:Ada Okoro asks for Ada, and for Okoro in what was said.
func hintOnNames(words string, chips []templates.Link) string {
	for _, w := range strings.Fields(words) {
		for _, chip := range chips {
			if slices.ContainsFunc(strings.Fields(chip.Label), func(part string) bool { return strings.EqualFold(part, w) }) {
				return "“" + w + "” was looked for in what was said. It is part of the name " + chip.Label + ": to ask for a name of several words, write it in quotation marks straight after the colon."
			}
		}
	}
	return ""
}
