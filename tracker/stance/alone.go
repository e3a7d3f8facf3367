package stance

import (
	"cmp"
	"slices"
)

// Sided is a sentence that is read by itself.
type Sided struct {
	Span
	Side     Value   // Support or Oppose: the likelier one
	Strength float64 // 0.5 to 1: the probability that it is for that side
}

// mostAlone is how many sentences are read by themselves, each with the work of
// a whole text: those of a long submission, not of a book.
const mostAlone = 500

// Alone reads each sentence among words by itself and returns for which side it
// speaks, the strongest first. Of words without end it reads the first mostAlone
// sentences.
func Alone(t Target, parts []Part) []Sided {
	base := Learn(nil)
	var list []Sided
	sentences := cutSentences(parts)
	for _, s := range sentences[:min(len(sentences), mostAlone)] {
		alone := base.Suggest(Read(t, []Part{{s.words, parts[s.Part].Reported}}))
		list = append(list, Sided{s.Span, alone.Polarity, alone.Confidence})
	}
	slices.SortStableFunc(list, func(a, b Sided) int { return cmp.Compare(b.Strength, a.Strength) })
	return list
}
