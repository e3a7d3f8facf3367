package tracker

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSlicesAreThoseOfTheCodePoints compares every kind of stretch with what
// counting one by one finds.
func TestSlicesAreThoseOfTheCodePoints(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range 3000 {
		b.WriteString([]string{"a", "é", "“", "👩🏽‍⚕️", "\r\n", "\xff", "x y"}[random.IntN(7)])
	}
	for _, text := range []string{"", "short", b.String()} {
		got, err := readText(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		runes := []rune(text)
		for range 2000 {
			start := random.IntN(len(runes) + 2)
			end := start + random.IntN(600)
			want := string(runes[min(start, len(runes)):min(end, len(runes))])
			if is := got.slice(start, end); is != want {
				t.Fatalf("%d to %d: got %q, want %q", start, end, is, want)
			}
		}
		if got.slice(-1, 3) != "" || got.slice(3, 2) != "" {
			t.Error("got words for a stretch that is none")
		}
	}
}
