// Package extract finds in a text who said what: quotations with their exact
// place, reported speech, and for each the speaker, role, organisation and
// sector. It owns the rules of reading; it must not know files, markup, storage
// or how a reaction is recorded, and imports nothing of ours.
//
// The stages, in their order, and the files that hold them:
//
//	blocks        page, sentences, layout, running, uppercase, sections, stacked, heads, table, replies
//	quotations    marks, pairs, quotations, titles, ledger
//	mentions      mentions, capitals, people, peoplecase, ranks, relations, somebody, naming, vacancies
//	bodies        register, introduced, spelled, knownbodies, bodies, ownbody, owners, behalf, sector…
//	labels        label, labelcuts, labelparts, labels, credits, unsigned, office…, clauses
//	attribution   attribute, cues, subjects, governing, verbs, resolve, former, chains, reported
//	kinds of text letters, signatures, signedmessages, messages, articles, interviews, replysections, spokenfor,
//	              transcript, turns, voices, rosters, seats, attendance, minutes, floor, debates
//	results       reader (top to bottom), endings, assemble, plain
package extract

// Input is the text to read and, where known, its structure.
type Input struct {
	Text      string
	Blocks    []Block   // nil for plain text, which is cut at its line ends
	Replies   []Reply   // rows of tables of replies among the blocks
	Directory Directory // nil where no organisations are known beforehand
}

// Block is a piece of structure: the code points [Start, End) of the text. Kind
// is heading, paragraph, quotation, attribution (of the quotation above it), caption,
// listitem, cell, footnote, header (of a message) or boilerplate.
type Block struct {
	Kind       string
	Start, End int
	Level      int // of a heading; of a cell the number of its row
	Column     int // of a cell, counted from 1
	Table      int // of a cell: the number of its table, counted from 1
	Depth      int // of e-mail: how many messages lie around the words
	Bold       int // how many code points at its start are bold
}

// Directory knows organisations and people by any of their names. How names are
// compared (case, a leading "The", "NHS", abbreviations with dots) is up to
// whoever implements it; a name that several bear means none of them.
type Directory interface {
	// Body is the organisation with the name.
	Body(name string) (Body, bool)
	// BodyAt is the organisation with the longest name that the words of a text
	// begin with, and how many words that has; 0 is none. A name in a text is
	// written as a name: with its capitals, unless the text has none (anyCase).
	BodyAt(words []string, anyCase bool) (Body, int)
	// Person reports whether somebody is known by the full name.
	Person(name string) bool
}

// Body is an organisation of the directory.
type Body struct {
	Name, Sector string
	OtherNames   []string
}

// Found is all that was found in a text.
type Found struct {
	Title     string // the headline, if the text plainly begins with one
	Reactions []Reaction
	Ledger    []Entry // in source order, not overlapping
}

// Reaction is the words of one speaker in one text.
type Reaction struct {
	Speaker      string // name without honorific; empty where nobody is named
	Surname      string
	Honorific    string // as printed
	Label        string // for the unnamed: "a spokesperson for …"
	Role         string
	Organisation string
	Sector       string
	Passages     []Passage // in source order
	Rule         string    // how the speaker was identified, in words
	Confidence   float64   // 0 to 1
	Flags        []string  // what a reviewer should look at, in words
	Also         []Capacity
	Position     string // what a column with a scale says, as written
	Suggested    string // the stance that the position suggests; a person decides
	Line         int    `json:",omitempty"` // of the file, where the row of a table of replies begins, or 0
}

// Capacity is a further role in which somebody speaks.
type Capacity struct{ Role, Organisation, Sector string }

// The kinds of Passage.
const (
	Quote    = "quote"
	Reported = "reported"
)

// Passage is the code points [Start, End) of the text, never altered.
type Passage struct {
	Kind       string
	Text       string
	Start, End int
	Marks      string // curly-double, straight-single, …, mixed or none
	Opened     bool   // an opening mark is really there
	Closed     bool   // a closing mark is really there
	Continues  bool   // goes on from the passage before it, which was not closed
	Fragment   bool   // words set in marks inside a sentence
	Optional   bool   // a caption, or words repeated in a headline
	Rule       string // how this passage was given to its speaker, in words
	Confidence float64
}

// The outcomes of an Entry.
const (
	OutcomeQuote     = "quote"
	OutcomeReported  = "reported"
	OutcomeHeading   = "heading"
	OutcomeDuplicate = "duplicate"
	OutcomeRejected  = "rejected"
)

// Entry says what became of the code points [Start, End). Every quotation mark
// of a text lies in exactly one entry, so that nothing is lost unseen. Words
// reported around quoted ones make one entry for each piece between the quotes.
type Entry struct {
	Start, End int
	Outcome    string
	Reason     string
	Reaction   int // index into Found.Reactions, or -1
}
