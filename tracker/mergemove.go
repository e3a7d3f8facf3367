package tracker

import (
	"context"
	"slices"
)

// What names the entry that goes is led to the one that stays: each is noted in
// the merge first, then changed, so that undoing knows what it was.

// moveChildren makes the parts of a body parts of the other.
func (r *mergeRun) moveChildren(ctx context.Context) error {
	if r.m.Noun != MergeBodies {
		return nil
	}
	found, err := r.childrenOf(ctx, r.m.From)
	if err != nil {
		return err
	}
	if more := lacking(r.m.Children, found); len(more) > 0 {
		r.m.Children = append(slices.Clone(r.m.Children), more...)
		if err := r.save(ctx); err != nil {
			return err
		}
	}
	return r.setParents(ctx, "merge", r.m.From, r.m.Into)
}

func (r *mergeRun) returnChildren(ctx context.Context) error {
	return r.setParents(ctx, "undo merge", r.m.Into, r.m.From)
}

func (r *mergeRun) setParents(ctx context.Context, action, was, is string) error {
	for _, id := range r.m.Children {
		_, err := amend(ctx, r.Store.Organisations(), id, func(o *Organisation) (bool, error) {
			if o.Parent != was {
				return false, nil
			}
			o.Parent = is
			o.Events = append(slices.Clone(o.Events), r.event(r.v, action, r.m.FromName, r.m.IntoName, r.m.mark()))
			return true, nil
		})
		if err != nil && KindOf(err) != NotFound {
			return err
		}
	}
	return nil
}

// childrenOf lists the parts of a body but for the one that stays, whose own
// parent join has seen to.
func (r *mergeRun) childrenOf(ctx context.Context, id string) ([]string, error) {
	d, unlock, err := r.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var list []string
	for child, o := range d.organisations.byID {
		if o.Parent == id && child != r.m.Into {
			list = append(list, child)
		}
	}
	slices.Sort(list)
	return list, nil
}

// movePositions leads the positions that people hold in a body to the other.
func (r *mergeRun) movePositions(ctx context.Context) error {
	if r.m.Noun != MergeBodies {
		return nil
	}
	people, err := r.peopleIn(ctx, r.m.From)
	if err != nil {
		return err
	}
	for _, id := range people {
		_, err := amend(ctx, r.Store.Stakeholders(), id, func(st *Stakeholder) (bool, error) {
			var moved []MovedPosition
			if st.Positions, moved = r.m.movedPositions(*st); len(moved) == 0 {
				return false, nil
			}
			st.Events = append(slices.Clone(st.Events), r.event(r.v, "merge", r.m.FromName, r.m.IntoName, r.m.mark()))
			others := slices.DeleteFunc(slices.Clone(r.m.Positions), func(p MovedPosition) bool { return p.Stakeholder == id })
			r.m.Positions = slices.Concat(others, moved)
			return true, r.save(ctx)
		})
		if err != nil && KindOf(err) != NotFound {
			return err
		}
	}
	return nil
}

func (r *mergeRun) peopleIn(ctx context.Context, body string) ([]string, error) {
	d, unlock, err := r.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var list []string
	for id := range d.stakeholders.byID {
		if d.holds(id, body) {
			list = append(list, id)
		}
	}
	slices.Sort(list)
	return list, nil
}

// movedPositions returns the positions of a person as they are after the merge,
// each once, and those of them that it changes.
func (m Merge) movedPositions(st Stakeholder) (list []Position, moved []MovedPosition) {
	for i, p := range st.Positions {
		if p.Organisation != m.From {
			list = append(list, p)
			continue
		}
		was := MovedPosition{Stakeholder: st.ID, At: i, Position: p}
		p.Organisation = m.Into
		if was.Dropped = slices.Contains(st.Positions, p) || slices.Contains(list, p); !was.Dropped {
			list = append(list, p)
		}
		moved = append(moved, was)
	}
	return list, moved
}

func (r *mergeRun) returnPositions(ctx context.Context) error {
	byPerson := map[string][]MovedPosition{}
	var people []string
	for _, p := range r.m.Positions {
		if byPerson[p.Stakeholder] == nil {
			people = append(people, p.Stakeholder)
		}
		byPerson[p.Stakeholder] = append(byPerson[p.Stakeholder], p)
	}
	for _, id := range people {
		_, err := amend(ctx, r.Store.Stakeholders(), id, func(st *Stakeholder) (bool, error) {
			if r.m.marked(st.Events, "undo merge") {
				return false, nil
			}
			st.Positions = r.m.returnedPositions(st.Positions, byPerson[id])
			st.Events = append(slices.Clone(st.Events), r.event(r.v, "undo merge", r.m.FromName, r.m.IntoName, r.m.mark()))
			return true, nil
		})
		if err != nil && KindOf(err) != NotFound {
			return err
		}
	}
	return nil
}

// returnedPositions puts positions back where they were; one that somebody has
// changed since stays as it is.
func (m Merge) returnedPositions(list []Position, moved []MovedPosition) []Position {
	list = slices.Clone(list)
	for _, was := range moved {
		led := was.Position
		led.Organisation = m.Into
		if was.Dropped {
			list = slices.Insert(list, min(was.At, len(list)), was.Position)
		} else if at := slices.Index(list, led); at >= 0 {
			list[at] = was.Position
		}
	}
	return list
}
