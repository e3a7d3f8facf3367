package tracker

import (
	"slices"
	"testing"
	"unicode"
)

// FuzzParagraphs holds that what is typed is cut at empty lines and nowhere else,
// and that nothing of it is lost.
func FuzzParagraphs(f *testing.F) {
	for _, seed := range []string{"", " \n\t", "One.", "One.\n\nTwo.\n \n Three,\nstill three. ", "\u00a0a\u2028b\r\n\r\nc", "“”\n\n“", "\n\n\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		text := []rune(typed)
		end := 0
		for i, at := range paragraphsOf(text) {
			if at[0] < end || at[1] <= at[0] || at[1] > len(text) {
				t.Fatalf("%q: got %v after %d", typed, at, end)
			}
			gap, words := text[end:at[0]], text[at[0]:at[1]]
			if slices.ContainsFunc(gap, func(r rune) bool { return !unicode.IsSpace(r) }) {
				t.Fatalf("%q: %q is lost", typed, string(gap))
			}
			if lineEnds(gap) < 2 && i > 0 {
				t.Fatalf("%q: cut at %q", typed, string(gap))
			}
			if unicode.IsSpace(words[0]) || unicode.IsSpace(words[len(words)-1]) || emptyLines.MatchString(string(words)) {
				t.Fatalf("%q: got the passage %q", typed, string(words))
			}
			end = at[1]
		}
		if slices.ContainsFunc(text[end:], func(r rune) bool { return !unicode.IsSpace(r) }) {
			t.Fatalf("%q: %q is lost at the end", typed, string(text[end:]))
		}
	})
}

func lineEnds(gap []rune) int {
	n := 0
	for _, r := range gap {
		if r == '\n' {
			n++
		}
	}
	return n
}
