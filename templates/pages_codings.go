package templates

// Codings lists the exercises in which several people code a sample of a
// consultation's reactions, and starts another: POST Action with id,
// proposition, coder (repeated), size, from, seed, spread=yes. Fields:
// proposition, coders, size, from, seed.
type Codings struct {
	Frame
	Consultation string
	Action       string // /consultations/SLUG/codings
	Rows         []CodingRow
	ID           string
	Propositions []Option
	Coders       []Option // fewer than two: nobody can be compared
	Size         string
	From         []Option
	Seed         string
	Spread       bool
}

// CodingRow is one exercise of a list.
type CodingRow struct {
	Href        string
	Proposition string
	Made        string // "40 reactions, 2 May 2014, by Amina Khatri"
	State       string // "open", "complete", "closed"
	StateLabel  string
	Coders      []CodingCoder
	SheetHref   string // the viewer's own sheet while it waits, or nothing
}

// CodingCoder is how far somebody has come with their sheet.
type CodingCoder struct {
	Name     string
	Answered int
	Of       int
	In       bool
	You      bool
}

// CodingOpen is an exercise of which somebody has not handed in. Nothing of what
// is answered is on it. POST EndAction with reason ends it; field end_reason.
type CodingOpen struct {
	Frame
	Proposition string
	About       []string
	Coders      []CodingCoder
	SheetHref   string // the viewer's own sheet, or nothing
	SheetIn     bool
	EndAction   string
	EndReason   string
}

// CodingSheet is one reaction of a coder's own sheet: POST Action with n, was,
// stance-answer, evidence (repeated), note; fields stance, evidence, note. POST
// HandInAction with partly=yes hands in; field partly.
type CodingSheet struct {
	Frame
	Attribution
	Action       string
	HandInAction string
	Proposition  string
	N            int
	Of           int
	Answered     int
	Source       SourceRef
	Passages     []CodingPassage
	Withdrawn    bool
	Chosen       Stance
	Was          Stance
	Note         string
	PrevHref     string // nothing at the first
	NextHref     string // nothing at the last
	GapHref      string // the next without an answer, or nothing
	SkipHref     string // where to go without answering
	ExerciseHref string
	In           bool // handed in: nothing can be changed
	Left         int  // without an answer
	Partly       bool
}

// CodingPassage is a passage that can be ticked as evidence.
type CodingPassage struct {
	ID   string
	Kind string
	Text string
	On   bool
}

// CodingComparison sets side by side what coders said. POST AdjudicateAction
// with reaction, revision, stance, why, none=yes; fields stance-REACTION,
// why-REACTION, counter-REACTION. POST RecordAction records what is agreed, POST
// CloseAction with revision closes.
type CodingComparison struct {
	Frame
	Proposition      string
	State            string
	StateLabel       string
	About            []string
	Coders           []string
	Alike            int
	Apart            int
	Missing          int
	MissingNote      string // how many of those were withdrawn, or nothing
	Overall          []AgreementFigure
	Pairs            []AgreementPair
	Open             int // still to be decided by a person
	Items            []CodingItem
	Pages            Pages
	Settled          int // of Agreed
	Kept             []KeptItem
	CanRecord        int // agreed and still to be recorded
	Revision         int
	AdjudicateAction string
	RecordAction     string
	CloseAction      string // nothing once closed
	CSVHref          string
}

// AgreementFigure is a coefficient with its reading.
type AgreementFigure struct {
	Name    string
	Value   string // "0.49", or nothing where it is not defined
	Between string // "0.31 to 0.67", or nothing
	N       int
	Reading string // or why it is not defined
}

// AgreementPair is how far two coders agree.
type AgreementPair struct {
	ID      string // of the heading
	A, B    string
	Figures []AgreementFigure
	Notes   []string
	Rows    []ConfusionRow
	Totals  []int // of the columns
	N       int
}

// ConfusionRow is what B said of the reactions of which A said one thing.
type ConfusionRow struct {
	Stance Stance
	Cells  []ConfusionCell
	Total  int
}

// ConfusionCell is how often two answers came together.
type ConfusionCell struct {
	N    int
	Same bool // both answers are the same
}

// CodingItem is a reaction on which a person decides, or has decided.
type CodingItem struct {
	Attribution
	ID        string // of the reaction
	N         int    // in the sample
	Href      string
	State     string // "Not published", "Withdrawn"; nothing if published
	Revision  int
	Passages  []CodingPassage
	Answers   []CodingAnswer
	Decided   Stance // what is in force while a person has still to decide, or nothing
	Verdict   Stance // or nothing: the form is shown
	Why       string
	By        string // "Pat Policy, who did not code, 2 June 2014, 10:00"
	CanDecide bool
	AskNone   bool // it is published: words to the contrary are asked for
	Chosen    Stance
	GivenWhy  string
	None      bool
}

// CodingAnswer is what one coder said of a reaction.
type CodingAnswer struct {
	Coder  string
	Stance Stance // or nothing: not answered
	Words  []string
	Note   string
}

// KeptItem is a reaction that coders agree on and that is left to a person.
type KeptItem struct {
	Href string
	Who  string
	Why  string
}

// PrevN is the number of the reaction before.
func (p CodingSheet) PrevN() int { return p.N - 1 }

// judging is a reaction to decide on, with the page around it.
type judging struct {
	CodingItem
	Page CodingComparison
}

// figures is a table of coefficients with what they are about.
type figures struct {
	Name    string
	Figures []AgreementFigure
}

func (Codings) file() string          { return "codings.html" }
func (CodingOpen) file() string       { return "coding_open.html" }
func (CodingSheet) file() string      { return "coding_sheet.html" }
func (CodingComparison) file() string { return "coding_comparison.html" }
