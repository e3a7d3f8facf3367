package templates

// Consultation is the page of one consultation: who stands where, and why.
type Consultation struct {
	Frame
	Name          string
	Summary       string
	AnnouncedBy   string
	State         string // "draft", "open", "closed"
	StateLabel    string
	Dates         string
	DaysLeft      string // "15 days left", or nothing
	Themes        []Link
	Actions       []Link // what the person may do; the first stands out
	More          []Link // what they may do less often
	Figures       []Figure
	Silence       SilencePanel // who is expected and silent
	Propositions  []PropositionTab
	Proposition   string           // the one shown
	Countings     []PropositionTab // who is counted
	Unit          string           // who is: "organisations"
	Statement     string           // what may be said of all, and what would change it
	StatementNote string           // of how many
	For, Against  []Telling        // the strongest words of both sides
	Sides         Sides            // how many were for and against, over time
	Chart         SectorChart
	MatrixHref    string
	Changes       []Change
	ChangesHref   string // all of them, or nothing
	ChangesLabel  string // "All 7 changes"
	Latest        []LatestReaction
	QuotesHref    string
	Reactions     int
	Dots          Dots
	History       History
	Sources       []SourceRow
	SourcesHref   string
	CanSeeSources bool
	ImportHref    string // empty if the person may not import
	LogHref       string // empty if the person may not log a reaction
	Codings       Link   // second coders; nothing if the person may not decide
}

// Figure is a number on top of a page; it leads to what it counts.
type Figure struct {
	Value    string
	Note     string // beside the number: "12 undecided"
	NoteHref string // what the note counts, or nothing
	Label    string
	Href     string
	Also     []Link // further numbers below
}

// PropositionTab chooses the proposition whose stances are shown.
type PropositionTab struct {
	Label   string
	Href    string
	Current bool
}

// Change is a stakeholder who moved on a proposition, with the words on both sides.
type Change struct {
	Name         string
	Href         string
	Organisation string
	From         Stance
	To           Stance
	Before       ChangeQuote
	After        ChangeQuote
	Proposition  string
}

// Changes is the changes of position on a proposition, the latest first.
type Changes struct {
	Frame
	Propositions []PropositionTab
	Proposition  string
	Countings    []PropositionTab
	Unit         string           // whose changes: "organisations"
	When         []PropositionTab // all, or the latest only
	Total        int
	Lately       string // "since 24 May 2026", where only those are shown
	Changes      []Change
	FirstSteps   []Link // what to do where there is no change
	Pages        Pages
}

// ChangeQuote is what was said before or after a change.
type ChangeQuote struct {
	By   string // who said it, where that is not plain
	Text string
	Kind string // "quote", "reported"
	Href string
	Date string

	Parts []Segment // the text, with the words on which the decision rests as hits; nothing where they are all of it
	N     int       // the point in the timeline, or 0
}

// Telling is words that show a side.
type Telling struct {
	Attribution
	Stance Stance
	Words  string
	Href   string
}

// LatestReaction is a reaction in the short list of a dashboard.
type LatestReaction struct {
	Attribution
	Stance Stance
	Text   string
	Kind   string // "quote", "reported"
	Href   string
}

func (Consultation) file() string { return "consultation.html" }
func (Changes) file() string      { return "changes.html" }
