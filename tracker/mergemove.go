package tracker

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"
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

// moveExpected lets the registers of silence expect the entry that stays.
func (r *mergeRun) moveExpected(ctx context.Context) error {
	return each(ctx, r.Store.Expectations(), Key{}, func(list []Expectations) error {
		for _, x := range list {
			_, err := amend(ctx, r.Store.Expectations(), x.ID, func(x *Expectations) (bool, error) {
				var moved []MovedExpected
				if x.List, moved = r.m.movedExpected(*x); len(moved) == 0 {
					return false, nil
				}
				x.Events = append(slices.Clone(x.Events), r.event(r.v, "merge", r.m.FromName, r.m.IntoName, r.m.mark()))
				others := slices.DeleteFunc(slices.Clone(r.m.Expected), func(e MovedExpected) bool { return e.Consultation == x.ID })
				r.m.Expected = slices.Concat(others, moved)
				return true, r.save(ctx)
			})
			if err != nil && KindOf(err) != NotFound {
				return err
			}
		}
		return nil
	})
}

// named is where an entry of a register says which person or body it is.
func (e *Expected) named(noun MergeNoun) *string {
	if noun == MergePeople {
		return &e.Stakeholder
	}
	return &e.Organisation
}

func (m Merge) movedExpected(x Expectations) (list []Expected, moved []MovedExpected) {
	there := slices.ContainsFunc(x.List, func(e Expected) bool { return e.Gone == "" && *e.named(m.Noun) == m.Into })
	for i, e := range x.List {
		if *e.named(m.Noun) != m.From {
			list = append(list, e)
			continue
		}
		moved = append(moved, MovedExpected{Consultation: x.ID, At: i, Expected: e, Dropped: there})
		if !there {
			*e.named(m.Noun) = m.Into
			list = append(list, e)
		}
		there = true
	}
	return list, moved
}

func (r *mergeRun) returnExpected(ctx context.Context) error {
	byConsultation := map[string][]MovedExpected{}
	for _, e := range r.m.Expected {
		byConsultation[e.Consultation] = append(byConsultation[e.Consultation], e)
	}
	for id, moved := range byConsultation {
		_, err := amend(ctx, r.Store.Expectations(), id, func(x *Expectations) (bool, error) {
			if r.m.marked(x.Events, "undo merge") {
				return false, nil
			}
			x.List = r.m.returnedExpected(x.List, moved)
			x.Events = append(slices.Clone(x.Events), r.event(r.v, "undo merge", r.m.FromName, r.m.IntoName, r.m.mark()))
			return true, nil
		})
		if err != nil && KindOf(err) != NotFound {
			return err
		}
	}
	return nil
}

func (m Merge) returnedExpected(list []Expected, moved []MovedExpected) []Expected {
	list = slices.Clone(list)
	for _, was := range moved {
		at := slices.IndexFunc(list, func(e Expected) bool { return e.ID == was.Expected.ID })
		if was.Dropped {
			list = slices.Insert(list, min(was.At, len(list)), was.Expected)
		} else if at >= 0 && *list[at].named(m.Noun) == m.Into {
			*list[at].named(m.Noun) = m.From
		}
	}
	return list
}

// moveReactions leads the reactions that name From to Into, a part after
// another.
func (r *mergeRun) moveReactions(ctx context.Context) error {
	done, err := r.Store.Reactions().List(ctx, ListQuery{Key: Key{"merged", r.m.ID}, Limit: 1})
	if err != nil {
		return err
	}
	waiting, err := r.Store.Reactions().List(ctx, ListQuery{Key: r.m.key(r.m.From), Limit: 1})
	if err != nil {
		return err
	}
	r.m.Moved, r.m.Of = done.Total, done.Total+waiting.Total
	return r.eachReaction(ctx, r.m.key(r.m.From), func(re *Reaction) bool {
		if !r.m.lead(re) {
			return false
		}
		re.Events = append(slices.Clone(re.Events), r.event(r.v, "merge", r.m.FromName, r.m.IntoName, r.m.mark()))
		return true
	}, func(written []Reaction) { r.m.Moved += len(written) })
}

// returnReactions gives back the reactions that the merge has led to Into.
func (r *mergeRun) returnReactions(ctx context.Context) error {
	waiting, err := r.Store.Reactions().List(ctx, ListQuery{Key: Key{"merged", r.m.ID}, Limit: 1})
	if err != nil {
		return err
	}
	r.m.Back = max(0, r.m.Moved-waiting.Total-r.m.Kept) // given back before a crash or a stop
	return r.eachReaction(ctx, Key{"merged", r.m.ID}, func(re *Reaction) bool {
		r.m.giveBack(re)
		re.Events = append(slices.Clone(re.Events), r.event(r.v, "undo merge", r.m.IntoName, r.m.FromName, r.m.mark()))
		return true
	}, func(written []Reaction) {
		for _, re := range written {
			if slices.Contains(re.Keys(), r.m.key(r.m.From)) {
				r.m.Back++
			} else {
				r.m.Kept++
			}
		}
	})
}

// eachReaction changes the reactions with a key, many at once, makes them
// searchable, and hands each part that was written to note.
func (r *mergeRun) eachReaction(ctx context.Context, key Key, change func(*Reaction) bool, note func(written []Reaction)) error {
	return eachPart(ctx, r.Store.Reactions(), key, r.partSize(), func(part []Reaction) error {
		written := make([]Reaction, len(part))
		g, among := errgroup.WithContext(ctx)
		g.SetLimit(r.Store.AtOnce())
		for i, re := range part {
			g.Go(func() (err error) {
				written[i], err = amend(among, r.Store.Reactions(), re.ID, func(re *Reaction) (bool, error) { return change(re), nil })
				return err
			})
		}
		err := g.Wait()
		if written = slices.DeleteFunc(written, func(re Reaction) bool { return re.ID == "" }); len(written) > 0 {
			r.index(ctx, written...)
		}
		if err != nil {
			return err
		}
		note(written)
		return r.save(ctx)
	})
}
