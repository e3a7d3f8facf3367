package templates

// LogReaction is the form to log what somebody said: GET /reactions/new with
// consultation, stakeholder, organisation. It posts to /reactions.
type LogReaction struct {
	Frame
	Key           string // of this form, so that it is logged once however often it is sent
	Consultation  string // slug
	About         string // the consultation's title
	Consultations []Option
	Statuses      []ExplainedOption
	Permitted     bool
	EmbargoDate   string
	EmbargoTime   string
	Stakeholder   string // ID chosen, or nothing
	Honorific     string
	Speaker       string
	Person        DirectoryMatch
	Role          string
	Body          string // ID chosen, or nothing
	Organisation  string
	OfBody        DirectoryMatch
	Sectors       []Option
	Exact         string
	Reported      string
	Known         Link // the reaction that has the words already
	Again         bool
	SaidOn        string
	Ways          []Option
	Where         string
	Address       string
	Note          string
	Themes        []Option // of the consultation, for those who may choose
	Stances       []LogStance
}

// ExplainedOption is a choice with what it means.
type ExplainedOption struct {
	Option
	Means string
}

// LogStance is the form to decide on one proposition with the words.
type LogStance struct {
	ID          string
	Proposition string
	Chosen      Stance
	Evidence    string // a line each
	Conditions  string
	Reason      string
	Open        bool
}

func (LogReaction) file() string { return "log.html" }

// logging is the form for one proposition, with the page around it.
type logging struct {
	LogStance
	Page Frame
}

// Wrong reports whether what is folded is at fault, so that it is unfolded.
func (o logging) Wrong() bool {
	return o.Page.Err("evidence-"+o.ID)+o.Page.Err("conditions-"+o.ID)+o.Page.Err("reason-"+o.ID) != ""
}
