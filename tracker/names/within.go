package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// opensWith remembers the first word of a name as it may stand in a text.
func (x *Index) opensWith(name string) {
	words := textWords(name)
	if len(words) == 0 {
		return
	}
	first := Fold(words[0])
	x.opens[first] = max(x.opens[first], len(words))
}

// textWords are the words of a name without a leading article.
func textWords(name string) []string {
	words := strings.Fields(name)
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	return words
}

// slack is how many words more a text may use for a name than the directory:
// "Foundation Trust" for "FT", "Clinical Commissioning Group" for "CCG".
const slack = 3

// Opening returns the longest known name with which the words of a text begin,
// whom it means and how many words it has. One letter off does not count here,
// and neither does a name that several bear. Unless the text has no capitals to
// tell by (anyCase), a word that the name writes with a capital has one there
// too, and an abbreviation is in its own case.
func (x *Index) Opening(words []string, anyCase bool) (Match, int) {
	return x.OpeningAmong(words, anyCase, everybody)
}

func everybody(string) bool { return true }

// OpeningAmong is Opening as if there were only those that count.
func (x *Index) OpeningAmong(words []string, anyCase bool, counts func(id string) bool) (Match, int) {
	if len(words) == 0 {
		return Match{}, 0
	}
	most, ok := x.opens[Fold(words[0])]
	if cut, possessive := possessiveCut(words[:1]); !ok && possessive {
		most, ok = x.opens[Fold(cut[0])]
	}
	if !ok {
		return Match{}, 0
	}
	for n := min(len(words), most+slack); n > 0; n-- {
		name := words[:n]
		if Fold(name[n-1]) == "" {
			continue // a comma
		}
		list := x.bearers(name, counts)
		if cut, ok := possessiveCut(name); ok && len(list) == 0 {
			name, list = cut, x.bearers(cut, counts)
		}
		switch {
		case len(list) > 1:
			return Match{}, 0 // whom the longest name means is a question
		case len(list) == 1 && x.writtenSo(&list[0], name, anyCase):
			return list[0], n
		}
	}
	return Match{}, 0
}

// bearers are whom the words mean as a whole name.
func (x *Index) bearers(words []string, counts func(id string) bool) []Match {
	name := strings.Join(words, " ")
	if len(name) > mostLetters {
		return nil
	}
	return x.exact(loose(name), Fold(name), counts)
}

// possessiveCut is the words without the ending of a possessive.
func possessiveCut(words []string) ([]string, bool) {
	last := words[len(words)-1]
	for _, tail := range []string{"’s", "'s"} {
		if cut, ok := strings.CutSuffix(last, tail); ok {
			return append(words[:len(words)-1:len(words)-1], cut), true
		}
	}
	return nil, false
}

// writtenSo tells whether a text writes a name as the entry does, and notes in
// the match which of its spellings that is.
func (x *Index) writtenSo(m *Match, words []string, anyCase bool) bool {
	key := loose(m.Written)
	for _, name := range x.entries[m.ID] {
		if loose(name) == key && sameCase(words, name, anyCase) {
			m.Written = name
			return true
		}
	}
	return false
}

// sameCase tells whether a name in a text is written as a name. A single word
// may be a word of every day (NICE, Mind), so it is in just its own case; where
// a text has no capitals it counts only if no vowel makes a word of it.
func sameCase(words []string, written string, anyCase bool) bool {
	own := textWords(written)
	if len(own) == 1 && len(words) == 1 {
		return undotted(words[0]) == undotted(own[0]) || anyCase && !strings.ContainsAny(strings.ToLower(own[0]), "aeiouy")
	}
	if anyCase || len(own) != len(words) {
		return anyCase || noSmall(words)
	}
	for i, w := range words {
		if startsUpper(own[i]) && !startsUpper(w) {
			return false
		}
	}
	return true
}

// noSmall tells whether every word of four letters or more has a capital.
func noSmall(words []string) bool {
	for _, w := range words {
		if utf8.RuneCountInString(w) > 3 && !startsUpper(w) {
			return false
		}
	}
	return startsUpper(words[0])
}

func undotted(w string) string { return strings.ReplaceAll(w, ".", "") }

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
