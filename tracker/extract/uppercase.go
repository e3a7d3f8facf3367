package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// outOfCapitals writes a line that is set in capitals throughout as one would
// write it in a sentence: "ADA OKORO, CHAIR, HARBOUR NHS TRUST" becomes "Ada Okoro,
// Chair, Harbour NHS Trust". A name in capitals before other words becomes one too.
func outOfCapitals(s string) string {
	if !shouted(s) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.:;()"))
		switch {
		case i > 0 && (joiners[low] || low == "at" || low == "from" || particles[low]):
			words[i] = strings.ToLower(w)
		case abbreviated(low):
		default:
			words[i] = capitalised(w)
		}
	}
	return strings.Join(words, " ")
}

// shouted tells whether a line of more than one word has capitals only.
func shouted(s string) bool {
	letters, last := 0, 0
	for _, c := range s {
		switch {
		case unicode.IsLower(c):
			return false
		case unicode.IsUpper(c):
			letters++
		case c == ' ':
			last = letters
		}
	}
	return last > 0 && letters > 5
}

// abbreviated tells whether a word is written in capitals in a sentence too: one
// of the known abbreviations, or short and without a vowel.
func abbreviated(low string) bool {
	if honorifics[low] || honorifics[low+"."] {
		return false
	}
	if low == "nhs" || low == "uk" || low == "gp" || low == "mp" || postnominals[low] || low == "ccg" || low == "icb" || low == "lmc" {
		return true
	}
	return utf8.RuneCountInString(low) < 5 && !strings.ContainsAny(low, "aeiouy")
}

// capitalised writes a word with a capital at its start and behind a hyphen, "O’" and "Mc".
func capitalised(w string) string {
	runes := []rune(w)
	out := make([]rune, len(runes))
	start := true
	for i, c := range runes {
		if out[i] = unicode.ToLower(c); start {
			out[i] = unicode.ToUpper(c)
		}
		switch {
		case c == '-' || c == '(' || (c == '’' || c == '\'') && i == 1:
			start = true
		case c == 'C' && i == 1 && runes[0] == 'M' && len(runes) > 4:
			start = true
		default:
			start = start && !unicode.IsLetter(c)
		}
	}
	return string(out)
}

// nameOutOfCapitals does the same for a name alone.
func nameOutOfCapitals(name string) string {
	if !shouted(name) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = capitalised(w)
		if low := strings.ToLower(w); i > 0 && particles[low] && i < len(words)-1 {
			words[i] = low
		}
	}
	return strings.Join(words, " ")
}
