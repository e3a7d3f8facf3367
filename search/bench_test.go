package search

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

// lexicon is made of words that look like words; their frequency falls with
// their place (Zipf).
var lexicon = func() []string {
	list := strings.Fields("the of to and we in that not support care patients budgets clinical commissioning GPs NHS plan local services risk")
	r := rand.New(rand.NewPCG(7, 7))
	for len(list) < 8000 {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteString(pick(r, "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "tra", "pre", "con", "ple", "sti"))
		}
		list = append(list, b.String()+pick(r, "", "", "s", "ing", "ed"))
	}
	return list
}()

// sentence returns n words, always the same for a seed.
func sentence(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 3))
	z := rand.NewZipf(r, 1.15, 4, uint64(len(lexicon)-1))
	var list []string
	for range n {
		list = append(list, lexicon[z.Uint64()])
	}
	return strings.Join(list, " ")
}

// syntheticReaction is published with odds of nine in ten, and speaks 140
// words on average.
func syntheticReaction(i int) tracker.Reaction {
	r := rand.New(rand.NewPCG(uint64(i), 5))
	x := tracker.Reaction{
		Meta:         tracker.Meta{ID: fmt.Sprintf("01J%023d", i), Revision: 1},
		Consultation: fmt.Sprintf("c%d", r.IntN(6)), Source: fmt.Sprintf("s%d", i/12), Stakeholder: fmt.Sprintf("p%d", r.IntN(2500)),
		SaidOn:     tracker.CivilDate(time.Date(2010, 1, 1+r.IntN(2000), 0, 0, 0, 0, time.UTC).Format("2006-01-02")),
		Capacities: []tracker.Capacity{{Organisation: fmt.Sprintf("o%d", r.IntN(600)), Sector: tracker.FirstSectors()[r.IntN(10)].Code}},
		State:      tracker.Published, Terms: tracker.Terms{Status: tracker.OnRecord, Permitted: r.IntN(10) > 0},
	}
	for k := range 1 + r.IntN(4) {
		x.Passages = append(x.Passages, tracker.Passage{Kind: pick(r, tracker.Quote, tracker.Quote, tracker.Reported), Text: sentence(uint64(i*8+k), 56)})
	}
	if r.IntN(4) > 0 {
		x.Stances = []tracker.StanceOn{{Proposition: x.Consultation, Decision: &tracker.Decision{Value: pick(r, tracker.Scale()...)}}}
	}
	return x
}

func syntheticFeed(n int) *feed {
	f := newFeed()
	for i := range n {
		f.put(syntheticReaction(i))
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
	base := tracker.Search{Sight: tracker.Sight{Minute: nowMinute}, Order: tracker.Best, Limit: 20, Facets: facets}
	cases := []struct {
		name string
		with func(s *tracker.Search, i int)
	}{
		{"words", func(s *tracker.Search, i int) { s.Words = lexicon[8+i%12] + " " + lexicon[20+i%200] }},
		{"commonWord", func(s *tracker.Search, i int) { s.Words = lexicon[4+i%10] }},
		{"phrase", func(s *tracker.Search, i int) { s.Words = `"` + lexicon[i%8] + " " + lexicon[8+i%12] + `"` }},
		{"wordsAndFilters", func(s *tracker.Search, i int) {
			s.Words, s.Stances, s.From = lexicon[4+i%40], []tracker.Stance{tracker.Oppose, tracker.Concerned}, "2012-03"
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
		r := syntheticReaction(i % 2000)
		r.Revision = int64(i + 2)
		if err := x.Put(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
}
