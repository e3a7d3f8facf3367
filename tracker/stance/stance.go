// Package stance suggests where a speaker stands on a proposition, and says
// why: words × target → a value of the five-grade scale or not_stated, the
// likelier side with its probability, the evidence, the cues in words, and the
// conditions that were found.
//
// It owns reading words for their stance, what one proposition's confirmed
// decisions teach, and the training of the weights that are embedded. It is
// pure: the same words, target and decisions give the same suggestion to the
// byte on every machine. It must not know who speaks, where words are stored, or
// what a reaction is.
//
// The stages, in their order, and the files that hold them:
//
//	proposition   target, target_motion, aim
//	words         sentences, tokens, reading
//	said outright phrases (the entry), scope (the walk over a clause), read, heads, deeds, place, modality, chain,
//	              emit (a clause becomes a cue), said_of, conditions; its lists: phrasebook, inflection, attitudes,
//	              evaluations, idioms, negation, people
//	base model    features, features_words, features_count, features_scores, lexicon, base, logistic, weights
//	decisions     own (a proposition's model), blend, blend_words, blend_said, temperature
//	grade         grade, grade_signs, grade_features, grade_model, evidence, alone
//	training      train, train_read, train_rows, train_fit, train_measure, train_learning, grade_read, grade_train
//	figures       measured
package stance

// Version is the engine's; it changes whenever the same words may get another
// suggestion.
const Version = "1"

// Value is a grade of the scale, or that the words say nothing on it.
type Value string

// The five grades, and the abstention.
const (
	Support          Value = "support"
	QualifiedSupport Value = "qualified_support"
	Neutral          Value = "neutral"
	Concerned        Value = "concerned"
	Oppose           Value = "oppose"
	NotStated        Value = "not_stated"
)

// Part is a stretch of one speaker's words: a quotation, or what a journalist
// reports of them.
type Part struct {
	Text     string
	Reported bool // indirect speech, in the words of whoever reports it
}

// Span is a stretch of a part: code points of its text from Start up to, and
// without, End.
type Span struct{ Part, Start, End int }

// Cue is one thing in the words that speaks for a stance.
type Cue struct {
	Span
	Words string // as they stand
	Says  string // "rejection", "condition", …
}

// String writes a cue as a page shows it: “we do not support”: rejection.
func (c Cue) String() string { return "“" + c.Words + "”: " + c.Says }

// Suggestion is what the engine proposes.
type Suggestion struct {
	Value      Value
	Polarity   Value   // Support or Oppose: the likelier side, whatever Value is
	Confidence float64 // 0.5 to 1: the probability that Polarity is right
	Evidence   []Span  // whole sentences; empty exactly where Value is NotStated
	Cues       []Cue
	Conditions []Span // clauses on which support depends
}

// Example is a person's decision on words that were read for the same target.
type Example struct {
	Reading Reading
	Value   Value
}
