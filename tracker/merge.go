package tracker

// Merge is that two entries of the directory are one: what named From names
// Into instead, until it is undone.
type Merge struct {
	Meta
	Noun      string // "organisation", "stakeholder"
	From      string // ID of the entry that goes
	Into      string // ID of the entry that stays
	State     MergeState
	Reactions []string // IDs of those that named From
	By        string   // account ID
	ByName    string
	Events    []Event
}

// MergeState says how far a merge has come.
type MergeState string

// The states of a merge.
const (
	MergeRunning MergeState = "running"
	MergeDone    MergeState = "done"
	MergeUndoing MergeState = "undoing"
	MergeUndone  MergeState = "undone"
)

// Keys implements Entity.
func (m Merge) Keys() []Key {
	return []Key{{"from", m.From}, {"into", m.Into}, {"state", string(m.State)}}
}
