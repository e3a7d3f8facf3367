package templates

// Stakeholders lists the people who speak: GET /stakeholders with what
// DirectoryList says.
type Stakeholders struct {
	Frame
	List       DirectoryList
	Groups     []StakeholderGroup
	ImportHref string // empty if the person may not
	ExportHref string
	MergesHref string
}

// Letter is an entry of the A to Z bar; without Href nobody is there.
type Letter struct {
	Letter  string
	Href    string
	Current bool
}

// StakeholderGroup is the people under one letter; without, in another order.
type StakeholderGroup struct {
	Letter string
	Rows   []StakeholderRow
}

// StakeholderRow is one person of a list.
type StakeholderRow struct {
	Name         string
	Href         string
	Role         string
	Organisation string
	Reactions    int
	QuotesHref   string
}

// Stakeholder is the page of one person: where they stand, since when, in which words.
type Stakeholder struct {
	Frame
	Name             string
	Initials         string
	Role             string
	Organisation     string
	OrganisationHref string
	LogHref          string // empty what the person may not
	EditHref         string
	MergeHref        string
	QuotesHref       string
	Propositions     []PropositionTab
	Proposition      string
	Decided          string // of how many reactions on the proposition
	Timeline         Timeline
	Changes          []ChangesOn // by proposition, those without a change left out
	Now              []NowOn     // on each proposition, the latest
	Undated          bool        // stances are decided, though none from which Now can tell
	Said             []Said
	Total            int // reactions
	OtherNames       []string
	Positions        []PositionRow // held now, as far as is known
	Past             []PositionRow
	Alongside        []Beside
	Pages            Pages
}

// Beside is somebody who is heard in the same sources.
type Beside struct {
	Name       string
	Href       string
	Sources    int
	QuotesHref string
}

// NowOn is the latest decided stance on a proposition.
type NowOn struct {
	Stance      Stance
	Proposition string
	Href        string
	Note        string // when it was said, and of how many
	Strip       Strip
}

// ChangesOn is somebody's changes of position on one proposition, the latest first.
type ChangesOn struct {
	Proposition string
	Changes     []Change
	More        int // earlier ones, which are not listed
	Href        string
}

// PositionRow is a position somebody held.
type PositionRow struct {
	Role         string
	Organisation string
	Href         string
	Dates        string // "since 2013", "2011 to 2013", "heard 12 June 2014", or nothing
}

// Said is a reaction in a list of everything somebody said, newest first. On
// the speaker's own page Speaker is left empty; on the body's own page, the
// organisation too where nobody is named.
type Said struct {
	Attribution
	N           int // the point in the timeline, or 0
	Href        string
	Kind        string
	Text        string
	More        int // further passages in the reaction
	Stances     []StanceOn
	ChangedFrom Stance
	Source      SourceRef
	State       string
}

// StakeholderForm makes or edits a person: POST Action with revision, honorific,
// name, other_names (one a line), positions (how many rows) and for each row, with
// "-" and its place from 0, role, organisation, organisation_id, from, to;
// add_position asks for more rows. Fields: the same.
type StakeholderForm struct {
	Frame
	New        bool
	Action     string
	CancelHref string
	Revision   int
	Honorific  string
	Name       string
	OtherNames string
	Positions  []PositionField
}

// PositionField is a row for a position; OrganisationID is of the body with the name,
// if it is known.
type PositionField struct {
	New            bool
	Role           string
	Organisation   string
	OrganisationID string
	From, To       string
}

// Organisations lists the bodies: GET /organisations with what DirectoryList says.
type Organisations struct {
	Frame
	List       DirectoryList
	Rows       []OrganisationRow
	NewHref    string // empty if the person may not
	ImportHref string
	ExportHref string
	MergesHref string
}

// OrganisationRow is one body of a list.
type OrganisationRow struct {
	Name       string
	Href       string
	OtherNames string // "BMA, the doctors' union"
	Sectors    string
	Reactions  int
	QuotesHref string
}

// Organisation is the page of one body: everything said in its name.
type Organisation struct {
	Frame
	Name       string
	OtherNames []string
	Sectors    []Link
	Parent     Link
	Parts      []BodyPart // below it, each after the one that it is part of
	Included   int        // parts whose words are shown with its own
	SwitchHref string     // shows it with its parts or alone; empty if it has none
	ODSCode    string
	LogHref    string // empty what the person may not
	EditHref   string
	MergeHref  string
	QuotesHref string

	Propositions []PropositionTab
	Proposition  string
	Timeline     Timeline
	Changes      []ChangesOn

	Mixes  []OrganisationMix
	Now    []NowOn
	People []StakeholderRow
	Said   []Said
	Total  int
	Pages  Pages
}

// BodyPart is a body in the tree below another.
type BodyPart struct {
	Name       string
	Href       string
	Reactions  int
	QuotesHref string
	Depth      int // from 1
}

// OrganisationMix is how a body's reactions stand on one proposition.
type OrganisationMix struct {
	Proposition   string
	Mix           StanceBar
	Statement     string // what may be said of them, and what would change it
	StatementNote string // of how many
}

// OrganisationForm makes or edits a body: POST Action with revision, name,
// other_names (one a line), counted (a sector), sector (repeated), parent (a name),
// parent_id, ods_code. Fields: name, other_names, sector, parent, ods_code.
type OrganisationForm struct {
	Frame
	New        bool
	Action     string // /organisations or /organisations/ID/edit
	CancelHref string
	Revision   int
	Name       string
	Meant      []Link // of a new one: bodies whose names look like it
	Another    bool   // it has been said to be none of these
	OtherNames string
	Counted    []Option // the sector that is counted
	Sectors    []Option
	Parent     string
	ParentID   string
	ODSCode    string
}

// FoldParts reports whether the parts of a body are so many that they are folded.
func (o Organisation) FoldParts() bool { return len(o.Parts) > 12 }

func (Stakeholders) file() string     { return "stakeholders.html" }
func (Stakeholder) file() string      { return "stakeholder.html" }
func (StakeholderForm) file() string  { return "stakeholder_form.html" }
func (Organisations) file() string    { return "organisations.html" }
func (Organisation) file() string     { return "organisation.html" }
func (OrganisationForm) file() string { return "organisation_form.html" }
