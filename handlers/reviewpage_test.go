package handlers

import "testing"

func TestAReviewShowsAWindowOfItsDrafts(t *testing.T) {
	tests := []struct{ n, current, first, last int }{
		{0, 0, 0, 0}, {7, 1, 0, 7}, {7, 0, 0, 7}, {50, 50, 0, 50}, {51, 50, 0, 50}, {51, 51, 50, 51},
		{4876, 1, 0, 50}, {4876, 51, 50, 100}, {4876, 4876, 4850, 4876},
	}
	for _, tt := range tests {
		first, last := draftWindow(tt.n, tt.current)
		if first != tt.first || last != tt.last {
			t.Errorf("%d of %d: got %d to %d, want %d to %d", tt.current, tt.n, first, last, tt.first, tt.last)
		}
		if tt.current > 0 && (tt.current <= first || tt.current > last) {
			t.Errorf("%d of %d: the current draft is not shown", tt.current, tt.n)
		}
	}
}
