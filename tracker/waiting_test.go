package tracker_test

import (
	"testing"

	"soundings/tracker"
)

// TestWhatWaitsForItsReviewIsCounted follows sources from their import to the
// end of their review and back.
func TestWhatWaitsForItsReviewIsCounted(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	counts := func(when string, want int) {
		t.Helper()
		got, err := w.ToReview(t.Context(), comms)
		if err != nil || got != want {
			t.Errorf("%s: %d wait (%v), want %d", when, got, err, want)
		}
	}
	counts("at first", 0)
	first := w.imported("Ada Okoro, Harbour Trust chief executive\n\n“Shared lists are a good idea.”\n")
	second := w.imported("Ben Carver, Quay Forum chair\n\n“Shared lists are a bad idea.”\n")
	counts("after two imports", 2)
	list, err := w.NextToReview(t.Context(), comms, 1)
	if err != nil || len(list) != 1 || list[0].Source.ID != second.Source.ID || list[0].Total != 1 || list[0].Decided != 0 {
		t.Errorf("got %+v, %v; want the newest alone, 0 of 1", list, err)
	}
	rejected, err := w.RejectDraft(t.Context(), comms, first.Drafts[0].ID, first.Drafts[0].Revision, "not about this")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.FinishReview(t.Context(), comms, first.Source.ID); err != nil {
		t.Fatal(err)
	}
	counts("after one is finished", 1)
	if _, err := w.ReopenDraft(t.Context(), comms, rejected.ID, rejected.Revision); err != nil {
		t.Fatal(err)
	}
	counts("after it is open again", 2)
	if _, err := w.ToReview(t.Context(), tracker.Viewer{Role: tracker.Journalist}); tracker.KindOf(err) != tracker.Forbidden {
		t.Errorf("a journalist is told: %v", err)
	}
}
