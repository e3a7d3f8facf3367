package tracker

import (
	"slices"
	"strings"
	"time"
)

// Instant is a moment in UTC, whole milliseconds.
type Instant = time.Time

// AttributionStatus says how words may be attributed. The empty one is
// unknown, and unknown is not publishable.
type AttributionStatus string

// The attribution statuses.
const (
	OnRecord       AttributionStatus = "on_record"
	Background     AttributionStatus = "background"
	DeepBackground AttributionStatus = "deep_background"
	OffRecord      AttributionStatus = "off_record"
)

// AttributionStatuses lists them in the order in which a form offers them.
func AttributionStatuses() []AttributionStatus {
	return []AttributionStatus{OnRecord, Background, DeepBackground, OffRecord}
}

// ReactionState says how far a reaction has come; drafts are Drafts.
type ReactionState string

// The states of a reaction.
const (
	Recorded  ReactionState = "recorded"
	Published ReactionState = "published"
	Withdrawn ReactionState = "withdrawn"
)

// PassageKind says how words were said.
type PassageKind string

// The kinds of passage.
const (
	Quote    PassageKind = "quote"    // direct, verbatim
	Reported PassageKind = "reported" // indirect speech
	Context  PassageKind = "context"
)

// Reaction is what one stakeholder (or organisation) says on one consultation
// in one source.
type Reaction struct {
	Meta
	Consultation string
	Source       string
	Draft        string
	Stakeholder  string // ID, or "" where nobody is named
	Speaker      string // name as at that day, as printed
	Honorific    string
	Label        string // for the unnamed
	Capacities   []Capacity
	SaidOn       CivilDate
	// DatedBySource says that nothing was known of when it was said but the date
	// of the source, so that a correction of that one corrects this.
	DatedBySource bool
	Passages      []Passage // source order
	Stances       []StanceOn
	Themes        []string // IDs
	Terms         Terms
	State         ReactionState
	Before        ReactionState // the state before it was withdrawn
	Reason        string        // why it was withdrawn
	Note          string
	Corrected     bool // speaker, role, organisation or date was corrected
	Merged        []Merged
	Events        []Event
}

// Capacity is in which role a person spoke, as at that day, as printed. The
// first of a reaction's capacities is the one counted.
type Capacity struct {
	Role             string
	Organisation     string // ID, or "" before it is recorded or where there is none
	OrganisationName string // as printed
	Sector           Sector
}

// Passage is a stretch of the snapshot's text. Text is the exact slice from
// Start to End (code points), always.
type Passage struct {
	ID         string
	Kind       PassageKind
	Text       string
	Start, End int
	Prefix     string // up to 32 code points before, to find it again (W3C TextQuoteSelector)
	Suffix     string
	Continues  bool    // goes on from the passage before (a quotation over several paragraphs)
	Fragment   bool    // words set in marks inside a sentence
	Rule       string  // how it was put down to the speaker, in words
	Confidence float64 // 0 to 1
	Dropped    string  // in a draft: why the reviewer left it out; "" keeps it
	Successor  string  // ID of the passage that corrects this one
	Origin     string  // in a draft: ID of the draft in which the reader found it, where that is another; byReviewer
	Duplicate  string  // in a draft: ID of the reaction that has the same words already, or ""
}

// Keys implements Entity.
func (r Reaction) Keys() []Key {
	keys := []Key{{"consultation", r.Consultation}, {"source", r.Source}}
	if r.Stakeholder != "" {
		keys = append(keys, Key{"stakeholder", r.Stakeholder})
	}
	for _, c := range r.Capacities {
		if k := (Key{"organisation", c.Organisation}); c.Organisation != "" && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for _, p := range r.Passages {
		keys = append(keys, Key{"passage", p.ID})
	}
	for _, m := range r.Merged {
		if k := (Key{"merged", m.Merge}); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for _, s := range r.Stances {
		if s.Decision == nil {
			continue
		}
		keys = append(keys, Key{"decided", s.Proposition})
		if len(s.Decision.Conditions) > 0 {
			keys = append(keys, Key{"conditions", s.Proposition})
		}
	}
	return keys
}

// Passage returns the passage with the ID.
func (r Reaction) Passage(id string) (Passage, bool) {
	for _, p := range r.Passages {
		if p.ID == id {
			return p, true
		}
	}
	return Passage{}, false
}

// Capacity returns the capacity that is counted, zero if there is none.
func (r Reaction) Capacity() Capacity {
	if len(r.Capacities) == 0 {
		return Capacity{}
	}
	return r.Capacities[0]
}

// By returns who spoke, as a page names them: the person, the label of an
// unnamed one, or the body.
func (r Reaction) By() string {
	switch {
	case r.Speaker != "":
		return strings.TrimSpace(r.Honorific + " " + r.Speaker)
	case r.Label != "":
		return r.Label
	default:
		return r.Capacity().OrganisationName
	}
}
