package templates

// ReviewBalance accounts for the quotation marks of a source at the foot of its
// review. POST Action with revision, span (repeated: values of the open ones) or
// start and end, and reason sets them aside; POST UndoHref with revision, span
// takes that back. Fields: aside-span, aside-reason.
type ReviewBalance struct {
	Marks    int
	Counts   []MarkCount
	Open     []OpenWords
	MoreOpen int // open ones that are not listed
	Asides   []AsideWords
	Action   string
	UndoHref string
	Reason   string
}

// MarkCount is how many marks have one outcome, and where they are listed.
type MarkCount struct {
	N     int
	Label string // "quoted"
	Href  string
	Open  bool // something is left to do
}

// OpenWords is a place in quotation marks that has no outcome yet.
type OpenWords struct {
	N        int // from 1; the text has the same number
	Value    string
	Before   string
	Words    string // empty where they stand in another part of the text
	After    string
	Note     string // what the reader makes of them
	Href     string // where they stand
	AddHref  string // the form of a missed reaction with them
	GiveHref string // the form that adds them to the draft being reviewed, or nothing
	GiveTo   string // "Add to reaction 2"
	On       bool
}

// AsideWords is words that were set aside.
type AsideWords struct {
	Value  string
	Words  string
	Reason string
	By     string
}

// KnownWords is words of the draft being reviewed that somebody has recorded
// already. POST DuplicateHref of the form with revision, passage (empty: all of
// it) and reaction marks them as a duplicate; without reaction it takes that
// back. Fields: duplicate-passage, duplicate-reaction.
type KnownWords struct {
	Passage  string // ID
	Words    string
	Same     string // "The same words" or "Nearly the same words, 86 %"
	Known    string // as the reaction has them
	Reaction string // ID
	Who      string
	Where    string // "Harbour round-up, 1 May 2014"
	Href     string
	State    string // "Withdrawn", if it is
	Marked   bool   // the passage is marked as a duplicate of it
	Only     bool   // the draft has no other passage
}
