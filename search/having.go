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

// stanceAsked is what the stances of a search are about, and whether one that is only
// suggested counts where nobody has decided.
type stanceAsked struct {
	proposition string // "" is the whole
	suggested   bool
}

func stanceAskedOf(s tracker.Search) stanceAsked {
	return stanceAsked{s.Proposition, s.Suggested || s.OnlySuggests}
}

// by returns the column that holds the stances, and what its values on the
// proposition begin with: nothing if the column is about nothing else.
func (b stanceAsked) by() (a attribute, prefixes []string) {
	decided, suggested := stancePair(b.proposition, ""), suggestedPair(b.proposition, "")
	switch {
	case b.suggested:
		return byStance, []string{decided, suggested}
	case b.proposition == "":
		return byWhole, nil
	}
	return byStance, []string{decided}
}

// having asks for the stances on the proposition. A reaction without one there
// is undecided.
func (b stanceAsked) having(stances []tracker.Stance) having {
	by, prefixes := b.by()
	if prefixes == nil {
		return having{by, oneOf(stances)}
	}
	var pairs []string
	for _, prefix := range prefixes {
		for _, v := range stances {
			pairs = append(pairs, prefix+string(v))
		}
	}
	if !slices.Contains(stances, tracker.Undecided) {
		return having{by, oneOf(pairs)}
	}
	return having{by, func(vs values) []uint8 {
		fails, undecided := oneOf(pairs)(vs), beginning(prefixes...)(vs)
		for o := range fails {
			fails[o] &= 1 - undecided[o]
		}
		return fails
	}}
}

// beginning asks for a value that begins with one of the prefixes.
func beginning(prefixes ...string) func(values) []uint8 {
	return func(vs values) []uint8 {
		return vs.failing(func(o uint32) bool {
			return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(vs.terms[o], prefix) })
		})
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
