package templates

// Consultations lists what is being reacted to.
type Consultations struct {
	Frame
	Rows    []ConsultationRow
	NewHref string // empty if the person may not make one
}

// ConsultationRow is one consultation of the list.
type ConsultationRow struct {
	Name          string
	Href          string
	Summary       string
	AnnouncedBy   string
	State         string // "draft", "open", "closed"
	StateLabel    string
	Dates         string // "1 May to 27 June 2014"
	Reactions     int
	Organisations int
	Individuals   int
	Decided       int // reactions with a decided stance on the proposal as a whole
	QuotesHref    string
	ToReview      int // sources that wait; 0 is not shown
	SourcesHref   string
}

// ConsultationForm makes or edits a consultation: POST Action with revision,
// title, slug, summary, announced_by, opens, closes, state, themes, and for each
// row proposition_id and proposition (both repeated, in the same order; an empty
// proposition without an id is a blank row). Button add_proposition=1 asks for
// more blank rows. Fields: title, slug, summary, announced_by, opens, closes,
// state, themes, and proposition-0, proposition-1 and so on.
type ConsultationForm struct {
	Frame
	New          bool
	Action       string // /consultations or /consultations/SLUG/edit
	CancelHref   string
	Revision     int
	Name         string // the consultation's title
	Slug         string
	Summary      string
	AnnouncedBy  string
	Opens        string // 2014-05-01
	Closes       string
	States       []Option
	Propositions []PropositionField
	Themes       string // one a line
}

// PropositionField is one row of propositions. The first stands for the proposal as a whole.
type PropositionField struct {
	ID   string // empty in a blank row
	Text string
}

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
	Figures       []Figure
	Propositions  []PropositionTab
	Proposition   string // the one shown
	Statement     string // what may be said of all, and what would change it
	StatementNote string // of how many
	Conditions    Link   // the ledger, or nothing
	Chart         SectorChart
	Changes       []Change
	ChangesHref   string // all of them, or nothing
	Latest        []LatestReaction
	QuotesHref    string
	Reactions     int
	Sources       []SourceRow
	SourcesHref   string
	CanSeeSources bool
	ExportHref    string
	ImportHref    string // empty if the person may not import
	EditHref      string // empty if the person may not edit
	Tag           Link   // the tagging queue with how many wait, or nothing
	Codings       Link   // second coders; nothing if the person may not decide
}

// Figure is a number on top of a page; it leads to what it counts.
type Figure struct {
	Value string
	Note  string // beside the number: "12 undecided"
	Label string
	Href  string
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

// Changes is every change of position on a proposition, the latest first.
type Changes struct {
	Frame
	Propositions []PropositionTab
	Proposition  string
	Changes      []Change
}

// ChangeQuote is what was said before or after a change.
type ChangeQuote struct {
	Text string
	Kind string // "quote", "reported"
	Href string
	Date string
}

// LatestReaction is a reaction in the short list of a dashboard.
type LatestReaction struct {
	Attribution
	Stance Stance
	Text   string
	Kind   string // "quote", "reported"
	Href   string
}

func (Consultations) file() string    { return "consultations.html" }
func (ConsultationForm) file() string { return "consultation_form.html" }
func (Consultation) file() string     { return "consultation.html" }
func (Changes) file() string          { return "changes.html" }
