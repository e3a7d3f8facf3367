package tracker

import (
	"cmp"
	"context"
	"slices"
)

// Standing is where a person or body stands on one proposition, by what people
// have decided of what they said.
type Standing struct {
	Consultation Consultation
	Proposition  Proposition
	Reactions    int      // of the person on the consultation
	Decided      int      // of those, on the proposition
	Latest       Reaction // the last dated one with a place on the scale; none has no ID
	Moves        []Move   // the latest first; not more than MostMoves
	Moved        int      // how many changes there are
	Course       []Turn   // the dated ones with a place on the scale, in the order of time
}

// MostMoves is how many changes of position on one proposition the page of a
// person or body shows.
const MostMoves = 10

// standings returns where a person stands on each proposition of the
// consultations that they have spoken on, within sight, and since when; that of
// which they spoke last comes first.
func (s *Service) standings(ctx context.Context, sight Sight, stakeholder string) ([]Standing, error) {
	spokenOn, err := s.spokenOn(ctx, Search{Sight: sight, Stakeholder: []string{stakeholder}})
	if err != nil {
		return nil, err
	}
	var list []stood
	for _, con := range spokenOn {
		for _, p := range con.Propositions {
			stands, err := s.Index.Stands(ctx, StandsQuery{Sight: sight, Consultation: con.ID, Proposition: p.ID, Of: FacetStakeholder, Stakeholders: []string{stakeholder}})
			if err != nil {
				return nil, err
			}
			for _, st := range stands {
				list = append(list, newStood(con, p, st))
			}
		}
	}
	latestFirst(list)
	return s.readStood(ctx, sight, list)
}

// spokenOn returns the consultations of all that a search finds.
func (s *Service) spokenOn(ctx context.Context, q Search) ([]Consultation, error) {
	q.Facets, q.FacetSize, q.Limit = []Facet{FacetConsultation}, 1<<20, 0
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, n := range res.Counts[FacetConsultation] {
		ids = append(ids, n.Value)
	}
	return s.Store.Consultations().GetMany(ctx, ids)
}

func latestFirst(list []stood) {
	slices.SortStableFunc(list, func(a, b stood) int {
		return cmp.Or(cmp.Compare(b.last.SaidOn.First(), a.last.SaidOn.First()), cmp.Compare(b.last.Reaction, a.last.Reaction))
	})
}

// stood is a standing before its reactions are read.
type stood struct {
	Standing
	last   Turn         // of all on the consultation
	shifts []namedShift // those shown, the latest first
}

func newStood(con Consultation, p Proposition, st Stand) stood {
	x := stood{Standing: Standing{Consultation: con, Proposition: p, Reactions: st.Reactions, Decided: st.Decided}, last: st.Last}
	dated := slices.IndexFunc(st.Course, func(t Turn) bool { return t.SaidOn != "" })
	if dated >= 0 {
		x.Course = st.Course[dated:]
	}
	shifts := st.Shifts()
	x.Moved = len(shifts)
	for _, change := range slices.Backward(shifts[max(0, len(shifts)-MostMoves):]) {
		x.shifts = append(x.shifts, namedShift{Shift: change})
	}
	return x
}

// readStood reads the reactions that standings show. One that has changed since
// it was indexed, or is not in sight, is left out.
func (s *Service) readStood(ctx context.Context, sight Sight, list []stood) ([]Standing, error) {
	var ids []string
	for _, x := range list {
		if n := len(x.Course); n > 0 {
			ids = append(ids, x.Course[n-1].Reaction)
		}
		ids = append(ids, reactionsOf(x.shifts)...)
	}
	slices.Sort(ids)
	found, err := s.reactionsByID(ctx, sight, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	var out []Standing
	for _, x := range list {
		if n := len(x.Course); n > 0 {
			turn := x.Course[n-1]
			if r := found[turn.Reaction]; r.Stance(x.Proposition.ID) == turn.Stance {
				x.Latest = r
			}
		}
		x.Moves = movesAmong(found, x.Proposition.ID, x.shifts)
		out = append(out, x.Standing)
	}
	return out, nil
}
