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

// AlikePair is two entries of the directory that may be one and the same.
type AlikePair struct {
	A, B Listed
	Why  string // what makes them look alike, in words
}

// Alike lists the pairs of people or bodies whose names look alike, by name, for
// those who may merge them.
func (s *Service) Alike(ctx context.Context, v Viewer, noun MergeNoun) ([]AlikePair, error) {
	if err := v.allow(mayMerge(noun)); err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	return slices.Clone(d.alike(noun)), nil
}

// MergeCandidates lists those who may be the same as an entry: first those whose
// names look alike, then people of the same surname and bodies with a similar
// name.
func (s *Service) MergeCandidates(ctx context.Context, v Viewer, noun MergeNoun, id string) ([]Listed, error) {
	if err := v.allow(mayMerge(noun)); err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var ids []string
	for _, p := range d.alike(noun) {
		switch id {
		case p.A.ID:
			ids = append(ids, p.B.ID)
		case p.B.ID:
			ids = append(ids, p.A.ID)
		}
	}
	if noun == MergePeople {
		ids = append(ids, d.stakeholders.bySurname[d.stakeholders.byID[id].surname()]...)
	} else {
		near, err := d.near(d.organisations.byID[id].Name)
		if err != nil {
			return nil, err
		}
		for _, name := range near {
			ids = append(ids, d.organisations.byName[FoldName(name)]...)
		}
	}
	var list []Listed
	for _, other := range ids {
		known := slices.ContainsFunc(list, func(l Listed) bool { return l.ID == other })
		if other != id && !known && len(list) < mostCandidatesShown {
			list = append(list, d.entry(noun, other))
		}
	}
	return list, nil
}

// mostCandidatesShown is how many entries are offered that may be the same.
const mostCandidatesShown = 8

// entry is a line about a person or body.
func (d *directory) entry(noun MergeNoun, id string) Listed {
	if noun == MergePeople {
		return d.listed(id)
	}
	o := d.organisations.byID[id]
	return Listed{ID: id, Name: o.Name, About: strings.Join(o.OtherNames, ", "), Sectors: o.Sectors}
}

// lookalikes are the pairs that were found the last time, as long as the names
// are the same.
type lookalikes struct {
	seen  int
	pairs []AlikePair
}

func (d *directory) alike(noun MergeNoun) []AlikePair {
	kept, changes := &d.alikePeople, d.stakeholders.changes
	if noun == MergeBodies {
		kept, changes = &d.alikeBodies, d.organisations.changes
	}
	if kept.seen != changes {
		kept.seen, kept.pairs = changes, d.findAlike(noun)
	}
	return kept.pairs
}

func (d *directory) findAlike(noun MergeNoun) []AlikePair {
	found := finding{why: map[[2]string]string{}}
	if noun == MergePeople {
		for id, st := range d.stakeholders.byID {
			found.add(id, st.Name)
		}
		for _, ids := range d.stakeholders.bySurname {
			d.initials(&found, ids)
		}
		found.sameWords(nil, "the same words in another order")
	} else {
		for id, o := range d.organisations.byID {
			found.add(id, o.Name)
		}
		found.sameWords(everyBody, "the same words but for common ones")
	}
	found.slips()
	pairs := make([]AlikePair, 0, len(found.why))
	for ids, why := range found.why {
		if noun == MergeBodies && !d.organisations.byID[ids[0]].added() && !d.organisations.byID[ids[1]].added() {
			continue // the shipped bodies are known to be different
		}
		pairs = append(pairs, AlikePair{A: d.entry(noun, ids[0]), B: d.entry(noun, ids[1]), Why: why})
	}
	slices.SortFunc(pairs, func(a, b AlikePair) int {
		return cmp.Or(cmp.Compare(FoldName(a.A.Name), FoldName(b.A.Name)), cmp.Compare(a.A.ID, b.A.ID), cmp.Compare(a.B.ID, b.B.ID))
	})
	return pairs
}

// mostOfASurname is how many people of one surname are compared.
const mostOfASurname = 50

// initials finds people of one surname whose first names may be the same: one is
// the initial or the beginning of the other.
func (d *directory) initials(found *finding, ids []string) {
	ids = ids[:min(len(ids), mostOfASurname)]
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			x, _, _ := strings.Cut(FoldName(d.stakeholders.byID[a].Name), " ")
			y, _, _ := strings.Cut(FoldName(d.stakeholders.byID[b].Name), " ")
			switch {
			case x == y:
				found.note(a, b, "the same first name and surname")
			case strings.HasPrefix(x, y) || strings.HasPrefix(y, x):
				found.note(a, b, "the same surname, and one first name may be short for the other")
			}
		}
	}
}

// finding collects pairs of names that look alike. Each pair of IDs is in order.
type finding struct {
	why  map[[2]string]string
	list []foundName
}

type foundName struct{ id, folded string }

func (f *finding) add(id, name string) {
	if folded := names.Fold(name); folded != "" {
		f.list = append(f.list, foundName{id, folded})
	}
}

func (f *finding) note(a, b, why string) {
	if a > b {
		a, b = b, a
	}
	if _, known := f.why[[2]string{a, b}]; a != b && !known {
		f.why[[2]string{a, b}] = why
	}
}

// fewestSlipped is how many letters a name has in which a slip is looked for.
const fewestSlipped = 7

// slips finds names one letter off: those that are the same less one letter.
// A digit tells two names apart.
func (f *finding) slips() {
	less := map[string][]foundName{}
	put := func(key string, n foundName) { less[key] = append(less[key], n) }
	for _, n := range f.list {
		put(n.folded, n)
		if utf8.RuneCountInString(n.folded) < fewestSlipped || strings.ContainsFunc(n.folded, unicode.IsDigit) {
			continue
		}
		for i, r := range n.folded {
			put(n.folded[:i]+n.folded[i+utf8.RuneLen(r):], n)
		}
	}
	for _, group := range less {
		for i, a := range group[:min(len(group), mostOfASurname)] {
			for _, b := range group[i+1 : min(len(group), mostOfASurname)] {
				switch {
				case a.id == b.id:
				case a.folded == b.folded:
					f.note(a.id, b.id, "the same name")
				case names.OneOff(a.folded, b.folded):
					f.note(a.id, b.id, slipWords(a.folded, b.folded))
				}
			}
		}
	}
}

// slipWords says what one letter off is.
func slipWords(a, b string) string {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	if slices.Equal(x, y) {
		return "two letters are swapped"
	}
	return "one letter differs"
}

// everyBody are words that tell few bodies apart.
var everyBody = strings.Fields("nhs the trust foundation of and for in ltd limited uk group ccg england british")

// sameWords finds names with the same words, in whichever order, but for those that
// are left out.
func (f *finding) sameWords(but []string, why string) {
	by := map[string][]string{}
	for _, n := range f.list {
		words := slices.DeleteFunc(strings.Fields(n.folded), func(w string) bool { return slices.Contains(but, w) })
		if len(words) < 2 {
			continue
		}
		slices.Sort(words)
		key := strings.Join(words, " ")
		for _, other := range by[key] {
			f.note(n.id, other, why)
		}
		by[key] = append(by[key], n.id)
	}
}
