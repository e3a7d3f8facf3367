package tracker_test

import (
	"fmt"
	"slices"
	"testing"

	"soundings/tracker"
)

// replies adds reactions whose respondents have chosen a position themselves.
func (x *exercise) replies(prefix string, n int, chose tracker.Stance) {
	x.t.Helper()
	for i := range n {
		id := fmt.Sprintf("%s%03d", prefix, i)
		_, err := x.store.Reactions().Insert(x.t.Context(), tracker.Reaction{
			Meta: tracker.Meta{ID: id}, Consultation: x.con.ID, Source: x.reactions[0].Source, Label: "a reader", State: tracker.Recorded,
			Passages: []tracker.Passage{{ID: "p-" + id, Kind: tracker.Quote, Text: "See above.", End: 10}},
			Stances:  []tracker.StanceOn{{Proposition: x.con.ID, Suggestion: &tracker.Suggestion{Value: chose}}},
		})
		if err != nil {
			x.t.Fatal(err)
		}
	}
}

func TestASampleSpreadOverWhatIsSuggestedHoldsTheRareOnes(t *testing.T) {
	x := newExercise(t, nil)
	for _, r := range x.reactions {
		if _, err := x.Withdraw(t.Context(), comms, r.ID, 1, "out of the way"); err != nil {
			t.Fatal(err)
		}
	}
	x.replies("often", 40, tracker.Support)
	x.replies("rare", 1, tracker.Oppose)
	x.replies("seldom", 2, tracker.Neutral)
	for seed := range 5 {
		c, err := x.StartCoding(t.Context(), policy, x.con.Slug, tracker.CodingOrder{ID: fmt.Sprintf("spread%d", seed), Proposition: x.con.ID,
			Coders: x.coders(), Size: 6, Seed: seed, From: tracker.FromUndecided, Spread: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"rare000", "seldom000", "seldom001"} {
			if !slices.Contains(c.Sample, id) {
				t.Errorf("seed %d: got %v, want %s in it", seed, c.Sample, id)
			}
		}
		if len(c.Sample) != 6 || slices.IsSorted(c.Sample) {
			t.Errorf("seed %d: got %v, want six, not in the order of what is suggested", seed, c.Sample)
		}
	}
}

func TestWhatIsAgreedOnIsRecordedInRounds(t *testing.T) {
	x := newExercise(t, nil)
	x.replies("r", 60, tracker.Support)
	c, err := x.StartCoding(t.Context(), policy, x.con.Slug, tracker.CodingOrder{ID: "many", Proposition: x.con.ID, Coders: x.coders(), Size: 300, From: tracker.FromAll})
	if err != nil {
		t.Fatal(err)
	}
	x.coding = c
	for _, v := range []tracker.Viewer{x.ann, x.bea} {
		for n := range c.Sample {
			if _, err := x.SaveAnswer(t.Context(), v, c.ID, n+1, tracker.AnswerInput{Value: tracker.Neutral}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := x.HandIn(t.Context(), v, c.ID, false); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []tracker.AgreedRound{{Recorded: 50, Left: 16}, {Recorded: 16}, {}} {
		if got, err := x.RecordAgreed(t.Context(), policy, c.ID); err != nil || got != want {
			t.Fatalf("got %+v (%v), want %+v", got, err, want)
		}
	}
	if left := x.comparison().Unrecorded; left != 0 {
		t.Errorf("got %d without a decision, want none", left)
	}
}
