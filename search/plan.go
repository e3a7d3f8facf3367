package search

import (
	"slices"

	"soundings/tracker"
)

// plan is a search as conditions, each filter under the facet that it belongs
// to, so that a facet can be counted without its own.
type plan struct {
	text        clause // nil without words
	filters     []filter
	proposition string // that the stances are about
	scored      bool
}

func newPlan(s tracker.Search) plan {
	p := plan{proposition: s.Proposition}
	ask := newAsked(s)
	asked := ask.clauses(s.Text.Root)
	if s.Loose {
		asked = ask.mostly(s.Text.Root)
	}
	if len(asked) > 0 {
		p.text, p.scored = allOf(asked), s.Order == tracker.Best
	}
	if len(s.Stances) > 0 {
		p.add(tracker.FacetStance, havingStance(s.Proposition, s.Stances))
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
	if f == tracker.FacetMonth || f == tracker.FacetDay {
		f = tracker.FacetYear // all three are of the date
	}
	n := slices.IndexFunc(p.filters, func(own filter) bool { return own.facet == f })
	return n, n >= 0
}
