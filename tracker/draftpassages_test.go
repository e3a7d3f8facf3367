package tracker_test

import (
	"slices"
	"testing"

	"soundings/tracker"
)

// TestTheHistoryTellsWhatBecameOfEachPassage leaves one out and calls another
// reported speech.
func TestTheHistoryTellsWhatBecameOfEachPassage(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	d := w.imported(roundUp).Drafts[0]
	e := d.AsFound()
	e.Terms = &onRecord
	e.Dropped = map[string]string{d.Passages[0].ID: "a caption"}
	e.Kinds = map[string]tracker.PassageKind{d.Passages[1].ID: tracker.Reported}
	r, err := w.AcceptDraft(t.Context(), comms, d.ID, e)
	if err != nil {
		t.Fatal(err)
	}
	told := [][4]string{}
	for _, e := range r.Events {
		told = append(told, [4]string{e.Action, e.Old, e.New, e.Why})
	}
	for _, want := range [][4]string{
		{"leave out", "", "“We do support shared lists, provided that the [regional] boa…”", "a caption"},
		{"change kind", "quote", "reported", "“Nobody should wait longer because of where they live.”"},
	} {
		if !slices.Contains(told, want) {
			t.Errorf("got %q, want %q among them", told, want)
		}
	}
}
