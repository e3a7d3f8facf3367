package stance

import "math"

// grade decides the grade and the sentences that it rests on; p is the
// probability of Support against Oppose.
func (m *Model) grade(r Reading, p float64) (Value, []Span) {
	sentences := signSentences(r.sentences)
	if !speaks(r, sentences) {
		return NotStated, nil
	}
	shift := logOdds(p) - logOdds(new(Model).probability(r))
	row := shippedGrades.decide(gradeFeatures(r, sentences), shift)
	return grades[row], shippedGrades.evidence(r, sentences, row)
}

// speaks reports whether anything in the words says where the speaker stands.
func speaks(r Reading, sentences []signedSentence) bool {
	if len(r.cues) > 0 {
		return len(sentences) > 0
	}
	for _, s := range sentences {
		for _, sign := range s.signs {
			if !bareClasses[sign.class] {
				return true
			}
		}
	}
	return false
}

// bareClasses say nothing of a stance by themselves.
var bareClasses = map[string]bool{"modal": true, "must": true, "will": true, "we": true, "i": true, "nothing": true, "but": true}

// sideOf is how far what decisions have taught about the side of the words
// counts for each grade.
var sideOf = []float64{0.5, 0.3, 0, -0.3, -0.5}

// decide returns the row of the likeliest grade. shift is what decisions have
// added to the log odds of Support.
func (m *gradeModel) decide(features []gradeFeature, shift float64) int {
	best, most := 0, math.Inf(-1)
	for row := range grades {
		score := m.weigh(row, features) + float64(sideOf[row]*shift)
		if score > most {
			best, most = row, score
		}
	}
	return best
}

// surest bounds probabilities of which the log odds are taken.
const surest = 1e-6

func logOdds(p float64) float64 {
	p = min(max(p, surest), 1-surest)
	return math.Log(p / (1 - p))
}
