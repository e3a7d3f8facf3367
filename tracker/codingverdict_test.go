package tracker_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestADisagreementIsDecidedWithAReasonAndRecorded(t *testing.T) {
	x := newExercise(t, nil)
	ctx, id := t.Context(), x.coding.ID
	x.answer(x.ann, "r5", tracker.AnswerInput{Value: tracker.Concerned, Evidence: []string{"p5"}})
	x.codeAll(x.ann, tracker.Support, tracker.Oppose, tracker.Support)
	x.answer(x.bea, "r5", tracker.AnswerInput{Value: tracker.Oppose})
	x.codeAll(x.bea, tracker.Support, tracker.Oppose, tracker.Oppose)
	verdict := tracker.AdjudicationInput{Reaction: "r5", Revision: 1, Value: tracker.Concerned}
	wantField(t, x.Adjudicate(ctx, policy, id, verdict), "why", "Say why")
	wantKind(t, x.Adjudicate(ctx, journalist, id, verdict), tracker.Forbidden)
	verdict.Why = "a worry, no rejection"
	verdict.Revision = 9
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.Conflict)
	verdict.Revision = 1
	if err := x.Adjudicate(ctx, x.bea, id, verdict); err != nil {
		t.Fatal(err)
	}
	d := x.reaction("r5").On(x.con.ID).Decision
	want := &tracker.Decision{Value: tracker.Concerned, Evidence: []tracker.WordsAt{{Passage: "p5", End: len([]rune(saidOnLists[4]))}},
		By: x.bea.Account, ByName: "Bea Coder", At: d.At, Why: "Decided between coders: a worry, no rejection", Blind: true}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
	c := x.comparison()
	if len(c.Coding.Verdicts) != 1 || c.Coding.Verdicts[0].Why != "a worry, no rejection" || c.Coding.Verdicts[0].Agreed {
		t.Errorf("got verdicts %+v", c.Coding.Verdicts)
	}
	last := c.Coding.Events[len(c.Coding.Events)-1]
	if last.ByName != "Bea Coder" || last.Old != "concerned, oppose" || last.New != "concerned" || last.Why == "" {
		t.Errorf("got event %+v", last)
	}
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.Conflict)
	verdict.Reaction = "r1"
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.Conflict) // they agree on it
	verdict.Reaction = "none"
	wantKind(t, x.Adjudicate(ctx, policy, id, verdict), tracker.NotFound)
}

func TestWhatCodersAgreeOnIsRecordedOnceAndNeverOverADecision(t *testing.T) {
	x := newExercise(t, nil)
	ctx := t.Context()
	all := []tracker.Stance{tracker.Support, tracker.Oppose, tracker.Support, tracker.Neutral, tracker.Concerned, tracker.NotStated}
	x.codeAll(x.ann, all...)
	x.codeAll(x.bea, all...)
	x.decide(x.reactions[0], tracker.StanceInput{Proposition: x.con.ID, Value: tracker.Support})
	x.decide(x.reactions[2], tracker.StanceInput{Proposition: x.con.ID, Value: tracker.QualifiedSupport})
	round, err := x.RecordAgreed(ctx, policy, x.coding.ID)
	if err != nil || round != (tracker.AgreedRound{Recorded: 5, Kept: 1}) {
		t.Fatalf("got %+v (%v), want five recorded and the one decided otherwise kept", round, err)
	}
	for n, want := range all {
		r := x.reaction(fmt.Sprintf("r%d", n+1))
		if n == 2 {
			want = tracker.QualifiedSupport
		}
		if got := r.Stance(x.con.ID); got != want {
			t.Errorf("%s: got %s, want %s", r.ID, got, want)
		}
	}
	d := x.reaction("r2").On(x.con.ID).Decision
	if !d.Blind || d.Shown != "" || !strings.Contains(d.Why, "Ann Coder, Bea Coder") {
		t.Errorf("got %+v, want a blind decision that names both", d)
	}
	if again, err := x.RecordAgreed(ctx, policy, x.coding.ID); err != nil || again != (tracker.AgreedRound{Kept: 1}) {
		t.Errorf("again: got %+v (%v), want nothing recorded", again, err)
	}
	c := x.comparison()
	if item := c.Items[slices.Index(x.coding.Sample, "r3")]; !item.NeedsPerson() {
		t.Errorf("got %+v, want the one decided otherwise left to a person", item)
	}
	if err := x.Adjudicate(ctx, policy, x.coding.ID, tracker.AdjudicationInput{Reaction: "r3", Revision: 2, Value: tracker.Support, Why: "the coders are right"}); err != nil {
		t.Fatal(err)
	}
	c = x.comparison()
	if err := x.CloseCoding(ctx, policy, x.coding.ID, c.Coding.Revision); err != nil {
		t.Fatal(err)
	}
	if _, err := x.RecordAgreed(ctx, policy, x.coding.ID); tracker.KindOf(err) != tracker.Conflict {
		t.Errorf("after closing: got %v", err)
	}
}

func TestWhatIsPublishedIsDecidedOnlyWithItsCounterQuote(t *testing.T) {
	x := newExercise(t, nil)
	ctx := t.Context()
	for _, id := range []string{"r1", "r2"} {
		r := x.reaction(id)
		r.State, r.Terms = tracker.Published, onRecord
		if _, err := x.store.Reactions().Update(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	x.codeAll(x.ann, tracker.Support, tracker.Oppose)
	x.codeAll(x.bea, tracker.Support, tracker.Concerned)
	if round, err := x.RecordAgreed(ctx, policy, x.coding.ID); err != nil || round.Kept != 1 || round.Recorded != 0 {
		t.Errorf("got %+v (%v), want the published one kept", round, err)
	}
	in := tracker.AdjudicationInput{Reaction: "r2", Revision: 2, Value: tracker.Oppose, Why: "a plain rejection"}
	wantField(t, x.Adjudicate(ctx, policy, x.coding.ID, in), "counter", "published")
	if got := x.comparison().Coding.Verdicts; len(got) != 0 {
		t.Errorf("got verdicts %+v of what was refused", got)
	}
	in.NoContrary = true
	if err := x.Adjudicate(ctx, policy, x.coding.ID, in); err != nil {
		t.Fatal(err)
	}
}
