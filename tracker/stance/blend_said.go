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
	return r.said + (r.logit+added)/(1+math.Abs(r.said))
}
