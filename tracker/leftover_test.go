package tracker_test

import (
	"testing"

	"soundings/tracker"
)

func TestWhatANodeLeftHalfRecordedIsFinishedByAnother(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	if _, err := w.SetTerms(t.Context(), comms, r.Source.ID, r.Source.Revision, tracker.Terms{Status: tracker.OnRecord}); err != nil {
		t.Fatal(err)
	}
	mark := func(d tracker.Draft) tracker.Draft {
		t.Helper()
		d.State = tracker.DraftRecording
		d, err := w.store.Drafts().Update(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	left, moving := mark(r.Drafts[0]), mark(r.Drafts[1])
	look := w.Leftovers()
	states := func(want ...tracker.DraftState) {
		t.Helper()
		if err := look(t.Context()); err != nil {
			t.Error(err)
		}
		for i, d := range []tracker.Draft{left, moving} {
			got, err := w.store.Drafts().Get(t.Context(), d.ID)
			if err != nil || got.State != want[i] {
				t.Errorf("draft %d: got %s, %v, want %s", i+1, got.State, err, want[i])
			}
		}
	}
	states(tracker.DraftRecording, tracker.DraftRecording) // somebody may be at it
	moving = mark(moving)
	states(tracker.DraftAccepted, tracker.DraftRecording)
	states(tracker.DraftAccepted, tracker.DraftAccepted)
	for _, d := range []tracker.Draft{left, moving} {
		if _, err := w.store.Reactions().Get(t.Context(), d.Reaction); err != nil {
			t.Errorf("reaction of draft %d: %v", d.Number, err)
		}
	}
}

func TestALeftoverThatCannotBeFinishedIsToldOnce(t *testing.T) {
	w := newWorld(t)
	d := tracker.Draft{Meta: tracker.Meta{ID: "a"}, Source: "gone", State: tracker.DraftRecording}
	if _, err := w.store.Drafts().Insert(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	look := w.Leftovers()
	for i, told := range []bool{false, true, false, false} {
		if err := look(t.Context()); (err != nil) != told {
			t.Errorf("look %d: got %v, want an error: %t", i+1, err, told)
		}
	}
}
