package extract

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestQuotationMarksAreToldFromApostrophes(t *testing.T) {
	for _, test := range []struct {
		text string
		want string // the marks that count
	}{
		{"", ""}, {"no marks", ""}, {"“We do.”", "“”"}, {`"We do," she said`, `""`}, {"‘We do,’ she said", "‘’"},
		{"the board’s plan isn’t theirs", ""}, {"the board's plan", ""}, {"the nurses’ pay", ""}, {"in the ’90s", ""}, {"'tis late", ""},
		{"‘the nurses’ pay is low,’ she said", "‘’"}, {"'It will do,' he said of the board's plan", "''"}, {"“a ‘named’ doctor”", "“‘’”"},
		{"«We do»", "«»"}, {"„We do“", "„“"}, {"“We do", "“"}, {"We do”", "”"}, {"rock ’n’ roll", ""}, {"\"", "\""},
	} {
		runes, got := []rune(test.text), ""
		for _, at := range QuotationMarks(runes) {
			got += string(runes[at])
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzQuotationMarks(f *testing.F) {
	for _, s := range []string{"", "“We do.” ‘No,’ 'tis", "''a'' ``b``", "‘‘‘’’’", "'a' 'b'c' d'", "”“\"\"", "x’ ‘ ’ '"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		runes := []rune(text)
		places := QuotationMarks(runes)
		if !slices.IsSorted(places) || len(slices.Compact(slices.Clone(places))) != len(places) {
			t.Fatalf("%q: got %v, want each place once, in order", text, places)
		}
		for _, at := range places {
			if at < 0 || at >= len(runes) || !anyMark(runes[at]) {
				t.Fatalf("%q: %d is no mark", text, at)
			}
		}
		for i, c := range runes {
			if (c == '“' || c == '”' || c == '"' || c == '«') && !slices.Contains(places, i) {
				t.Fatalf("%q: the mark at %d does not count", text, i)
			}
		}
	})
}
