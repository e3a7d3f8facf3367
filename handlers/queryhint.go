package handlers

import (
	"slices"
	"strings"
	"unicode"
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
