package handlers

import (
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

// hintOn says what a query in the manner of other searches lacks, nothing of
// words that are all in capitals, as headings are.
func hintOn(words string) string {
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
