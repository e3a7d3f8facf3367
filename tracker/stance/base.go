package stance

// feature is one weighed entry of the hashed vector of some words.
type feature struct {
	hash  uint32
	value float32
}

// featuresOf makes the vector of words about a target.
func featuresOf(t Target, parts []Part, sentences []sentence, cues []cue) []feature { return nil }

// baseLogit is the base model: log odds of Support against Oppose.
func baseLogit(features []feature) float64 { return 0 }
