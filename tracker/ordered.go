package tracker

import (
	"cmp"
	"slices"
)

// sortBy sorts a list by a key that takes long to make, and is made once for
// each, then by ID; those alike in both stay as they are.
func sortBy[T any](list []T, key, id func(T) string) {
	type place struct {
		key, id string
		at      int
	}
	places := make([]place, len(list))
	for i, v := range list {
		places[i] = place{key(v), id(v), i}
	}
	slices.SortFunc(places, func(a, b place) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.at, b.at))
	})
	for i := range places { // each circle of items that take the place of the next
		first, to := list[i], i
		for places[to].at >= 0 {
			from := places[to].at
			places[to].at = -1
			if from == i {
				list[to] = first
				break
			}
			list[to], to = list[from], from
		}
	}
}
