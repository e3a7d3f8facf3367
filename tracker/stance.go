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
	Proposition string // ID
	Suggestion  *Suggestion
	Decision    *Decision
}

// Suggestion is what the machine proposes, never a decision.
type Suggestion struct {
	Value Stance
	Cues  []string // what led to it, in words
}

// Decision is what a person decided.
type Decision struct {
	Value    Stance
	Evidence []string // passage IDs
	By       string   // account ID
	ByName   string
	At       Instant
	Why      string
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

// Whole returns the decided stance on the proposal as a whole.
func (r Reaction) Whole() Stance { return r.Stance(r.Consultation) }
