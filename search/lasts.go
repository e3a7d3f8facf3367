package search

import (
	"slices"
	"strings"

	"soundings/tracker"
)

// lasts is the last reaction of each of those who are found, by ordinal.
type lasts struct {
	pass *pass
	of   []lastAt
}

// lastAt is a document, and the first day on which it may have been said, 0 if
// that is not known.
type lastAt struct {
	segment int
	doc     uint32
	day     int32
}

func newLasts(p *pass, whos int) lasts {
	l := lasts{p, make([]lastAt, whos)}
	for o := range l.of {
		l.of[o].segment = -1
	}
	return l
}

// see takes note of a document of somebody. Of two on the same day that with the
// greater ID is the last.
func (l lasts) see(who uint32, at lastAt) error {
	old := l.of[who]
	later := at.day > old.day || old.segment < 0
	if !later && at.day == old.day {
		if at.segment == old.segment {
			rank := l.pass.view.segments[at.segment].rank
			later = rank[at.doc] > rank[old.doc]
		} else {
			is, err := l.id(at)
			if err != nil {
				return err
			}
			was, err := l.id(old)
			if err != nil {
				return err
			}
			later = is > was
		}
	}
	if later {
		l.of[who] = at
	}
	return nil
}

func (l lasts) id(at lastAt) (string, error) {
	id, err := l.pass.view.snapshot.Segments()[at.segment].DocID(uint64(at.doc))
	return string(id), err
}

// tell says of somebody which reaction is the last, and in which sectors.
func (l lasts) tell(who uint32, grades []uint8, st *tracker.Stand) error {
	at, view := l.of[who], l.pass.view
	if at.segment < 0 {
		return nil
	}
	id, err := l.id(at)
	c := view.segments[at.segment]
	st.Last = tracker.Turn{Reaction: id, SaidOn: view.values[bySaid].civil(c.of[bySaid].at(at.doc)), Stance: tracker.Undecided}
	switch grade := grades[c.of[byStance].at(at.doc)]; {
	case grade == unplaced:
		st.Last.Stance = tracker.NotStated
	case grade >= placed:
		st.Last.Stance = tracker.Scale()[grade-placed]
	}
	for _, term := range view.values[bySector].within(c.of[bySector].at(at.doc)) {
		st.Sectors = append(st.Sectors, tracker.Sector(term))
	}
	return err
}

// within returns the terms of an ordinal, in order.
func (v values) within(ordinal uint32) []string {
	if ordinal == 0 {
		return nil
	}
	if term := v.terms[ordinal]; term != "" {
		return []string{term}
	}
	at, found := slices.BinarySearchFunc(v.sets, ordinal, func(s set, o uint32) int { return int(s.ordinal) - int(o) })
	if !found {
		return nil
	}
	list := append(v.within(v.sets[at].before), v.within(v.sets[at].last)...)
	slices.SortFunc(list, strings.Compare)
	return slices.Compact(list)
}
