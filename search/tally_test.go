package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// TestTallyCountsWhatIsInSight compares with looking at every reaction.
func TestTallyCountsWhatIsInSight(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	var all []tracker.Reaction
	for i := range 120 {
		all = append(all, randomReaction(r, fmt.Sprintf("r%03d", i)))
	}
	x := with(t, all...)
	asked := map[tracker.Facet][]string{
		tracker.FacetOrganisation: {"o1", "o2", "o9"}, tracker.FacetStakeholder: {"p1", "nobody", "p2"},
		tracker.FacetConsultation: {"c2"}, tracker.FacetSector: {"think_tank"}, tracker.FacetSource: nil,
	}
	for _, sight := range []tracker.Sight{{All: true}, {Minute: nowMinute}, {Minute: nowMinute + 1}, {Minute: -1}, {}} {
		for f, of := range asked {
			s := tracker.Search{Sight: sight}
			n := map[string]int{}
			for _, x := range all {
				if holds(s, x) {
					for _, v := range valuesOf(f, s, x) {
						n[v]++
					}
				}
			}
			var want []tracker.Count
			for v, k := range n {
				if slices.Contains(of, v) {
					want = append(want, tracker.Count{Value: v, N: k})
				}
			}
			want = most(want, len(want))
			got, err := x.Tally(t.Context(), sight, f, of)
			if err != nil {
				t.Fatal(err)
			}
			if d := gocmp.Diff(want, got); d != "" && len(want)+len(got) > 0 {
				t.Errorf("%s of %v for %+v (-want +got):\n%s", f, of, sight, d)
			}
		}
	}
}

// TestDatesAreReadBackFromTheirDays holds for an index of version 1, which has
// of a date its first and its last day.
func TestDatesAreReadBackFromTheirDays(t *testing.T) {
	for _, date := range days {
		vs := values{terms: []string{""}, spans: []span{daysOf(string(date))}}
		if got := vs.civil(0); got != date {
			t.Errorf("got %q, want %q", got, date)
		}
	}
}
