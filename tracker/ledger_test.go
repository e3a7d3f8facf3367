package tracker_test

import (
	"testing"

	"soundings/tracker"
)

// TestTheLedgerTellsWhatTheReviewerMadeOfEachPassage leaves one passage out and
// calls another reported speech.
func TestTheLedgerTellsWhatTheReviewerMadeOfEachPassage(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	d := r.Drafts[0]
	if len(d.Passages) < 3 {
		t.Fatalf("got %d passages, want three to tell apart", len(d.Passages))
	}
	before, err := w.Ledger(t.Context(), comms, r)
	if err != nil {
		t.Fatal(err)
	}
	out, told := d.Passages[0], d.Passages[1]
	e := d.AsFound()
	e.Terms = &onRecord
	e.Dropped = map[string]string{out.ID: "a caption"}
	e.Kinds = map[string]tracker.PassageKind{told.ID: tracker.Reported}
	if _, err := w.AcceptDraft(t.Context(), comms, d.ID, e); err != nil {
		t.Fatal(err)
	}
	after, err := w.Ledger(t.Context(), comms, w.review(r.Source.ID))
	if err != nil {
		t.Fatal(err)
	}
	within := func(sp tracker.Span, p tracker.Passage) bool { return sp.Start < p.End && p.Start < sp.End }
	left, changed := 0, 0
	for i, sp := range after {
		want := before[i]
		switch {
		case sp.Draft != d.ID:
		case within(sp, out) && before[i].Outcome == "quote":
			want.Outcome, want.Reason = "rejected", "a caption"
			left++
		case within(sp, told) && before[i].Outcome == "quote":
			want.Outcome = "reported"
			changed++
		}
		if sp != want {
			t.Errorf("got %+v, want %+v", sp, want)
		}
	}
	if left == 0 || changed == 0 {
		t.Errorf("got %d spans left out and %d called reported, want some of each in %+v", left, changed, after)
	}
}
