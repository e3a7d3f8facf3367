package tracker

import "slices"

// Stance is where somebody stands on a proposition.
type Stance string

// The five-grade scale, and the decision that the words say nothing on it.
const (
	Oppose           Stance = "oppose"
	Concerned        Stance = "concerned"
	Neutral          Stance = "neutral"
	QualifiedSupport Stance = "qualified_support"
	Support          Stance = "support"
	NotStated        Stance = "not_stated"
	// Undecided is no value of the scale: no person has decided yet. It is a
	// facet value of its own.
	Undecided Stance = "undecided"
)

// Scale lists the five grades, from opposition to support.
func Scale() []Stance { return []Stance{Oppose, Concerned, Neutral, QualifiedSupport, Support} }

// StanceFacet lists every value that a filter offers.
func StanceFacet() []Stance { return append(Scale(), NotStated, Undecided) }

// Decidable reports whether a person may decide for s.
func (s Stance) Decidable() bool { return s == NotStated || slices.Contains(Scale(), s) }

// StanceOn is where a reaction stands on one proposition. The suggestion of
// the machine and the decision of a person are separate and both kept.
type StanceOn struct {
	Proposition string      // ID
	Suggestion  *Suggestion // the one made last before somebody decided
	Decision    *Decision   // the one in force
	Earlier     []Decision  // those it replaced, the latest last
}

// Suggestion is what the machine proposes, never a decision.
type Suggestion struct {
	Value      Stance
	Polarity   Stance  // Support or Oppose: the likelier side, whatever Value is; "" where a respondent chose
	Confidence float64 // 0.5 to 1: the probability that Polarity is right; 0 where a respondent chose
	Evidence   []WordsAt
	Cues       []string // what led to it, in words
	Conditions []WordsAt
	Engine     string // the engine's version, "" where a respondent chose
	Learnt     int    // decisions on the proposition that it had learnt from
}

// WordsAt is a stretch of a passage: code points of its text from Start up to,
// and without, End.
type WordsAt struct {
	Passage    string // ID
	Start, End int
}

// Decision is what a person decided.
type Decision struct {
	Value      Stance
	Evidence   []WordsAt
	Conditions []Condition
	Counter    *Counter // nil: not settled yet
	By         string   // account ID
	ByName     string
	At         Instant
	Why        string
	Shown      Stance // the suggestion that the person saw, "" without one
	Blind      bool   // the suggestion was kept from the person on purpose
}

// Overrides reports whether the person decided against what was suggested.
func (d Decision) Overrides() bool {
	return d.Shown != "" && d.Shown != NotStated && d.Shown != d.Value
}

// Contested reports whether words to the contrary have to be looked for before
// the decision is published: it takes a side.
func (s Stance) Contested() bool {
	return s != Neutral && slices.Contains(Scale(), s)
}

// Counter says which words of the same speaker speak most strongly to the
// contrary, or that a person found none.
type Counter struct {
	Reaction string // ID of the reaction that holds the words
	At       WordsAt
	Words    string // the exact slice
	Declined bool   // there are none
}

// ConditionState says what has become of a condition.
type ConditionState string

// The states of a condition.
const (
	ConditionOpen    ConditionState = "open"
	ConditionMet     ConditionState = "met"
	ConditionRefused ConditionState = "refused"
)

// ConditionStates lists them in the order in which a form offers them.
func ConditionStates() []ConditionState {
	return []ConditionState{ConditionOpen, ConditionMet, ConditionRefused}
}

// Condition is what a stance depends on, in the speaker's words.
type Condition struct {
	ID    string
	At    WordsAt
	Words string // the exact slice
	State ConditionState
}

// Stance returns the decided stance on the proposition, Undecided without one.
func (r Reaction) Stance(proposition string) Stance {
	for _, s := range r.Stances {
		if s.Proposition == proposition && s.Decision != nil {
			return s.Decision.Value
		}
	}
	return Undecided
}

// On returns what is known of where the reaction stands on the proposition.
func (r Reaction) On(proposition string) StanceOn {
	for _, s := range r.Stances {
		if s.Proposition == proposition {
			return s
		}
	}
	return StanceOn{Proposition: proposition}
}

// Whole returns the decided stance on the proposal as a whole.
func (r Reaction) Whole() Stance { return r.Stance(r.Consultation) }
