package tracker_test

import (
	"fmt"
	"slices"
	"testing"

	"soundings/tracker"
)

// TestSourcesAreListedAPartAtATime goes through the sources of one of two
// consultations, and holds that those to review are counted for each.
func TestSourcesAreListedAPartAtATime(t *testing.T) {
	w := newWorld(t)
	a := w.consultation()
	b, err := w.CreateConsultation(t.Context(), comms, tracker.Consultation{Slug: "other", Title: "Another", State: tracker.ConsultationOpen,
		Propositions: []tracker.Proposition{{Title: "Another thing"}}})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for i := range 7 {
		src := tracker.Source{Meta: tracker.Meta{ID: fmt.Sprintf("src%d", i)}, Consultations: []string{a.ID}, Finished: i > 4}
		if i == 3 {
			src.Consultations = []string{b.ID}
		} else {
			want = append([]string{src.ID}, want...)
		}
		if i == 4 {
			src.Consultations = append(src.Consultations, b.ID)
		}
		if _, err := w.store.Sources().Insert(t.Context(), src); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for from := 0; from < 9; from += 4 {
		list, total, err := w.SourcesOf(t.Context(), comms, a.ID, from, 4)
		if err != nil || total != len(want) {
			t.Fatalf("from %d: got %d in all, %v, want %d", from, total, err, len(want))
		}
		for _, src := range list {
			got = append(got, src.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	rows, err := w.Overview(t.Context(), comms)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if want := map[string]int{a.ID: 4, b.ID: 2}[row.Consultation.ID]; row.ToReview != want {
			t.Errorf("%s: got %d to review, want %d", row.Consultation.ID, row.ToReview, want)
		}
	}
}
