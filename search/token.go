package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a word of a text: its folded form and where it stands, in bytes of
// the text itself.
type token struct {
	term       string
	start, end int
}

// maxTerm bounds what is kept of a "word" such as a line of base64.
const maxTerm = 200

// appendTokens appends the words of the text. Index, query and marking all cut
// and fold with it, so that they cannot disagree: case, curly marks, ligatures,
// soft hyphens and composed letters do not matter, a hyphen, dash or stroke
// parts two words, "G.P." is "gp", "3,000" is "3000", and "care.The" (a space
// was lost) is two words.
func appendTokens(list []token, text string) []token {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isCore(r) {
			i += n
			continue
		}
		end, plain := wordEnd(text, i)
		if term := fold(text[i:end], plain); term != "" {
			list = append(list, token{term, i, end})
		}
		i = end
	}
	return list
}

// isCore reports whether a word can start with r.
func isCore(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// wordEnd returns where the word that starts at start ends, and whether it is
// made of ASCII letters and digits alone.
func wordEnd(text string, start int) (end int, plain bool) {
	if end, ok := plainEnd(text, start); ok {
		return end, true
	}
	plain = true
	piece := 0 // runes since the start or the last joining dot
	var last rune
	for i := start; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isCore(r):
			piece++
			last = r
			plain = plain && r < utf8.RuneSelf
		case unicode.IsMark(r):
			plain = false
		case isIgnorable(r) || isApostrophe(r):
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			if !isCore(next) {
				return i, plain
			}
			plain = false
		case joinsNumber(r, last, text[i+n:]):
			plain = false
		case r == '.' && piece == 1 && unicode.IsLetter(last) && isInitial(text[i+n:]):
			plain, piece = false, 0
		default:
			return i, plain
		}
		i += n
		end = i
	}
	return end, plain
}

// plainEnd returns where the word ends if nothing but ASCII letters and digits
// can belong to it, as with most.
func plainEnd(text string, start int) (end int, ok bool) {
	end = start
	for end < len(text) && text[end] < utf8.RuneSelf && isCore(rune(text[end])) {
		end++
	}
	if end == len(text) {
		return end, end > start
	}
	switch next := text[end]; next {
	case '\'', '`', '.', ',':
		return 0, false
	default:
		return end, end > start && next < utf8.RuneSelf
	}
}

// joinsNumber reports whether r is a point between two digits, or a comma
// before three digits that end the number or its group.
func joinsNumber(r, last rune, rest string) bool {
	if r != '.' && r != ',' || !unicode.IsDigit(last) {
		return false
	}
	digits := 0
	for _, next := range rest {
		if !unicode.IsDigit(next) {
			break
		}
		if digits++; digits > 3 {
			break
		}
	}
	return digits == 3 || r == '.' && digits > 0
}

// isInitial reports whether the text starts with a single letter, as after the
// first point of "G.P.".
func isInitial(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	return isCore(r) && unicode.IsLetter(r) && !isCore(next)
}

// isApostrophe reports whether r is a mark that stands for an apostrophe
// within a word, however it was typed.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '‛', '＇', '`', '´':
		return true
	}
	return false
}

// isIgnorable reports whether r is invisible inside a word: soft hyphens and
// zero-width characters.
func isIgnorable(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

// fold returns the form under which a word is compared.
func fold(word string, plain bool) string {
	if plain {
		return clip(strings.ToLower(word))
	}
	var b strings.Builder
	number := unicode.IsDigit(rune(word[0]))
	for _, r := range word {
		switch {
		case isIgnorable(r), r == ',', r == '.' && !number:
		case isApostrophe(r):
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	whole := strings.ReplaceAll(norm.NFKC.String(b.String()), "ʼ", "'") // ŉ holds one
	return clip(strings.ToLower(whole))
}

// clip cuts a term at maxTerm bytes, between runes.
func clip(term string) string {
	if len(term) <= maxTerm {
		return term
	}
	return strings.ToValidUTF8(term[:maxTerm], "")
}
