package search

import (
	"slices"

	"soundings/tracker"
)

// plan is a search as conditions, each filter under the facet that it belongs
// to, so that a facet can be counted without its own.
type plan struct {
	text    clause // nil without words
	filters []filter
	about   stanceAsked
	scored  bool
}

// onlySuggested is the filter by Search.OnlySuggests, which is not the choice of
// a facet: all of them are counted with it.
const onlySuggested tracker.Facet = "only suggested"

func newPlan(s tracker.Search) plan {
	p := plan{about: stanceAskedOf(s)}
	ask := newAsked(s)
	asked := ask.clauses(s.Text.Root)
	if s.Loose {
		asked = ask.mostly(s.Text.Root)
	}
	if len(asked) > 0 {
		p.text, p.scored = allOf(asked), s.Order == tracker.Best
	}
	if len(s.Stances) > 0 {
		p.add(tracker.FacetStance, p.about.having(s.Stances))
	}
	if s.OnlySuggests {
		p.add(onlySuggested, having{byStance, beginning(suggestedPair(s.Proposition, ""))})
	}
	filterBy(&p, tracker.FacetSector, bySector, s.Sectors)
	filterBy(&p, tracker.FacetConsultation, byConsultation, s.Consultation)
	filterBy(&p, tracker.FacetOrganisation, byOrganisation, s.Organisation)
	filterBy(&p, tracker.FacetStakeholder, byStakeholder, s.Stakeholder)
	filterBy(&p, tracker.FacetSource, bySource, s.Source)
	filterBy(&p, tracker.FacetTheme, byTheme, s.Themes)
	filterBy(&p, tracker.FacetKind, byKind, s.Kinds)
	states := s.States
	if len(states) == 0 {
		states = []tracker.ReactionState{tracker.Recorded, tracker.Published}
	}
	filterBy(&p, tracker.FacetState, byState, states)
	if s.From != "" || s.To != "" || s.Undated {
		p.add(tracker.FacetYear, having{bySaid, within(s.From, s.To, s.Undated)})
	}
	return p
}

func (p *plan) add(f tracker.Facet, h having) { p.filters = append(p.filters, filter{f, h}) }

// filterBy adds a filter of alternatives, none if there are none.
func filterBy[T ~string](p *plan, f tracker.Facet, by attribute, alternatives []T) {
	if len(alternatives) > 0 {
		p.add(f, having{by, oneOf(alternatives)})
	}
}

// filtersBy returns the place of the facet's own filter.
func (p plan) filtersBy(f tracker.Facet) (int, bool) {
	switch f {
	case tracker.FacetMonth, tracker.FacetDay:
		f = tracker.FacetYear // all three are of the date
	case tracker.FacetSuggested:
		f = tracker.FacetStance
	}
	n := slices.IndexFunc(p.filters, func(own filter) bool { return own.facet == f })
	return n, n >= 0
}
