package names

import (
	"testing"
	"unicode/utf8"
)

func TestSlips(t *testing.T) {
	for _, tt := range []struct {
		name, other string
		most, off   int
		ok          bool
	}{
		{"pemberton", "pembetron", 1, 1, true},
		{"pemberton", "pembertno", 1, 1, true},
		{"pemberton", "pembeton", 1, 1, true},
		{"pemberton", "pembertoon", 1, 1, true},
		{"pemberton", "pemburton", 1, 1, true},
		{"pemberton", "pembetrn", 1, 0, false},
		{"pemberton", "pembetrn", 2, 2, true},
		{"pemberton", "pemberton", 1, 0, true},
		{"pemberton", "lindqvist", 2, 0, false},
		{"žižka", "ziška", 2, 2, true},
		{"ada okoro", "okoro ada", 2, 0, false},
		{"", "a", 1, 1, true},
		{"žižkov and karlín community nurses forum", "žižkov and karlín community nursse forum", 1, 1, true},
		{"абвгдежзийклмнопрстуфхцчшщъыьэюя", "абвгдежзийклмнопрстуфхцчшщъыьэю", 1, 1, true},
	} {
		within, err := Slips(tt.name, tt.most)
		if err != nil {
			t.Fatal(err)
		}
		if off, ok := within(tt.other); ok != tt.ok || ok && off != tt.off {
			t.Errorf("%q and %q: got %d, %v; want %d, %v", tt.name, tt.other, off, ok, tt.off, tt.ok)
		}
	}
}

// FuzzSlips holds the automaton against the table of the distance.
func FuzzSlips(f *testing.F) {
	f.Add("pemberton", "pembetron")
	f.Add("žižka", "")
	f.Add("aab", "aba")
	f.Add("абвгдежзийклмнопрстуфхцч", "абвгдежзийклмнопрстуфхч")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || len(a) > 60 || len(b) > 60 {
			return
		}
		within, err := Slips(a, mostSlips)
		if err != nil {
			t.Fatal(err)
		}
		want := distance([]rune(a), []rune(b))
		if off, ok := within(b); ok != (want <= mostSlips) || ok && off != want {
			t.Errorf("%q and %q: got %d, %v; want %d", a, b, off, ok, want)
		}
	})
}

// distance is the number of letters to change, add, leave out or swap.
func distance(a, b []rune) int {
	at := make([][]int, len(a)+1)
	for i := range at {
		at[i] = make([]int, len(b)+1)
		for j := range at[i] {
			if i == 0 || j == 0 {
				at[i][j] = i + j
				continue
			}
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			at[i][j] = min(at[i-1][j]+1, at[i][j-1]+1, at[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				at[i][j] = min(at[i][j], at[i-2][j-2]+1)
			}
		}
	}
	return at[len(a)][len(b)]
}
