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
// title, slug, summary, announced_by, opens, closes, state, theme_id and theme for each theme, and for each
// row proposition_id and proposition (both repeated, in the same order; an empty
// proposition without an id is a blank row). Button add_proposition=1 asks for
// more blank rows. Fields: title, slug, summary, announced_by, opens, closes,
// state, theme-0, and proposition-0, proposition-1 and so on.
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
	Themes       []ThemeField
}

// PropositionField is one row of propositions. The first stands for the proposal as a whole.
type PropositionField struct {
	ID   string // empty in a blank row
	Text string
}

func (Consultations) file() string    { return "consultations.html" }
func (ConsultationForm) file() string { return "consultation_form.html" }

// ThemeField is one theme of the form, with the reactions that have it.
type ThemeField struct {
	ID, Name  string
	Used      Link   // or nothing
	Withdrawn []Link // reactions that have it and are in no search
}
