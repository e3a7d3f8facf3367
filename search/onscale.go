package search

import "soundings/tracker"

// onScale counts, in the same pass, who among those found whatever their stance
// has a place on the scale.
type onScale struct {
	organisations, individuals *tally
}

// newOnScale returns nil if stances are not counted.
func newOnScale(v *view, r request) *onScale {
	if r.scale == nil {
		return nil
	}
	return &onScale{organisations: newTally(v.values[byCounted]), individuals: newTally(v.values[byStakeholder])}
}

// onScale counts those with a place on the scale among the documents that hold
// all filters but that of their stance. Who has none gets a bit in the masks
// that belongs to no filter.
func (p *pass) onScale(c *segmentColumns, docs []uint32, masks []uint16) {
	s := p.out.scale
	if s == nil {
		return
	}
	placed := p.choose(docs, masks, p.all&^p.bits(tracker.FacetStance)|1<<len(p.filters))
	c.of[byCounted].count(placed, s.organisations.counts)
	c.of[byStakeholder].count(placed, s.individuals.counts)
}

// heard returns how many distinct ones were counted.
func (s *onScale) heard() tracker.Heard {
	if s == nil {
		return tracker.Heard{}
	}
	return tracker.Heard{Organisations: s.organisations.distinct(), Individuals: s.individuals.distinct()}
}
