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

// alongside returns who is heard in the same sources as a person, within sight,
// those with the most sources in common first. A table of replies puts nobody
// beside anybody.
func (s *Service) alongside(ctx context.Context, sight Sight, stakeholder string) ([]FacetValue, error) {
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
	for _, c := range res.Counts[FacetStakeholder] {
		if c.Value == "" || c.Value == stakeholder || len(counts) == looksBeside {
			continue
		}
		n, err := s.inSources(ctx, sight, c.Value, shared)
		if err != nil {
			return nil, err
		}
		counts = append(counts, Count{c.Value, n})
	}
	slices.SortStableFunc(counts, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	named, err := s.named(ctx, map[Facet][]Count{FacetStakeholder: counts[:min(len(counts), mostBeside)]})
	return named[FacetStakeholder], err
}

// inSources returns in how many of the sources a person is heard.
func (s *Service) inSources(ctx context.Context, sight Sight, stakeholder string, sources []string) (int, error) {
	res, err := s.Index.Search(ctx, Search{Sight: sight, Stakeholder: []string{stakeholder}, Facets: []Facet{FacetSource}, FacetSize: mostSourcesOf})
	if err != nil {
		return 0, err
	}
	n := 0
	for _, c := range res.Counts[FacetSource] {
		if slices.Contains(sources, c.Value) {
			n++
		}
	}
	return n, nil
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
