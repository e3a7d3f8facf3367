package tracker

import (
	"context"
	"slices"
)

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
