package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// MergeSide is one of the two entries of a merge, as a preview shows it.
type MergeSide struct {
	ID, Name   string
	OtherNames []string
	About      []string // positions of a person, sectors and codes of a body
	Shipped    bool     // with the program
	Reactions  int
	Revision   int64
}

// MergePlan is what a merge would do now.
type MergePlan struct {
	Noun       MergeNoun
	From, Into MergeSide
	Given      Given
	Children   []string // names of the bodies that become parts of the other
	People     []string // names of those whose positions lead to the other
	Expected   int      // registers of silence that name From
	Shown      MergeShown

	childIDs []string
}

// PlanMerge says what a merge would do, without doing it. It is Invalid where
// the two cannot be made one.
func (s *Service) PlanMerge(ctx context.Context, v Viewer, noun MergeNoun, from, into string) (MergePlan, error) {
	if err := v.allow(mayMerge(noun)); err != nil {
		return MergePlan{}, err
	}
	p, err := s.planMerge(ctx, noun, from, into)
	if err != nil {
		return p, err
	}
	for _, side := range []*MergeSide{&p.From, &p.Into} {
		list, err := s.Store.Reactions().List(ctx, ListQuery{Key: Key{string(noun), side.ID}, Limit: 1})
		if err != nil {
			return p, err
		}
		side.Reactions = list.Total
	}
	err = each(ctx, s.Store.Expectations(), Key{}, func(list []Expectations) error {
		for _, x := range list {
			if slices.ContainsFunc(x.List, func(e Expected) bool { return *e.named(noun) == p.From.ID }) {
				p.Expected++
			}
		}
		return nil
	})
	if err != nil {
		return p, err
	}
	p.Shown, err = s.mergeShows(ctx, p)
	return p, err
}

func (s *Service) planMerge(ctx context.Context, noun MergeNoun, from, into string) (MergePlan, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return MergePlan{}, err
	}
	defer unlock()
	if noun == MergePeople {
		return d.planPeople(from, into)
	}
	return d.planBodies(from, into)
}

func (d *directory) planPeople(from, into string) (MergePlan, error) {
	a, b, err := bothOf(&d.stakeholders, from, into, "person")
	if err != nil {
		return MergePlan{}, err
	}
	p := MergePlan{Noun: MergePeople, From: d.personSide(a), Into: d.personSide(b)}
	_, p.Given = b.joined(a, Event{})
	return p, nil
}

func (d *directory) planBodies(from, into string) (MergePlan, error) {
	a, b, err := bothOf(&d.organisations, from, into, "organisation")
	if err != nil {
		return MergePlan{}, err
	}
	p := MergePlan{Noun: MergeBodies, From: bodySide(a), Into: bodySide(b)}
	if !a.added() && b.added() {
		return p, faults{{"into", fmt.Sprintf("%s is one of the public bodies that everybody knows, and %s was added here. Merge them the other way round.", a.Name, b.Name)}}.err()
	}
	if between := d.organisations.get(b.Parent); b.Parent != "" && between.ID != a.ID && d.within(between, a.ID) {
		return p, faults{{"into", fmt.Sprintf("%s is a part of %s, which belongs to %s: they would go round in a circle. Change of what %s is a part first.", b.Name, between.Name, a.Name, b.Name)}}.err()
	}
	_, p.Given = b.joined(a, Event{})
	for id, o := range d.organisations.byID {
		if o.Parent == a.ID && id != b.ID {
			p.Children, p.childIDs = append(p.Children, o.Name), append(p.childIDs, id)
		}
	}
	for id, st := range d.stakeholders.byID {
		if d.holds(id, a.ID) {
			p.People = append(p.People, st.FullName())
		}
	}
	slices.Sort(p.Children)
	slices.Sort(p.People)
	return p, nil
}

// within reports whether a body is a part of another, or of a part of it.
func (d *directory) within(o Organisation, of string) bool {
	for range longestChain {
		if o.Parent == "" {
			return false
		}
		if o.Parent == of {
			return true
		}
		o = d.organisations.get(o.Parent)
	}
	return false
}

// bothOf returns the two entries, each of which must stand by itself.
func bothOf[T named](r *register[T], from, into, noun string) (a, b T, err error) {
	a, knownFrom := r.byID[from]
	b, knownInto := r.byID[into]
	switch _, gone := r.merged[from]; {
	case gone:
		return a, b, Errorf(Conflict, "This entry has been merged with another already. Open it again to see which.")
	case !knownFrom:
		return a, b, Errorf(NotFound, "There is no %s at this address.", noun)
	case into == "":
		return a, b, faults{{"into", "Choose the other " + noun + "."}}.err()
	case from == into:
		return a, b, faults{{"into", "This is the same entry. Choose the other " + noun + "."}}.err()
	case !knownInto && r.merged[into] != "":
		return a, b, faults{{"into", "That entry has been merged with another itself. Choose the one that it is part of now."}}.err()
	case !knownInto:
		return a, b, faults{{"into", "Choose a " + noun + " of the list."}}.err()
	}
	return a, b, nil
}

func (d *directory) personSide(st Stakeholder) MergeSide {
	m := MergeSide{ID: st.ID, Name: st.FullName(), OtherNames: st.OtherNames, Revision: st.Revision}
	for _, p := range st.Positions {
		m.About = append(m.About, d.positionWords(p))
	}
	return m
}

func bodySide(o Organisation) MergeSide {
	m := MergeSide{ID: o.ID, Name: o.Name, OtherNames: o.OtherNames, Shipped: !o.added(), Revision: o.Revision}
	for _, id := range o.Identifiers {
		m.About = append(m.About, strings.ToUpper(id.Scheme)+" "+id.Value)
	}
	return m
}

// positionWords writes a position with its body.
func (d *directory) positionWords(p Position) string {
	parts := []string{p.Role, d.organisations.get(p.Organisation).Name}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}
