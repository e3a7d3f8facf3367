package stance

// A cross is what a feature is multiplied with before it is weighed: words of
// praise speak against a ban, and words of blame for it.
type cross int

const (
	crossNone       cross = iota
	crossSign             // which way the target points
	crossGovernment       // whose motion it is
	crosses
)

// salts keep the crossings of a feature apart.
var salts = [crosses]uint32{0, 0x2545f491, 0x1b873593}

// by are the target's values of each cross.
func (t Target) by() [crosses]float64 {
	return [crosses]float64{1, float64(t.sign), float64(t.government)}
}

// model is the weights of each file.
type model map[string]weights

// logit is the log odds of Support against Oppose.
func (m model) logit(t Target, features []feature) float64 {
	if t.motion {
		return float64(m[motionFile].logit(t, features) * caution(features))
	}
	return float64((m[baseFile].logit(t, features) + m[shareAlikeFile].logit(t, features)) * caution(features))
}

// Of how many different words a text is short, and of how many it is long. Long
// texts are about more than their target: on those of kinds that were not
// trained on, fewer answers were right than the weights alone would promise.
const (
	shortWords = 25
	longWords  = 50
	longShare  = 0.75
)

// caution is what a logit is multiplied with, by how long the text is.
func caution(features []feature) float64 {
	words := 0
	for _, f := range features {
		if f.hash>>kindShift == kindWord {
			words++
		}
	}
	along := max(0, min(1, float64(words-shortWords)/(longWords-shortWords)))
	return 1 - float64(along*(1-longShare))
}

// logit is what one set of weights makes of features.
func (w weights) logit(t Target, features []feature) float64 {
	sum := 0.0
	for c, by := range t.by() {
		if by == 0 {
			continue
		}
		part := 0.0
		for _, f := range features {
			part = float64(part + float64(float64(f.value)*w[f.hash^salts[c]]))
		}
		sum = float64(sum + float64(by*part))
	}
	return sum
}
