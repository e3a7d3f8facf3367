package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// spoken is a small vocabulary, some of it withdrawn or under embargo.
func spoken(t testing.TB) *Index {
	secret, later, kept := said("secret", "The commissar of accountancy"), said("later", "Embargoed commuters"), said("kept", "A parliment")
	secret.Terms.Permitted = false
	later.Terms.Embargo = time.Unix((nowMinute+1)*60, 0)
	kept.State = tracker.Withdrawn
	list := []tracker.Reaction{secret, later, kept,
		said("a", "The commissioners will account for it"), said("b", "A commission for accountability, and co-commissioning"),
		said("c", "Commission nobody"), said("d", "The necessary committee of parliament"), said("e", "Commission the community"),
		said("f", "We recieve less"), said("g", "Seperate accommodation")}
	for i := range 12 {
		list = append(list, said(fmt.Sprint("h", i), "We receive community care"))
	}
	return with(t, list...)
}

func words(list []tracker.Count) string {
	var out []string
	for _, c := range list {
		out = append(out, fmt.Sprintf("%s:%d", c.Value, c.N))
	}
	return strings.Join(out, " ")
}

func TestWordsAreCompletedInSight(t *testing.T) {
	x := spoken(t)
	journalist, staff := tracker.Sight{Minute: nowMinute}, tracker.Sight{All: true}
	for _, tt := range []struct {
		sight tracker.Sight
		text  string
		want  string
	}{
		{journalist, "commu", "community:13"},
		{staff, "commu", "community:13 commuters:1"},
		{tracker.Sight{Minute: nowMinute + 1}, "commu", "community:13 commuters:1"},
		{journalist, "commissa", ""},
		{staff, "commissa", "commissar:1"},
		{journalist, "parli", "parliament:1"},
		{staff, "parli", "parliament:1"},
		{tracker.Sight{Minute: -1}, "commu", ""},
		{journalist, "Commission nob", "Commission nobody:1"},
		{journalist, "Commission neces", ""},
		{journalist, `"receive com`, `"receive community:12`},
		{journalist, `"community rec`, ""},
		{journalist, "CO-COMMI", "CO-commission:1 CO-commissioning:1"},
		{journalist, "co", ""},
		{journalist, "community ", ""},
		{journalist, "", ""},
		{journalist, "“ ”", ""},
		{journalist, strings.Repeat("community ", 12) + "com", ""},
	} {
		got, err := x.Complete(t.Context(), tt.sight, tt.text, 8)
		if err != nil {
			t.Fatal(err)
		}
		if words(got) != tt.want {
			t.Errorf("%q for %+v: got %q, want %q", tt.text, tt.sight, words(got), tt.want)
		}
	}
	if got, err := x.Complete(t.Context(), staff, "com", 2); err != nil || words(got) != "community:13 commission:3" {
		t.Errorf("the two best: got %q, %v, want community and commission", words(got), err)
	}
}

func TestWordsAreSpelledAsInSight(t *testing.T) {
	x := spoken(t)
	journalist, staff := tracker.Sight{Minute: nowMinute}, tracker.Sight{All: true}
	for _, tt := range []struct {
		sight       tracker.Sight
		word, first string
	}{
		{journalist, "comunity", "community"},
		{journalist, "communitty", "community"},
		{journalist, "cmomunity", "community"},
		{journalist, "recieve", "receive"},
		{journalist, "neccesary", "necessary"},
		{journalist, "committe", "committee"},
		{journalist, "comission", "commission"},
		{journalist, "parlaiment", "parliament"},
		{staff, "parlimint", "parliament"},
		{journalist, "accomodation", "accommodation"},
		{journalist, "cocommissioning", "co-commissioning"},
		{journalist, "COMUNITY", "community"},
		{journalist, "accountanci", ""},
		{staff, "accountanci", "accountancy"},
		{journalist, "commutters", ""},
		{staff, "commutters", "commuters"},
		{tracker.Sight{Minute: -1}, "comunity", ""},
		{journalist, "qqqqqqqq", ""},
		{journalist, "carr", "care"},
		{journalist, "car", ""},
		{journalist, "two words", ""},
		{journalist, "care1234", ""},
		{journalist, strings.Repeat("commission", 20), ""},
		{journalist, "", ""},
	} {
		got, err := x.Spellings(t.Context(), tt.sight, tt.word)
		if err != nil {
			t.Fatal(err)
		}
		first := ""
		if len(got) > 0 {
			first = got[0].Value
		}
		if first != tt.first {
			t.Errorf("%q for %+v: got %q, want %q first", tt.word, tt.sight, words(got), tt.first)
		}
	}
}

// TestNothingOutOfSightIsOffered holds for random reactions that every word
// completed or spelled anew finds as many reactions as are said, in the same
// sight.
func TestNothingOutOfSightIsOffered(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	var list []tracker.Reaction
	for i := range 60 {
		list = append(list, randomReaction(r, fmt.Sprintf("r%03d", i)))
	}
	x := with(t, list...)
	for range 300 {
		sight := pick(r, tracker.Sight{All: true}, tracker.Sight{Minute: nowMinute}, tracker.Sight{Minute: nowMinute + 1}, tracker.Sight{Minute: -1})
		word := pick(r, vocabulary...)
		before := pick(r, "", "", pick(r, vocabulary...)+" ", "-"+pick(r, vocabulary...)+" ", `"`+pick(r, vocabulary...)+" ")
		offered, err := x.Complete(t.Context(), sight, before+word[:min(len(word), 3)], 8)
		if err != nil {
			t.Fatal(err)
		}
		slipped := []byte(word)
		slipped[r.IntN(len(slipped))] = byte('a' + r.IntN(26))
		spelled, err := x.Spellings(t.Context(), sight, string(slipped))
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range append(offered, spelled...) {
			res, err := x.Search(t.Context(), tracker.Search{Sight: sight, Text: syntax.Parse(o.Value)})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, v := range list {
				if holds(tracker.Search{Sight: sight, Text: syntax.Parse(o.Value)}, v) {
					n++
				}
			}
			if res.Total != o.N || n != o.N || o.N == 0 {
				t.Fatalf("%q for %+v: offered with %d, found %d, there are %d", o.Value, sight, o.N, res.Total, n)
			}
		}
	}
}

func FuzzOffers(f *testing.F) {
	for _, s := range []string{"comunity", "co-co", `-"rec`, "ﬁ", "İst", "\xff\xfeok", "a\u0301bcd", strings.Repeat("é", 31)} {
		f.Add(s)
	}
	x := spoken(f)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := x.Complete(t.Context(), tracker.Sight{Minute: nowMinute}, text, 8); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if _, err := x.Spellings(t.Context(), tracker.Sight{Minute: nowMinute}, text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

func TestSlips(t *testing.T) {
	for _, tt := range []struct {
		typed, likelier, unlikelier string
	}{
		{"comittee", "committee", "comintee"},
		{"teh", "the", "tea"},
		{"catr", "cart", "cate"},
		{"budhet", "budget", "budlet"},
		{"seperate", "separate", "seperxte"},
		{"oppose", "oppose", "oppos"},
		{"xare", "xary", "care"},
	} {
		if a, b := slip(tt.typed, tt.likelier), slip(tt.typed, tt.unlikelier); a >= b && tt.likelier != tt.typed || tt.likelier == tt.typed && a != 0 {
			t.Errorf("%q: %q costs %.1f and %q %.1f, want the first likelier", tt.typed, tt.likelier, a, tt.unlikelier, b)
		}
	}
}
