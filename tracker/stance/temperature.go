package stance

import "math"

// Confidence is refitted on the latest decisions: each is predicted by a blend
// that has not learnt it, and the log odds of all are stretched or shrunk to
// fit. Few decisions change little.
const (
	recent         = 64   // decisions that are predicted
	predictedApart = 5    // parts of them, each predicted by the rest
	steadiness     = 10.0 // how strongly the temperature is held near that of the base
	widest         = 1.2  // bound of its logarithm, either way
	temperatureFit = 25   // temperatures that are tried
)

// prediction is the logit for the side that was then decided.
type prediction = float64

// predict predicts the latest lessons, each part by a blend of all the others;
// logit is what a blend says of a lesson.
func (b *blend) predict(lessons []lesson, logit func(b *blend, i int) float64) []prediction {
	first := max(0, len(lessons)-recent)
	list := make([]prediction, 0, recent)
	for part := range min(predictedApart, len(lessons)) {
		held := func(i int) bool { return i >= first && i%predictedApart == part }
		other := b.without(lessons, held)
		for i := first; i < len(lessons); i++ {
			if held(i) {
				list = append(list, float64(lessons[i].side*logit(other, i)))
			}
		}
	}
	return list
}

// temperatureOf is what log odds are to be multiplied with to fit predictions.
func temperatureOf(predictions []prediction) float64 {
	best, least := 1.0, math.Inf(1)
	for i := range temperatureFit {
		l := widest * (float64(2*i)/(temperatureFit-1) - 1)
		t := exponential(-math.Abs(l))
		if l > 0 {
			t = 1 / t
		}
		loss := float64(float64(steadiness*l) * l / 2)
		for _, p := range predictions {
			loss = float64(loss + softplus(float64(-t*p)))
		}
		if loss < least {
			best, least = t, loss
		}
	}
	return best
}
