package templates

import "strings"

// ImportNew takes a source in: POST Action (multipart/form-data, because of the
// file) with key, consultation, text or file, title, publisher, address, kind,
// published. Fields: consultation, text, file, title, publisher, address, kind,
// published.
type ImportNew struct {
	Frame
	Action        string // /consultations/SLUG/import
	Key           string // made for this form: /imports/KEY/progress tells how far its import is
	LogHref       string // where what was heard is logged
	Consultations []Option
	Text          string
	Name          string // the source's title
	Publisher     string
	Address       string
	Kinds         []Option
	Published     string
	MaxSize       string      // "20 MB"
	MaxTableSize  string      // "128 MB"
	Duplicate     Link        // the source that already has this text; shown if it has an Href
	DuplicateNote string      // "Imported on 3 June 2014, 7 of 7 reviewed"
	Waiting       []SourceRow // the newest sources whose review is not finished
	WaitingTotal  int
}

// Sources lists the sources of a consultation.
type Sources struct {
	Frame
	Consultation Link
	Rows         []SourceRow
	Total        int
	ImportHref   string
	Pages        Pages
}

// SourceRow is one source of a list.
type SourceRow struct {
	Name       string
	Href       string
	Publisher  string
	Published  string
	KindLabel  string
	State      string // "to_review", "reviewing", "finished"
	StateLabel string
	Progress   string // "3 of 7 reviewed"
	ReviewHref string // empty if there is nothing to review or the person may not
}

// Source shows what was imported and what became of every span of it.
type Source struct {
	Frame
	Name          string
	Publisher     string
	Published     string
	Address       string
	KindLabel     string
	State         string
	StateLabel    string
	Progress      string
	ImportedBy    string
	ImportedAt    string
	Length        string // "1,140 words"
	Hash          string // SHA-256 of the snapshot's text
	Consultations []Link
	ReviewHref    string
	OriginalHref  string // download of the original bytes, or nothing
	Form          SourceForm
	Notes         []string // what the reader had to report
	Paragraphs    []Paragraph
	TextPages     []Link // to earlier and later parts of a long text
	Ledger        []LedgerRow
	LedgerNote    string // "All 14 spans are accounted for"
	LedgerAll     Link   // to all of it, where one outcome alone is listed
}

// SourceForm changes what is known of a source, never its text: POST Action
// with revision, back, title, publisher, address, kind, published. Fields:
// title, publisher, address, kind, published. Without Action it is not shown.
type SourceForm struct {
	Action    string // /sources/ID/edit
	Revision  int
	Back      string // "review" to return there
	Open      bool   // the form is unfolded
	Name      string
	Publisher string
	Address   string
	Kinds     []Option
	Published string
}

// Paragraph is a paragraph of a source's text. Its segments put together are
// the text from code point At on.
type Paragraph struct {
	Heading  bool
	At       int
	Segments []TextSegment
}

// TextSegment is a run of a source's text. Kind is "" for plain text, or
// "quote", "reported", "heading", "duplicate", "rejected". DraftNo numbers the
// draft (from 1) it belongs to; First is set on the segment where that number is
// shown, once in a text, and Href leads to the draft or reaction.
type TextSegment struct {
	Text    string
	Kind    string
	DraftNo int
	OpenNo  int // of words in marks without an outcome, where they begin
	First   bool
	Current bool
	Shows   bool // the words led to the stance that is suggested
	Href    string
}

// Lines cuts the text of a segment at carriage returns, which a browser keeps
// only if they are written as references: the text on the page must have as many
// characters as the source.
func (s TextSegment) Lines() []string { return strings.Split(s.Text, "\r") }

// LedgerRow is the fate of one span.
type LedgerRow struct {
	N       int
	Outcome string // "quote", "reported", "heading", "duplicate", "rejected", "open"
	Label   string // the outcome in words
	Text    string
	Reason  string
	Link    Link // to the reaction or draft, or nothing
}

// Review is where a person checks what the reader found.
type Review struct {
	Frame
	SourceName    string
	SourceHref    string
	SourceMeta    string // "The Commissioner, 12 June 2014 · 1,140 words · pasted by Amina Khatri"
	Revision      int    // of the source
	Total         int
	Reviewed      int
	Accepted      int
	Rejected      int
	Published     int // of the accepted ones
	Form          SourceForm
	Notes         []string // what the reader had to report
	TableHref     string   // the drafts as a table, or nothing
	Paragraphs    []Paragraph
	Shows         bool   // some words of the text led to the stance that is suggested
	TextPages     []Link // to earlier and later parts of a long text
	Drafts        []DraftCard
	Parts         []ReviewPart // to show only some of the drafts; none where there is nothing to choose
	Earlier       Link         // to the drafts before those shown, or nothing
	Later         Link
	Current       *DraftForm // the draft opened, or nil
	Balance       ReviewBalance
	Terms         Terms
	Missed        MissedForm
	Organisations []string // known names, offered while typing
	Speakers      []string
	PublishHref   string   // POST here to publish all accepted ones; empty if that cannot be done now
	PublishNote   string   // why it cannot, or what will happen
	Unpublishable []string // accepted ones that cannot be published, and why
	UnpublishHref string   // POST here to take back all published ones; empty if there is none
	FinishHref    string   // POST here to finish; empty if drafts or spans are open or it is finished
	FinishNote    string
	Finished      bool
}

// Terms are asked once for a source, before the first draft is accepted:
// POST Action with revision, status, permitted=yes, embargo_date, embargo_time.
// Fields: terms-status, terms-permitted, terms-embargo_date, terms-embargo_time.
type Terms struct {
	Action      string // /sources/ID/terms
	Set         bool   // already answered; the form then stands in a details
	Open        bool   // the details are open
	Summary     string // "On the record, may be published, no embargo"
	Statuses    []Option
	Permitted   bool
	EmbargoDate string
	EmbargoTime string
	Themes      []Option // of the consultation, for those who may choose them; field terms-themes
}

// MissedForm adds a reaction that the reader missed: POST Action with the fields
// of AddedWords, honorific, speaker, role, organisation, sector. Fields: missed-words,
// missed-kind, missed-speaker, missed-sector. Without Action it is not shown.
type MissedForm struct {
	Action       string // /sources/ID/drafts
	OpenHref     string // the page with the form unfolded
	Open         bool
	Added        AddedWords
	Honorific    string
	Speaker      string
	Role         string
	Organisation string
	Sectors      []Option
}

// DraftCard is a draft in the list. State is "todo", "accepted" or "rejected".
type DraftCard struct {
	N            int
	ID           string
	Revision     int
	Href         string // opens it here
	Speaker      string
	Organisation string
	Excerpt      string
	State        string
	Reason       string // why it was rejected
	Stance       Stance // decided with it on the proposal as a whole, or nothing
	ReactionHref string // what it became
	ReopenHref   string // POST here to open it again, or nothing
	Flags        []string
	Current      bool
	Suggested    Stance   // what its words suggest, while it waits; a person decides
	Behind       []string // some of the words that led to it, in marks
	History      []HistoryRow
}

// ReviewPart shows only some of the drafts of a review.
type ReviewPart struct {
	Label string // "To review"
	N     int
	Href  string
	On    bool
}

// DraftForm is the draft being reviewed.
//
// Accept: POST AcceptHref with revision, honorific, speaker, role, organisation,
// sector, said_on, stakeholder and body (an ID, new, or empty for whoever has the name), status, permitted (yes, no or empty for as the source),
// embargo_date, embargo_time, role_2, organisation_2, sector_2, body_2, keep (repeated:
// the IDs of the passages kept), kind-PASSAGE and reason-PASSAGE for each that is not.
// Fields: the names, with keep-PASSAGE and reason-PASSAGE, and those of Decide.
//
// Reject: POST RejectHref with revision, reason. Field: reject-reason.
type DraftForm struct {
	N             int
	ID            string
	Revision      int
	AcceptHref    string
	RejectHref    string
	SkipHref      string // the next draft
	WhoOpen       bool   // who said it needs a look: the fields are not folded
	WhoWords      string // "GPs committee chair, British Medical Association · said 1 May 2014"
	Honorific     string
	Speaker       string
	Role          string
	Organisation  string
	Sectors       []Option
	RoleHeld      string // the role that the directory has, where this one is new there; empty: no dates are asked
	RoleFrom      string // fields: role_from, role_to
	RoleTo        string
	SaidOn        string // 2014-05-01, 2014-05, 2014 or nothing
	SaidOnNote    string // "From the source's published date"
	Person        DirectoryMatch
	Body          DirectoryMatch
	Body2         DirectoryMatch
	Statuses      []Option // first one: as for the source
	Permitted     string
	EmbargoDate   string
	EmbargoTime   string
	ThemesOfAll   []string // names of the themes that all of the source has
	Themes        []Option // the others, for those who may choose
	ThemesOpen    bool
	OwnTerms      bool // differs from the source: the details are open
	Role2         string
	Organisation2 string
	Sectors2      []Option
	Passages      []DraftPassage
	Moves         DraftMoves
	Known         []KnownWords
	DuplicateHref string
	Stances       []Decide // one for each proposition, for those who may decide
	Position      string   // that the respondent chose, as written
	Suggests      Stance   // what it suggests; a person decides
	Confidence    string   // "High", "Medium", "Low"
	Rules         []string // "speaker: heading above"
	Flags         []string
	RejectReason  string
	CanReject     bool
	History       []HistoryRow
	AcceptNote    string // why it cannot be accepted now
	CanAccept     bool   // false until the source's terms are known
}

// DirectoryMatch says whom a name means as far as the directory knows, and how
// surely. A choice is offered where several may be meant.
type DirectoryMatch struct {
	Sure    string   // "Known", "Likely", "Unsure", "New"; empty where there is no name
	Note    string   // "by its other name HNFT"
	Choices []Option // not asked if empty
	Open    bool     // a person has to say whom it means
	Find    string   // asked for others by their names while somebody types; empty: not offered
}

// DraftPassage is a passage of the draft being reviewed.
type DraftPassage struct {
	ID        string
	Kind      string // "quote", "reported", "context"
	Kinds     []Option
	Text      string
	Continues bool
	Keep      bool
	Reason    string // why it is removed
}

func (ImportNew) file() string { return "import_new.html" }
func (Sources) file() string   { return "sources.html" }
func (Source) file() string    { return "source.html" }
func (Review) file() string    { return "review.html" }
