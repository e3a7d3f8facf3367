package tracker

import "slices"

// mergeable is an entry of the directory that can be made one with another.
type mergeable[T any] interface {
	named
	history() []Event
	// withMerge returns the entry as merged, or with two empty IDs as itself again.
	withMerge(into, by string, e Event) T
	// joined returns the entry with what another adds to it, and what that is.
	joined(from T, e Event) (T, Given)
	// parted returns the entry without what a merge gave it.
	parted(g Given, e Event) T
}

// merged is by what an entry is part of another: the other's ID and the merge's,
// both empty for one that stands by itself.
type mergeState struct{ into, by string }

func (s Stakeholder) merged() mergeState  { return mergeState{s.MergedInto, s.MergedBy} }
func (o Organisation) merged() mergeState { return mergeState{o.MergedInto, o.MergedBy} }

func (s Stakeholder) history() []Event  { return s.Events }
func (o Organisation) history() []Event { return o.Events }

func (s Stakeholder) withMerge(into, by string, e Event) Stakeholder {
	s.MergedInto, s.MergedBy, s.Events = into, by, append(slices.Clone(s.Events), e)
	return s
}

func (o Organisation) withMerge(into, by string, e Event) Organisation {
	o.MergedInto, o.MergedBy, o.Events = into, by, append(slices.Clone(o.Events), e)
	return o
}

func (s Stakeholder) joined(from Stakeholder, e Event) (Stakeholder, Given) {
	var g Given
	s.OtherNames, g.OtherNames = extended(s.OtherNames, newNames(s.names(), from.names()))
	s.Positions, g.Positions = extended(s.Positions, lacking(s.Positions, from.Positions))
	if s.Honorific == "" && from.Honorific != "" {
		s.Honorific, g.Honorific = from.Honorific, from.Honorific
	}
	s.Events = append(slices.Clone(s.Events), e)
	return s, g
}

func (s Stakeholder) parted(g Given, e Event) Stakeholder {
	s.OtherNames = less(s.OtherNames, g.OtherNames)
	s.Positions = less(s.Positions, g.Positions)
	if s.Honorific == g.Honorific {
		s.Honorific = ""
	}
	s.Events = append(slices.Clone(s.Events), e)
	return s
}

// joined leaves the names of a body that somebody added as private as they
// were: a shipped body's other names are known to everybody.
func (o Organisation) joined(from Organisation, e Event) (Organisation, Given) {
	var g Given
	o.OtherNames, g.OtherNames = extended(o.OtherNames, newNames(o.names(), from.names()))
	unshown := from.Unshown
	if from.added() {
		unshown = g.OtherNames
	}
	o.Unshown, g.Unshown = extended(o.Unshown, lacking(o.Unshown, unshown))
	o.Sectors, g.Sectors = extended(o.Sectors, lacking(o.Sectors, from.Sectors))
	o.Identifiers, g.Identifiers = extended(o.Identifiers, lacking(o.Identifiers, from.Identifiers))
	if parent := o.parentAfter(from); parent != o.Parent {
		g.Moved, g.ParentWas, g.Parent = true, o.Parent, parent
		o.Parent = parent
	}
	o.Events = append(slices.Clone(o.Events), e)
	return o, g
}

// parentAfter is of which body this one is a part once another is one with it:
// it keeps its own, unless that is the other.
func (o Organisation) parentAfter(from Organisation) string {
	parent := o.Parent
	if parent == "" || parent == from.ID {
		parent = from.Parent
	}
	if parent == o.ID {
		return ""
	}
	return parent
}

func (o Organisation) parted(g Given, e Event) Organisation {
	o.OtherNames = less(o.OtherNames, g.OtherNames)
	o.Unshown = less(o.Unshown, g.Unshown)
	o.Sectors = less(o.Sectors, g.Sectors)
	o.Identifiers = less(o.Identifiers, g.Identifiers)
	if g.Moved && o.Parent == g.Parent {
		o.Parent = g.ParentWas
	}
	o.Events = append(slices.Clone(o.Events), e)
	return o
}

// newNames are those names of another that an entry does not go by.
func newNames(own, others []string) []string {
	var out []string
	for _, n := range others {
		same := func(m string) bool { return m == n }
		if n != "" && !slices.ContainsFunc(own, same) && !slices.ContainsFunc(out, same) {
			out = append(out, n)
		}
	}
	return out
}

// lacking are those of a list that another has not.
func lacking[E comparable](own, others []E) []E {
	var out []E
	for _, e := range others {
		if !slices.Contains(own, e) && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// extended returns a list with more at its end, and what is more.
func extended[E any](list, more []E) (all, added []E) {
	if len(more) == 0 {
		return list, nil
	}
	return append(slices.Clone(list), more...), more
}

// less returns a list without what is in another; nil if nothing is left.
func less[E comparable](list, without []E) []E {
	if len(without) == 0 {
		return list
	}
	kept := slices.DeleteFunc(slices.Clone(list), func(e E) bool { return slices.Contains(without, e) })
	if len(kept) == 0 {
		return nil
	}
	return kept
}
