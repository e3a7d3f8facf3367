package tracker_test

import (
	"slices"
	"testing"

	"soundings/tracker"
)

func TestNamesOfBodiesAreThoseThatTheViewerMayKnowOf(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	added := tracker.Organisation{Meta: tracker.Meta{ID: w.NewID(), CreatedAt: w.Now()}, Name: "Zzyx Harbour Watch", Sectors: []tracker.Sector{tracker.SectorOther},
		Events: []tracker.Event{{Action: "create", By: comms.Account}}}
	if _, err := w.store.Organisations().Insert(t.Context(), added); err != nil {
		t.Fatal(err)
	}
	names := func(v tracker.Viewer, most int) []string {
		t.Helper()
		list, err := w.OrganisationNames(t.Context(), v, most)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	listed, _, err := w.Organisations(t.Context(), comms, tracker.ListFilter{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, l := range listed {
		want = append(want, l.Name)
	}
	if got := names(comms, 1<<20); !slices.Equal(got, want) || !slices.Contains(got, "Zzyx Harbour Watch") {
		t.Errorf("got %d names, want the %d of the directory in its order", len(got), len(want))
	}
	if got := names(comms, 3); !slices.Equal(got, want[:min(3, len(want))]) {
		t.Errorf("got %q, want the first three", got)
	}
	if got := names(journalist, 1<<20); slices.Contains(got, "Zzyx Harbour Watch") {
		t.Error("a journalist is told of a body of which nothing is published")
	}
}
