package tracker

import (
	"slices"
	"testing"
)

func TestABatchKnowsItsRowsWhicheverWayTheyAreWritten(t *testing.T) {
	whole := make([]int, 100_000)
	for i := range whole {
		whole[i] = i + 1
	}
	for _, tt := range []struct{ numbers, stored []int }{
		{nil, nil},
		{[]int{7}, []int{7}},
		{[]int{1, 2}, []int{1, -2}},
		{[]int{3, 4, 5, 9}, []int{3, -5, 9}},
		{[]int{1, 3, 5}, []int{1, 3, 5}},
		{[]int{2, 3, 5, 6, 7}, []int{2, -3, 5, -7}},
		{whole, []int{1, -100_000}},
	} {
		stored := packed(tt.numbers)
		if !slices.Equal(stored, tt.stored) {
			t.Errorf("got %v, want %v", stored, tt.stored)
		}
		// Before there were stretches every number was written.
		for _, b := range []Batch{{Numbers: stored}, {Numbers: tt.numbers}} {
			if b.Asked() != len(tt.numbers) {
				t.Errorf("%v: got %d rows, want %d", stored, b.Asked(), len(tt.numbers))
			}
			for n := range 12 {
				if got, want := b.has(Draft{Number: n}), slices.Contains(tt.numbers, n); got != want {
					t.Errorf("%v has %d: got %v, want %v", stored, n, got, want)
				}
			}
		}
	}
}
