package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"soundings/tracker"
)

// defaultFacetSize is how many values a facet has if the search does not say.
const defaultFacetSize = 20

// columnOf returns the field whose values the facet counts. ok is false for
// the kinds if there are words: then they are counted by searching.
func (p plan) columnOf(f tracker.Facet) (c column, ok bool) {
	switch f {
	case tracker.FacetStance:
		if p.proposition == "" {
			return column{field: fieldWhole}, true
		}
		return column{fieldStance, stancePair(p.proposition, "")}, true
	case tracker.FacetKind:
		return column{field: fieldKind}, !p.worded
	case tracker.FacetSector:
		return column{field: fieldSector}, true
	case tracker.FacetConsultation:
		return column{field: fieldConsultation}, true
	case tracker.FacetOrganisation:
		return column{field: fieldOrganisation}, true
	case tracker.FacetStakeholder:
		return column{field: fieldStakeholder}, true
	case tracker.FacetSource:
		return column{field: fieldSource}, true
	case tracker.FacetState:
		return column{field: fieldState}, true
	case tracker.FacetYear:
		return column{field: fieldYear}, true
	}
	return column{}, false
}

// counts makes the counts that were asked for: from the first pass where the
// facet has no filter, else in a pass without it.
func (e *edition) counts(ctx context.Context, s tracker.Search, p plan, first *collector) (map[tracker.Facet][]tracker.Count, error) {
	out := make(map[tracker.Facet][]tracker.Count, len(s.Facets))
	for _, f := range s.Facets {
		c, ok := p.columnOf(f)
		if !ok && f == tracker.FacetKind {
			list, err := e.kinds(ctx, s)
			if err != nil {
				return nil, err
			}
			out[f] = most(list, s.FacetSize)
			continue
		}
		if !ok {
			continue
		}
		res := first
		if p.filtersBy(f) {
			var err error
			if res, err = e.ask(ctx, s.Sight, p.within(f), request{columns: []column{c}}); err != nil {
				return nil, err
			}
		}
		out[f] = most(readable(c, values(res, c.field), res.total), s.FacetSize)
	}
	return out, nil
}

// kinds counts what a search of each kind alone would find, since the kind
// chooses the text that words are looked for in.
func (e *edition) kinds(ctx context.Context, s tracker.Search) ([]tracker.Count, error) {
	var list []tracker.Count
	for _, k := range []tracker.PassageKind{tracker.Quote, tracker.Reported, tracker.Context} {
		s.Kinds = []tracker.PassageKind{k}
		p := newPlan(s)
		p.scored = false
		res, err := e.ask(ctx, s.Sight, p.within(""), request{})
		if err != nil {
			return nil, err
		}
		if res.total > 0 {
			list = append(list, tracker.Count{Value: string(k), N: res.total})
		}
	}
	return list, nil
}

// values returns the counts of a column.
func values(res *collector, field string) []tracker.Count {
	var list []tracker.Count
	for v, n := range res.values[field] {
		list = append(list, tracker.Count{Value: v, N: n})
	}
	return list
}

// readable turns the values of a column into those of its facet.
func readable(c column, list []tracker.Count, total int) []tracker.Count {
	switch {
	case c.field == fieldYear:
		for i := range list {
			if list[i].Value == noYear {
				list[i].Value = ""
			}
		}
	case c.field == fieldStance:
		undecided := total
		for i := range list {
			list[i].Value = strings.TrimPrefix(list[i].Value, c.prefix)
			undecided -= list[i].N
		}
		if undecided > 0 {
			list = append(list, tracker.Count{Value: string(tracker.Undecided), N: undecided})
		}
	}
	return list
}

// most returns the most frequent values, at most size of them.
func most(list []tracker.Count, size int) []tracker.Count {
	slices.SortFunc(list, func(a, b tracker.Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
	})
	if size <= 0 {
		size = defaultFacetSize
	}
	return list[:min(size, len(list))]
}
