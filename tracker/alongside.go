package tracker

import (
	"cmp"
	"context"
	"slices"
)

// The bounds of what is looked at to say who is quoted alongside somebody.
const (
	mostSourcesBeside = 100 // of the person, those with the most of their words
	mostSourcesOf     = 1000
	mostBeside        = 5 // people who are named
	looksBeside       = 8 // people who are counted
)

// Alongside is somebody who is heard in the same sources as somebody else.
type Alongside struct {
	FacetValue          // N counts the sources in common
	Sources    []string // which they are
}

// alongside returns who is heard in the same sources as a person, within sight,
// those with the most sources in common first. A table of replies puts nobody
// beside anybody.
func (s *Service) alongside(ctx context.Context, sight Sight, stakeholder string) ([]Alongside, error) {
	q := Search{Sight: sight, Stakeholder: []string{stakeholder}, Facets: []Facet{FacetSource}, FacetSize: mostSourcesBeside}
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	shared, err := s.shared(ctx, res.Counts[FacetSource])
	if err != nil || len(shared) == 0 {
		return nil, err
	}
	q = Search{Sight: sight, Source: shared, Facets: []Facet{FacetStakeholder}, FacetSize: looksBeside + 2}
	if res, err = s.Index.Search(ctx, q); err != nil {
		return nil, err
	}
	var counts []Count
	common := map[string][]string{}
	for _, c := range res.Counts[FacetStakeholder] {
		if c.Value == "" || c.Value == stakeholder || len(counts) == looksBeside {
			continue
		}
		if common[c.Value], err = s.inSources(ctx, sight, c.Value, shared); err != nil {
			return nil, err
		}
		counts = append(counts, Count{c.Value, len(common[c.Value])})
	}
	slices.SortStableFunc(counts, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	named, err := s.named(ctx, map[Facet][]Count{FacetStakeholder: counts[:min(len(counts), mostBeside)]})
	var list []Alongside
	for _, f := range named[FacetStakeholder] {
		list = append(list, Alongside{f, common[f.Value]})
	}
	return list, err
}

// inSources returns in which of the sources a person is heard.
func (s *Service) inSources(ctx context.Context, sight Sight, stakeholder string, sources []string) ([]string, error) {
	res, err := s.Index.Search(ctx, Search{Sight: sight, Stakeholder: []string{stakeholder}, Facets: []Facet{FacetSource}, FacetSize: mostSourcesOf})
	if err != nil {
		return nil, err
	}
	var in []string
	for _, c := range res.Counts[FacetSource] {
		if slices.Contains(sources, c.Value) {
			in = append(in, c.Value)
		}
	}
	return in, nil
}

// shared returns those of the sources in which several may be quoted together.
func (s *Service) shared(ctx context.Context, counts []Count) ([]string, error) {
	var ids []string
	for _, c := range counts {
		ids = append(ids, c.Value)
	}
	sources, err := s.Store.Sources().GetMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	var kept []string
	for _, src := range sources {
		if src.Kind != Submission {
			kept = append(kept, src.ID)
		}
	}
	return kept, nil
}
