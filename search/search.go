package search

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"soundings/tracker"
)

// Search implements tracker.Index.
func (x *Index) Search(ctx context.Context, s tracker.Search) (tracker.Results, error) {
	e, err := x.hold()
	if err != nil {
		return tracker.Results{}, err
	}
	defer e.release()
	return e.search(ctx, s)
}

func (e *edition) search(ctx context.Context, s tracker.Search) (tracker.Results, error) {
	p := newPlan(s)
	res, err := e.ask(ctx, s.Sight, p.within(""), firstPass(s, p))
	if err != nil {
		return tracker.Results{}, err
	}
	out := tracker.Results{
		IDs:           res.ids,
		Total:         res.total,
		Organisations: len(res.values[fieldCounted]),
		Individuals:   len(res.values[fieldStakeholder]),
	}
	out.Counts, err = e.counts(ctx, s, p, res)
	return out, err
}

// firstPass returns the request for the page and the counts which can be made in
// the same pass.
func firstPass(s tracker.Search, p plan) request {
	r := request{order: s.Order, columns: []column{{field: fieldCounted}, {field: fieldStakeholder}}}
	if !p.scored && r.order == tracker.Best {
		r.order = tracker.Newest
	}
	if s.Limit > 0 {
		r.from = max(s.Offset, 0)
		r.size = min(s.Limit, math.MaxInt-r.from)
	}
	for _, f := range s.Facets {
		if c, ok := p.columnOf(f); ok && !p.filtersBy(f) && !slices.Contains(r.columns, c) {
			r.columns = append(r.columns, c)
		}
	}
	return r
}

// ask is the only way to the index: it adds what the viewer may see to every
// query. A test holds that nothing else in this package searches.
func (e *edition) ask(ctx context.Context, sight tracker.Sight, w within, r request) (*collector, error) {
	c := &collector{request: r, cache: &e.columns}
	collecting := context.WithValue(ctx, search.MakeDocumentMatchHandlerKey, search.MakeDocumentMatchHandler(c.begin))
	req := bleve.NewSearchRequestOptions(w.and(inSight(sight)...), 0, 0, false)
	_, err := e.bleve.SearchInContext(collecting, req)
	switch {
	case err == nil:
		return c, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, unavailable(err)
}

// inSight returns the filters of what may be seen.
func inSight(s tracker.Sight) []query.Query {
	if s.All {
		return nil
	}
	if s.Minute < 0 {
		return []query.Query{query.NewMatchNoneQuery()}
	}
	low, high, yes := 0.0, float64(s.Minute), true
	q := query.NewNumericRangeInclusiveQuery(&low, &high, &yes, &yes)
	q.SetField(fieldVisible)
	return []query.Query{q}
}

// unavailable says that the index cannot serve now.
func unavailable(err error) error {
	if errors.Is(err, bleve.ErrorIndexClosed) {
		return tracker.Cause(tracker.Unavailable, err, "Soundings is stopping. Try again in a minute.")
	}
	return tracker.Cause(tracker.Unavailable, err, "The search does not answer now. Try again in a minute.")
}
