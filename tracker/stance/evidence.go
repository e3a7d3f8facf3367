package stance

import (
	"cmp"
	"slices"
)

const (
	evidenceTowards = 2.0  // how much counts that a sentence speaks for the grade itself
	secondEvidence  = -0.2 // log odds from which a second sentence is evidence too
)

// scoredSentence is a sentence, by its position, with how far it is evidence for
// a grade.
type scoredSentence struct {
	at             int
	score, towards float64
}

// EvidenceFor chooses the sentences that speak most for a grade which somebody
// else has decided; none where it is NotStated or nothing was said.
func (r Reading) EvidenceFor(v Value) []Span {
	row := slices.Index(grades, v)
	if row < 0 || len(r.sentences) == 0 {
		return nil
	}
	return shippedGrades.evidence(r, signSentences(r), row)
}

// evidence chooses the sentence on which a grade rests, then a second one that
// plainly does too; neighbours are one span.
func (m *gradeModel) evidence(r Reading, sentences []signedSentence, row int) []Span {
	list := make([]scoredSentence, len(sentences))
	for i, s := range sentences {
		features := evidenceFeatures(r, s, i)
		towards := m.towards(row, features)
		list[i] = scoredSentence{i, m.weigh(evidenceRow, features) + float64(evidenceTowards*towards), towards}
	}
	slices.SortStableFunc(list, func(a, b scoredSentence) int { return cmp.Compare(b.score, a.score) })
	best := sentences[list[0].at].Span
	if len(list) == 1 || list[1].score < secondEvidence || list[1].towards < 0 {
		return []Span{best}
	}
	second := sentences[list[1].at].Span
	if apart := list[0].at - list[1].at; best.Part == second.Part && apart*apart == 1 {
		return []Span{{best.Part, min(best.Start, second.Start), max(best.End, second.End)}}
	}
	return []Span{best, second}
}

// towards is how much more features speak for a grade than for the others.
func (m *gradeModel) towards(row int, features []gradeFeature) float64 {
	all := 0.0
	for other := range grades {
		all += m.weigh(other, features)
	}
	return m.weigh(row, features) - all/float64(len(grades))
}

// evidenceFeatures makes the vector of the sentence of a reading at a position.
func evidenceFeatures(r Reading, s signedSentence, at int) []gradeFeature {
	v := gradeVector{}
	for _, sign := range s.signs {
		v.set(1, "sign", sign.name())
	}
	v.setSayings(cuesOf(r.cues, at))
	v.setConditions(s.signs)
	v.setWords(s.words)
	last := at == len(r.sentences)-1
	v.setIf(at == 0, "evidence first")
	v.setIf(last, "evidence last")
	v.setIf(last && len(s.signs) > 0, "evidence signed")
	v.setIf(len(r.sentences) == 1, "evidence alone")
	v.setIf(len(s.words) <= fewWords, "evidence short")
	v.setIf(r.parts[s.Part].Reported, "evidence reported")
	v.set(1, "evidence")
	v.set(countValue(len(r.sentences)), "evidence sentences")
	return v.list()
}

// cuesOf are the cues of the sentence at a position, of cues in the order of
// their sentences.
func cuesOf(cues []cue, sentence int) []cue {
	from, _ := slices.BinarySearchFunc(cues, sentence, func(c cue, at int) int { return cmp.Compare(c.sentence, at) })
	cues = cues[from:]
	to, _ := slices.BinarySearchFunc(cues, sentence+1, func(c cue, at int) int { return cmp.Compare(c.sentence, at) })
	return cues[:to]
}

func (v gradeVector) setIf(yes bool, name string) {
	if yes {
		v.set(1, name)
	}
}
