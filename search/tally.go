package search

import (
	"context"
	"slices"

	"soundings/tracker"
)

// Tally implements tracker.Index: one pass over the reactions of the values,
// however many reactions and values there are beside them.
func (x *Index) Tally(ctx context.Context, sight tracker.Sight, f tracker.Facet, of []string) ([]tracker.Count, error) {
	if len(of) == 0 {
		return nil, nil
	}
	e, err := x.hold()
	if err != nil {
		return nil, err
	}
	defer e.release()
	p := newPlan(tracker.Search{})
	a, ok := p.attributeOf(f)
	if !ok {
		return nil, nil
	}
	res, err := e.ask(ctx, sight, request{text: having{a, oneOf(of)}, filters: p.filters, counts: []attribute{a}})
	if err != nil {
		return nil, err
	}
	of = slices.Sorted(slices.Values(of))
	list := slices.DeleteFunc(p.readable(a, res.counts[a], len(res.counts[a].counts)), func(n tracker.Count) bool {
		_, found := slices.BinarySearch(of, n.Value)
		return !found // a reaction has several bodies, and not each was asked for
	})
	return most(list, len(list)), nil
}
