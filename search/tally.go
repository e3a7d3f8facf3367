package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"soundings/tracker"
)

// tally is how many of so many documents have each ordinal.
type tally struct {
	of     values
	total  int
	counts []uint32
}

func newTally(vs values) *tally { return &tally{of: vs, counts: make([]uint32, len(vs.terms))} }

// leading returns the most frequent values. Few values come near them, and only
// those are looked at more closely.
func (t *tally) leading(size int) []tracker.Count {
	if size <= 0 {
		size = defaultFacetSize
	}
	var list []tracker.Count
	least := uint32(1)
	for o, n := range t.counts {
		if n < least || t.of.terms[o] == "" {
			continue
		}
		if list = append(list, tracker.Count{Value: t.of.terms[o], N: int(n)}); len(list) >= max(64, 8*size) {
			list = most(list, size)
			least = uint32(list[size-1].N)
		}
	}
	return list
}

// years counts dates by their year, the undated as "".
func (t *tally) years() []tracker.Count {
	var list []tracker.Count
	years := make(map[int32]int)
	for o, n := range t.counts {
		if n == 0 {
			continue
		}
		year := t.of.spans[o].first / 10_000
		at, ok := years[year]
		if !ok {
			at = len(list)
			years[year] = at
			value := ""
			if year > 0 {
				value = strconv.Itoa(int(year) + 10_000)[1:]
			}
			list = append(list, tracker.Count{Value: value})
		}
		list[at].N += int(n)
	}
	return list
}

// stances counts the pairs with the prefix; who has none is undecided.
func (t *tally) stances(prefix string) []tracker.Count {
	t.of.spread(t.counts)
	var list []tracker.Count
	undecided := t.total
	for o, n := range t.counts {
		if value, ok := strings.CutPrefix(t.of.terms[o], prefix); ok && n > 0 {
			list = append(list, tracker.Count{Value: value, N: int(n)})
			undecided -= int(n)
		}
	}
	if undecided > 0 {
		list = append(list, tracker.Count{Value: string(tracker.Undecided), N: undecided})
	}
	return list
}

// distinct returns how many values were counted.
func (t *tally) distinct() int {
	t.of.spread(t.counts)
	n := 0
	for o, k := range t.counts {
		if k > 0 && t.of.terms[o] != "" {
			n++
		}
	}
	return n
}

// most returns the most frequent values, at most size of them.
func most(list []tracker.Count, size int) []tracker.Count {
	if size <= 0 {
		size = defaultFacetSize
	}
	slices.SortFunc(list, func(a, b tracker.Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
	})
	return list[:min(size, len(list))]
}
