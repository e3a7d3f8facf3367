package tracker_test

import (
	"io"
	"log/slog"
	"strings"
	"testing"

	"soundings/search"
	"soundings/tracker"
)

// TestAPartOfTheIndexIsNotTakenForAll asks while the index is being filled.
func TestAPartOfTheIndexIsNotTakenForAll(t *testing.T) {
	w := newWorld(t)
	con, err := w.CreateConsultation(t.Context(), policy, tracker.Consultation{Title: "Harbour", Slug: "harbour"})
	if err != nil {
		t.Fatal(err)
	}
	con.Propositions = append(con.Propositions, tracker.Proposition{Title: "A second harbour"})
	if con, err = w.UpdateConsultation(t.Context(), policy, con); err != nil {
		t.Fatal(err)
	}
	whole := w.Index
	empty, err := search.Open(t.Context(), t.TempDir(), slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := empty.Close(); err != nil {
			t.Error(err)
		}
	})
	w.Index = empty
	less := con
	less.Propositions = con.Propositions[:1]
	export := func() error {
		return w.ExportQuotes(t.Context(), policy, tracker.Search{}, func(tracker.QuoteRow) error { return nil })
	}
	update := func() error {
		_, err := w.UpdateConsultation(t.Context(), policy, less)
		return err
	}
	for name, ask := range map[string]func() error{"dropping a proposition": update, "exporting": export} {
		if err := ask(); tracker.KindOf(err) != tracker.Unavailable || !strings.Contains(err.Error(), "0 %") {
			t.Errorf("%s: got %v, want that it cannot be said yet", name, err)
		}
	}
	if page, err := w.SearchQuotes(t.Context(), policy, tracker.Search{}); err != nil || page.Part == nil || *page.Part != 0 {
		t.Errorf("searching: got %v, %v, want an answer that says how much it knows", page.Part, err)
	}
	w.Index = whole
	for name, ask := range map[string]func() error{"exporting": export, "dropping a proposition": update} {
		if err := ask(); err != nil {
			t.Errorf("%s, with a whole index: %v", name, err)
		}
	}
}
