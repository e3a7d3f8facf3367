package templates

// Method says how stance is suggested and decided, how good the suggestions
// are, and what they cannot do.
type Method struct {
	Frame
	Sets     []MeasuredSet
	Learning MeasuredLearning
	RoundUps []Figure // on whole documents, each with what it means
	Measured string   // on what RoundUps was measured
	Live     *LiveRates
}

// MeasuredSet is how good the suggested side is on one set of texts.
type MeasuredSet struct {
	Name         string
	Texts        int
	Propositions int
	Unseen       MeasuredFigures // propositions it has not seen, texts of the same kind seen
	Without      MeasuredFigures // no text of the kind seen either
}

// MeasuredFigures are ready to print.
type MeasuredFigures struct{ MacroF1, Error, Surest string }

// MeasuredLearning is how good the suggested side is after so many decisions on
// a proposition.
type MeasuredLearning struct {
	Decisions []int
	Rows      []LearningRow
}

// LearningRow is one set: a figure for each of the Decisions.
type LearningRow struct {
	Name    string
	Figures []string
}

// LiveRates is how often people here decided otherwise than was suggested; for
// those who may see what is not published.
type LiveRates struct {
	Bands    []RateBand
	All      RateBand
	Too      int // a band with fewer decisions says "too few"
	Learning string
}

// RateBand is one band of confidence.
type RateBand struct {
	Label string // "60 to 70%"
	Shown int    // decisions of people who saw the suggestion
	Blind int    // decisions of people from whom it was kept
	// Shares of Shown, then of Blind, or "too few".
	Overridden, OtherSide, BlindSame, BlindSide string
}

func (Method) file() string { return "method.html" }
