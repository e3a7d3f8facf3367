package tracker

import (
	"cmp"
	"context"
	"slices"
)

// bodyStandings is the course of the body on each proposition, in the capacity
// that is counted, with the changes of each of the bodies that are shown; those
// on which nothing is decided are left out.
func (s *Service) bodyStandings(ctx context.Context, sight Sight, p OrganisationProfile) ([]Standing, error) {
	spokenOn, err := s.spokenOn(ctx, Search{Sight: sight, Organisation: p.Bodies})
	if err != nil {
		return nil, err
	}
	var list []stood
	for _, con := range spokenOn {
		for _, prop := range con.Propositions {
			stands, err := s.Index.Stands(ctx, StandsQuery{Sight: sight, Consultation: con.ID, Proposition: prop.ID, Of: FacetOrganisation, Organisations: p.Bodies})
			if err != nil {
				return nil, err
			}
			if x := bodyStood(con, prop, p, stands); x.Decided > 0 {
				list = append(list, x)
			}
		}
	}
	latestFirst(list)
	return s.readStood(ctx, sight, list)
}

// bodyStood puts together where a body and those that are shown with it stand.
func bodyStood(con Consultation, prop Proposition, p OrganisationProfile, stands []Stand) stood {
	own := Stand{}
	if i := slices.IndexFunc(stands, func(st Stand) bool { return st.Who == p.Organisation.ID }); i >= 0 {
		own = stands[i]
	}
	x := newStood(con, prop, own)
	x.Reactions, x.Decided, x.Moved, x.shifts = 0, 0, 0, nil
	for _, st := range stands {
		if !slices.Contains(p.Bodies, st.Who) { // named beside one of them
			continue
		}
		x.Reactions, x.Decided = x.Reactions+st.Reactions, x.Decided+st.Decided
		if cmp.Or(cmp.Compare(x.last.SaidOn.First(), st.Last.SaidOn.First()), cmp.Compare(x.last.Reaction, st.Last.Reaction)) < 0 {
			x.last = st.Last
		}
		for _, change := range st.Shifts() {
			x.shifts = append(x.shifts, namedShift{Shift: change})
		}
	}
	slices.SortFunc(x.shifts, func(a, b namedShift) int {
		return cmp.Or(cmp.Compare(b.To.SaidOn.First(), a.To.SaidOn.First()), cmp.Compare(b.To.Reaction, a.To.Reaction))
	})
	x.Moved = len(x.shifts)
	x.shifts = x.shifts[:min(x.Moved, MostMoves)]
	return x
}
