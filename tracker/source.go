package tracker

// SourceKind says what sort of thing the words came from.
type SourceKind string

// The kinds of source.
const (
	Article     SourceKind = "article"
	Letter      SourceKind = "letter"
	EMail       SourceKind = "email"
	Submission  SourceKind = "submission"
	Hearing     SourceKind = "hearing"
	MeetingNote SourceKind = "meeting_note"
	PhoneCall   SourceKind = "phone_call"
)

// SourceKinds lists the kinds in the order in which a form offers them.
func SourceKinds() []SourceKind {
	return []SourceKind{Article, Letter, EMail, Submission, Hearing, MeetingNote, PhoneCall}
}

// Source is where words came from, with an immutable snapshot of its text.
type Source struct {
	Meta
	Consultations []string // IDs; one or more
	Kind          SourceKind
	Title         string
	Publisher     string
	Address       string
	Published     CivilDate
	FileName      string // "" when pasted
	Snapshot      Snapshot
	Original      Blob     // the bytes as they came
	Ledger        Blob     // JSON list of Span
	Notes         []string // what the reader had to report
	Asides        []Aside  // words in marks that a reviewer has set aside
	Terms         *Terms   // nil until somebody has said
	Themes        []string // IDs of themes that all has which is accepted from it
	Finished      bool     // the review is closed
	AddedBy       string   // account ID
	Events        []Event
}

// Snapshot is the text of a source as it was read. Offsets of passages are
// code points into it. Reading again makes a new snapshot of a new source and
// never moves old offsets.
type Snapshot struct {
	Blob
	Length  int    // code points
	Format  string // text, markdown, html
	Charset string
	Reader  string // the reader and its version
	Map     Blob   // JSON runs from code points of the text to those of the decoded original; empty: identical
}

// Blob names bytes that the store keeps in chunks.
type Blob struct {
	SHA256 string // of the whole, hexadecimal
	Size   int64  // bytes
	Chunks []string
}

// Keys implements Entity.
func (s Source) Keys() []Key {
	var keys []Key
	for _, id := range s.Consultations {
		keys = append(keys, Key{"consultation", id})
	}
	return keys
}

// Terms is what is known about using the words: attribution status (no
// default), permission to publish, embargo.
type Terms struct {
	Status    AttributionStatus
	Permitted bool
	Embargo   Instant // zero: none
}

// Span is one line of a source's ledger: what became of a stretch of text.
type Span struct {
	Start, End int    // code points into the snapshot
	Outcome    string // quote, reported, heading, duplicate, rejected; SpanOpen
	Reason     string
	Draft      string // ID of the draft that holds it, or ""
	Reaction   string `json:",omitempty"` // of a duplicate that a reviewer found: ID of the reaction that has the words
}

// DraftState says what a person has done with a draft.
type DraftState string

// The states of a draft.
const (
	DraftOpen DraftState = "open"
	// DraftRecording is a draft that a person has accepted and whose reaction is
	// being written; a crash leaves it so, and recording it again finishes it.
	DraftRecording DraftState = "recording"
	// DraftMoving is a draft of which passages go to another; a crash leaves it
	// so, and making the move again finishes it.
	DraftMoving    DraftState = "moving"
	DraftAccepted  DraftState = "accepted"
	DraftRejected  DraftState = "rejected"
	DraftDuplicate DraftState = "duplicate" // somebody has recorded the same words
	DraftMerged    DraftState = "merged"    // its passages have gone to another draft
)

// Draft is one reaction as the reader found it, waiting for a person. Its
// reaction's ID is fixed when it is made, so that recording it twice records
// one reaction.
type Draft struct {
	Meta
	Source       string
	Consultation string
	Number       int    // from 1; it stays, so that links to it do: the order is that of the text
	Reaction     string // ID of the reaction that it becomes
	State        DraftState
	Reason       string // why it was rejected
	Duplicate    string // ID of the reaction whose words it repeats, or ""
	MergedInto   string // ID of the draft that its last passages went to, or ""
	Began        int    // where its words began before they went
	Moving       *Moving
	Moves        []string // IDs of the moves that brought passages here
	Stakeholder  string   // the person chosen by the reviewer: an ID, "new", or "" for whoever has the name
	Speaker      string
	Honorific    string
	Label        string    // for an unnamed speaker: "a spokesperson for …"
	RoleFrom     CivilDate // since when the speaker has the first role, for the directory if it is new there
	RoleTo       CivilDate
	Capacities   []Capacity // Organisation is a body chosen by the reviewer: an ID, "new", or "" for whichever has the name
	SaidOn       CivilDate
	Passages     []Passage
	Rule         string  // how the speaker was found, in words
	Confidence   float64 // 0 to 1
	Flags        []string
	Terms        *Terms     // nil: those of the source
	Themes       []string   // IDs of themes, beside those of the source
	Row          int        // of a table of replies: the line of the file on which it begins, or 0
	Position     string     // the position that a respondent chose, as written, or ""
	Suggested    Stance     // what that position suggests on the whole, or ""; a person decides
	Stances      []StanceOn // what the reviewer decided with the draft
	Batch        string     // ID of the batch that decided the draft last, or ""
	Events       []Event    // what the reviewer changed and decided
}

// Waits reports whether nobody has decided on the draft yet.
func (d Draft) Waits() bool {
	return d.State == DraftOpen || d.State == DraftRecording || d.State == DraftMoving
}

// Keys implements Entity.
func (d Draft) Keys() []Key {
	keys := []Key{{"source", d.Source}}
	if d.Waits() {
		keys = append(keys, Key{"waiting", d.Source})
	}
	if d.State == DraftRecording || d.State == DraftMoving {
		keys = append(keys, Key{"state", string(d.State)})
	}
	if d.Batch != "" {
		keys = append(keys, Key{"batch", d.Batch})
	}
	if d.reworked() {
		keys = append(keys, Key{"reworked", d.Source})
	}
	return keys
}
