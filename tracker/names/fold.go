package names

import "strings"

// Fold returns the form under which names of bodies and people are compared:
// small letters and digits, with case, marks, "the", a leading "NHS" of a CCG
// and the long form of CCG not mattering.
func Fold(name string) string {
	s := strings.Join(lettered(strings.ToLower(name)), " ")
	s = strings.TrimPrefix(s, "the ")
	s = strings.ReplaceAll(s, "clinical commissioning group", "ccg")
	if rest, ok := strings.CutPrefix(s, "nhs "); ok && strings.HasSuffix(s, " ccg") {
		s = rest
	}
	return s
}

// plain are letters without the marks that English texts leave out.
var plain = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u",
	"ý", "y", "ÿ", "y", "š", "s", "ž", "z", "č", "c", "ć", "c", "ł", "l", "ś", "s", "ń", "n", "æ", "ae", "œ", "oe", "ß", "ss")

// short are long forms of words with the short one that stands for them.
var short = map[string]string{"saint": "st", "limited": "ltd", "incorporated": "inc"}

// loose goes further than Fold: accents, "Saint", the second s of "Thomas’s",
// and the words by which trusts and boards are written in full or in short.
func loose(name string) string {
	words := strings.Fields(Fold(thomass.Replace(plain.Replace(strings.ToLower(name)))))
	for i, w := range words {
		if s, ok := short[w]; ok {
			words[i] = s
		}
	}
	if n := len(words); n > 1 && words[n-1] == "ft" {
		words = append(words[:n-1], "foundation", "trust")
	}
	s := strings.Join(words, " ")
	s = strings.Replace(s, "nhs foundation trust", "foundation trust", 1)
	s = strings.Replace(s, "integrated care board", "icb", 1)
	if rest, ok := strings.CutPrefix(s, "nhs "); ok && (strings.HasSuffix(s, " icb") || strings.HasSuffix(s, " foundation trust")) {
		s = rest
	}
	return s
}

var thomass = strings.NewReplacer("s’s ", "s ", "s's ", "s ")
