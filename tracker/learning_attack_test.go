package tracker_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestModelsOfTheLatestDecisionsAreTheSameOnEveryNode(t *testing.T) {
	w := newWorld(t)
	w.LearnAtMost(8)
	con, list := w.consultation(), w.replied(20)
	w.suggested(list[19], con)
	fresh := func() tracker.Suggestion {
		o := w.anotherNode()
		o.LearnAtMost(8)
		return o.suggested(list[19], con)
	}
	var decided []tracker.Reaction
	for i, r := range list[:12] {
		w.pass(1000)
		decided = append(decided, w.decide(r, tracker.StanceInput{Proposition: con.ID, Value: []tracker.Stance{tracker.Support, tracker.Oppose}[i%2], Counter: none}))
	}
	if diff := cmp.Diff(w.suggested(list[19], con), fresh()); diff != "" {
		t.Errorf("after more decisions than are learnt from (-here +there):\n%s", diff)
	}
	for _, i := range []int{11, 2, 9} {
		if _, err := w.UndoStance(t.Context(), policy, decided[i].ID, decided[i].Revision, con.ID); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(w.suggested(list[19], con), fresh()); diff != "" {
			t.Errorf("after decision %d was undone (-here +there):\n%s", i, diff)
		}
	}
	q, err := w.Tagging(t.Context(), policy, con.Slug, "", "", nil)
	if err != nil || q.Confirmed != 9 || q.Waiting != 11 || q.Learnt != 8 {
		t.Errorf("got %d confirmed, %d waiting, %d learnt (%v), want 9, 11 and 8", q.Confirmed, q.Waiting, q.Learnt, err)
	}
}

// Deciders, undoers, withdrawers, taggers and the follower of the log work at
// once; afterwards the models are those of a node that reads the store afresh.
func TestModelsStayRightWhileManyDecideAtOnce(t *testing.T) {
	w := newWorld(t)
	con, list := w.consultation(), w.replied(24)
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			for i := n; i < 20; i += 4 {
				r, err := w.DecideStance(t.Context(), policy, list[i].ID, list[i].Revision, tracker.StanceInput{
					Proposition: con.ID, Value: []tracker.Stance{tracker.Support, tracker.Oppose}[i/4%2], Counter: none})
				if err == nil && i%5 == 0 {
					r, err = w.UndoStance(t.Context(), policy, r.ID, r.Revision, con.ID)
				}
				if err == nil && i%7 == 0 {
					_, err = w.Withdraw(t.Context(), comms, r.ID, r.Revision, "sent in error")
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Go(func() {
		for range 8 {
			if _, err := w.Tagging(t.Context(), policy, con.Slug, "", "", nil); err != nil {
				t.Error(err)
			}
		}
	})
	all.Go(func() {
		cursor := ""
		for range 8 {
			var err error
			if cursor, err = w.LearnNews(t.Context(), cursor); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
	if diff := cmp.Diff(w.suggested(list[23], con), w.anotherNode().suggested(list[23], con)); diff != "" {
		t.Errorf("(-here +there):\n%s", diff)
	}
}
