package stance

import (
	"cmp"
	"slices"
)

// Opposed is a sentence that speaks for the other side.
type Opposed struct {
	Span
	Strength float64 // 0.5 to 1: the probability that it is for the other side
}

// mostAlone is how many sentences are read by themselves, each with the work of
// a whole text: those of a long submission, not of a book.
const mostAlone = 500

// Contrary returns the sentences among words that, read by themselves, speak
// for the other side than the one given, the strongest first. Of words without
// end it reads the first mostAlone sentences.
func Contrary(t Target, parts []Part, support bool) []Opposed {
	base := Learn(nil)
	var list []Opposed
	sentences := cutSentences(parts)
	for _, s := range sentences[:min(len(sentences), mostAlone)] {
		alone := base.Suggest(Read(t, []Part{{s.words, parts[s.Part].Reported}}))
		if (alone.Polarity == Support) != support {
			list = append(list, Opposed{s.Span, alone.Confidence})
		}
	}
	slices.SortStableFunc(list, func(a, b Opposed) int { return cmp.Compare(b.Strength, a.Strength) })
	return list
}
