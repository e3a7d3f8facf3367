package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"soundings/tracker"
)

// courses asks who of those found stands where on a proposition.
type courses struct {
	of          attribute // who
	proposition string
}

// Stands implements tracker.Index: one pass over the reactions on the
// consultation, of which only the columns are read, and the IDs of those decided.
func (x *Index) Stands(ctx context.Context, q tracker.StandsQuery) ([]tracker.Stand, error) {
	who := courses{byCounted, q.Proposition}
	switch q.Of {
	case tracker.FacetOrganisation:
	case tracker.FacetStakeholder:
		who.of = byStakeholder
	default:
		return nil, tracker.Errorf(tracker.Invalid, "Only organisations and people stand anywhere, not a %s.", q.Of)
	}
	e, err := x.hold()
	if err != nil {
		return nil, err
	}
	defer e.release()
	p := newPlan(tracker.Search{Consultation: []string{q.Consultation}, Stakeholder: q.Stakeholders, Organisation: q.Organisations})
	found, err := e.ask(ctx, q.Sight, request{filters: p.filters, courses: &who})
	if err != nil {
		return nil, err
	}
	return found.stands, nil
}

// Grades of a decision: none, one without a place on the scale, and from here
// on the places of the scale.
const (
	ungraded uint8 = iota
	unplaced
	placed
)

// gradesOn returns a table by ordinal of stances: the grade of the decision on
// the proposition.
func gradesOn(proposition string, vs values) []uint8 {
	grades, prefix, scale := make([]uint8, len(vs.terms)), stancePair(proposition, ""), tracker.Scale()
	for o, term := range vs.terms {
		value, ok := strings.CutPrefix(term, prefix)
		if !ok || proposition == "" { // what has no ID is no proposition here
			continue
		}
		grades[o] = unplaced
		if at := slices.Index(scale, tracker.Stance(value)); at >= 0 {
			grades[o] = placed + uint8(at)
		}
	}
	for _, s := range vs.sets {
		grades[s.ordinal] = max(grades[s.before], grades[s.last])
	}
	return grades
}

// step is one turn in the course of somebody: the ordinal of who, the first day
// on which it may have been said, 0 if that is not known, and the document.
type step struct {
	who   uint32
	day   int32
	said  uint32
	grade uint8
	id    string
}

// stands says where each of those who were found stands, in the order of IDs.
func (p *pass) stands(ctx context.Context) ([]tracker.Stand, error) {
	if p.courses == nil {
		return nil, nil
	}
	grades, who := gradesOn(p.courses.proposition, p.view.values[byStance]), p.view.values[p.courses.of]
	reactions, decided, last := make([]uint32, len(who.terms)), make([]uint32, len(who.terms)), newLasts(p, len(who.terms))
	var steps []step
	for n, found := range p.found {
		c, segment := p.view.segments[n], p.view.snapshot.Segments()[n]
		c.of[p.courses.of].count(found.docs, reactions)
		for i, doc := range found.docs {
			if i%block == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			grade, by := grades[c.of[byStance].at(doc)], c.of[p.courses.of].at(doc)
			if by == 0 {
				continue
			}
			said := c.of[bySaid].at(doc)
			day := p.view.values[bySaid].spans[said].first
			if err := last.see(by, lastAt{n, doc, day}); err != nil {
				return nil, err
			}
			if grade == ungraded {
				continue
			}
			if decided[by]++; grade == unplaced {
				continue
			}
			id, err := segment.DocID(uint64(doc))
			if err != nil {
				return nil, err
			}
			steps = append(steps, step{by, day, said, grade, string(id)})
		}
	}
	slices.SortFunc(steps, func(a, b step) int {
		if a.who == b.who && a.day == b.day {
			return cmp.Compare(a.id, b.id)
		}
		return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.day, b.day))
	})
	list := p.courseOf(steps, who, reactions, decided)
	for i := range list {
		if err := last.tell(who.lookup(list[i].Who), grades, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// courseOf gives everybody who was counted their steps, which are in the order
// of their ordinals.
func (p *pass) courseOf(steps []step, who values, reactions, decided []uint32) []tracker.Stand {
	scale, said := tracker.Scale(), p.view.values[bySaid]
	turns := make([]tracker.Turn, len(steps))
	for i, s := range steps {
		turns[i] = tracker.Turn{Reaction: s.id, SaidOn: said.civil(s.said), Stance: scale[s.grade-placed]}
	}
	var list []tracker.Stand
	at := 0
	for o := 1; o < len(reactions); o++ {
		if reactions[o] == 0 {
			continue
		}
		first := at
		for at < len(steps) && steps[at].who == uint32(o) {
			at++
		}
		st := tracker.Stand{Who: who.terms[o], Reactions: int(reactions[o]), Decided: int(decided[o])}
		if at > first {
			st.Course = turns[first:at:at]
		}
		list = append(list, st)
	}
	slices.SortFunc(list, func(a, b tracker.Stand) int { return cmp.Compare(a.Who, b.Who) })
	return list
}
