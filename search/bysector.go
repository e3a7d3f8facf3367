package search

import (
	"context"
	"math/bits"
	"slices"
	"strings"

	"soundings/tracker"
)

// BySector implements tracker.Index: one pass over the reactions on the
// consultation, of which only the columns are read.
func (x *Index) BySector(ctx context.Context, q tracker.StandsQuery) ([]tracker.SectorMix, error) {
	e, err := x.hold()
	if err != nil {
		return nil, err
	}
	defer e.release()
	p := newPlan(tracker.Search{Consultation: []string{q.Consultation}, Stakeholder: q.Stakeholders, Organisation: q.Organisations})
	found, err := e.ask(ctx, q.Sight, request{filters: p.filters, sectorsOn: &q.Proposition})
	if err != nil {
		return nil, err
	}
	return found.sectors, nil
}

// valuesOn returns a table by ordinal of stances: the place of what is decided on
// the proposition in the list of all values.
func valuesOn(proposition string, vs values) []uint8 {
	all, prefix := tracker.StanceFacet(), stancePair(proposition, "")
	undecided := uint8(slices.Index(all, tracker.Undecided))
	table := make([]uint8, len(vs.terms))
	for o, term := range vs.terms {
		table[o] = undecided
		if value, ok := strings.CutPrefix(term, prefix); ok {
			if at := slices.Index(all, tracker.Stance(value)); at >= 0 {
				table[o] = uint8(at)
			}
		}
	}
	for _, s := range vs.sets {
		if table[s.ordinal] = table[s.before]; table[s.last] != undecided {
			table[s.ordinal] = table[s.last]
		}
	}
	return table
}

// inSector is what is counted of one sector.
type inSector struct {
	counts                     []uint32 // by value
	organisations, individuals []uint64 // bits by ordinal
}

// bySector counts those who were found by sector and by what is decided of them.
func (p *pass) bySector(ctx context.Context) ([]tracker.SectorMix, error) {
	if p.sectorsOn == nil {
		return nil, nil
	}
	sectors, decided := p.view.values[bySector], valuesOn(*p.sectorsOn, p.view.values[byStance])
	organisations, individuals := len(p.view.values[byCounted].terms), len(p.view.values[byStakeholder].terms)
	of := sectors.members()
	counted := make([]*inSector, len(sectors.terms))
	for n, found := range p.found {
		c := p.view.segments[n]
		for i, doc := range found.docs {
			if i%block == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			value, body, person := decided[c.of[byStance].at(doc)], c.of[byCounted].at(doc), c.of[byStakeholder].at(doc)
			for _, o := range of[c.of[bySector].at(doc)] {
				in := counted[o]
				if in == nil {
					in = &inSector{make([]uint32, len(tracker.StanceFacet())), make([]uint64, organisations/64+1), make([]uint64, individuals/64+1)}
					counted[o] = in
				}
				in.counts[value]++
				in.organisations[body/64] |= 1 << (body % 64)
				in.individuals[person/64] |= 1 << (person % 64)
			}
		}
	}
	return mixesOf(sectors, counted), nil
}

// members returns a table by ordinal: the values that it stands for, none for
// that of documents without any.
func (v values) members() [][]uint32 {
	table := make([][]uint32, len(v.terms))
	for o := 1; o < len(table); o++ {
		table[o] = []uint32{uint32(o)}
	}
	for _, s := range v.sets {
		table[s.ordinal] = slices.Concat(table[s.before], table[s.last])
	}
	return table
}

func mixesOf(sectors values, counted []*inSector) []tracker.SectorMix {
	var list []tracker.SectorMix
	for o, in := range counted {
		if in == nil {
			continue
		}
		mix := tracker.SectorMix{Sector: tracker.Sector(sectors.terms[o]), Counts: map[tracker.Stance]int{}}
		for at, value := range tracker.StanceFacet() {
			if n := int(in.counts[at]); n > 0 {
				mix.Counts[value] = n
				mix.Reactions += n
			}
		}
		mix.Organisations, mix.Individuals = onesOf(in.organisations), onesOf(in.individuals)
		list = append(list, mix)
	}
	slices.SortFunc(list, func(a, b tracker.SectorMix) int { return strings.Compare(string(a.Sector), string(b.Sector)) })
	return list
}

// onesOf counts the bits but that of the ordinal of nobody.
func onesOf(set []uint64) int {
	n := -int(set[0] & 1)
	for _, word := range set {
		n += bits.OnesCount64(word)
	}
	return n
}
