package tracker

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is a text in which each run of white space is one space, so that
// words are found however the lines of the text break.
type folded struct {
	text []rune
	flat string
}

func newFolded(text string) *folded {
	var b strings.Builder
	space := false
	for _, c := range text {
		if unicode.IsSpace(c) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(c)
	}
	return &folded{text: []rune(text), flat: b.String()}
}

// mostPlaces is how many places of the same words are looked at.
const mostPlaces = 1000

// places returns where whole words stand, in code points of the text: start
// and end of each. Half a word is not what was said: “likely” is not in
// “unlikely”.
func (f *folded) places(words string) [][2]int {
	var list [][2]int
	at, runes, byteAt := 0, 0, 0 // how far the text was counted, and that place in flat
	length := utf8.RuneCountInString(words)
	for from := 0; words != "" && len(list) < mostPlaces; {
		i := strings.Index(f.flat[from:], words)
		if i < 0 {
			break
		}
		i += from
		runes = utf8.RuneCountInString(f.flat[byteAt:i])
		at, byteAt = f.skip(at, runes), i
		if before, _ := utf8.DecodeLastRuneInString(f.flat[:i]); !joined(before, first(words)) {
			if after := first(f.flat[i+len(words):]); !joined(last(words), after) {
				list = append(list, [2]int{at, f.skip(at, length)})
			}
		}
		_, size := utf8.DecodeRuneInString(f.flat[i:])
		from = i + size
	}
	return list
}

// skip returns the place in the text that is n characters of flat after at.
func (f *folded) skip(at, n int) int {
	for ; n > 0; n-- {
		if !unicode.IsSpace(f.text[at]) {
			at++
			continue
		}
		for at < len(f.text) && unicode.IsSpace(f.text[at]) {
			at++
		}
	}
	return at
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func last(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// joined reports whether two characters side by side are of one word.
func joined(a, b rune) bool {
	of := func(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	return of(a) && of(b)
}

// passage cuts a place out of the text with what stands around it. The marks
// around a quotation are not its words.
func (f *folded) passage(at [2]int, kind PassageKind) Passage {
	start, end := at[0], at[1]
	if kind == Quote {
		start, end = f.unmarked(start, end)
	}
	return Passage{
		Kind: kind, Text: string(f.text[start:end]), Start: start, End: end,
		Prefix: string(f.text[max(0, start-selectorContext):start]),
		Suffix: string(f.text[end:min(len(f.text), end+selectorContext)]),
	}
}

// unmarked leaves out a quotation mark at either end. A single one at the end is
// an apostrophe unless there is one at the beginning.
func (f *folded) unmarked(start, end int) (from, to int) {
	single := start < end && strings.ContainsRune("‘'", f.text[start])
	if start < end && (single || strings.ContainsRune("“\"«„", f.text[start])) {
		start++
	}
	if start < end && (strings.ContainsRune("”\"»“", f.text[end-1]) || single && strings.ContainsRune("’'", f.text[end-1])) {
		end--
	}
	return start, end
}
