package tracker

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Shift is a change between two turns of somebody's course.
type Shift struct{ From, To Turn }

// Shifts lists the changes in a course, the earliest first.
func (s Stand) Shifts() []Shift {
	var list []Shift
	listed := changes{}
	for i, to := range s.Course {
		if from, ok := surelyBefore(s.Course[:i], to); ok && listed.first(from, to) {
			list = append(list, Shift{from, to})
		}
	}
	return list
}

// change is what makes a change the same as another: reactions between which
// no order is known, and which left the same one for the same stance, as of two
// people who spoke for a body on one day, are one change.
type change struct {
	from string // reaction
	is   Stance
}

type changes map[change]bool

// first reports whether two turns are a change that was not met before.
func (c changes) first(from, to Turn) bool {
	x := change{from.Reaction, to.Stance}
	if from.Stance == to.Stance || c[x] {
		return false
	}
	c[x] = true
	return true
}

// surelyBefore returns the last of earlier turns that is certainly before
// another: of two on the same day, or in a month or year of which no more is
// known, none is before the other.
func surelyBefore(earlier []Turn, t Turn) (Turn, bool) {
	for _, b := range slices.Backward(earlier) {
		if b.SaidOn != "" && t.SaidOn != "" && b.SaidOn.Last() < t.SaidOn.First() {
			return b, true
		}
	}
	return Turn{}, false
}

// namedShift is a change with the name of who made it.
type namedShift struct {
	Shift
	name string
}

// shiftsOf lists the changes of everybody, the latest first.
func shiftsOf(list []Standpoint) []namedShift {
	shifts, n := make([][]Shift, len(list)), 0
	for i, p := range list {
		shifts[i] = p.Shifts()
		n += len(shifts[i])
	}
	all := make([]namedShift, 0, n)
	for i, p := range list {
		for _, x := range shifts[i] {
			all = append(all, namedShift{x, p.Name})
		}
	}
	slices.SortFunc(all, func(a, b namedShift) int {
		return cmp.Or(cmp.Compare(b.To.SaidOn.First(), a.To.SaidOn.First()), cmp.Compare(b.To.Reaction, a.To.Reaction))
	})
	return all
}

// since returns those of the changes, the latest first, that are surely not
// before a day: a part of the list, not a copy.
func since(list []namedShift, day CivilDate) []namedShift {
	before := slices.IndexFunc(list, func(x namedShift) bool { return x.To.SaidOn.First() < day })
	if before < 0 {
		return list
	}
	return list[:before]
}

// daysBack returns the first of the last n days on London's calendar, today the
// last of them.
func (s *Service) daysBack(n int) CivilDate {
	return CivilDate(London(s.Now()).AddDate(0, 0, 1-n).Format(time.DateOnly))
}

// moved reads the reactions of changes from the store. One of which either has
// changed since it was indexed, or is not in sight, is left out.
func (s *Service) moved(ctx context.Context, sight Sight, proposition string, list []namedShift) ([]Move, error) {
	ids := reactionsOf(list)
	slices.Sort(ids)
	found, err := s.reactionsByID(ctx, sight, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	return movesAmong(found, proposition, list), nil
}

// reactionsOf returns the IDs of the reactions between which changes lie.
func reactionsOf(list []namedShift) []string {
	ids := make([]string, 0, 2*len(list))
	for _, x := range list {
		ids = append(ids, x.From.Reaction, x.To.Reaction)
	}
	return ids
}

// movesAmong returns those of the changes whose reactions are found and still
// hold what they held.
func movesAmong(found map[string]Reaction, proposition string, list []namedShift) []Move {
	var moves []Move
	for _, x := range list {
		m := Move{Name: x.name, From: found[x.From.Reaction], To: found[x.To.Reaction], Was: x.From.Stance, Is: x.To.Stance}
		if m.From.Stance(proposition) == m.Was && m.To.Stance(proposition) == m.Is {
			moves = append(moves, m)
		}
	}
	return moves
}

// reactionsByID reads those of the reactions that are in sight.
func (s *Service) reactionsByID(ctx context.Context, sight Sight, ids []string) (map[string]Reaction, error) {
	list, err := s.Store.Reactions().GetMany(ctx, ids)
	found := make(map[string]Reaction, len(list))
	for _, r := range list {
		if sight.Sees(r) {
			found[r.ID] = r
		}
	}
	return found, err
}
