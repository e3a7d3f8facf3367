package search

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// TestCountsHoldTogetherWhileOthersWrite searches while reactions come and
// change: within an answer every count must be of the same moment.
func TestCountsHoldTogetherWhileOthersWrite(t *testing.T) {
	x := with(t, quotes(200)...)
	var all sync.WaitGroup
	for w := range 3 {
		all.Go(func() {
			for i := range 40 {
				r := said(fmt.Sprintf("w%d-%d", w, i%25), "Budget again.")
				r.Revision = int64(i + 1)
				if err := x.Put(t.Context(), r); err != nil {
					t.Error(err)
				}
			}
		})
		all.Go(func() {
			for range 40 {
				res, err := x.Search(t.Context(), tracker.Search{Sight: tracker.Sight{All: true}, Text: syntax.Parse("budget"), Limit: 1000,
					Facets: []tracker.Facet{tracker.FacetConsultation, tracker.FacetYear, tracker.FacetStance}})
				if err != nil {
					t.Error(err)
					return
				}
				for f, counts := range res.Counts {
					if len(counts) != 1 || counts[0].N != res.Total || len(res.IDs) != res.Total {
						t.Errorf("%s: got %v and %d hits of %d", f, counts, len(res.IDs), res.Total)
					}
				}
			}
		})
	}
	all.Wait()
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget"), Limit: 1000})); got != 275 {
		t.Errorf("got %d reactions, want 275", got)
	}
}

func TestColumnsOfOldSegmentsAreForgotten(t *testing.T) {
	x := with(t, quotes(10)...)
	for i := range 60 {
		r := said("r0001", "budget")
		r.Revision = int64(i + 2)
		if err := x.Put(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		find(t, x, tracker.Search{Text: syntax.Parse("budget")})
	}
	e := x.serving
	for range 6000 { // merges go on for a while, on a busy machine for long
		v, err := e.view()
		if err != nil {
			t.Fatal(err)
		}
		now := len(v.segments)
		if err := v.snapshot.Close(); err != nil {
			t.Fatal(err)
		}
		e.columns.mu.Lock()
		kept := len(e.columns.segments)
		e.columns.mu.Unlock()
		if kept == now {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the columns of segments that are gone are kept")
}
