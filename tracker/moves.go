package tracker

import (
	"cmp"
	"context"
	"slices"
)

// Move is a change of stance on a proposition between two decisions, of a body
// or a person.
type Move struct {
	Name     string // of the body or person, where several are listed
	From, To Reaction
	Was, Is  Stance
}

// Moves lists the changes among reactions in the order of time, latest first.
// One is compared with the last before it of the same person: of two on the
// same day, or in a month or year of which no more is known, none is before
// the other.
func Moves(list []Reaction, proposition string) []Move {
	var moves []Move
	byID, before := map[string]Reaction{}, map[string][]Turn{}
	for _, r := range list {
		to := Turn{Reaction: r.ID, SaidOn: r.SaidOn, Stance: r.Stance(proposition)}
		if r.Stakeholder == "" || !slices.Contains(Scale(), to.Stance) {
			continue
		}
		if from, ok := surelyBefore(before[r.Stakeholder], to); ok && from.Stance != to.Stance {
			moves = append(moves, Move{From: byID[from.Reaction], To: r, Was: from.Stance, Is: to.Stance})
		}
		byID[r.ID], before[r.Stakeholder] = r, append(before[r.Stakeholder], to)
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
	Course       []Turn   // the dated ones with a place on the scale, in the order of time
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
			st.Latest, st.Course = r, append(st.Course, Turn{r.ID, r.SaidOn, value})
		}
	}
	return st
}
