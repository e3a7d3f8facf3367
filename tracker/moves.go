package tracker

import "slices"

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
	byID, before, listed := map[string]Reaction{}, map[string][]Turn{}, changes{}
	for _, r := range list {
		to := Turn{Reaction: r.ID, SaidOn: r.SaidOn, Stance: r.Stance(proposition)}
		if r.Stakeholder == "" || !slices.Contains(Scale(), to.Stance) {
			continue
		}
		if from, ok := surelyBefore(before[r.Stakeholder], to); ok && listed.first(from, to) {
			moves = append(moves, Move{From: byID[from.Reaction], To: r, Was: from.Stance, Is: to.Stance})
		}
		byID[r.ID], before[r.Stakeholder] = r, append(before[r.Stakeholder], to)
	}
	slices.Reverse(moves)
	return moves
}
