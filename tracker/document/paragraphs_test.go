package document

import "testing"

// A hyphen at the end of a line is the typesetter's, unless the word is one that
// is written with it.
func TestLinesJoined(t *testing.T) {
	known := map[string]bool{"co-commissioning": true, "so": true, "solution": true}
	for _, c := range []struct{ a, b, want string }{
		{"a so-", "called plan", "a so-called plan"},
		{"the so-", "lution is", "the solution is"},
		{"a patient-", "led service", "a patient-led service"},
		{"the commis-", "sioning board", "the commissioning board"},
		{"of co-", "commissioning", "of co-commissioning"},
		{"a well-", "known case", "a well-known case"},
		{"in May", "and June", "in May and June"},
		{"5-", "year plan", "5-year plan"},
	} {
		if got, _ := join(c.a, c.b, known); got != c.want {
			t.Errorf("%q and %q: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
