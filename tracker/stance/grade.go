package stance

import (
	"math"
	"slices"
)

// grade decides the grade and the sentences that it rests on; p is the
// probability of Support against Oppose.
func (m *Model) grade(r Reading, p float64) (Value, []Span) {
	sentences := signSentences(r)
	if !speaks(r, sentences) {
		return NotStated, nil
	}
	if r.isOutrightNeutral() {
		row := slices.Index(grades, Neutral)
		return Neutral, shippedGrades.evidence(r, sentences, row)
	}
	shift := logOdds(p) - logOdds(new(Model).probability(r))
	row := shippedGrades.decide(gradeFeatures(r, sentences), r.outrightSide(), shift)
	return grades[row], shippedGrades.evidence(r, sentences, row)
}

// fewWords are so few that they say nothing unless they have a sign.
const fewWords = 6

// speaks reports whether anything in the words says where the speaker stands.
func speaks(r Reading, sentences []signedSentence) bool {
	if len(r.cues) > 0 {
		return true
	}
	for _, s := range sentences {
		if len(s.words) > fewWords || slices.ContainsFunc(s.signs, sign.telling) {
			return true
		}
	}
	return false
}

// sideOf is where each grade stands between Support and Oppose.
var sideOf = []float64{0.5, 0.3, 0, -0.3, -0.5}

// decide returns the row of the likeliest grade, on the side that is taken
// outright if there is one. shift is what decisions have added to the log odds
// of Support.
func (m *gradeModel) decide(features []gradeFeature, outright int, shift float64) int {
	best, most := 0, math.Inf(-1)
	for row := range grades {
		if outright != 0 && float64(outright)*sideOf[row] <= 0 {
			continue
		}
		if score := m.weigh(row, features) + float64(sideOf[row]*shift); score > most {
			best, most = row, score
		}
	}
	return best
}

// plainlySaid is from where on the log odds of what is said outright take a side
// by themselves.
const plainlySaid = 0.6

// outrightSide is the side that a single sentence takes outright: 1 for the
// target, -1 against it, 0 if there is none. More sentences may outweigh each
// other.
func (r Reading) outrightSide() int {
	switch {
	case len(r.sentences) != 1:
		return 0
	case r.said > plainlySaid:
		return 1
	case r.said < -plainlySaid:
		return -1
	}
	return 0
}

// isOutrightNeutral tells whether all that a single sentence says outright is
// that no side is taken.
func (r Reading) isOutrightNeutral() bool {
	if len(r.sentences) != 1 || len(r.cues) == 0 {
		return false
	}
	return !slices.ContainsFunc(r.cues, func(c cue) bool { return c.side() != 0 })
}

// side is 1 for a cue that speaks for the target, -1 for one against it.
func (c cue) side() int {
	switch c.towards {
	case Support, QualifiedSupport:
		return 1
	case Concerned, Oppose:
		return -1
	}
	return 0
}

// surest bounds probabilities of which the log odds are taken.
const surest = 1e-6

func logOdds(p float64) float64 {
	p = min(max(p, surest), 1-surest)
	return math.Log(p / (1 - p))
}
