package stance

import "math"

// A text of few characters is a plain statement: what it says outright is what
// it says. In running words it may be said of anything, and speaks for as much
// of them as it is, and no more than half.
const (
	plainLength    = 70
	runningLength  = 130
	inRunningWords = 0.5
)

// saidShare is how far what is said outright speaks for all of the words; from
// a plain statement to running words it falls.
func saidShare(sentences []sentence, cues []cue) float64 {
	all, outright := 0, 0
	for _, s := range sentences {
		all += s.End - s.Start
	}
	for _, c := range cues {
		outright += c.End - c.Start
	}
	if all == 0 {
		return 0
	}
	plain := float64(runningLength-all) / (runningLength - plainLength)
	return min(1, max(plain, inRunningWords*float64(outright)/float64(all)))
}

// outspoken is the logit of a reading to which decisions add something. What is
// said outright leaves little to add to the vocabulary of all propositions and
// of this one: whoever says “we do not support it” opposes it, whatever became
// of others who used the same words.
func outspoken(r *Reading, added float64) float64 {
	return r.said + r.graded + (r.logit+added)/(1+math.Abs(r.said))
}

// gradeShare is how far the grade that words seem to have speaks for their side:
// little, since it is learnt on reactions in the press, and other texts argue.
const gradeShare = 0.1

// gradedSide is what the likeliest grades of either side add to the log odds.
func gradedSide(r Reading) float64 {
	if len(r.sentences) == 0 {
		return 0
	}
	features := gradeFeatures(r, signSentences(r))
	best := [2]float64{math.Inf(-1), math.Inf(-1)}
	for row, side := range sideOf {
		score := shippedGrades.weigh(row, features)
		switch {
		case side > 0:
			best[0] = max(best[0], score)
		case side < 0:
			best[1] = max(best[1], score)
		}
	}
	return float64(gradeShare * (best[0] - best[1]))
}
