package templates

// Decide is the form in which a person says where a reaction stands on one
// proposition, a part of pages that say where it is sent. Its fields, whose
// names and ids end in "-" and the ID of the proposition: stance ("undecided"
// leaves it open), evidence and conditions (repeated: values of the choices),
// other (words that are a condition, one a line), reason, counter ("none",
// "later" or the value of a choice), shown (the suggestion that the person saw).
type Decide struct {
	ID          string // of the proposition
	Proposition string
	Blind       bool // a suggestion is kept back on purpose
	Suggested   *Suggested
	Precedents  []Precedent
	Disagree    bool // most precedents take the other side
	CanLeave    bool // it may be left open
	CanPostpone bool // words to the contrary may be settled later
	Chosen      Stance
	Shown       Stance
	Evidence    []Choice
	Ticked      bool // the suggested words came ticked; sent as ticked-ID
	Conditions  []Choice
	Other       string
	Reason      string
	Counter     string // "none", "later", the value of a choice, or nothing
	Contrary    []Contrary
}

// Suggested is what the machine suggests, never a decision.
type Suggested struct {
	Stance     Stance
	Confidence string // "High confidence: 91% that it is on the side of support", or nothing
	Cues       []string
	By         string // "By a machine, from these words only."
	Learnt     string // "It has learnt from 12 decisions on this proposition."
}

// Choice is words of the reaction that may be ticked.
type Choice struct {
	Value     string
	Words     string
	On        bool
	Suggested bool
}

// Contrary is words to the contrary of one side.
type Contrary struct {
	Side    string // the side that is decided for, "support" or "oppose"; empty for either
	Label   string // "If you decide for support"
	Choices []ContraryChoice
}

// ContraryChoice is words to the contrary with where they were said, if it was
// in another reaction.
type ContraryChoice struct {
	Value string
	Words string
	Where string // "on 1 May 2014, in Harbour round-up"
}

// Precedent is a decided reaction whose words are near.
type Precedent struct {
	Words  string
	Who    string
	Href   string
	Stance Stance
}

// StanceDecision is where a reaction stands on one proposition, with the form to
// decide it.
type StanceDecision struct {
	PropositionID string
	Proposition   string
	Stance        Stance     // decided, or Undecided
	Suggested     *Suggested // before the decision, for those who may see it
	Blind         bool       // it was decided without seeing the suggestion
	DecidedBy     string
	DecidedAt     string
	Reason        string
	Evidence      []string
	Conditions    []ConditionHeld
	Counter       *CounterHeld   // nil where it is not settled or not to be seen
	Settle        *SettleCounter // nil where there is nothing to settle
	Earlier       []EarlierDecision
	UndoHref      string // POST here with revision, proposition; empty if there is nothing to undo
	Form          *Decide
	Open          bool // the form is unfolded
	QueueHref     string
}

// ConditionHeld is a condition of a decided stance.
type ConditionHeld struct {
	Words string
	State string // "open", "met", "refused"
	Label string
}

// CounterHeld is the words to the contrary of a decided stance, or that there are
// none.
type CounterHeld struct {
	Words string // empty: none were found
	By    string // who found none, for those who may know
	Where Link   // the reaction that holds the words, if it is another
}

// SettleCounter is the form for the words to the contrary of a decision: POST
// Action with revision, proposition and counter as in Decide.
type SettleCounter struct {
	Action  string
	Counter string
	Group   Contrary
}

// EarlierDecision is a decision that was replaced.
type EarlierDecision struct {
	Stance Stance
	By     string
	At     string
	Reason string
}

// Tagging is the queue of reactions to be decided on a proposition, one by one:
// POST Action with reaction, revision, proposition, skipped and the fields of
// Decide saves a decision; POST UndoHref with reaction, revision, proposition,
// skipped takes the last one back.
type Tagging struct {
	Frame
	Consultation Link
	Propositions []PropositionTab
	Proposition  string
	ID           string // of the proposition
	Confirmed    int
	Waiting      int
	Skipped      int
	SkippedIDs   string
	Action       string
	Item         *TaggingItem // nil: nothing is left to show
	AgainHref    string       // begins anew with those skipped; empty if none was
	ImportHref   string       // empty if the person may not import
	Done         *Decided
}

// TaggingItem is the reaction to be decided.
type TaggingItem struct {
	Attribution
	ID       string
	Revision int
	Href     string
	HrefText string
	Source   SourceRef
	State    string // "Published", if it is
	Passages []ReactionPassage
	SkipHref string
	Decide   Decide
}

// Decided is the decision made last, which can be undone.
type Decided struct {
	Who      string
	Href     string
	Stance   Stance
	Reaction string
	Revision int
	UndoHref string
}

// Total is how many reactions there are to decide, decided ones included.
func (t Tagging) Total() int { return t.Confirmed + t.Waiting }

func (Tagging) file() string { return "tagging.html" }
