package search

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"soundings/tracker"
)

// defaultFacetSize is how many values a facet has if the search does not say.
const defaultFacetSize = 20

// attributeOf returns what the facet counts. ok is false for the kinds if there
// are words: then they are counted by searching.
func (p plan) attributeOf(f tracker.Facet) (a attribute, ok bool) {
	switch f {
	case tracker.FacetStance:
		if p.proposition == "" {
			return byWhole, true
		}
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
	case tracker.FacetYear:
		return bySaid, true
	}
	return 0, false
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
			counted = found.own[n]
		}
		out[f] = most(p.readable(a, counted, s.FacetSize), s.FacetSize)
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
// or at least the most frequent ones, as many as size.
func (p plan) readable(a attribute, t *tally, size int) []tracker.Count {
	switch a {
	case bySaid:
		return t.years()
	case byStance:
		return t.stances(stancePair(p.proposition, ""))
	}
	t.of.spread(t.counts)
	return t.leading(size)
}

// leading returns the most frequent values. Few values come near them, and only
// those are looked at more closely.
func (t *tally) leading(size int) []tracker.Count {
	if size <= 0 {
		size = defaultFacetSize
	}
	var list []tracker.Count
	least := uint32(1)
	for o, n := range t.counts {
		if n < least || t.of.terms[o] == "" {
			continue
		}
		if list = append(list, tracker.Count{Value: t.of.terms[o], N: int(n)}); len(list) >= max(64, 8*size) {
			list = most(list, size)
			least = uint32(list[size-1].N)
		}
	}
	return list
}

// years counts dates by their year, the undated as "".
func (t *tally) years() []tracker.Count {
	var list []tracker.Count
	years := make(map[int32]int)
	for o, n := range t.counts {
		if n == 0 {
			continue
		}
		year := t.of.spans[o].first / 10_000
		at, ok := years[year]
		if !ok {
			at = len(list)
			years[year] = at
			value := ""
			if year > 0 {
				value = strconv.Itoa(int(year) + 10_000)[1:]
			}
			list = append(list, tracker.Count{Value: value})
		}
		list[at].N += int(n)
	}
	return list
}

// stances counts the pairs with the prefix; who has none is undecided.
func (t *tally) stances(prefix string) []tracker.Count {
	t.of.spread(t.counts)
	var list []tracker.Count
	undecided := t.total
	for o, n := range t.counts {
		if value, ok := strings.CutPrefix(t.of.terms[o], prefix); ok && n > 0 {
			list = append(list, tracker.Count{Value: value, N: int(n)})
			undecided -= int(n)
		}
	}
	if undecided > 0 {
		list = append(list, tracker.Count{Value: string(tracker.Undecided), N: undecided})
	}
	return list
}

// distinct returns how many values were counted.
func (t *tally) distinct() int {
	t.of.spread(t.counts)
	n := 0
	for o, k := range t.counts {
		if k > 0 && t.of.terms[o] != "" {
			n++
		}
	}
	return n
}

// most returns the most frequent values, at most size of them.
func most(list []tracker.Count, size int) []tracker.Count {
	if size <= 0 {
		size = defaultFacetSize
	}
	slices.SortFunc(list, func(a, b tracker.Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
	})
	return list[:min(size, len(list))]
}
