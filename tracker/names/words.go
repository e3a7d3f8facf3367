package names

import (
	"strings"
	"unicode"
)

// Words returns the words of a name as somebody types them: small letters and
// digits, without accents, points and apostrophes.
func Words(name string) []string { return lettered(plain.Replace(strings.ToLower(name))) }

// lettered cuts a name in small letters into its words of letters and digits.
func lettered(name string) []string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '&':
			b.WriteString(" and ")
		case r == '\'' || r == '’' || r == '‘' || r == '.':
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// NearWords returns the long words of names that are one letter off a word,
// whether or not a name has that word as well: who may not know the name must
// not be told of it by what is left out.
func (x *Index) NearWords(word string) []string { return x.words.near(word) }
