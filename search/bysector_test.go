package search

import (
	"fmt"
	"math/rand/v2"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// TestSectorsAreThoseOfASearchForEach compares with one search for each sector,
// over several segments and after edits.
func TestSectorsAreThoseOfASearchForEach(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	x := open(t, t.TempDir())
	known := map[tracker.Sector]bool{}
	for i := range 320 {
		v := randomReaction(r, fmt.Sprintf("r%03d", r.IntN(160)))
		v.Revision = int64(i + 1)
		for _, c := range v.Capacities {
			known[c.Sector] = true
		}
		if err := x.Put(t.Context(), v); err != nil {
			t.Fatal(err)
		}
		if i%80 != 79 {
			continue
		}
		for _, sight := range []tracker.Sight{{All: true}, {Minute: nowMinute}, {}} {
			for _, on := range [][2]string{{"c1", "c1"}, {"c1", part}, {"c2", "c2"}, {"c1", "unknown"}, {"unknown", "c1"}} {
				list, err := x.BySector(t.Context(), tracker.StandsQuery{Sight: sight, Consultation: on[0], Proposition: on[1]})
				if err != nil {
					t.Fatal(err)
				}
				got := map[tracker.Sector]tracker.SectorMix{}
				for _, m := range list {
					got[m.Sector] = m
				}
				want := map[tracker.Sector]tracker.SectorMix{}
				for sector := range known {
					res, err := x.Search(t.Context(), tracker.Search{Sight: sight, Consultation: []string{on[0]}, Proposition: on[1],
						Sectors: []tracker.Sector{sector}, Facets: []tracker.Facet{tracker.FacetStance}})
					if err != nil {
						t.Fatal(err)
					}
					if sector == "" || res.Total == 0 {
						continue
					}
					m := tracker.SectorMix{Sector: sector, Reactions: res.Total, Heard: tracker.Heard{Organisations: res.Organisations, Individuals: res.Individuals}, Counts: map[tracker.Stance]int{}}
					for _, n := range res.Counts[tracker.FacetStance] {
						m.Counts[tracker.Stance(n.Value)] = n.N
					}
					want[sector] = m
				}
				if d := gocmp.Diff(want, got); d != "" {
					t.Fatalf("%+v, %v (-want +got):\n%s", sight, on, d)
				}
			}
		}
	}
}
