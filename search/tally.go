package search

import (
	"cmp"
	"maps"
	"slices"
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

// dates counts dates by as much of them as is of the length, the undated as "",
// in order. A date of which less is known is counted as it is.
func (t *tally) dates(length int) []tracker.Count {
	counted := make(map[tracker.CivilDate]int)
	for o, n := range t.counts {
		if n > 0 {
			date := t.of.civil(uint32(o))
			counted[date[:min(len(date), length)]] += int(n)
		}
	}
	var list []tracker.Count
	for _, date := range slices.Sorted(maps.Keys(counted)) {
		list = append(list, tracker.Count{Value: string(date), N: counted[date]})
	}
	return list
}

// values counts the pairs with one of the prefixes by what follows it.
func (t *tally) values(prefixes ...string) []tracker.Count {
	t.of.spread(t.counts)
	counted := make(map[string]int)
	for o, n := range t.counts {
		for _, prefix := range prefixes {
			if value, ok := strings.CutPrefix(t.of.terms[o], prefix); ok && n > 0 {
				counted[value] += int(n)
			}
		}
	}
	var list []tracker.Count
	for _, value := range slices.Sorted(maps.Keys(counted)) {
		list = append(list, tracker.Count{Value: value, N: counted[value]})
	}
	return list
}

// stances is values with who has none as undecided.
func (t *tally) stances(prefixes []string) []tracker.Count {
	list, undecided := t.values(prefixes...), t.total
	for _, n := range list {
		undecided -= n.N
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
