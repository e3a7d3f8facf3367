package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Grouping is what the reactions of a search are put together by.
type Grouping string

// The groupings. By speaker a body that speaks for itself is a group of its own.
const (
	BySpeaker Grouping = "speaker"
	BySource  Grouping = "source"
)

// Nobody stands among the people or bodies of a search for reactions that name
// none.
const Nobody = ""

// The bounds of a search in groups.
const (
	GroupsPerPage = 10
	mostGroups    = 500 // so far can one leaf
	groupHits     = 3
)

// QuoteGroup is the reactions of one speaker or of one source.
type QuoteGroup struct {
	Stakeholder  string // ID of the person
	Organisation string // ID of the body that speaks for itself, if no person does
	Source       Source
	Name         string // of the speaker; nothing where nobody is named
	N            int
	Hits         []QuoteHit // the first three in the order of the search
}

// QuoteGroups is a page of groups, the largest first.
type QuoteGroups struct {
	List   []QuoteGroup
	Number int  // of all groups
	More   bool // than mostGroups, which are all that can be leafed through
}

// GroupQuotes is SearchQuotes with what is found put together: a page of groups
// from the offset on, and no hits beside them.
func (s *Service) GroupQuotes(ctx context.Context, v Viewer, q Search, by Grouping, offset int) (QuotePage, QuoteGroups, error) {
	q.Offset, q.Limit = 0, 1
	page, err := s.SearchQuotes(ctx, v, q)
	if err != nil {
		return page, QuoteGroups{}, err
	}
	page.Hits = nil
	found := page.Asked
	found.Loose, found.Offset, found.Limit, found.Facets = page.Loose, 0, 0, nil
	if found.Text.Root, err = s.byAnyName(ctx, found.Sight, found.Text.Root); err != nil {
		return page, QuoteGroups{}, err
	}
	list, err := s.groups(ctx, found, by)
	if err != nil {
		return page, QuoteGroups{}, err
	}
	out := QuoteGroups{Number: min(len(list), mostGroups), More: len(list) > mostGroups}
	out.List = list[min(offset, out.Number):min(offset+GroupsPerPage, out.Number)]
	for i := range out.List {
		if err := s.fillGroup(ctx, found, by, &out.List[i]); err != nil {
			return page, QuoteGroups{}, err
		}
	}
	return page, out, nil
}

// groups lists the groups with their numbers, the largest first, one more than
// can be leafed through if there are so many.
func (s *Service) groups(ctx context.Context, q Search, by Grouping) ([]QuoteGroup, error) {
	var list []QuoteGroup
	if by == BySource {
		counts, err := s.countedAlone(ctx, q, FacetSource, q.Source)
		for _, n := range counts {
			list = append(list, QuoteGroup{Source: Source{Meta: Meta{ID: n.Value}}, N: n.N})
		}
		return list, err
	}
	people, err := s.countedAlone(ctx, q, FacetStakeholder, q.Stakeholder)
	if err != nil {
		return nil, err
	}
	for _, n := range people {
		list = append(list, QuoteGroup{Stakeholder: n.Value, Name: n.Name, N: n.N})
	}
	if len(q.Stakeholder) > 0 && !slices.Contains(q.Stakeholder, Nobody) {
		return list, nil
	}
	q.Stakeholder = []string{Nobody}
	bodies, err := s.countedAlone(ctx, q, FacetOrganisation, q.Organisation)
	if err != nil {
		return nil, err
	}
	for _, n := range bodies {
		list = append(list, QuoteGroup{Organisation: n.Value, Name: n.Name, N: n.N})
	}
	slices.SortStableFunc(list, func(a, b QuoteGroup) int {
		return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Name, b.Name))
	})
	if len(q.Organisation) > 0 && !slices.Contains(q.Organisation, Nobody) {
		return list, nil
	}
	q.Organisation = []string{Nobody}
	nameless, err := s.Index.Search(ctx, q)
	if err == nil && nameless.Total > 0 {
		list = append(list, QuoteGroup{N: nameless.Total})
	}
	return list, err
}

// countedAlone counts what is found by the values of a facet. With a filter by
// it only what the filter has is left: the counts leave it out.
func (s *Service) countedAlone(ctx context.Context, q Search, f Facet, only []string) ([]FacetValue, error) {
	q.Facets, q.FacetSize = []Facet{f}, mostGroups+1
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	counts := slices.DeleteFunc(res.Counts[f], func(n Count) bool {
		return n.Value == "" || len(only) > 0 && !slices.Contains(only, n.Value)
	})
	named, err := s.named(ctx, map[Facet][]Count{f: counts})
	return named[f], err
}

// fillGroup finds the first reactions of a group, and the source of one that is
// of a source.
func (s *Service) fillGroup(ctx context.Context, q Search, by Grouping, g *QuoteGroup) error {
	switch {
	case by == BySource:
		src, err := s.Store.Sources().Get(ctx, g.Source.ID)
		if err != nil {
			return err
		}
		g.Source, q.Source = src, []string{src.ID}
	default:
		q.Stakeholder = []string{g.Stakeholder}
		if g.Stakeholder == Nobody {
			q.Organisation = []string{g.Organisation}
		}
	}
	q.Limit = groupHits
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return err
	}
	g.Hits, err = s.hits(ctx, q, res.IDs, bestPassages)
	return err
}
