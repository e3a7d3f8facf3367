package tracker

import (
	"cmp"
	"context"
	"slices"
)

// Move is a change of a stakeholder's stance on a proposition between two
// decisions.
type Move struct {
	From, To Reaction
	Was, Is  Stance
}

// mostMovers bounds how many people are looked at for changes of position.
const mostMovers = 200

// moves finds the people who have changed position on the query's proposition,
// the latest change first. Only decisions count, only dated reactions compare.
func (s *Service) moves(ctx context.Context, q Search) ([]Move, error) {
	q.Facets, q.FacetSize, q.Limit = []Facet{FacetStakeholder}, mostMovers, 0
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	var people []string
	total := 0
	for _, c := range res.Counts[FacetStakeholder] {
		if c.N > 1 && c.Value != "" {
			people = append(people, c.Value)
			total += c.N
		}
	}
	if len(people) == 0 {
		return nil, nil
	}
	q.Stakeholder, q.Facets, q.Limit, q.Order = people, nil, min(total, 2000), Oldest
	if res, err = s.Index.Search(ctx, q); err != nil {
		return nil, err
	}
	list, err := s.Store.Reactions().GetMany(ctx, res.IDs)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(r Reaction) bool { return !q.Sight.Sees(r) })
	return Moves(list, q.Proposition), nil
}

// Moves lists the changes among reactions in the order of time, latest first.
// One is compared with the last before it of the same person: of two on the
// same day, or in a month or year of which no more is known, none is before
// the other.
func Moves(list []Reaction, proposition string) []Move {
	before := map[string][]Reaction{}
	var moves []Move
	for _, r := range list {
		is := r.Stance(proposition)
		if is == Undecided || is == NotStated || r.SaidOn == "" || r.Stakeholder == "" {
			continue
		}
		for _, b := range slices.Backward(before[r.Stakeholder]) {
			if b.SaidOn.Last() < r.SaidOn.First() {
				if was := b.Stance(proposition); was != is {
					moves = append(moves, Move{From: b, To: r, Was: was, Is: is})
				}
				break
			}
		}
		before[r.Stakeholder] = append(before[r.Stakeholder], r)
	}
	slices.Reverse(moves)
	return moves
}

// Standing is where a person stands on one proposition, by what people have
// decided of what they said.
type Standing struct {
	Consultation Consultation
	Proposition  Proposition
	Reactions    int      // of the person on the consultation
	Decided      int      // of those, on the proposition
	Latest       Reaction // the last dated one with a place on the scale; none has no ID
	Moves        []Move   // the latest first
}

// standings returns where a person stands on each proposition of the
// consultations that they have spoken on, within sight, and since when.
func (s *Service) standings(ctx context.Context, sight Sight, stakeholder string) ([]Standing, error) {
	said, err := all(ctx, s.Store.Reactions(), Key{"stakeholder", stakeholder})
	if err != nil {
		return nil, err
	}
	said = slices.DeleteFunc(said, func(r Reaction) bool { return !sight.Sees(r) || r.State == Withdrawn })
	slices.SortStableFunc(said, func(a, b Reaction) int {
		return cmp.Or(cmp.Compare(a.SaidOn.First(), b.SaidOn.First()), cmp.Compare(a.ID, b.ID))
	})
	byConsultation := map[string][]Reaction{}
	var order []string
	for _, r := range slices.Backward(said) {
		if byConsultation[r.Consultation] == nil {
			order = append(order, r.Consultation)
		}
		byConsultation[r.Consultation] = append(byConsultation[r.Consultation], r)
	}
	var list []Standing
	for _, id := range order {
		con, err := s.Store.Consultations().Get(ctx, id)
		if err != nil {
			return nil, err
		}
		inTime := byConsultation[id]
		slices.Reverse(inTime)
		for _, p := range con.Propositions {
			list = append(list, standing(con, p, inTime))
		}
	}
	return list, nil
}

func standing(con Consultation, p Proposition, inTime []Reaction) Standing {
	st := Standing{Consultation: con, Proposition: p, Reactions: len(inTime), Moves: Moves(inTime, p.ID)}
	for _, r := range inTime {
		value := r.Stance(p.ID)
		if value != Undecided {
			st.Decided++
		}
		if r.SaidOn != "" && slices.Contains(Scale(), value) {
			st.Latest = r
		}
	}
	return st
}
