package tracker

import (
	"context"
	"slices"
)

// PositionsQuery asks who stands where on one proposition.
type PositionsQuery struct {
	Proposition string   // ID; "" is the whole
	Of          Facet    // FacetOrganisation or FacetStakeholder
	Sector      Sector   // "" for all
	Holds       []Stance // any of them; none for all
	Offset      int
	Limit       int
}

// Positions is who stands where on one proposition, with the words on which it
// rests.
type Positions struct {
	Consultation Consultation
	Proposition  Proposition
	Held         map[Stance]int // of the sector, whatever is asked to be held
	Sectors      []Sector       // of all who are heard, each once
	Total        int
	Rows         []PositionHeld
}

// PositionHeld is a standpoint with the reaction that shows it, which has no ID
// if it can no longer be shown.
type PositionHeld struct {
	Standpoint
	Reaction Reaction
}

// Positions lists who stands where, in the order of names.
func (s *Service) Positions(ctx context.Context, v Viewer, slug string, q PositionsQuery) (Positions, error) {
	m, err := s.matter(ctx, v, slug, q.Proposition)
	if err != nil {
		return Positions{}, err
	}
	p := Positions{Consultation: m.con, Proposition: m.on}
	points, err := s.standpoints(ctx, m.stands(q.Of))
	if err != nil {
		return p, err
	}
	p.Sectors = sectorsOf(points)
	points = slices.DeleteFunc(points, func(x Standpoint) bool { return q.Sector != "" && x.Sector != q.Sector })
	p.Held = countHeld(points)
	points = slices.DeleteFunc(points, func(x Standpoint) bool { return len(q.Holds) > 0 && !slices.Contains(q.Holds, x.Holds()) })
	p.Total = len(points)
	points = stretchOf(points, q.Offset, q.Limit)
	var ids []string
	for _, x := range points {
		ids = append(ids, x.At().Reaction)
	}
	found, err := s.reactionsByID(ctx, m.sight, ids)
	for _, x := range points {
		p.Rows = append(p.Rows, PositionHeld{x, found[x.At().Reaction]})
	}
	return p, err
}

func sectorsOf(list []Standpoint) []Sector {
	var sectors []Sector
	for _, p := range list {
		sectors = append(sectors, p.Sector)
	}
	slices.Sort(sectors)
	return slices.Compact(sectors)
}

// stretchOf returns at most so many items from a place on, all of them if most is 0.
func stretchOf[T any](list []T, from, most int) []T {
	list = list[min(max(from, 0), len(list)):]
	if most > 0 {
		list = list[:min(most, len(list))]
	}
	return list
}

// ChangesPage is a stretch of the changes of position on one proposition.
type ChangesPage struct {
	Consultation Consultation
	Proposition  Proposition
	Since        CivilDate // only changes from this day on; "" for all
	Total        int
	Moves        []Move // the latest first
}

// Changes lists who changed position, the latest first; of bodies or people.
// latelyOnly leaves those of the last thirty days.
func (s *Service) Changes(ctx context.Context, v Viewer, slug, proposition string, of Facet, latelyOnly bool, offset, limit int) (ChangesPage, error) {
	m, err := s.matter(ctx, v, slug, proposition)
	if err != nil {
		return ChangesPage{}, err
	}
	page := ChangesPage{Consultation: m.con, Proposition: m.on}
	points, err := s.standpoints(ctx, m.stands(of))
	if err != nil {
		return page, err
	}
	shifts := shiftsOf(points)
	if latelyOnly {
		page.Since = s.daysBack(lately)
		shifts = since(shifts, page.Since)
	}
	page.Total = len(shifts)
	page.Moves, err = s.moved(ctx, m.sight, m.on.ID, stretchOf(shifts, offset, limit))
	return page, err
}
