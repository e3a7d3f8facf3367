package tracker

import (
	"context"
	"slices"
)

// Mix is how reactions stand on one proposition, by what people have decided;
// where a search counts suggestions, Suggested says how many of Counts are no more
// than that.
type Mix struct {
	Reactions int
	Heard
	Counts    map[Stance]int // Undecided included
	Suggested map[Stance]int
	OfThose   Heard // of the reactions with a place on the scale
}

// Heard is how many distinct ones were heard, apart: a consultation is no vote.
type Heard struct{ Organisations, Individuals int }

// Decided returns how many reactions a person has decided, those that say
// nothing on the proposition included.
func (m Mix) Decided() int { return m.Reactions - m.Counts[Undecided] - m.OnlySuggested() }

// OnlySuggested returns how many reactions count under a suggestion.
func (m Mix) OnlySuggested() int {
	n := 0
	for _, k := range m.Suggested {
		n += k
	}
	return n
}

// Tally returns the reactions with a place on the scale by their side.
func (m Mix) Tally() Tally { return TallyOf(m.Counts) }

// SectorMix is how the reactions of a sector stand on a proposition.
type SectorMix struct {
	Sector    Sector
	Reactions int
	Heard
	Counts map[Stance]int // Undecided included
}

// mix counts all that a search finds, whatever stance it asks for.
func (s *Service) mix(ctx context.Context, q Search) (Mix, error) {
	q.Stances, q.Facets, q.Offset, q.Limit = nil, []Facet{FacetStance}, 0, 0
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return Mix{}, err
	}
	return Mix{Reactions: res.Total, Heard: Heard{res.Organisations, res.Individuals}, Counts: stanceCounts(res), OfThose: res.OnScale}, nil
}

// mixCounted is the mix of what a search has counted, empty if stances are not
// among it.
func mixCounted(q Search, res Results) Mix {
	if !slices.Contains(q.Facets, FacetStance) {
		return Mix{}
	}
	m := Mix{Counts: stanceCounts(res), OfThose: res.OnScale}
	if q.Suggested || q.OnlySuggests {
		m.Suggested = map[Stance]int{}
		for _, n := range res.Counts[FacetSuggested] {
			m.Suggested[Stance(n.Value)] = n.N
		}
	}
	for _, n := range m.Counts {
		m.Reactions += n
	}
	return m
}

func stanceCounts(res Results) map[Stance]int {
	counts := map[Stance]int{}
	for _, n := range res.Counts[FacetStance] {
		counts[Stance(n.Value)] = n.N
	}
	return counts
}

// MixOn is a mix with what it is about.
type MixOn struct {
	Consultation Consultation
	Proposition  Proposition
	Mix
}

// mixesOn counts what a search finds on every proposition of consultations:
// stances on different propositions do not add up. Those on which nothing is
// decided are left out.
func (s *Service) mixesOn(ctx context.Context, q Search, list []Consultation) ([]MixOn, error) {
	var mixes []MixOn
	for _, con := range list {
		for _, p := range con.Propositions {
			q.Consultation, q.Proposition = []string{con.ID}, p.ID
			m, err := s.mix(ctx, q)
			if err != nil {
				return nil, err
			}
			if m.Decided() > 0 {
				mixes = append(mixes, MixOn{con, p, m})
			}
		}
	}
	return mixes, nil
}

// SpokenOn lists the consultations of hits, each once, in their order.
func SpokenOn(hits []QuoteHit) []Consultation {
	var list []Consultation
	for _, h := range hits {
		if !slices.ContainsFunc(list, func(c Consultation) bool { return c.ID == h.Consultation.ID }) {
			list = append(list, h.Consultation)
		}
	}
	return list
}
