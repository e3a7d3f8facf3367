package stance

import (
	"context"
	"math"
	"slices"
)

// MeasuredFile holds how well the base model did on texts that it had not seen.
const MeasuredFile = "measured.json"

// Measured is how well the base model does on one set: on propositions that it
// has not seen, and, as a harder question, without the whole set.
type Measured struct {
	Set        string   `json:"set"`
	Texts      int      `json:"texts"`
	Targets    int      `json:"targets"`
	Unseen     Figures  `json:"unseen_targets"`
	WithoutSet Figures  `json:"without_the_set"`
	Learning   []Learnt `json:"after_decisions,omitempty"` // on propositions with texts enough
}

// Figures are of support against oppose.
type Figures struct {
	MacroF1 float64 `json:"macro_f1"`
	Error   float64 `json:"calibration_error"` // expected, over ten bands of confidence
	Surest  float64 `json:"surest_quarter"`    // the share that is right
}

const folds = 5

// measure trains again and again, each time without what is then asked.
func measure(ctx context.Context, sets []TrainingSet, samples []sample, tell func(string)) ([]Measured, error) {
	unseen := make([]float64, len(samples))
	without := make([]float64, len(samples))
	for fold := range folds {
		tell("measuring on unseen propositions")
		if err := hold(ctx, samples, unseen, func(s sample) bool { return s.target%folds == fold }); err != nil {
			return nil, err
		}
	}
	list := make([]Measured, 0, len(sets))
	for _, set := range sets {
		tell("measuring without " + set.Name)
		in := func(s sample) bool { return s.set == set.Name && !s.joined }
		if err := hold(ctx, samples, without, in); err != nil {
			return nil, err
		}
		list = append(list, Measured{set.Name, len(set.Texts), targetsOf(samples, in), figuresOf(samples, unseen, in), figuresOf(samples, without, in), measureLearning(samples, unseen, in)})
	}
	return list, nil
}

// hold learns from all targets that have nothing held, and writes the logits
// of what is held.
func hold(ctx context.Context, samples []sample, logits []float64, held func(sample) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	targets := map[int]bool{}
	for _, s := range samples {
		if held(s) {
			targets[s.target] = true
		}
	}
	var rest []sample
	for _, s := range samples {
		if !targets[s.target] {
			rest = append(rest, s)
		}
	}
	learnt := learn(rest)
	for i, s := range samples {
		if held(s) {
			logits[i] = learnt.logit(s.about, s.features)
		}
	}
	return nil
}

func targetsOf(samples []sample, in func(sample) bool) int {
	targets := map[int]bool{}
	for _, s := range samples {
		if in(s) {
			targets[s.target] = true
		}
	}
	return len(targets)
}

// answer is one text's confidence and whether it was right.
type answer struct {
	confidence float64
	right      bool
}

func figuresOf(samples []sample, logits []float64, in func(sample) bool) Figures {
	var answers []answer
	var sides confusion
	for i, s := range samples {
		if !in(s) {
			continue
		}
		guess := logits[i] > 0
		answers = append(answers, answer{logistic(math.Abs(logits[i])), guess == s.support})
		sides.add(s.support, guess)
	}
	return Figures{thousandths(sides.macroF1()), thousandths(calibrationError(answers)), thousandths(surestQuarter(answers))}
}

func side(support bool) int {
	if support {
		return 1
	}
	return 0
}

func thousandths(v float64) float64 { return math.Round(v*1000) / 1000 }

// calibrationError is how far confidence is from the share that is right, over
// ten bands.
func calibrationError(answers []answer) float64 {
	var n, confidence, right [10]float64
	for _, a := range answers {
		band := min(9, int((a.confidence-0.5)*20))
		n[band]++
		confidence[band] += a.confidence
		if a.right {
			right[band]++
		}
	}
	sum := 0.0
	for i := range n {
		sum += math.Abs(confidence[i] - right[i])
	}
	return sum / math.Max(1, float64(len(answers)))
}

// surestQuarter is the share that is right of the surest quarter.
func surestQuarter(answers []answer) float64 {
	slices.SortStableFunc(answers, func(a, b answer) int {
		switch {
		case a.confidence > b.confidence:
			return -1
		case a.confidence < b.confidence:
			return 1
		}
		return 0
	})
	answers = answers[:(len(answers)+3)/4]
	right := 0.0
	for _, a := range answers {
		if a.right {
			right++
		}
	}
	return right / math.Max(1, float64(len(answers)))
}
