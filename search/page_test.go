package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// TestPagesOfOneDayAreInTheOrderOfIDs holds that a page is exact where all hits
// are of one day, or worth the same, and lie in several segments in any order.
func TestPagesOfOneDayAreInTheOrderOfIDs(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	var ids []string
	for i := range 900 {
		ids = append(ids, fmt.Sprintf("01J%d%06d", i%7, r.IntN(1_000_000)))
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	mixed := slices.Clone(ids)
	r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	x := open(t, t.TempDir())
	for part := range slices.Chunk(mixed, 150) {
		var rs []tracker.Reaction
		for _, id := range part {
			v := said(id, "A budget of its own.")
			v.SaidOn, v.Revision = "2014-05-01", 1
			rs = append(rs, v)
		}
		if err := x.Put(t.Context(), rs...); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []tracker.Search{{Order: tracker.Newest}, {Order: tracker.Oldest}, {Order: tracker.Best, Text: syntax.Parse("budget")}, {Order: tracker.Newest, Text: syntax.Parse("own")}} {
		for range 60 {
			s.Offset, s.Limit = r.IntN(len(ids)+20), 1+r.IntN(1+r.IntN(200))
			want := ids[min(s.Offset, len(ids)):min(s.Offset+s.Limit, len(ids))]
			if d := gocmp.Diff(append([]string{}, want...), append([]string{}, find(t, x, s)...)); d != "" {
				t.Fatalf("%s %q, %d from %d (-want +got):\n%s", s.Order, s.Text.Text, s.Limit, s.Offset, d)
			}
		}
	}
}
