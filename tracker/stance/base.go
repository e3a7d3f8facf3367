package stance

// A cross is what a feature is multiplied with before it is weighed: the words
// of a text speak for a ban and against what is banned alike.
type cross int

const (
	crossNone       cross = iota
	crossSign             // which way the target points
	crossGovernment       // whose motion it is
	crossMotion           // that it is one
	crosses
)

// salts keep the crossings of a feature apart.
var salts = [crosses]uint32{0, 0x2545f491, 0x1b873593, 0x0e6546b6}

// by are the target's values of each cross.
func (t Target) by() [crosses]float64 {
	motion := 0.0
	if t.motion {
		motion = 1
	}
	return [crosses]float64{1, float64(t.sign), float64(t.government), motion}
}

// baseLogit is the base model: log odds of Support against Oppose.
func baseLogit(t Target, features []feature) float64 {
	b := baseModel()
	sum := 0.0
	for _, w := range b {
		sum = float64(sum + w.logit(t, features))
	}
	return sum
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
