package stance

import (
	"cmp"
	"slices"
)

const (
	evidenceTowards = 2.0  // how much counts that a sentence speaks for the grade itself
	secondEvidence  = -0.2 // log odds from which a second sentence is evidence too
)

// scoredSentence is a sentence with how far it is evidence for a grade.
type scoredSentence struct {
	Span
	score float64
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

// evidence chooses the sentence on which a grade rests, and a second one that
// plainly does too, in the order of the words.
func (m *gradeModel) evidence(r Reading, sentences []signedSentence, row int) []Span {
	list := make([]scoredSentence, len(sentences))
	for i, s := range sentences {
		features := evidenceFeatures(r, s, i)
		list[i] = scoredSentence{s.Span, m.weigh(evidenceRow, features) + float64(evidenceTowards*m.towards(row, features))}
	}
	slices.SortStableFunc(list, func(a, b scoredSentence) int { return cmp.Compare(b.score, a.score) })
	spans := []Span{list[0].Span}
	if len(list) > 1 && list[1].score > secondEvidence {
		spans = append(spans, list[1].Span)
	}
	slices.SortFunc(spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Start, b.Start))
	})
	return spans
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

func (v gradeVector) setIf(yes bool, name string) {
	if yes {
		v.set(1, name)
	}
}
