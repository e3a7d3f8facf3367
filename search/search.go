package search

import (
	"context"
	"errors"
	"math"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"soundings/tracker"
)

// Search implements tracker.Index.
func (x *Index) Search(ctx context.Context, s tracker.Search) (tracker.Results, error) {
	count, err := x.bleve.DocCount()
	if err != nil {
		return tracker.Results{}, unavailable(err)
	}
	p := newPlan(s)
	r := x.firstPass(s, p, int(min(count, math.MaxInt32)))
	res, err := x.ask(ctx, s.Sight, p.within(""), r)
	if err != nil {
		return tracker.Results{}, err
	}
	out := tracker.Results{
		Total:         int(res.Total),
		Organisations: len(values(res, fieldCounted)),
		Individuals:   len(values(res, fieldStakeholder)),
	}
	for _, hit := range res.Hits {
		out.IDs = append(out.IDs, hit.ID)
	}
	out.Counts, err = x.counts(ctx, s, p, res)
	return out, err
}

// request says which part of the documents found is wanted.
type request struct {
	from, size int
	order      search.SortOrder
	columns    []column // to count
}

// column is a field whose values are counted, those with the prefix only.
type column struct{ field, prefix string }

// firstPass returns the request for the page and the counts which can be made in
// the same pass.
func (x *Index) firstPass(s tracker.Search, p plan, count int) request {
	r := request{order: order(s.Order, len(p.text) > 0), columns: []column{{field: fieldCounted}, {field: fieldStakeholder}}}
	if s.Limit > 0 && s.Offset < count {
		r.from, r.size = max(s.Offset, 0), min(s.Limit, count)
	}
	for _, f := range s.Facets {
		if c, ok := columnOf(f, s.Proposition); ok && !p.filtersBy(f) {
			r.columns = append(r.columns, c)
		}
	}
	return r
}

// order returns the sort fields: undated last in each, then by ID.
func order(o tracker.Order, words bool) search.SortOrder {
	said := &search.SortField{Field: fieldFirst, Desc: o != tracker.Oldest, Type: search.SortFieldAsString, Missing: search.SortFieldMissingLast}
	list := search.SortOrder{said, &search.SortDocID{}}
	if o == tracker.Best && words {
		return append(search.SortOrder{&search.SortScore{Desc: true}}, list...)
	}
	return list
}

// ask is the only way to the index: it adds what the viewer may see to every
// query. A test holds that nothing else in this package searches.
func (x *Index) ask(ctx context.Context, sight tracker.Sight, w within, r request) (*bleve.SearchResult, error) {
	req := bleve.NewSearchRequestOptions(w.and(inSight(sight)...), r.size, r.from, false)
	if r.order != nil {
		req.SortByCustom(r.order)
	}
	for _, c := range r.columns {
		f := bleve.NewFacetRequest(c.field, math.MaxInt)
		f.SetPrefixFilter(c.prefix)
		req.AddFacet(c.field, f)
	}
	res, err := x.bleve.SearchInContext(ctx, req)
	switch {
	case err == nil:
		return res, nil
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
