package tracker_test

import (
	"slices"
	"testing"

	"soundings/tracker"
)

// TestAMergeSaysWhatJournalistsWouldSee holds the preview against what a journalist
// reads before and after.
func TestAMergeSaysWhatJournalistsWouldSee(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	known := w.parentless(t)
	hidden := w.seat("Wraxley Forum", "think_tank", known[1].ID)
	p, err := w.PlanMerge(t.Context(), admin, tracker.MergeBodies, hidden.ID, known[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(p.Shown.Sectors, "think_tank") || p.Shown.Parent != known[1].Name || p.Shown.Name != "" {
		t.Errorf("got %+v, want the sector and the parent", p.Shown)
	}
	before, err := w.Organisation(t.Context(), journalist, known[0].ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	o := w.mergeOrder(tracker.MergeBodies, hidden.ID, known[0].ID)
	o.Agreed = false
	_, err = w.StartMerge(t.Context(), admin, o)
	wantField(t, err, "agreed", "journalists")
	w.merged(tracker.MergeBodies, hidden.ID, known[0].ID)
	after, err := w.Organisation(t.Context(), journalist, known[0].ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	if after.Parent != p.Shown.Parent || before.Parent == after.Parent || len(after.Organisation.Sectors) != len(before.Organisation.Sectors)+1 {
		t.Errorf("a journalist saw %+v and sees %+v, which is not what was said: %+v", before.Organisation, after.Organisation, p.Shown)
	}
	if slices.Contains(after.Organisation.OtherNames, "Wraxley Forum") {
		t.Error("the name of the hidden body is shown, which nobody was told of")
	}

	// Two that nobody knows of show nothing.
	p, err = w.PlanMerge(t.Context(), admin, tracker.MergeBodies, w.seat("Quay Forum", "other", "").ID, w.seat("Pier Forum", "other", "").ID)
	if err != nil || p.Shown.Any() {
		t.Errorf("got %+v, %v; want nothing", p.Shown, err)
	}
}

// parentless are two shipped bodies that are no parts of another and no think tanks.
func (w *world) parentless(t *testing.T) []tracker.Organisation {
	t.Helper()
	list, err := tracker.ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(list, func(o tracker.Organisation) bool { return o.Parent != "" || slices.Contains(o.Sectors, "think_tank") })[:2]
}
