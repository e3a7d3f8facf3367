package main

import (
	"testing"

	"soundings/tracker"
)

// TestTheDemoHasASourceToReview holds that the source which waits shows what a
// reviewer may meet: words that are known already, and words that are open.
func TestTheDemoHasASourceToReview(t *testing.T) {
	p, _, _ := openDemoFor(t)
	v := tracker.Operator()
	page, err := p.store.Sources().List(t.Context(), tracker.ListQuery{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	waiting, known, open := 0, 0, 0
	for _, src := range page.Items {
		if src.Finished {
			continue
		}
		waiting++
		r, err := p.service.Review(t.Context(), v, src.ID)
		if err != nil {
			t.Fatal(err)
		}
		b, err := p.service.BalanceOf(t.Context(), v, r)
		if err != nil {
			t.Fatal(err)
		}
		open += len(b.OpenSpans)
		for _, d := range r.Drafts {
			list, err := p.service.KnownWords(t.Context(), v, d)
			if err != nil {
				t.Fatal(err)
			}
			known += len(list)
		}
	}
	if waiting != 1 || known != 1 || open != 1 {
		t.Errorf("got %d sources that wait with %d known and %d open, want one of each", waiting, known, open)
	}
}
