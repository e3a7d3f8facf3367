package tracker

import (
	"cmp"
	"context"
	"strings"
)

// Standpoint is where a named body or person stands on a proposition.
type Standpoint struct {
	Stand
	Name   string
	Sector Sector // of a body that of the directory, of a person the one in which they spoke last
}

// Holds returns the stance that a body or person holds by its latest decision:
// one of the scale, NotStated if all that is decided says nothing on it, or
// Undecided.
func (s Stand) Holds() Stance {
	switch {
	case len(s.Course) > 0:
		return s.Latest().Stance
	case s.Decided > 0:
		return NotStated
	}
	return Undecided
}

// At returns the reaction on which what is held rests; where nothing is decided,
// or nothing of it is on the scale, the last one.
func (s Stand) At() Turn {
	if len(s.Course) > 0 {
		return s.Latest()
	}
	return s.Last
}

// Alike returns how many of the turns on the scale hold the same as the latest.
func (s Stand) Alike() int {
	n := 0
	for _, t := range s.Course {
		if t.Stance == s.Latest().Stance {
			n++
		}
	}
	return n
}

// standpoints returns where everybody heard on a consultation stands, in the
// order of names.
func (s *Service) standpoints(ctx context.Context, q StandsQuery) ([]Standpoint, error) {
	stands, err := s.Index.Stands(ctx, q)
	if err != nil {
		return nil, err
	}
	list := make([]Standpoint, 0, len(stands))
	for _, st := range stands {
		list = append(list, Standpoint{Stand: st})
	}
	if err := s.nameStandpoints(ctx, q.Of, list); err != nil {
		return nil, err
	}
	sortBy(list, func(p Standpoint) string { return strings.ToLower(p.Name) }, func(p Standpoint) string { return p.Who })
	return list, s.settleSectors(ctx, list)
}

// nameStandpoints gives those whom the directory knows their names, and bodies
// their sectors. Who was added a moment ago is looked up anew.
func (s *Service) nameStandpoints(ctx context.Context, of Facet, list []Standpoint) error {
	for _, fresh := range []bool{false, true} {
		d, unlock, err := s.names(ctx, fresh)
		if err != nil {
			return err
		}
		unnamed := 0
		for i := range list {
			p := &list[i]
			if of == FacetOrganisation {
				o, ok := d.organisations.byID[p.Who]
				if p.Name = o.Name; ok && len(o.Sectors) > 0 {
					p.Sector = o.Sector()
				}
			} else {
				p.Name = d.stakeholders.byID[p.Who].FullName()
			}
			if p.Name == "" {
				p.Name = "(unnamed)"
				unnamed++
			}
		}
		unlock()
		if unnamed == 0 {
			break
		}
	}
	return nil
}

// settleSectors gives the others the sector in which they spoke last: of several
// capacities that of the first, which only the reaction itself tells.
func (s *Service) settleSectors(ctx context.Context, list []Standpoint) error {
	several := map[string]*Standpoint{}
	var ids []string
	for i := range list {
		p := &list[i]
		switch {
		case p.Sector != "":
		case len(p.Sectors) == 0:
			p.Sector = SectorOther
		case len(p.Sectors) == 1:
			p.Sector = p.Sectors[0]
		default:
			p.Sector, several[p.Last.Reaction] = p.Sectors[0], p
			ids = append(ids, p.Last.Reaction)
		}
	}
	found, err := s.Store.Reactions().GetMany(ctx, ids)
	for _, r := range found {
		several[r.ID].Sector = cmp.Or(r.Capacity().Sector, SectorOther)
	}
	return err
}

// countHeld counts who holds what.
func countHeld(list []Standpoint) map[Stance]int {
	counts := map[Stance]int{}
	for _, p := range list {
		counts[p.Holds()]++
	}
	return counts
}
