package tracker

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestSortingByKeyIsThatOfAStableSort compares lists in which keys and IDs occur
// several times with the stable sort of the library.
func TestSortingByKeyIsThatOfAStableSort(t *testing.T) {
	type item struct {
		Key, ID string
		N       int
	}
	r := rand.New(rand.NewPCG(3, 1))
	for n := range 200 {
		var list []item
		for i := range n {
			list = append(list, item{strconv.Itoa(r.IntN(1 + n/3)), strconv.Itoa(r.IntN(3)), i})
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, func(a, b item) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.ID, b.ID)) })
		sortBy(list, func(v item) string { return v.Key }, func(v item) string { return v.ID })
		if d := gocmp.Diff(want, list); d != "" {
			t.Fatalf("of %d (-want +got):\n%s", n, d)
		}
	}
}
