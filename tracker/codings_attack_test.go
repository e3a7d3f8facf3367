package tracker_test

import (
	"slices"
	"testing"

	"soundings/tracker"
)

func TestACounterQuoteIsNotTakenOverToTheOtherSide(t *testing.T) {
	x := newExercise(t, nil)
	r := x.reaction("r2")
	r.State, r.Terms = tracker.Published, onRecord
	r, err := x.store.Reactions().Update(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	r = x.decide(r, tracker.StanceInput{Proposition: x.con.ID, Value: tracker.Support, Counter: none})
	x.codeAll(x.ann, tracker.Support, tracker.Oppose)
	x.codeAll(x.bea, tracker.Support, tracker.Concerned)
	in := tracker.AdjudicationInput{Reaction: r.ID, Revision: r.Revision, Value: tracker.Oppose, Why: "a plain rejection"}
	wantField(t, x.Adjudicate(t.Context(), policy, x.coding.ID, in), "counter", "published")
	in.Value, in.Why = tracker.QualifiedSupport, "support with a but"
	if err := x.Adjudicate(t.Context(), policy, x.coding.ID, in); err != nil {
		t.Errorf("on the same side: got %v, want the counter-quote taken over", err)
	}
}

func TestAnAnswerHoldsNoMoreEvidenceThanThereAreWords(t *testing.T) {
	x := newExercise(t, nil)
	_, err := x.SaveAnswer(t.Context(), x.ann, x.coding.ID, 1, tracker.AnswerInput{Value: tracker.Support, Evidence: slices.Repeat([]string{"p1"}, 100_000)})
	wantField(t, err, "evidence", "once")
}
