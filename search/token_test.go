package search

import (
	"testing"
	"unicode/utf8"
)

// FuzzTokens holds what everything else relies on: words stand in the text in
// order, on the starts of runes, are folded once and for all, and cut again
// stay whole. A word is the same however quickly its end was found.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"", "We do not support A&E at the King’s Fund.", "co\u00adcommissioning G.P.s 3,000 1,2 e.g. 5.4bn", "ﬁt İ ŉ ǆ K½ ΑΣ ﬃ", "\xffa\xfe'b''", "a\u0301\u200b’s 1.000.000,5 U.S.A",
		"ab.c d.e.f g,h", "x'y `z´", "１２３ ａｂ", "ß ẞ ſ K Å",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, begins := 0, map[int]bool{len(text): true}
		for i := range text {
			begins[i] = true
		}
		stems := newStemmer()
		for _, tok := range appendTokens(nil, text) {
			if tok.start < at || tok.end <= tok.start || tok.end > len(text) {
				t.Fatalf("%q: got %+v after %d", text, tok, at)
			}
			at = tok.end
			if !begins[tok.start] || !begins[tok.end] {
				t.Fatalf("%q: %+v parts a letter", text, tok)
			}
			if tok.term == "" || len(tok.term) > maxTerm || !utf8.ValidString(tok.term) {
				t.Fatalf("%q: got the term %q", text, tok.term)
			}
			if again := fold(tok.term, false); again != tok.term {
				t.Fatalf("%q: %q folded again is %q", text, tok.term, again)
			}
			if stem := stems.stem(tok.term); stem != "" && !mayStem(tok.term, stem) {
				t.Fatalf("%q has the stem %q, and is not taken for one of it", tok.term, stem)
			}
		}
	})
}
