package search

import (
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"soundings/tracker"
)

// having is met by the documents whose value of an attribute does not fail.
type having struct {
	by    attribute
	fails func(v values) []uint8 // by ordinal
}

// oneOf asks for any of the values.
func oneOf[T ~string](alternatives []T) func(values) []uint8 {
	terms := make([]string, len(alternatives))
	for i, v := range alternatives {
		terms[i] = string(v)
	}
	return func(vs values) []uint8 { return vs.among(terms) }
}

// havingStance asks for the stances on the proposition, or on the whole. A
// reaction without a decision on the proposition is undecided.
func havingStance(proposition string, stances []tracker.Stance) having {
	if proposition == "" {
		return having{byWhole, oneOf(stances)}
	}
	var pairs []string
	for _, v := range stances {
		pairs = append(pairs, stancePair(proposition, v))
	}
	if !slices.Contains(stances, tracker.Undecided) {
		return having{byStance, oneOf(pairs)}
	}
	return having{byStance, func(vs values) []uint8 {
		fails, undecided := oneOf(pairs)(vs), decidedOn(proposition)(vs)
		for o := range fails {
			fails[o] &= 1 - undecided[o]
		}
		return fails
	}}
}

// decidedOn asks for a decision on the proposition.
func decidedOn(proposition string) func(values) []uint8 {
	prefix := stancePair(proposition, "")
	return func(vs values) []uint8 {
		return vs.failing(func(o uint32) bool { return strings.HasPrefix(vs.terms[o], prefix) })
	}
}

// within asks for what was said between two dates, either of which may be open.
// A reaction of which only the month or year is known is in every span that it
// overlaps; undated asks for those without a date.
func within(from, to tracker.CivilDate, undated bool) func(values) []uint8 {
	first, last := dayNumber(from.First()), dayNumber(to.Last())
	return func(vs values) []uint8 {
		fails := make([]uint8, len(vs.terms))
		for o, said := range vs.spans {
			dated := said.first > 0
			if from != "" && (!dated || first == 0 || said.last < first) || to != "" && (!dated || said.first > last) || undated && dated {
				fails[o] = 1
			}
		}
		return fails
	}
}

func (c having) find(in *reading, docs *roaring.Bitmap) (*roaring.Bitmap, error) {
	met, column := make([]uint32, 0, docs.GetCardinality()), in.columns.of[c.by]
	fails := c.fails(in.view.values[c.by])
	it := docs.Iterator()
	for it.HasNext() {
		if doc := it.Next(); fails[column.at(doc)] == 0 {
			met = append(met, doc)
		}
	}
	return roaring.BitmapOf(met...), nil
}

func (c having) score(*reading, *roaring.Bitmap, []float32) error { return nil }

func (c having) cost() cost { return cheap }
