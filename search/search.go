package search

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"soundings/tracker"
)

// Search implements tracker.Index.
func (x *Index) Search(ctx context.Context, s tracker.Search) (tracker.Results, error) {
	e, err := x.hold()
	if err != nil {
		return tracker.Results{}, err
	}
	defer e.release()
	res, err := e.search(ctx, s)
	res.Part = x.part(e)
	return res, err
}

func (e *edition) search(ctx context.Context, s tracker.Search) (tracker.Results, error) {
	p := newPlan(s)
	found, err := e.ask(ctx, s.Sight, p.request(s))
	if err != nil {
		return tracker.Results{}, err
	}
	out := tracker.Results{
		IDs:           found.ids,
		Total:         found.total,
		Organisations: found.counts[byCounted].distinct(),
		Individuals:   found.counts[byStakeholder].distinct(),
		OnScale:       found.scale.heard(),
	}
	out.Counts, err = e.counts(ctx, s, p, found)
	return out, err
}

// request asks for the page and everything that is to be counted.
func (p plan) request(s tracker.Search) request {
	r := request{text: p.text, filters: p.filters, order: s.Order, counts: []attribute{byCounted, byStakeholder}, own: make(map[unfiltered]bool)}
	if !p.scored && r.order == tracker.Best {
		r.order = tracker.Newest
	}
	if s.Limit > 0 {
		r.from = max(s.Offset, 0)
		r.size = min(s.Limit, math.MaxInt-r.from)
	}
	if r.size > 0 && r.order != tracker.Best {
		r.counts = append(r.counts, bySaid) // where the page begins
	}
	if slices.Contains(s.Facets, tracker.FacetStance) {
		on := p.about.having(tracker.Scale())
		r.scale = &on
	}
	for _, f := range s.Facets {
		a, ok := p.attributeOf(f)
		if !ok {
			continue
		}
		if n, own := p.filtersBy(f); own {
			r.own[unfiltered{n, a}] = true
		} else if !slices.Contains(r.counts, a) {
			r.counts = append(r.counts, a)
		}
	}
	return r
}

// ask is the only way to the documents: it looks at none but those that the
// viewer may see. A test holds that nothing else in this package does.
func (e *edition) ask(ctx context.Context, sight tracker.Sight, r request) (*answer, error) {
	v, err := e.view()
	if err != nil {
		return nil, unavailable(err)
	}
	defer v.snapshot.Close() // a reader: nothing to lose
	seen := make([]*roaring.Bitmap, len(v.segments))
	for n := range seen {
		seen[n] = v.inSight(n, sight)
	}
	p := newPass(v, sight, r)
	defer p.done()
	err = p.run(ctx, seen)
	if err == nil {
		p.out.ids, err = p.page()
	}
	if err == nil {
		p.out.stands, err = p.stands(ctx)
	}
	if err == nil {
		p.out.sectors, err = p.bySector(ctx)
	}
	switch {
	case err == nil:
		return &p.out, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, unavailable(err)
}

// view returns the index as it is now, with its columns. Its snapshot is to be
// closed.
func (e *edition) view() (*view, error) {
	snapshot, err := e.snapshot()
	if err != nil {
		return nil, err
	}
	v, err := e.columns.view(snapshot)
	if err != nil {
		return nil, errors.Join(err, snapshot.Close())
	}
	return v, nil
}

// snapshot returns the index as it is now. It is to be closed.
func (e *edition) snapshot() (*scorch.IndexSnapshot, error) {
	inner, err := e.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := inner.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(fmt.Errorf("unexpected kind of index %T", r), r.Close())
	}
	return snapshot, nil
}

// unavailable says that the index cannot serve now, unless the search itself is
// wrong.
func unavailable(err error) error {
	if tracker.KindOf(err) == tracker.Invalid {
		return err
	}
	if errors.Is(err, bleve.ErrorIndexClosed) {
		return tracker.Cause(tracker.Unavailable, err, "Soundings is stopping. Try again in a minute.")
	}
	return tracker.Cause(tracker.Unavailable, err, "The search does not answer now. Try again in a minute.")
}
