package tracker_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// watchedIndex notes what is asked of an index.
type watchedIndex struct {
	tracker.Index
	asked []tracker.Search
}

func (x *watchedIndex) Search(ctx context.Context, q tracker.Search) (tracker.Results, error) {
	x.asked = append(x.asked, q)
	return x.Index.Search(ctx, q)
}

func TestASearchMakesTheCountsThatAreAskedForAndNoOthers(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	w.recorded(onRecord)
	watched := &watchedIndex{Index: w.Service.Index}
	w.Service.Index = watched
	for _, tt := range []struct {
		name   string
		facets []tracker.Facet
		mixed  int
	}{
		{"no counts", nil, 0},
		{"counts without stances", []tracker.Facet{tracker.FacetSector, tracker.FacetYear}, 0},
		{"counts with stances", []tracker.Facet{tracker.FacetStance}, 2},
		{"all of the page", tracker.QuoteFacets(), 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			watched.asked = nil
			p, err := w.SearchQuotes(t.Context(), policy, tracker.Search{Facets: tt.facets})
			if err != nil {
				t.Fatal(err)
			}
			got := slices.Sorted(maps.Keys(p.Facets))
			if diff := cmp.Diff(slices.Sorted(slices.Values(tt.facets)), got); diff != "" {
				t.Errorf("counts asked for (-) and made (+):\n%s", diff)
			}
			if p.Total != 2 || p.Mix.Reactions != tt.mixed {
				t.Errorf("got %d found and %d in the mix, want 2 and %d", p.Total, p.Mix.Reactions, tt.mixed)
			}
			if len(watched.asked) != 1 {
				t.Errorf("the index was asked %d times, want once: %+v", len(watched.asked), watched.asked)
			}
		})
	}
}

func TestAnExportAsksForAllReactionsOnce(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	w.recorded(onRecord)
	watched := &watchedIndex{Index: w.Service.Index}
	w.Service.Index = watched
	rows := 0
	err := w.ExportQuotes(t.Context(), policy, tracker.Search{Facets: tracker.QuoteFacets(), Offset: 1, Limit: 1}, func(r tracker.QuoteRow) error {
		rows++
		if r.Source.Title == "" || r.Consultation.Title == "" {
			t.Errorf("passage %s comes without its source or consultation", r.Passage.ID)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if rows != 5 {
		t.Errorf("got %d passages, want all 5", rows)
	}
	if len(watched.asked) != 1 || watched.asked[0].Facets != nil {
		t.Errorf("the index was asked %+v, want once and without counts", watched.asked)
	}
}
