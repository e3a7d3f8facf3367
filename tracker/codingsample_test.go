package tracker_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

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

func TestASampleIsTheSameForTheSameSeed(t *testing.T) {
	size := func(n, seed int) func(*tracker.CodingOrder) {
		return func(o *tracker.CodingOrder) { o.Size, o.Seed = n, seed }
	}
	one, same, other := newExercise(t, size(4, 7)), newExercise(t, size(4, 7)), newExercise(t, size(4, 8))
	if diff := cmp.Diff(one.coding.Sample, same.coding.Sample); diff != "" {
		t.Errorf("the same seed: %s", diff)
	}
	if cmp.Equal(one.coding.Sample, other.coding.Sample) {
		t.Errorf("another seed: got the same sample %v", other.coding.Sample)
	}
	more := newExercise(t, size(6, 7))
	if !cmp.Equal(more.coding.Sample[:4], one.coding.Sample) || len(more.coding.Sample) != 6 {
		t.Errorf("got %v, want %v and two more", more.coding.Sample, one.coding.Sample)
	}
	again, err := one.StartCoding(t.Context(), admin, one.con.Slug, tracker.CodingOrder{ID: "exercise"})
	if err != nil || again.Revision != one.coding.Revision {
		t.Errorf("the same form twice: got %+v (%v), want the same exercise", again, err)
	}
}

func TestASampleIsDrawnFromWhatWasAskedFor(t *testing.T) {
	x := newExercise(t, nil)
	ctx := t.Context()
	x.decide(x.reactions[0], tracker.StanceInput{Proposition: x.con.ID, Value: tracker.Support})
	if _, err := x.Withdraw(ctx, comms, "r2", 1, "taken back"); err != nil {
		t.Fatal(err)
	}
	o := tracker.CodingOrder{ID: "second", Proposition: x.con.ID, Coders: x.coders(), Size: 300, From: tracker.FromUndecided}
	c, err := x.StartCoding(ctx, policy, x.con.Slug, o)
	if err != nil || len(c.Sample) != 4 || slices.Contains(c.Sample, "r1") || slices.Contains(c.Sample, "r2") {
		t.Errorf("undecided: got %v (%v), want the four that wait", c.Sample, err)
	}
	o.ID, o.Size, o.Spread, o.From = "third", 3, true, tracker.FromAll
	if c, err = x.StartCoding(ctx, policy, x.con.Slug, o); err != nil || len(c.Sample) != 3 {
		t.Errorf("spread over the suggestions: got %v (%v), want three", c.Sample, err)
	}
	for _, bad := range []struct {
		field string
		order func(*tracker.CodingOrder)
	}{
		{"coders", func(o *tracker.CodingOrder) { o.Coders = o.Coders[:1] }},
		{"coders", func(o *tracker.CodingOrder) { o.Coders = []string{x.ann.Account, x.ann.Account} }},
		{"coders", func(o *tracker.CodingOrder) { o.Coders = []string{x.ann.Account, "press"} }},
		{"size", func(o *tracker.CodingOrder) { o.Size = 1 }},
		{"size", func(o *tracker.CodingOrder) { o.Size = 301 }},
		{"seed", func(o *tracker.CodingOrder) { o.Seed = -1 }},
		{"from", func(o *tracker.CodingOrder) { o.From = "some" }},
		{"proposition", func(o *tracker.CodingOrder) { o.Proposition = "none" }},
	} {
		wrong := o
		wrong.ID = "wrong"
		bad.order(&wrong)
		_, err := x.StartCoding(ctx, policy, x.con.Slug, wrong)
		wantField(t, err, bad.field, "")
	}
	o.ID = "press"
	_, err = x.StartCoding(ctx, journalist, x.con.Slug, o)
	wantKind(t, err, tracker.Forbidden)
	list, err := x.Codings(ctx, policy, x.con.Slug)
	if err != nil || len(list.List) != 3 || len(list.Coders) != 2 {
		t.Errorf("got %d exercises and %d people to ask (%v), want three and two", len(list.List), len(list.Coders), err)
	}
	_, err = x.Codings(ctx, journalist, x.con.Slug)
	wantKind(t, err, tracker.Forbidden)
}
