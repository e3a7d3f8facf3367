package tracker

import "slices"

// Merge is that two entries of the directory are one: what named From names
// Into instead, until it is undone. It is carried out in the background, can be
// cut at any point and goes on where it was.
type Merge struct {
	Meta
	Noun     MergeNoun
	From     string // ID of the entry that goes
	Into     string // ID of the entry that stays
	FromName string // as they were called then
	IntoName string
	State    MergeState
	Refused  string // why it could not be, in a sentence

	// What was changed is noted before it is, so that it can be found again.
	Given     Given
	Children  []string // IDs of the bodies that were parts of From
	Positions []MovedPosition
	Expected  []MovedExpected

	Of    int // reactions that named From
	Moved int // of those, the ones that name Into now
	Back  int // given back when it was undone
	Kept  int // not given back: somebody has named them anew since

	Held   Instant // somebody is at work on it until then, or it is looked at again after it
	Swept  bool    // nobody can still be writing who knew From as an entry of its own
	By     string  // account ID
	ByName string
	Events []Event
}

// MergeNoun says what is merged.
type MergeNoun string

// What can be merged.
const (
	MergePeople MergeNoun = "stakeholder"
	MergeBodies MergeNoun = "organisation"
)

// MergeState says how far a merge has come.
type MergeState string

// The states of a merge.
const (
	MergeRunning MergeState = "running"
	MergeDone    MergeState = "done"
	MergeUndoing MergeState = "undoing"
	MergeUndone  MergeState = "undone"
	MergeRefused MergeState = "refused" // somebody else was first; nothing was changed
)

// Given is what the entry that stays got from the one that went.
type Given struct {
	OtherNames  []string
	Unshown     []string
	Sectors     []Sector
	Identifiers []Identifier
	Positions   []Position
	Honorific   string
	Moved       bool   // a body is a part of another than before
	Parent      string // of which it is a part now
	ParentWas   string
}

// MovedPosition is a position in a body that went, as it was.
type MovedPosition struct {
	Stakeholder string
	At          int // in the list of the person's positions
	Position    Position
	Dropped     bool // the person had the same position in the body that stays
}

// MovedExpected is an entry of a register of silence, as it was.
type MovedExpected struct {
	Consultation string
	At           int // in the list of those who are expected
	Expected     Expected
	Dropped      bool // the one that stays was expected already
}

// Merged says that a merge has led a name of a reaction from one entry of the
// directory to another.
type Merged struct {
	Merge    string // ID
	From     string // ID of the entry that the reaction named
	Capacity int    // whose organisation it is; -1: the person
}

// thePerson is the Capacity of a Merged that is about who spoke.
const thePerson = -1

// Keys implements Entity.
func (m Merge) Keys() []Key {
	keys := []Key{{"from", m.From}, {"into", m.Into}}
	if m.Unfinished() || m.State == MergeDone && !m.Swept {
		keys = append(keys, Key{"state", "unfinished"})
	}
	return keys
}

// Unfinished reports whether entries or reactions are being changed.
func (m Merge) Unfinished() bool { return m.State == MergeRunning || m.State == MergeUndoing }

// Percent is how far the work at hand has come.
func (m Merge) Percent() int {
	done := m.Moved
	of := m.Of
	if m.State == MergeUndoing {
		done, of = m.Back+m.Kept, m.Moved
	}
	return 100 * min(done, of) / max(1, of)
}

// viewer is in whose name the work is done, also after a start.
func (m Merge) viewer() Viewer { return Viewer{Account: m.By, Name: m.ByName} }

// mark is the reason that every event of the merge has.
func (m Merge) mark() string { return "merge " + m.ID }

// marked reports whether among events is one of the merge.
func (m Merge) marked(events []Event, action string) bool {
	return slices.ContainsFunc(events, func(e Event) bool { return e.Action == action && e.Why == m.mark() })
}

// key is under which the reactions are found that name an entry.
func (m Merge) key(id string) Key { return Key{string(m.Noun), id} }

// lead makes a reaction that names From name Into, and leaves in it where it
// came from. It reports whether anything was changed. The words, the name and
// the role that were printed stay.
func (m Merge) lead(r *Reaction) bool {
	before := len(r.Merged)
	r.Merged = slices.Clone(r.Merged)
	if m.Noun == MergePeople && r.Stakeholder == m.From {
		r.Stakeholder = m.Into
		r.Merged = append(r.Merged, Merged{m.ID, m.From, thePerson})
	}
	for i := range r.Capacities {
		if c := &r.Capacities[i]; m.Noun == MergeBodies && c.Organisation == m.From {
			c.Organisation = m.Into
			r.Merged = append(r.Merged, Merged{m.ID, m.From, i})
		}
	}
	return len(r.Merged) > before
}

// giveBack undoes lead as far as nobody has named the speaker or body anew
// since.
func (m Merge) giveBack(r *Reaction) {
	r.Merged = slices.DeleteFunc(slices.Clone(r.Merged), func(t Merged) bool {
		if t.Merge != m.ID {
			return false
		}
		switch {
		case t.Capacity == thePerson && r.Stakeholder == m.Into:
			r.Stakeholder = t.From
		case t.Capacity >= 0 && t.Capacity < len(r.Capacities) && r.Capacities[t.Capacity].Organisation == m.Into:
			r.Capacities[t.Capacity].Organisation = t.From
		}
		return true
	})
	if len(r.Merged) == 0 {
		r.Merged = nil
	}
}

// renamed takes from a reaction that was corrected the merges of those names
// that somebody has given anew: they are no longer the merge's to give back.
func (r *Reaction) renamed(was Reaction) {
	r.Merged = slices.DeleteFunc(slices.Clone(r.Merged), func(t Merged) bool {
		if t.Capacity == thePerson {
			return r.Stakeholder != was.Stakeholder
		}
		return capacityAt(*r, t.Capacity).Organisation != capacityAt(was, t.Capacity).Organisation
	})
	if len(r.Merged) == 0 {
		r.Merged = nil
	}
}
