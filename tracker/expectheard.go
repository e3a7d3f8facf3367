package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"soundings/tracker/query"
)

// countHeard counts the reactions of everybody on the list, and notes which parts
// of a silent body have spoken. It returns how much the index had, if not all.
func (s *Service) countHeard(ctx context.Context, v Viewer, c Consultation, rows []ExpectedRow) (*int, error) {
	parts, err := s.partsOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	var bodies, people []string
	for _, r := range rows {
		switch {
		case r.Organisation != "":
			bodies = append(bodies, r.Organisation)
			for _, p := range parts[r.Organisation] {
				bodies = append(bodies, p.ID)
			}
		case r.Stakeholder != "":
			people = append(people, r.Stakeholder)
		}
	}
	spoken, partly, err := s.heardOn(ctx, v, c, query.Organisation, FacetOrganisation, bodies)
	if err != nil {
		return nil, err
	}
	speakers, also, err := s.heardOn(ctx, v, c, query.Speaker, FacetStakeholder, people)
	if err != nil {
		return nil, err
	}
	for i, r := range rows {
		rows[i].Reactions = spoken[r.Organisation] + speakers[r.Stakeholder]
		if rows[i].Heard() {
			continue
		}
		for _, p := range parts[r.Organisation] {
			if p.N = spoken[p.ID]; p.N > 0 {
				rows[i].Parts = append(rows[i].Parts, p)
			}
		}
	}
	return cmp.Or(partly, also), nil
}

// heardOn counts the reactions on a consultation that each of the bodies or
// people has.
func (s *Service) heardOn(ctx context.Context, v Viewer, c Consultation, field string, f Facet, ids []string) (map[string]int, *int, error) {
	if len(ids) == 0 {
		return nil, nil, nil
	}
	res, err := s.Index.Search(ctx, Search{
		Sight: SightOf(v, s.now()), Consultation: []string{c.ID}, Facets: []Facet{f}, FacetSize: 10 * MostExpected,
		Text: query.Query{Root: query.Node{Kind: query.Field, Field: field, Values: ids}},
	})
	counts := map[string]int{}
	for _, n := range res.Counts[f] {
		counts[n.Value] = n.N
	}
	delete(counts, "")
	return counts, res.Part, err
}

// partsOf returns the bodies below each that is expected, near and far.
func (s *Service) partsOf(ctx context.Context, rows []ExpectedRow) (map[string][]Listed, error) {
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	expected := map[string]bool{}
	for _, r := range rows {
		expected[r.Organisation] = r.Organisation != ""
	}
	parts := map[string][]Listed{}
	for id, o := range d.organisations.byID {
		above := o.Parent
		for range mostAbove {
			if above == "" || above == id {
				break
			}
			if expected[above] {
				parts[above] = append(parts[above], Listed{ID: id, Name: o.Name, sortedBy: FoldName(o.Name)})
			}
			above = d.organisations.byID[above].Parent
		}
	}
	for _, list := range parts {
		slices.SortFunc(list, func(a, b Listed) int { return strings.Compare(a.sortedBy, b.sortedBy) })
	}
	return parts, nil
}

// mostAbove is how many bodies are looked for above another; a circle ends there.
const mostAbove = 8

// addLatest adds the latest reaction of each who was heard.
func (s *Service) addLatest(ctx context.Context, v Viewer, c Consultation, rows []ExpectedRow) error {
	said := map[string][]int{} // reaction → rows: a person may have spoken for a body
	var ids []string
	for i, r := range rows {
		if !r.Heard() {
			continue
		}
		q := Search{Sight: SightOf(v, s.now()), Consultation: []string{c.ID}, Order: Newest, Limit: 1}
		if r.Organisation != "" {
			q.Organisation = []string{r.Organisation}
		} else {
			q.Stakeholder = []string{r.Stakeholder}
		}
		res, err := s.Index.Search(ctx, q)
		if err != nil {
			return err
		}
		for _, id := range res.IDs {
			said[id] = append(said[id], i)
			ids = append(ids, id)
		}
	}
	list, err := s.Store.Reactions().GetMany(ctx, ids)
	for _, x := range list {
		for _, i := range said[x.ID] {
			rows[i].Latest = Turn{Reaction: x.ID, SaidOn: x.SaidOn, Stance: x.Whole()}
		}
	}
	return err
}
