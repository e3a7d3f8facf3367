package tracker_test

import (
	"testing"

	"soundings/tracker"
)

func TestAStatementSaysNoMoreThanItsTally(t *testing.T) {
	for _, c := range []struct {
		tally   tracker.Tally
		verdict tracker.Verdict
		side    tracker.Stance
	}{
		{tracker.Tally{}, tracker.VerdictNone, ""},
		{tracker.Tally{For: 1}, tracker.VerdictOne, tracker.Support},
		{tracker.Tally{Against: 1}, tracker.VerdictOne, tracker.Oppose},
		{tracker.Tally{Neutral: 1}, tracker.VerdictOne, tracker.Neutral},
		{tracker.Tally{For: 4}, tracker.VerdictAll, tracker.Support},
		{tracker.Tally{Against: 3, For: 2}, tracker.VerdictMost, tracker.Oppose},
		{tracker.Tally{For: 2, Against: 1, Neutral: 2}, tracker.VerdictMore, tracker.Support},
		{tracker.Tally{For: 2, Against: 2}, tracker.VerdictDivided, ""},
		{tracker.Tally{Neutral: 5, For: 1}, tracker.VerdictMost, tracker.Neutral},
	} {
		s := c.tally.Statement()
		if s.Verdict != c.verdict || s.Side != c.side || s.N != c.tally.N() {
			t.Errorf("%+v: got %+v, want %s %s", c.tally, s, c.verdict, c.side)
		}
	}
}

// TestFragilityIsTheFewestRemovals tries every way to remove reactions.
func TestFragilityIsTheFewestRemovals(t *testing.T) {
	for pro := range 8 {
		for con := range 8 {
			for neither := range 8 {
				tally := tracker.Tally{For: pro, Against: con, Neutral: neither}
				if got, want := tally.Statement().Fragile, fewest(tally); got != want {
					t.Errorf("%+v (%+v): got %d, want %d", tally, tally.Statement(), got, want)
				}
			}
		}
	}
}

// fewest is the least number of removals after which something else is said.
func fewest(t tracker.Tally) int {
	said := t.Statement()
	best := t.N()
	for a := range t.For + 1 {
		for b := range t.Against + 1 {
			for c := range t.Neutral + 1 {
				s := tracker.Tally{For: t.For - a, Against: t.Against - b, Neutral: t.Neutral - c}.Statement()
				if (s.Verdict != said.Verdict || s.Side != said.Side) && a+b+c < best {
					best = a + b + c
				}
			}
		}
	}
	return best
}
