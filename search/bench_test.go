package search

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"soundings/search/synthetic"
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

var lexicon = synthetic.Lexicon()

func syntheticFeed(n int) *feed {
	f := newFeed()
	corpus := synthetic.Corpus{N: n}
	for i := range n {
		f.put(corpus.Reaction(i))
	}
	return f
}

// BenchmarkSearch asks what the search page asks: a page of 20 and its counts,
// with a journalist's sight, over 10,000 reactions.
func BenchmarkSearch(b *testing.B) {
	x := open(b, b.TempDir())
	start := time.Now()
	if err := x.CatchUp(b.Context(), syntheticFeed(10_000), nil); err != nil {
		b.Fatal(err)
	}
	b.Logf("10,000 reactions indexed in %v", time.Since(start).Round(time.Millisecond))
	facets := []tracker.Facet{tracker.FacetStance, tracker.FacetSector, tracker.FacetConsultation, tracker.FacetOrganisation,
		tracker.FacetStakeholder, tracker.FacetKind, tracker.FacetYear}
	base := tracker.Search{Sight: tracker.Sight{Minute: synthetic.Now.Unix() / 60}, Order: tracker.Best, Limit: 20, Facets: facets}
	cases := []struct {
		name string
		with func(s *tracker.Search, i int)
	}{
		{"words", func(s *tracker.Search, i int) { s.Text = syntax.Parse(lexicon[8+i%12] + " " + lexicon[20+i%200]) }},
		{"commonWord", func(s *tracker.Search, i int) { s.Text = syntax.Parse(lexicon[4+i%10]) }},
		{"phrase", func(s *tracker.Search, i int) {
			s.Text = syntax.Parse(`"` + lexicon[i%8] + " " + lexicon[8+i%12] + `"`)
		}},
		{"wordsAndFilters", func(s *tracker.Search, i int) {
			s.Text, s.Stances, s.From = syntax.Parse(lexicon[4+i%40]), []tracker.Stance{tracker.Oppose, tracker.Concerned}, "2018-03"
			s.Sectors = []tracker.Sector{"think_tank", "royal_college"}
		}},
		{"everythingNewest", func(s *tracker.Search, i int) { s.Order = tracker.Newest }},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			hits := 0
			for i := 0; b.Loop(); i++ {
				s := base
				c.with(&s, i)
				start := time.Now()
				res, err := x.Search(b.Context(), s)
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
				hits += res.Total
			}
			slices.Sort(took)
			for _, p := range []float64{50, 95} {
				at := took[min(len(took)-1, int(math.Ceil(p/100*float64(len(took)))))]
				b.ReportMetric(float64(at)/float64(time.Millisecond), fmt.Sprintf("p%.0f-ms", p))
			}
			b.ReportMetric(float64(hits)/float64(len(took)), "hits")
		})
	}
}

// BenchmarkPut is one edit, searchable when it returns.
func BenchmarkPut(b *testing.B) {
	x := open(b, b.TempDir())
	if err := x.CatchUp(b.Context(), syntheticFeed(2000), nil); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		r := synthetic.Corpus{N: 2000}.Reaction(i % 2000)
		r.Revision = int64(i + 2)
		if err := x.Put(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
}
