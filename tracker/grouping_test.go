package tracker_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
	"soundings/tracker/query"
)

// groupedWorld has two people, a body that speaks for itself, and words of
// nobody who is named.
func groupedWorld(t *testing.T) *world {
	w := spokenWorld(t)
	if _, err := w.store.Sources().Insert(t.Context(), tracker.Source{Meta: tracker.Meta{ID: "s2"}, Title: "Letter", Consultations: []string{"c1"}}); err != nil {
		t.Fatal(err)
	}
	itself := func(r *tracker.Reaction) { r.Speaker, r.Stakeholder = "", "" }
	for i := range 4 {
		w.says(fmt.Sprintf("b%d", i), "Nobody Yet", "Quay Forum", "A forum committee said so", itself)
	}
	w.says("n1", "Nobody Yet", "Quay Forum", "An anonymous committee member", func(r *tracker.Reaction) {
		itself(r)
		r.Capacities, r.Source = []tracker.Capacity{{Role: "member", Sector: "other"}}, "s2"
	})
	return w
}

// grouped writes groups as name, number and how many are shown.
func grouped(list []tracker.QuoteGroup) []string {
	var out []string
	for _, g := range list {
		out = append(out, fmt.Sprintf("%s%s %d (%d)", g.Name, g.Source.Title, g.N, len(g.Hits)))
	}
	return out
}

func TestQuotesAreGroupedByWhoSpeaksAndByWhere(t *testing.T) {
	w := groupedWorld(t)
	for _, tt := range []struct {
		name   string
		viewer tracker.Viewer
		search tracker.Search
		by     tracker.Grouping
		want   []string
	}{
		{"by speaker, bodies for themselves", journalist, tracker.Search{}, tracker.BySpeaker, []string{"Quay Forum 4 (3)", "Fiona Ashdown 2 (2)", "Asha Wardle 1 (1)", " 1 (1)"}},
		{"by source", journalist, tracker.Search{}, tracker.BySource, []string{"Round-up 7 (3)", "Letter 1 (1)"}},
		{"words", journalist, tracker.Search{Text: query.Parse("committee")}, tracker.BySpeaker, []string{"Quay Forum 4 (3)", "Fiona Ashdown 1 (1)", " 1 (1)"}},
		{"one speaker", journalist, tracker.Search{Stakeholder: []string{"fiona-ashdown"}}, tracker.BySpeaker, []string{"Fiona Ashdown 2 (2)"}},
		{"one body", journalist, tracker.Search{Organisation: []string{"quay-forum"}}, tracker.BySpeaker, []string{"Quay Forum 4 (3)"}},
		{"no person named", journalist, tracker.Search{Stakeholder: []string{tracker.Nobody}}, tracker.BySpeaker, []string{"Quay Forum 4 (3)", " 1 (1)"}},
		{"one source", journalist, tracker.Search{Source: []string{"s2"}}, tracker.BySource, []string{"Letter 1 (1)"}},
		{"nothing", journalist, tracker.Search{Text: query.Parse("submarine")}, tracker.BySpeaker, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page, groups, err := w.GroupQuotes(t.Context(), tt.viewer, tt.search, tt.by, 0)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, grouped(groups.List)); diff != "" {
				t.Errorf("groups (-want +got):\n%s", diff)
			}
			sum := 0
			for _, g := range groups.List {
				sum += g.N
			}
			if groups.Number != len(tt.want) || groups.More || sum != page.Total {
				t.Errorf("got %d groups of %d reactions, more %v; want %d of %d", groups.Number, sum, groups.More, len(tt.want), page.Total)
			}
		})
	}
	if _, more, err := w.GroupQuotes(t.Context(), policy, tracker.Search{}, tracker.BySpeaker, 3); err != nil || len(more.List) != more.Number-3 {
		t.Errorf("got %v and %v from the fourth group on, of %d", grouped(more.List), err, more.Number)
	}
	if _, none, err := w.GroupQuotes(t.Context(), policy, tracker.Search{}, tracker.BySpeaker, 4000); err != nil || len(none.List) != 0 {
		t.Errorf("got %v and %v beyond the end", grouped(none.List), err)
	}
}

func TestFiltersNameOnlyWhatIsInSight(t *testing.T) {
	w := groupedWorld(t)
	if _, err := w.store.Sources().Insert(t.Context(), tracker.Source{Meta: tracker.Meta{ID: "s3"}, Title: "Secret minutes", Consultations: []string{"c1"}}); err != nil {
		t.Fatal(err)
	}
	w.says("h1", "Hidden Person", "Hidden Body", "Not published", func(r *tracker.Reaction) { r.State, r.Source = tracker.Recorded, "s3" })
	for _, tt := range []struct {
		viewer tracker.Viewer
		want   map[string]string
	}{
		{journalist, map[string]string{"s2": "Letter", "fiona-ashdown": "Fiona Ashdown", "quay-forum": "Quay Forum"}},
		{policy, map[string]string{"s2": "Letter", "s3": "Secret minutes", "fiona-ashdown": "Fiona Ashdown", "hidden-person": "Hidden Person", "quay-forum": "Quay Forum", "hidden-body": "Hidden Body"}},
	} {
		got, err := w.FilterNames(t.Context(), tt.viewer, tracker.Named{Sources: []string{"s2", "s3", "s4"},
			Stakeholders: []string{"fiona-ashdown", "hidden-person", "nobody", "none"}, Organisations: []string{"quay-forum", "hidden-body", "none"}})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.viewer.Role, d)
		}
	}
	if _, err := w.FilterNames(t.Context(), public, tracker.Named{}); tracker.KindOf(err) != tracker.Unauthenticated {
		t.Errorf("nobody in particular: got %v", err)
	}
}
