package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// TestConditionsThatAreKeptAreThoseOfTheStore asks a node that has kept them
// since the beginning, and one that reads them now, after each kind of change.
func TestConditionsThatAreKeptAreThoseOfTheStore(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.recorded(onRecord)
	words := func(r tracker.Reaction, n int) []tracker.WordsAt {
		var list []tracker.WordsAt
		for i := range n {
			list = append(list, tracker.WordsAt{Passage: r.Passages[0].ID, Start: i, End: i + 3})
		}
		return list
	}
	same := func(when string, want int) {
		t.Helper()
		now := &tracker.Service{Store: w.Store, Index: w.Index, Now: w.Now, NewID: w.NewID, Log: w.Log}
		for _, v := range []tracker.Viewer{policy, journalist} {
			kept, err := w.Conditions(t.Context(), v, con.Slug, tracker.ConditionsQuery{})
			if err != nil {
				t.Fatal(err)
			}
			read, err := now.Conditions(t.Context(), v, con.Slug, tracker.ConditionsQuery{})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(read, kept); d != "" {
				t.Errorf("%s, %s (-store +kept):\n%s", when, v.Role, d)
			}
			if v.Role == policy.Role && kept.Total != want {
				t.Errorf("%s: got %d conditions, want %d", when, kept.Total, want)
			}
		}
	}
	same("at first", 0)
	a := w.decide(list[0], tracker.StanceInput{Proposition: con.ID, Value: tracker.QualifiedSupport, Conditions: words(list[0], 3), Counter: none})
	b := w.decide(list[1], tracker.StanceInput{Proposition: con.ID, Value: tracker.Concerned, Conditions: words(list[1], 2), Counter: none})
	same("decided", 5)
	must := func(r tracker.Reaction, err error) tracker.Reaction {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	a = must(w.Publish(t.Context(), comms, a.ID, a.Revision))
	same("published", 5)
	b = must(w.SetCondition(t.Context(), policy, b.ID, b.Revision, con.ID, b.On(con.ID).Decision.Conditions[0].ID, tracker.ConditionMet, "paid"))
	same("met", 5)
	a = must(w.Withdraw(t.Context(), comms, a.ID, a.Revision, "asked to"))
	same("withdrawn", 2)
	a = must(w.Restore(t.Context(), comms, a.ID, a.Revision))
	same("restored", 5)
	w.decide(b, tracker.StanceInput{Proposition: con.ID, Value: tracker.Oppose, Counter: none})
	same("decided without", 3)
	must(w.UndoStance(t.Context(), policy, a.ID, a.Revision, con.ID))
	same("undone", 0)
}
