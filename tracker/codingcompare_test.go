package tracker_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestCodersCompareOnceAllHaveHandedIn(t *testing.T) {
	x := newExercise(t, nil)
	x.codeAll(x.ann, tracker.Support, tracker.Oppose, tracker.QualifiedSupport, tracker.Neutral, tracker.Concerned, tracker.NotStated)
	_, err := x.Comparison(t.Context(), x.ann, x.coding.ID)
	wantKind(t, err, tracker.Conflict)
	x.codeAll(x.bea, tracker.Support, tracker.Oppose, tracker.Support, "", tracker.Oppose, tracker.Neutral)
	c := x.comparison()
	if c.Coding.State != tracker.CodingComplete {
		t.Errorf("got state %s, want complete", c.Coding.State)
	}
	want := map[tracker.Outcome]int{tracker.CodedAlike: 2, tracker.CodedApart: 3, tracker.CodedMissing: 1}
	if diff := cmp.Diff(want, c.Counts); diff != "" {
		t.Error(diff)
	}
	p := c.Pairs[0]
	// Five answered by both, two alike; on the scale four: 4 4, 0 0, 3 4, 1 0.
	// Linear: seen 2/4; rows 4 0 3 1 once each, columns 4 and 0 twice each; chance
	// (0+4+1+3)·2 + (4+0+3+1)·2 = 32/16; 1 − (2/4)/(32/16).
	if p.Percent.N != 5 || p.Percent.Value != 0.4 || p.Missing != 1 || p.Unplaced != 1 || p.LinearKappa.Value != 0.75 {
		t.Errorf("got %+v, want 5 in pairs, 40 %% alike, 1 missing, 1 off the scale, linear kappa .75", p)
	}
	if c.Nominal.N != 5 || c.Ordinal.N != 4 {
		t.Errorf("alpha: got %d and %d items, want 5 and 4 on the scale", c.Nominal.N, c.Ordinal.N)
	}
	_, err = x.SaveAnswer(t.Context(), x.ann, x.coding.ID, 1, tracker.AnswerInput{Value: tracker.Support})
	wantKind(t, err, tracker.Conflict)
}

func TestThreeCodersAreComparedInPairsAndTogether(t *testing.T) {
	third := ""
	x := newExercise(t, func(o *tracker.CodingOrder) { third = o.ID })
	cem := x.account("Cem Coder", tracker.Administrator)
	c, err := x.StartCoding(t.Context(), admin, x.con.Slug, tracker.CodingOrder{ID: third + "2", Proposition: x.con.ID,
		Coders: append(x.coders(), cem.Account), Size: 6, Seed: 7, From: tracker.FromAll})
	if err != nil {
		t.Fatal(err)
	}
	x.coding = c
	x.codeAll(x.ann, tracker.Support, tracker.Oppose, tracker.Neutral)
	x.codeAll(x.bea, tracker.Support, tracker.Oppose, "", tracker.Oppose)
	if waiting, err := x.SheetsWaiting(t.Context(), cem, x.con.ID); err != nil || waiting != 1 {
		t.Errorf("got %d sheets that wait for the third (%v), want one", waiting, err)
	}
	x.codeAll(cem, tracker.Support, "", tracker.Neutral, tracker.Support)
	got := x.comparison()
	if len(got.Pairs) != 3 || got.Pairs[1].B.Name != "Cem Coder" || got.Pairs[1].Percent.N != 2 || got.Nominal.N != 4 {
		t.Errorf("got %d pairs, %+v, alpha on %d, want three, the second on 2 reactions, alpha on 4", len(got.Pairs), got.Pairs, got.Nominal.N)
	}
	if _, err := x.RecordAgreed(t.Context(), policy, c.ID); err != nil {
		t.Fatal(err)
	}
	if why := x.reaction("r2").On(x.con.ID).Decision.Why; strings.Contains(why, "Cem") || !strings.Contains(why, "Ann Coder, Bea Coder") {
		t.Errorf("got %q, want those named who answered", why)
	}
}

func TestWhatIsWithdrawnMeanwhileIsMissing(t *testing.T) {
	x := newExercise(t, nil)
	all := []tracker.Stance{tracker.Support, tracker.Oppose, tracker.Support, tracker.Neutral, tracker.Concerned, tracker.NotStated}
	x.codeAll(x.ann, all...)
	x.codeAll(x.bea, all...)
	if _, err := x.Withdraw(t.Context(), comms, "r2", 1, "taken back by the speaker"); err != nil {
		t.Fatal(err)
	}
	c := x.comparison()
	if c.Withdrawn != 1 || c.Counts[tracker.CodedMissing] != 1 || c.Pairs[0].Percent.N != 5 || c.Pairs[0].Missing != 1 || c.Nominal.N != 5 {
		t.Errorf("got %d withdrawn, %v, %+v, want the withdrawn one missing from every figure", c.Withdrawn, c.Counts, c.Pairs[0])
	}
}
