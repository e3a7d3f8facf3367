package query

import (
	"strings"
	"unicode"
)

// The signs of the syntax, as sign returns them.
const (
	mark  = '"'
	minus = '-'
	colon = ':'
	bar   = '|'
	open  = '('
	shut  = ')'
	star  = '*'
	tilde = '~'
)

// sign returns the sign that a rune stands for, however it was typed, 0 for
// none. A long dash is no minus: it parts what is said.
func sign(r rune) rune {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '‹', '›', '″', '〝', '〞', '〟', '＂', '❝', '❞':
		return mark
	case '-', '‐', '‑', '‒', '–', '−', '﹣', '－':
		return minus
	case ':', '：', '﹕', '︓', '∶':
		return colon
	case '|', '｜', '￨':
		return bar
	case '(', '（', '﹙':
		return open
	case ')', '）', '﹚':
		return shut
	case '*', '＊', '﹡', '∗':
		return star
	case '~', '～', '∼', '˜':
		return tilde
	}
	return 0
}

// isCore reports whether a rune carries a word: all others only join or part.
func isCore(r rune) bool {
	return r != unicode.ReplacementChar && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// inWord reports whether a rune may stand within a word without parting it.
func inWord(r rune) bool { return unicode.IsMark(r) || isInvisible(r) || isApostrophe(r) }

// isInvisible reports whether a rune takes no room: soft hyphens, zero-width
// characters and signs of direction, as copied from pages.
func isInvisible(r rune) bool { return unicode.Is(unicode.Cf, r) }

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘‛＇`´", r) }

// endsSentence reports whether a sentence ends with the rune.
func endsSentence(r rune) bool { return strings.ContainsRune(".!?…。！？", r) }

// plain folds letters of full width and case, for names that the syntax knows.
func plain(runes []rune) string {
	return strings.ToLower(string(narrow(runes)))
}

// narrow folds letters of full width.
func narrow(runes []rune) []rune {
	out := make([]rune, len(runes))
	for i, r := range runes {
		if r > '\uff00' && r < '\uff5f' {
			r -= 0xfee0
		}
		out[i] = r
	}
	return out
}

// hasCore reports whether the runes hold a letter or digit.
func hasCore(runes []rune) bool {
	for _, r := range runes {
		if isCore(r) {
			return true
		}
	}
	return false
}
