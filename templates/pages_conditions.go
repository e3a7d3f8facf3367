package templates

// Conditions is the ledger of what stances on a proposition depend on: GET
// Action with proposition and met (repeated) shows the tally if those were met;
// POST Action of a row with revision, proposition, condition, state and why.
type Conditions struct {
	Frame
	Action         string
	Propositions   []PropositionTab
	PropositionID  string
	Proposition    string
	Rows           []ConditionRow
	FirstSteps     []Link // what to do where there is none
	Pages          Pages
	Page           int      // the number of this one
	AskedElsewhere []string // IDs of conditions on other pages that were asked to be taken as met
	Tally          StanceBar
	Statement      string // what may be said of Tally, and what would change it
	StatementNote  string // of how many
	Asked          bool   // some conditions were asked to be taken as met
	WhatIf         StanceBar
	WouldBe        string // what could be said of WhatIf
	Moved          string
}

// ConditionRow is one condition in the speaker's words.
type ConditionRow struct {
	Attribution
	ID         string
	Words      string
	Href       string // of the passage
	Stance     Stance // that depends on it
	State      string // "open", "met", "refused"
	StateLabel string
	CanAsk     bool
	IfMet      bool
	Action     string // empty if the person may not change the state
	Revision   int
	States     []Option
}

func (Conditions) file() string { return "conditions.html" }
