package search

import (
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"soundings/tracker"
)

// plan is a search as conditions, each filter under the facet that it belongs
// to, so that a facet can be counted without its own.
type plan struct {
	worded      bool // it looks for words or leaves some out
	text        []query.Query
	inside      []query.Query // of the words, and of no facet
	without     []query.Query
	filters     []filter
	proposition string // that the stances are about
	scored      bool
}

type filter struct {
	facet tracker.Facet
	query query.Query
}

func newPlan(s tracker.Search) plan {
	w := newAsked(s).within(s.Text.Root)
	p := plan{text: w.text, inside: w.filters, without: w.without, proposition: s.Proposition}
	p.worded = len(w.text)+len(w.filters)+len(w.without) > 0
	p.scored = s.Order == tracker.Best && len(p.text) > 0
	p.any(tracker.FacetStance, stanceFilter(s))
	p.any(tracker.FacetSector, terms(fieldSector, s.Sectors))
	p.any(tracker.FacetConsultation, terms(fieldConsultation, s.Consultation))
	p.any(tracker.FacetOrganisation, terms(fieldOrganisation, s.Organisation))
	p.any(tracker.FacetStakeholder, terms(fieldStakeholder, s.Stakeholder))
	p.any(tracker.FacetSource, terms(fieldSource, s.Source))
	p.any(tracker.FacetKind, terms(fieldKind, s.Kinds))
	states := s.States
	if len(states) == 0 {
		states = []tracker.ReactionState{tracker.Recorded, tracker.Published}
	}
	p.any(tracker.FacetState, terms(fieldState, states))
	p.dates(s)
	return p
}

// any adds a filter of alternatives, none if there are none.
func (p *plan) any(f tracker.Facet, alternatives []query.Query) {
	if len(alternatives) > 0 {
		p.filters = append(p.filters, filter{f, anyOf(alternatives)})
	}
}

// dates adds the filters of when it was said. A reaction of which only the
// month or year is known is in every range that it overlaps.
func (p *plan) dates(s tracker.Search) {
	if s.From != "" {
		p.any(tracker.FacetYear, since(fieldLastPeriods, string(s.From.First())))
	}
	if s.To != "" {
		p.any(tracker.FacetYear, upTo(fieldFirstPeriods, string(s.To.Last())))
	}
	if s.Undated {
		p.any(tracker.FacetYear, []query.Query{term(fieldYear, noYear)})
	}
}

// terms asks for each of the values.
func terms[T ~string](field string, vs []T) []query.Query {
	var qs []query.Query
	for _, v := range vs {
		qs = append(qs, term(field, string(v)))
	}
	return qs
}

// stanceFilter asks for the stances on the proposition, or on the whole.
func stanceFilter(s tracker.Search) []query.Query {
	if s.Proposition == "" {
		return terms(fieldWhole, s.Stances)
	}
	var qs []query.Query
	for _, v := range s.Stances {
		if v == tracker.Undecided {
			qs = append(qs, within{without: []query.Query{term(fieldDecided, s.Proposition)}})
		} else {
			qs = append(qs, term(fieldStance, stancePair(s.Proposition, v)))
		}
	}
	return qs
}

// filtersBy reports whether the facet has a filter of its own.
func (p plan) filtersBy(f tracker.Facet) bool {
	for _, own := range p.filters {
		if own.facet == f {
			return true
		}
	}
	return false
}

// within returns the conditions without the facet's own filter.
func (p plan) within(facet tracker.Facet) within {
	w := within{text: p.text, filters: slices.Clone(p.inside), without: p.without, scored: p.scored && facet == ""}
	for _, f := range p.filters {
		if f.facet != facet {
			w.filters = append(w.filters, f.query)
		}
	}
	return w
}
