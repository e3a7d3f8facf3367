package tracker_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"soundings/tracker"
)

// draftNo returns the draft of a source that has a number.
func (w *world) draftNo(source string, number int) tracker.Draft {
	w.t.Helper()
	r := w.review(source)
	if at := r.Place(number); at > 0 {
		return r.Drafts[at-1]
	}
	w.t.Fatalf("there is no draft %d", number)
	return tracker.Draft{}
}

// wordsOf are the first words of each passage of a draft.
func wordsOf(d tracker.Draft) []string {
	list := []string{}
	for _, p := range d.Passages {
		list = append(list, strings.Join(strings.Fields(p.Text)[:3], " "))
	}
	return list
}

// wantWords asserts which passages a draft has, in the order of the text.
func wantWords(t *testing.T, d tracker.Draft, want ...string) {
	t.Helper()
	if got := wordsOf(d); !slices.Equal(got, want) {
		t.Errorf("draft %d: got %q, want %q", d.Number, got, want)
	}
}

func wantEvent(t *testing.T, d tracker.Draft, action, was, is string) {
	t.Helper()
	if n := len(d.Events); n == 0 || d.Events[n-1].Action != action || d.Events[n-1].Old != was || d.Events[n-1].New != is || d.Events[n-1].By != comms.Account || d.Events[n-1].Why == "" {
		t.Errorf("draft %d: got events %+v, want the last %s from %q to %q with the words", d.Number, d.Events, action, was, is)
	}
}

func TestPassagesThatAreSplitOffAreADraftOfTheirOwnRightAfter(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	first := r.Drafts[0]
	wantWords(t, first, "We do support", "Nobody should wait", "Ms Okoro said", "ready by the")
	if !first.Passages[1].Continues {
		t.Fatal("want a passage that goes on from the one before it")
	}
	made, err := w.SplitDraft(t.Context(), comms, first.ID, first.Revision, []string{first.Passages[1].ID})
	if err != nil {
		t.Fatal(err)
	}
	r = w.review(r.Source.ID)
	if len(r.Drafts) != 3 || r.Drafts[0].ID != first.ID || r.Drafts[1].ID != made.ID || made.Number != 3 || r.Drafts[2].Number != 2 {
		t.Fatalf("got %d drafts, the second %d, want the new one third by its number and second in the text", len(r.Drafts), r.Drafts[1].Number)
	}
	wantWords(t, r.Drafts[0], "We do support", "Ms Okoro said", "ready by the")
	wantWords(t, r.Drafts[1], "Nobody should wait")
	if made.Passages[0].Continues {
		t.Error("the words go on from what is no longer before them")
	}
	if made.Speaker != first.Speaker || len(made.Capacities) == 0 || made.Capacities[0] != first.Capacities[0] || made.Reaction == first.Reaction || made.State != tracker.DraftOpen {
		t.Errorf("got %+v, want the same speaker, to be corrected", made)
	}
	wantEvent(t, r.Drafts[0], "split draft", "reaction 1", "reaction 3")
	wantEvent(t, r.Drafts[1], "split draft", "reaction 1", "reaction 3")
	if got := r.Next(1); got != 3 {
		t.Errorf("got %d after draft 1, want the one that stands after it", got)
	}
	if got := r.Next(2); got != 1 {
		t.Errorf("got %d after the last, want the first again", got)
	}
}

func TestAMergedDraftIsNoLoss(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	first, second := r.Drafts[0], r.Drafts[1]
	before, err := w.Ledger(t.Context(), comms, r)
	if err != nil {
		t.Fatal(err)
	}
	to, err := w.MergeDrafts(t.Context(), comms, first.ID, first.Revision, second.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, to, "We do support", "Nobody should wait", "Ms Okoro said", "ready by the", "We do not")
	if to.ID != second.ID || !to.Passages[1].Continues || to.Speaker != second.Speaker {
		t.Errorf("got %+v", to)
	}
	r = w.review(r.Source.ID)
	empty := w.draftNo(r.Source.ID, 1)
	if empty.State != tracker.DraftMerged || len(empty.Passages) != 0 || empty.MergedInto != second.ID || empty.Reason != "merged into reaction 2" || r.Drafts[0].ID != first.ID || empty.Waits() {
		t.Errorf("got %+v, want it empty, in its place, merged into reaction 2", empty)
	}
	wantEvent(t, to, "merge drafts", "reaction 1", "reaction 2")
	wantEvent(t, empty, "merge drafts", "reaction 1", "reaction 2")
	after, err := w.Ledger(t.Context(), comms, r)
	if err != nil || len(after) != len(before) {
		t.Fatalf("got %d spans, %v, want %d", len(after), err, len(before))
	}
	for i, sp := range before {
		if sp.Draft == first.ID {
			sp.Draft = second.ID
		}
		if after[i] != sp {
			t.Errorf("got %+v, want %+v", after[i], sp)
		}
	}
	e := to.AsFound()
	e.Terms = &onRecord
	got, err := w.AcceptDraft(t.Context(), comms, to.ID, e)
	if err != nil || len(got.Passages) != 5 || got.Passages[0].Origin != "" {
		t.Fatalf("got %+v, %v, want one reaction of five passages", got, err)
	}
	w.checkSlices()
	if _, err := w.FinishReview(t.Context(), comms, r.Source.ID); err != nil {
		t.Errorf("got %v, want a review that can be finished", err)
	}
}

func TestAPassageIsGivenToAnotherAndBack(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	first, second := r.Drafts[0], r.Drafts[1]
	fourth := first.Passages[3]
	to, err := w.MovePassage(t.Context(), comms, first.ID, first.Revision, fourth.ID, second.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, to, "ready by the", "We do not")
	spans, err := w.Ledger(t.Context(), comms, w.review(r.Source.ID))
	if err != nil {
		t.Fatal(err)
	}
	if sp := spanAt(t, spans, fourth.Start, fourth.Start+1); sp.Draft != second.ID {
		t.Errorf("got %+v, want it with the draft that has it now", sp)
	}
	back, err := w.MovePassage(t.Context(), comms, to.ID, to.Revision, fourth.ID, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, back, "We do support", "Nobody should wait", "Ms Okoro said", "ready by the")
	if back.Passages[3].Origin != "" {
		t.Errorf("got origin %q, want none: it is where it was found", back.Passages[3].Origin)
	}
	made, err := w.MovePassage(t.Context(), comms, back.ID, back.Revision, fourth.ID, tracker.NewDraft)
	if err != nil || made.Number != 3 {
		t.Fatalf("got %+v, %v, want a new draft", made, err)
	}
	_, err = w.MovePassage(t.Context(), comms, made.ID, made.Revision, fourth.ID, tracker.NewDraft)
	wantField(t, err, "to", "only passage")
	last, err := w.MovePassage(t.Context(), comms, made.ID, made.Revision, fourth.ID, second.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.draftNo(r.Source.ID, 3); got.State != tracker.DraftMerged || got.MergedInto != last.ID {
		t.Errorf("got %s, want a draft that has lost its last passage merged", got.State)
	}
}

func TestMovesAreRefused(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	other := w.imported(strings.ReplaceAll(roundUp, "hospital leaders", "the board"))
	first, second := r.Drafts[0], r.Drafts[1]
	one := []string{first.Passages[0].ID}
	for _, test := range []struct {
		name        string
		do          func() error
		kind        tracker.Kind
		field, says string
	}{
		{"by a policy analyst", func() error { _, err := w.SplitDraft(t.Context(), policy, first.ID, first.Revision, one); return err }, tracker.Forbidden, "", ""},
		{"of a draft that is none", func() error { _, err := w.MergeDrafts(t.Context(), comms, "none", 1, second.ID); return err }, tracker.NotFound, "", ""},
		{"of a draft as it was", func() error { _, err := w.SplitDraft(t.Context(), comms, first.ID, first.Revision+1, one); return err }, tracker.Conflict, "", ""},
		{"of nothing", func() error { _, err := w.SplitDraft(t.Context(), comms, first.ID, first.Revision, nil); return err }, tracker.Invalid, "passages", "Tick"},
		{"of all", func() error {
			_, err := w.SplitDraft(t.Context(), comms, first.ID, first.Revision, []string{first.Passages[0].ID, first.Passages[1].ID, first.Passages[2].ID, first.Passages[3].ID})
			return err
		}, tracker.Invalid, "passages", "Leave at least one"},
		{"of another's passage", func() error {
			_, err := w.SplitDraft(t.Context(), comms, first.ID, first.Revision, []string{second.Passages[0].ID})
			return err
		}, tracker.Invalid, "passages", "no longer"},
		{"into itself", func() error {
			_, err := w.MergeDrafts(t.Context(), comms, first.ID, first.Revision, first.ID)
			return err
		}, tracker.Invalid, "to", "Choose"},
		{"into nothing", func() error { _, err := w.MergeDrafts(t.Context(), comms, first.ID, first.Revision, ""); return err }, tracker.Invalid, "to", "Choose"},
		{"into another source", func() error {
			_, err := w.MergeDrafts(t.Context(), comms, first.ID, first.Revision, other.Drafts[0].ID)
			return err
		}, tracker.Invalid, "to", "this source"},
		{"of a passage elsewhere", func() error {
			_, err := w.MovePassage(t.Context(), comms, first.ID, first.Revision, second.Passages[0].ID, second.ID)
			return err
		}, tracker.Invalid, "passage", "no longer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := test.do()
			wantKind(t, err, test.kind)
			if test.field != "" {
				wantField(t, err, test.field, test.says)
			}
		})
	}
	if _, err := w.RejectDraft(t.Context(), comms, second.ID, second.Revision, "said elsewhere"); err != nil {
		t.Fatal(err)
	}
	_, err := w.MergeDrafts(t.Context(), comms, first.ID, first.Revision, second.ID)
	wantKind(t, err, tracker.Conflict)
	_, err = w.MergeDrafts(t.Context(), comms, second.ID, second.Revision+1, first.ID)
	wantKind(t, err, tracker.Conflict)
	if got := w.draftNo(r.Source.ID, 1); got.Revision != first.Revision || got.State != tracker.DraftOpen {
		t.Errorf("got %+v, want the draft untouched", got)
	}
}

// TestAMoveThatIsCutAtAnyStepIsFinished kills the work between every two writes:
// no passage is lost, and none is with two when it goes on.
func TestAMoveThatIsCutAtAnyStepIsFinished(t *testing.T) {
	for name, do := range map[string]func(w *world, first, second tracker.Draft) error{
		"split": func(w *world, first, _ tracker.Draft) error {
			_, err := w.SplitDraft(t.Context(), comms, first.ID, first.Revision, []string{first.Passages[1].ID})
			return err
		},
		"merge": func(w *world, first, second tracker.Draft) error {
			_, err := w.MergeDrafts(t.Context(), comms, first.ID, first.Revision, second.ID)
			return err
		},
		"move": func(w *world, first, second tracker.Draft) error {
			_, err := w.MovePassage(t.Context(), comms, first.ID, first.Revision, first.Passages[1].ID, second.ID)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			cut := true
			for step := int64(0); cut; step++ {
				w := newWorld(t)
				w.consultation()
				r := w.imported(roundUp)
				s := &dying{Store: w.store}
				s.left.Store(step)
				w.Service.Store = s
				cut = do(w, r.Drafts[0], r.Drafts[1]) != nil
				s.left.Store(forEver)
				for range 2 {
					if err := w.FinishRecording(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
				n := map[string]int{}
				for _, d := range w.review(r.Source.ID).Drafts {
					if d.State == tracker.DraftMoving || d.Moving != nil {
						t.Errorf("cut after %d writes: draft %d is still moving", step, d.Number)
					}
					for _, p := range d.Passages {
						n[p.ID]++
					}
				}
				for _, d := range r.Drafts {
					for _, p := range d.Passages {
						if n[p.ID] != 1 {
							t.Errorf("cut after %d writes: %q is in %d drafts", step, p.Text, n[p.ID])
						}
					}
				}
				if step > 20 {
					t.Fatal("got no move that was not cut")
				}
			}
		})
	}
}

// TestOfTwoMovesAgainstEachOtherNoneLosesAPassage merges two drafts into each
// other at once.
func TestOfTwoMovesAgainstEachOtherNoneLosesAPassage(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	var both sync.WaitGroup
	for i := range 2 {
		from, into := r.Drafts[i], r.Drafts[1-i]
		both.Go(func() {
			if _, err := w.MergeDrafts(t.Context(), comms, from.ID, from.Revision, into.ID); err != nil && tracker.KindOf(err) != tracker.Conflict {
				t.Error(err)
			}
		})
	}
	both.Wait()
	n := 0
	for _, d := range w.review(r.Source.ID).Drafts {
		n += len(d.Passages)
		if d.State == tracker.DraftMoving {
			t.Errorf("draft %d is still moving", d.Number)
		}
	}
	if n != 5 {
		t.Errorf("got %d passages, want the five that there were", n)
	}
}
