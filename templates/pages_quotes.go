package templates

// Facet is a group of filters. Name is the parameter. A Facet with Select is
// shown as a select (its first value is "any"), the others as checkboxes, the
// first seven at once and the rest on request.
type Facet struct {
	Name   string
	Legend string
	Select bool
	Values []FacetValue
}

// FacetValue is one filter with the number of reactions behind it.
type FacetValue struct {
	Value  string
	Label  string
	Count  int
	On     bool
	Stance Stance // for the meter, or nothing
	Note   string // what of the number is not as it looks, or nothing
}

// Hit is one reaction that was found, with up to three of its passages.
type Hit struct {
	Attribution
	ID          string
	Href        string // the reaction
	Source      SourceRef
	Stances     []StanceOn
	Themes      []Link
	Pick        string     // what it is ticked as, or nothing
	Suggested   []StanceOn // where nobody has decided, if that is asked for
	ChangedFrom Stance     // what the speaker held before, or nothing
	Passages    []HitPassage
	More        int    // passages not shown
	State       string // "Not published", "Withdrawn"; nothing if published
}

// HitPassage is a passage that was found.
type HitPassage struct {
	ID       string
	Href     string // permalink
	Kind     string // "quote", "reported", "context"
	Segments []Segment
	Citation string
}

// Quote is the permanent page of one passage.
type Quote struct {
	Frame
	Attribution
	ID             string
	Kind           string
	Text           string
	Before         string // the text around it, or nothing
	After          string
	Source         SourceRef
	Stances        []StanceOn
	Citation       string
	Permalink      string
	ReactionHref   string
	SupersededHref string // the passage that replaced this one, or nothing
	SupersededNote string
	State          string
}

// Reaction shows one reaction with everything that may be done to it.
//
// POST /reactions/ID/terms: revision, status, permitted=yes, embargo_date, embargo_time; fields the same.
// POST /reactions/ID/publish, /unpublish, /restore: revision.
// POST /reactions/ID/themes: revision, theme for each; field themes.
// POST /reactions/ID/withdraw: revision, reason; field withdraw-reason.
// POST /reactions/ID/stance: revision, proposition and the fields of Decide.
// POST /reactions/ID/correct: revision, honorific, speaker, role, organisation, sector, said_on, reason;
// fields speaker, honorific, role, organisation, sector, said_on, correct-reason.
type Reaction struct {
	Frame
	Attribution
	Staff        bool // sees publication and history as well
	ID           string
	Revision     int
	State        string // "draft", "recorded", "published", "withdrawn"
	StateLabel   string
	StateNote    string // who sees it now, or why it was withdrawn
	LogHref      string // where another is logged; empty if the person may not
	Consultation Link
	Source       SourceRef
	Themes       []Link
	ThemeChoices []Option // for who may choose
	ThemesOpen   bool
	ThemesEdit   string // where the list of themes is edited; empty if the person may not
	Passages     []ReactionPassage
	Stances      []StanceDecision
	Publication  Publication
	Correction   Correction
	Corrected    []Corrected // shown below the name
	History      []HistoryRow
}

// ReactionPassage is a passage with the text around it.
type ReactionPassage struct {
	ID        string
	Href      string
	Kind      string
	Text      string
	Segments  []Segment // the text again, with the words marked that are evidence of a stance
	Before    string
	After     string
	Continues bool
	Citation  string
}

// Publication is what the words may be used for.
type Publication struct {
	Statuses       []Option
	StatusLabel    string
	Permitted      bool
	FormPermitted  bool // what the form shows
	EmbargoDate    string
	EmbargoTime    string
	EmbargoLabel   string // "until 12 June 2014, 00:01", or nothing
	CanEdit        bool
	CanPublish     bool
	CanUnpublish   bool
	CanWithdraw    bool
	CanRestore     bool
	Obstacles      []Link // what must be known before it can be published, with where on the page it is said, if it is there
	WithdrawReason string
	Open           bool // the form of terms is unfolded
}

// Correction is the form for what was wrongly attributed.
type Correction struct {
	Allowed       bool
	Open          bool
	Honorific     string
	Speaker       string
	Role          string
	Organisation  string
	Sectors       []Option
	SaidOn        string
	Reason        string
	Organisations []string
	People        []Option // whom the name may mean, while it is linked to nobody
	Bodies        []Option // which body its name may mean, while it is linked to none
}

// Corrected is a correction that was made.
type Corrected struct {
	What   string // "Role"
	Was    string
	Now    string
	Reason string
	By     string
	At     string
}

// HistoryRow is an event in the life of a reaction.
type HistoryRow struct {
	At     string
	Who    string
	What   string
	Detail string
}

// SearchHelp explains how to search.
type SearchHelp struct {
	Frame
	Groups []ExampleGroup
}

// ExampleGroup is some examples of searches of a kind.
type ExampleGroup struct {
	Heading  string
	ID       string
	Examples []Example
}

// Example is a search that can be followed, and what it finds.
type Example struct {
	Query string
	Href  string
	Says  string
}

func (SearchHelp) file() string { return "search_help.html" }
func (Quote) file() string      { return "quote.html" }
func (Reaction) file() string   { return "reaction.html" }
