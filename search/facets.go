package search

import (
	"context"
	"slices"

	"soundings/tracker"
)

// defaultFacetSize is how many values a facet has if the search does not say.
const defaultFacetSize = 20

// attributeOf returns what the facet counts. ok is false for the kinds if there
// are words: then they are counted by searching.
func (p plan) attributeOf(f tracker.Facet) (a attribute, ok bool) {
	switch f {
	case tracker.FacetStance:
		a, _ := p.about.by()
		return a, true
	case tracker.FacetSuggested:
		return byStance, true
	case tracker.FacetKind:
		return byKind, p.text == nil
	case tracker.FacetSector:
		return bySector, true
	case tracker.FacetConsultation:
		return byConsultation, true
	case tracker.FacetOrganisation:
		return byOrganisation, true
	case tracker.FacetStakeholder:
		return byStakeholder, true
	case tracker.FacetSource:
		return bySource, true
	case tracker.FacetTheme:
		return byTheme, true
	case tracker.FacetState:
		return byState, true
	case tracker.FacetYear, tracker.FacetMonth, tracker.FacetDay:
		return bySaid, true
	}
	return 0, false
}

// dateLength is how much of a date the facets count by.
var dateLength = map[tracker.Facet]int{
	tracker.FacetYear: len("2014"), tracker.FacetMonth: len("2014-05"), tracker.FacetDay: len("2014-05-01"),
}

// counts makes the counts that were asked for: over what was found if the facet
// has no filter, else over what was found without it.
func (e *edition) counts(ctx context.Context, s tracker.Search, p plan, found *answer) (map[tracker.Facet][]tracker.Count, error) {
	out := make(map[tracker.Facet][]tracker.Count, len(s.Facets))
	for _, f := range s.Facets {
		a, ok := p.attributeOf(f)
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
		counted := found.counts[a]
		if n, own := p.filtersBy(f); own {
			counted = found.own[unfiltered{n, a}]
		}
		list := p.readable(f, a, counted, s.FacetSize)
		if f != tracker.FacetMonth && f != tracker.FacetDay {
			list = most(list, s.FacetSize)
		}
		out[f] = list
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
		found, err := e.ask(ctx, s.Sight, request{text: p.text, filters: p.filters})
		if err != nil {
			return nil, err
		}
		if found.total > 0 {
			list = append(list, tracker.Count{Value: string(k), N: found.total})
		}
	}
	return list, nil
}

// readable turns what was counted by ordinal into the values of the facet: all,
// or at least the most frequent ones, as many as size. Dates are in order.
func (p plan) readable(f tracker.Facet, a attribute, t *tally, size int) []tracker.Count {
	switch a {
	case bySaid:
		return t.dates(dateLength[f])
	case byStance:
		if f == tracker.FacetSuggested {
			return t.values(suggestedPair(p.about.proposition, ""))
		}
		_, prefixes := p.about.by()
		return t.stances(prefixes)
	}
	t.of.spread(t.counts)
	return t.leading(size)
}

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
	list := slices.DeleteFunc(p.readable(f, a, res.counts[a], len(res.counts[a].counts)), func(n tracker.Count) bool {
		_, found := slices.BinarySearch(of, n.Value)
		return !found // a reaction has several bodies, and not each was asked for
	})
	return most(list, len(list)), nil
}
