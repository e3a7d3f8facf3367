package search

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

func TestSignsOfAQueryChooseReactions(t *testing.T) {
	reported := said("z-reported")
	reported.Passages = []tracker.Passage{{Kind: tracker.Reported, Text: "He said budgeting was slow."}}
	x := with(t,
		said("a-ward", "The ward needs staff."),
		said("b-hosp", "The hospital needs a budget, not staff."),
		said("c-both", "Ward and hospital commissioners, co-commissioning together."),
		said("d-ccg", "Clinical commissioning groups would commission it."),
		said("e-slip", "The ambulance came late; the commisioner apologised."),
		reported,
	)
	tests := []struct{ name, words, want string }{
		{"or", "ward OR hospital", "a-ward b-hosp c-both"},
		{"or and another word", "ward OR hospital staff", "a-ward b-hosp"},
		{"or of a phrase", `"needs staff" OR commission`, "a-ward c-both d-ccg"},
		{"or of groups", "(ward staff) OR (hospital budget)", "a-ward b-hosp"},
		{"or of an abbreviation", "CCG OR budget", "b-hosp d-ccg z-reported"},
		{"or of what is left out", "ward OR -hospital", "a-ward c-both d-ccg e-slip z-reported"},
		{"or of nothing that there is", "zebra OR unicorn", ""},
		{"a group left out", "needs -(ward OR budget)", ""},
		{"all of a group left out", "needs -(hospital budget)", "a-ward"},
		{"left out twice", "-(-ward)", "a-ward c-both"},
		{"only what is left out", "-ward -hospital -ambulance", "d-ccg z-reported"},
		{"a beginning", "commission*", "c-both d-ccg"},
		{"a beginning as it stands", "commissions*", ""},
		{"a beginning that is a whole word", "ward*", "a-ward c-both"},
		{"a beginning in capitals", "COMM*", "c-both d-ccg e-slip"},
		{"a beginning in reported speech", "budget*", "b-hosp z-reported"},
		{"a beginning left out", "hospital -budg*", "c-both"},
		{"a beginning of the last part", "co-comm*", "c-both"},
		{"parts in the wrong order", "commissioning-co*", ""},
		{"the parts side by side", "ward-hosp*", ""},
		{"a near spelling", "ambulence~", "e-slip"},
		{"two letters off", "comisionar~", "e-slip"},
		{"three letters off", "comissionar~", ""},
		{"one letter off in a short word", "wrad~", "a-ward c-both"},
		{"two letters off in a short word", "wrod~", ""},
		{"a near spelling of parts", "co-comissioning~", "c-both"},
		{"a near spelling or a beginning", "wrad~ OR budg*", "a-ward b-hosp c-both z-reported"},
		{"letters with marks", "Ẅard~", "a-ward c-both"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := syntax.Parse(test.words)
			if len(q.Mistakes) > 0 {
				t.Fatal(q.Mistakes)
			}
			if got := strings.Join(find(t, x, tracker.Search{Text: q}), " "); got != test.want {
				t.Errorf("%q: got %q, want %q", test.words, got, test.want)
			}
		})
	}
}

func TestASignThatStandsForTooManyWordsSaysSo(t *testing.T) {
	var all []string
	for i := range mostMembers + 1 {
		all = append(all, fmt.Sprintf("zz%d", i))
	}
	x := with(t, said("a", strings.Join(all, " ")))
	for words, place := range map[string]string{"care zz*": "zz*", "zz1*": "", "co-zz*": "co-zz*", "zz20~": ""} {
		_, err := x.Search(t.Context(), tracker.Search{Text: syntax.Parse(words), Limit: 1})
		var e *tracker.Error
		switch {
		case place == "" && err != nil:
			t.Errorf("%q: %v", words, err)
		case place != "" && (!errors.As(err, &e) || e.Kind != tracker.Invalid || len(e.Places) != 1 || words[e.Places[0].From:e.Places[0].To] != place):
			t.Errorf("%q: got the error %+v, want a mistake at %q", words, err, place)
		}
	}
}

func TestALongNearSpellingIsAnswered(t *testing.T) {
	for _, n := range []int{20, 60, 199, 400, 900} {
		x := with(t, said("a", strings.Repeat("a", min(n, maxTerm))))
		if got := find(t, x, tracker.Search{Text: syntax.Parse(strings.Repeat("a", n) + "~")}); len(got) != 1 {
			t.Errorf("%d letters: got %v, want the reaction", n, got)
		}
	}
}

// The words found by spelling are those that nearly names, which marks them.
func TestNearlyAgreesWithTheIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	letters := []rune("abcé")
	word := func() string {
		w := make([]rune, 3+r.IntN(5))
		for i := range w {
			w[i] = letters[r.IntN(len(letters))]
		}
		return string(w)
	}
	var rs []tracker.Reaction
	words := map[string]string{}
	for i := range 300 {
		id, w := fmt.Sprintf("r%03d", i), word()
		rs, words[id] = append(rs, said(id, w)), w
	}
	x := with(t, rs...)
	for range 60 {
		w := word()
		found := map[string]bool{}
		for _, id := range find(t, x, tracker.Search{Text: syntax.Parse(w + "~"), Limit: 1000}) {
			found[id] = true
		}
		for id, other := range words {
			if want := slowly([]rune(w), []rune(other)) <= edits(w); found[id] != want {
				t.Errorf("%s~ and %s: found is %t, want %t", w, other, found[id], want)
			}
		}
	}
}

// slowly counts the letters by trying everything.
func slowly(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	if a[0] == b[0] {
		return slowly(a[1:], b[1:])
	}
	least := min(slowly(a[1:], b), slowly(a, b[1:]), slowly(a[1:], b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, slowly(a[2:], b[2:]))
	}
	return least + 1
}
