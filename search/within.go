package search

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// within asks for the documents that have all of text and filters and none of
// without; only text is scored. It stands in for Bleve's boolean query, which
// takes a clause that matches nothing for one that is not there: with a filter
// beside it, it answers everything.
type within struct {
	text    []query.Query
	filters []query.Query
	without []query.Query
	scored  bool
}

// and returns w with further filters; w keeps its own.
func (w within) and(filters ...query.Query) within {
	w.filters = append(append([]query.Query{}, w.filters...), filters...)
	return w
}

// Searcher implements query.Query.
func (w within) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	unscored := search.SearcherOptions{Score: "none"}
	if !w.scored {
		o = unscored
	}
	s := &withinSearcher{}
	open := func(q query.Query, o search.SearcherOptions) (search.Searcher, error) {
		opened, err := q.Searcher(ctx, r, m, o)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.opened = append(s.opened, opened)
		return opened, nil
	}
	var err error
	filters := w.filters
	if len(w.text) > 0 {
		s.Searcher, err = open(allOf(w.text), o)
	} else {
		s.Searcher, err = open(allOf(filters), unscored)
		filters = nil
	}
	if err != nil {
		return nil, err
	}
	if len(filters) > 0 {
		in, err := open(allOf(filters), unscored)
		if err != nil {
			return nil, err
		}
		s.checks = append(s.checks, check{beside: in, want: true})
	}
	for _, q := range w.without {
		out, err := open(q, unscored)
		if err != nil {
			return nil, err
		}
		s.checks = append(s.checks, check{beside: out})
	}
	if len(s.checks) == 0 {
		return s, nil
	}
	s.Searcher = searcher.NewFilteringSearcher(ctx, s.Searcher, s.accept)
	return s, nil
}

// withinSearcher runs the first searcher and looks each hit up in the others.
type withinSearcher struct {
	search.Searcher // NewFilteringSearcher around the first
	opened          []search.Searcher
	checks          []check
	err             error
}

// check is a searcher that is led along beside the hits.
type check struct {
	beside search.Searcher
	want   bool // the hit must be in it, or must not
	at     *search.DocumentMatch
	begun  bool
}

func (s *withinSearcher) accept(sctx *search.SearchContext, hit *search.DocumentMatch) bool {
	for i := range s.checks {
		found, err := s.checks[i].has(sctx, hit.IndexInternalID)
		if err != nil {
			s.err = errors.Join(s.err, err)
			return false
		}
		if found != s.checks[i].want {
			return false
		}
	}
	return true
}

// has reports whether the searcher beside has the document; documents must be
// asked for in ascending order.
func (c *check) has(sctx *search.SearchContext, id index.IndexInternalID) (bool, error) {
	var err error
	switch {
	case !c.begun:
		c.begun = true
		c.at, err = c.beside.Advance(sctx, id)
	case c.at != nil && c.at.IndexInternalID.Compare(id) < 0:
		sctx.DocumentMatchPool.Put(c.at)
		c.at, err = c.beside.Advance(sctx, id)
	}
	if err != nil {
		c.at = nil
		return false, err
	}
	return c.at != nil && c.at.IndexInternalID.Compare(id) == 0, nil
}

// Next implements search.Searcher. An error of a check is an error of the
// search: a hit that could not be checked must not silently be left out.
func (s *withinSearcher) Next(sctx *search.SearchContext) (*search.DocumentMatch, error) {
	hit, err := s.Searcher.Next(sctx)
	return hit, errors.Join(err, s.err)
}

// Advance implements search.Searcher.
func (s *withinSearcher) Advance(sctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	hit, err := s.Searcher.Advance(sctx, id)
	return hit, errors.Join(err, s.err)
}

// Close closes everything that was opened.
func (s *withinSearcher) Close() error {
	var err error
	for _, o := range s.opened {
		err = errors.Join(err, o.Close())
	}
	return err
}

// DocumentMatchPoolSize says how many matches are held at once.
func (s *withinSearcher) DocumentMatchPoolSize() int {
	n := 0
	for _, o := range s.opened {
		n += o.DocumentMatchPoolSize() + 1
	}
	return n
}
