package stance

import (
	"math/rand/v2"
	"slices"
)

// Learnt is how well a set's propositions do after so many decisions on each,
// over several draws of which texts were decided; the rest is asked.
type Learnt struct {
	Decisions int     `json:"decisions"`
	MacroF1   float64 `json:"macro_f1"` // the mean over propositions
	Error     float64 `json:"calibration_error"`
	Surest    float64 `json:"surest_quarter"`
	Worse     float64 `json:"worse"` // the share of propositions that are more than 0.05 lower than without decisions
}

var decisionCounts = []int{0, 5, 10, 20, 40, 80}

const (
	learningDraws = 8
	leastAsked    = 15 // texts on a proposition after the decisions
)

// measureLearning learns on every proposition of a set that has texts enough
// for twenty decisions, beginning with logits of what was not seen in training.
func measureLearning(samples []sample, logits []float64, in func(sample) bool) []Learnt {
	byTarget := map[int][]Example{}
	var targets []int
	for i, s := range samples {
		if !in(s) {
			continue
		}
		if byTarget[s.target] == nil {
			targets = append(targets, s.target)
		}
		e := Example{Reading: s.reading, Value: Oppose}
		if s.support {
			e.Value = Support
		}
		e.Reading.logit = logits[i]
		byTarget[s.target] = append(byTarget[s.target], e)
	}
	targets = slices.DeleteFunc(targets, func(t int) bool { return len(byTarget[t]) < 20+leastAsked })
	var list []Learnt
	var before []float64
	for _, k := range decisionCounts {
		if len(targets) == 0 || k > 20 && slices.ContainsFunc(targets, func(t int) bool { return len(byTarget[t]) < k+leastAsked }) {
			break
		}
		var answers []answer
		var each []float64
		for _, t := range targets {
			f, a := learnt(byTarget[t], k)
			each, answers = append(each, f), append(answers, a...)
		}
		if k == 0 {
			before = each
		}
		list = append(list, learntOf(k, each, before, answers))
	}
	return list
}

func learntOf(k int, each, before []float64, answers []answer) Learnt {
	sum, worse := 0.0, 0.0
	for i, f := range each {
		sum += f
		if f < before[i]-0.05 {
			worse++
		}
	}
	n := float64(len(each))
	return Learnt{k, thousandths(sum / n), thousandths(calibrationError(answers)), thousandths(surestQuarter(answers)), thousandths(worse / n)}
}

// learnt is the mean macro-F1 of a proposition after k decisions, and every
// answer.
func learnt(examples []Example, k int) (float64, []answer) {
	var answers []answer
	sum := 0.0
	for draw := range learningDraws {
		order := rand.New(rand.NewPCG(uint64(draw), uint64(len(examples)))).Perm(len(examples))
		decided := make([]Example, k)
		for i := range decided {
			decided[i] = examples[order[i]]
		}
		m := Learn(decided)
		var c confusion
		for _, i := range order[k:] {
			p := m.probability(examples[i].Reading)
			support := examples[i].Value == Support
			c.add(support, p > 0.5)
			answers = append(answers, answer{max(p, 1-p), support == (p > 0.5)})
		}
		sum += c.macroF1()
	}
	return sum / learningDraws, answers
}

// confusion counts sides: those that are, those said, and those right.
type confusion struct{ are, said, right [2]float64 }

func (c *confusion) add(is, guess bool) {
	c.are[side(is)]++
	c.said[side(guess)]++
	if is == guess {
		c.right[side(is)]++
	}
}

func (c *confusion) macroF1() float64 {
	sum := 0.0
	for i := range c.right {
		sum += 2 * c.right[i] / max(1, c.said[i]+c.are[i])
	}
	return float64(sum / 2)
}
