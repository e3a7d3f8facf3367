package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"soundings/tracker/names"
)

// Who is about to add a name that nobody has is asked whether they mean somebody
// whose name looks alike. It is a question and no answer: nothing is linked by it.

// mostDoubles is how many are asked about.
const mostDoubles = 5

// likeness says how little a name is off another, the least first.
type likeness int

const (
	sameLetters likeness = iota // the same words, in another order
	oneSlip
	initialled // a first name is an initial of the other's, or its beginning
	twoSlips
)

// meantByName finds whom a name that nobody has may mean.
type meantByName struct {
	found map[string]likeness // by ID
}

func (m *meantByName) note(how likeness, ids ...string) {
	for _, id := range ids {
		if was, known := m.found[id]; !known || how < was {
			m.found[id] = how
		}
	}
}

// first are those who are least off, at most so many.
func (m *meantByName) first(most int, listed func(id string) Listed) []Listed {
	var ids []string
	for id := range m.found {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(m.found[a], m.found[b]), cmp.Compare(a, b)) })
	var list []Listed
	for _, id := range ids[:min(most, len(ids))] {
		list = append(list, listed(id))
	}
	return list
}

// slipsLooked is how many slips are looked for in a name of so many letters. A
// digit tells two names apart.
func slipsLooked(folded string) int {
	switch n := utf8.RuneCountInString(folded); {
	case n < fewestSlipped, strings.ContainsFunc(folded, unicode.IsDigit):
		return 0
	case n < 2*fewestSlipped:
		return 1
	}
	return 2
}

// meantPeople lists the people whom a name may mean that nobody has.
func (d *directory) meantPeople(name string) ([]Listed, error) {
	words := strings.Fields(FoldName(name))
	if len(words) < 2 || len(name) > mostExpectedName {
		return nil, nil
	}
	given, surname := words[0], words[len(words)-1]
	m := meantByName{found: map[string]likeness{}}
	sorted := slices.Sorted(slices.Values(words))
	for _, word := range words {
		for _, id := range d.stakeholders.bySurname[word] {
			if others := strings.Fields(FoldName(d.stakeholders.byID[id].Name)); slices.Equal(slices.Sorted(slices.Values(others)), sorted) {
				m.note(sameLetters, id)
			}
		}
	}
	within, err := names.Slips(surname, min(1, slipsLooked(surname+given)))
	if err != nil {
		return nil, err
	}
	for other, ids := range d.stakeholders.bySurname {
		off, ok := within(other)
		if !ok || off > 0 && min(utf8.RuneCountInString(surname), utf8.RuneCountInString(other)) < fewestInSlip {
			continue
		}
		for _, id := range ids[:min(len(ids), mostOfASurname)] {
			theirs, _, _ := strings.Cut(FoldName(d.stakeholders.byID[id].Name), " ")
			if how, ok := likeGiven(given, theirs); ok && (off == 0 || how == initialled || given == theirs) {
				m.note(max(how, likeness(off)), id)
			}
		}
	}
	return m.first(mostDoubles, d.listed), nil
}

// fewestInSlip is how many letters a part of a person's name has in which a slip is
// looked for.
const fewestInSlip = 4

// likeGiven reports whether two first names may be one, and how much they are off.
func likeGiven(a, b string) (likeness, bool) {
	switch {
	case a == b:
		return oneSlip, true
	case strings.HasPrefix(a, b), strings.HasPrefix(b, a):
		return initialled, true
	}
	fewest := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	return oneSlip, fewest >= fewestInSlip && names.OneOff(a, b)
}

// meantBodies lists the bodies that a name may mean which none has.
func (d *directory) meantBodies(name string) ([]Listed, error) {
	folded := FoldName(name)
	if folded == "" || len(folded) > mostExpectedName {
		return nil, nil
	}
	m := meantByName{found: map[string]likeness{}}
	within, err := names.Slips(folded, slipsLooked(folded))
	if err != nil {
		return nil, err
	}
	words := slices.Sorted(strings.FieldsSeq(folded))
	for key, ids := range d.organisations.byName {
		off, ok := within(key)
		switch {
		case ok && off < 2:
			m.note(oneSlip, ids...)
		case ok:
			m.note(twoSlips, ids...)
		case len(key) == len(folded) && slices.Equal(slices.Sorted(strings.FieldsSeq(key)), words):
			m.note(sameLetters, ids...)
		}
	}
	return m.first(mostDoubles, func(id string) Listed { return d.entry(MergeBodies, id) }), nil
}

// BodiesMeant lists the bodies that a name may mean which none has: none where one
// has it.
func (s *Service) BodiesMeant(ctx context.Context, v Viewer, name string) ([]Listed, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	if len(d.organisations.byName[FoldName(name)]) > 0 {
		return nil, nil
	}
	return d.meantBodies(name)
}

// askMeant asks, of the names in what is logged that nobody has, whether somebody
// is meant whose name looks alike. Whoever says that it is somebody new, or chooses,
// is not asked.
func (s *Service) askMeant(ctx context.Context, d Draft) error {
	l, err := s.linksAsking(ctx, d.Stakeholder, d.Speaker, d.Capacities)
	if err != nil {
		return err
	}
	var f faults
	f.check(d.Stakeholder != "" || len(l.Person.Meant) == 0, "stakeholder", "Say who is meant: "+questionOf(l.Person.Meant, "somebody new"))
	for i, body := range l.Bodies {
		f.check(d.Capacities[i].Organisation != "" || len(body.Meant) == 0, fieldOfBody(i), "Say which body is meant: "+questionOf(body.Meant, "a new one"))
	}
	return f.err()
}

// addMeant notes with the names that nobody has whom they may mean.
func (d *directory) addMeant(l *Links, speaker string, capacities []Capacity) (err error) {
	if l.Person.How == LinkNew {
		if l.Person.Meant, err = d.meantPeople(speaker); err != nil {
			return err
		}
	}
	for i, c := range capacities {
		if l.Bodies[i].How != LinkNew {
			continue
		}
		if l.Bodies[i].Meant, err = d.meantBodies(c.OrganisationName); err != nil {
			return err
		}
	}
	return nil
}
