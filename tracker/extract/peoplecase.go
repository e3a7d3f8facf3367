package extract

import (
	"strings"
	"unicode"
)

// inCase writes a name in capitals as the text has it elsewhere, or as names are
// written: "DR OKAFOR-LANE" is Dr Okafor-Lane.
func (c *cast) inCase(hon, name string) (string, string) {
	words := strings.Fields(name)
	if name == strings.ToUpper(name) && (hon != "" || len(words) > 1 || c.capitals[name] != "") {
		for i, w := range words {
			if known := c.capitals[w]; known != "" {
				words[i] = known
			} else {
				words[i] = lowered(w, i > 0 && i+1 < len(words))
			}
		}
		name = strings.Join(words, " ")
	}
	if len(hon) > 1 && hon == strings.ToUpper(hon) {
		words := strings.Fields(hon)
		for i, w := range words {
			words[i] = lowered(w, false)
		}
		hon = strings.Join(words, " ")
	}
	return hon, evenCase(name)
}

// lowered writes a word of a name with a capital where one begins: "O’DOWD-MCBRIDE"
// is O’Dowd-McBride. A particle in the middle of a name has none.
func lowered(w string, inside bool) string {
	low := strings.ToLower(w)
	if inside && particles[low] {
		return low
	}
	if !strings.ContainsAny(low, "aeiouyáéíóúøåäöü") && len(low) != 2 || strings.Contains(w, ".") {
		return w // initials, abbreviations
	}
	out := []rune(low)
	for i, c := range out {
		first := i == 0 || !unicode.IsLetter(out[i-1])
		irish := i == 2 && low[:2] == "mc" && len(out) > 4
		if first || irish {
			out[i] = unicode.ToUpper(c)
		}
	}
	return string(out)
}

// samePeer tells whether two names are those of one peer, one of them with the
// place: "Baroness Marsh of Staithe", "Lady Marsh".
func samePeer(a, b string) bool {
	first, rest, ok := strings.Cut(a, " ")
	other, whole, ok2 := strings.Cut(b, " ")
	if !ok || !ok2 || peerage[first] == 0 || peerage[first] != peerage[other] {
		return false
	}
	rest, place, _ := strings.Cut(rest, " of ")
	whole, place2, _ := strings.Cut(whole, " of ")
	return rest == whole && (place == "" || place2 == "" || place == place2)
}

// peerage is titles of peers; Lady stands for Baroness.
var peerage = map[string]int{"Lord": 1, "Lady": 2, "Baroness": 2}
