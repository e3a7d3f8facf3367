package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"soundings/tracker"
)

// engine answers questions. A question that it has no way to ask is errNoWay.
type engine interface {
	name() string
	ask(ctx context.Context, q question) (answer, error)
	close() error
}

type noWay struct{}

func (noWay) Error() string { return "this engine has no such query" }

var errNoWay error = noWay{}

// answer is what an engine says.
type answer struct {
	ids    []string // of the page
	total  int
	counts map[tracker.Facet][]tracker.Count
	marked int // texts with a mark
}

// compare asks every engine every question of a query, which warms them too,
// and returns an error if they do not find the same.
func compare(ctx context.Context, q query, engines []engine) error {
	for _, asked := range q.questions {
		var first answer
		for i, e := range engines {
			got, err := e.ask(ctx, asked)
			if errors.Is(err, errNoWay) {
				continue
			}
			if err != nil {
				return fmt.Errorf("%s: %w", e.name(), err)
			}
			if i == 0 {
				first = got
			}
			if err := differs(asked, first, got); err != nil && !q.loose {
				return fmt.Errorf("%s and %s differ on %+v: %w", engines[0].name(), e.name(), asked, err)
			}
		}
	}
	return nil
}

// differs says in what two answers to a question differ that may not. Which of
// the best are best is each engine's own affair; the newest are the same, and
// so are counts, but for a facet with a filter of its own: the product counts
// that as if its filter were off.
func differs(q question, a, b answer) error {
	if a.total != b.total {
		return fmt.Errorf("%d and %d found", a.total, b.total)
	}
	if q.newest && !slices.Equal(a.ids, b.ids) {
		return fmt.Errorf("pages of %q and %q", a.ids, b.ids)
	}
	if len(a.ids) != len(b.ids) {
		return fmt.Errorf("pages of %d and %d", len(a.ids), len(b.ids))
	}
	if q.highlight && a.marked != b.marked {
		return fmt.Errorf("%d and %d texts marked", a.marked, b.marked)
	}
	if !q.counts {
		return nil
	}
	for _, f := range facets() {
		own := f == tracker.FacetStance && q.stance != "" || f == tracker.FacetSector && q.sector != ""
		if !own && !slices.Equal(a.counts[f], b.counts[f]) {
			return fmt.Errorf("counts of %s: %v and %v", f, a.counts[f], b.counts[f])
		}
	}
	return nil
}
