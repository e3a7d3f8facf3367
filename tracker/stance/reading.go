package stance

// Reading is everything that words say about a target before anybody has
// decided anything. It does not change, and is what examples are made of.
type Reading struct {
	target     Target
	parts      []Part
	sentences  []sentence
	cues       []cue
	conditions []Span
	features   []feature
	words      []uint32 // what a proposition's decisions are learnt by
	said       float64  // log odds of what is said outright
	graded     float64  // log odds that the grade of the words adds
	logit      float64  // of the base model: log odds of Support against Oppose
}

// Read reads one speaker's words on a target, in the order of the source.
func Read(t Target, parts []Part) Reading {
	r := Reading{target: t, parts: parts, sentences: cutSentences(parts)}
	r.cues = findCues(t, parts, r.sentences)
	r.conditions = findConditions(parts, r.sentences)
	r.features = featuresOf(t, parts, r.sentences, r.cues)
	plain := ofTheProposal(t, r.sentences, r.cues)
	r.said = float64(saidShare(r.sentences, plain) * said(plain))
	r.words = ownWords(t, r.sentences)
	r.logit = baseModel().logit(t, r.features)
	r.graded = gradedSide(r)
	return r
}

// sentence is one sentence of a part, the unit of evidence.
type sentence struct {
	Span
	words string
}

// Parts returns the words that were read.
func (r Reading) Parts() []Part { return r.parts }
