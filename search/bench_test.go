//go:build unix

package search

import (
	"cmp"
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"

	"soundings/search/synthetic"
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

var lexicon = synthetic.Lexicon()

// benched returns an index of so many made-up reactions as SOUNDINGS_BENCH_N
// says, kept in SOUNDINGS_BENCH_DIR if that is set.
func benched(b *testing.B) *Index {
	n, err := strconv.Atoi(cmp.Or(os.Getenv("SOUNDINGS_BENCH_N"), "10000"))
	if err != nil {
		b.Fatal(err)
	}
	dir := os.Getenv("SOUNDINGS_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	x := open(b, dir)
	have, err := x.Count()
	if err != nil {
		b.Fatal(err)
	}
	for c, at := (synthetic.Corpus{N: n}), have; at < n; {
		var part []tracker.Reaction
		for ; len(part) < 4000 && at < n; at++ {
			part = append(part, c.Reaction(at))
		}
		if err := x.Put(b.Context(), part...); err != nil {
			b.Fatal(err)
		}
	}
	if err := x.serving.refresh(); err != nil {
		b.Fatal(err)
	}
	return x
}

// cpu is what the process has used of the processor.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkSearch asks what the search page asks, with a journalist's sight: a
// page of 20, most with five facets.
func BenchmarkSearch(b *testing.B) {
	x := benched(b)
	facets := []tracker.Facet{tracker.FacetStance, tracker.FacetSector, tracker.FacetConsultation, tracker.FacetOrganisation, tracker.FacetStakeholder}
	base := tracker.Search{Sight: tracker.Sight{Minute: synthetic.Now.Unix() / 60}, Order: tracker.Best, Limit: 20}
	common := func(i int) string { return lexicon[130+i%50] }
	cases := []struct {
		name string
		with func(s *tracker.Search, i int)
	}{
		{"q1", func(s *tracker.Search, i int) { s.Text = syntax.Parse(common(i)) }},
		{"q2", func(s *tracker.Search, i int) { s.Text = syntax.Parse(common(i) + " " + lexicon[200+i%200]) }},
		{"q3", func(s *tracker.Search, i int) {
			s.Text = syntax.Parse(`"` + lexicon[30+i%100] + " " + lexicon[40+i%70] + `"`)
		}},
		{"q3common", func(s *tracker.Search, i int) {
			s.Text = syntax.Parse(`"` + lexicon[i%8] + " " + lexicon[8+i%12] + `"`)
		}},
		{"q4", func(s *tracker.Search, i int) {
			s.Text, s.Stances, s.From, s.To = syntax.Parse(common(i)), []tracker.Stance{tracker.Oppose}, "2018-03", "2020"
			s.Sectors, s.Facets = []tracker.Sector{"think_tank"}, facets
		}},
		{"q4b", func(s *tracker.Search, i int) { s.Text, s.Facets = syntax.Parse(common(i)), facets }},
		{"q5", func(s *tracker.Search, i int) {
			s.Order, s.Stances, s.Facets = tracker.Newest, []tracker.Stance{tracker.Scale()[i%5]}, facets
		}},
		{"q5all", func(s *tracker.Search, i int) { s.Order, s.Facets = tracker.Newest, facets }},
		{"q6", func(s *tracker.Search, i int) { s.Text = syntax.Parse(lexicon[200+i%100] + "~") }},
		{"q7", func(s *tracker.Search, i int) { s.Text = syntax.Parse(lexicon[200+i%100][:4] + "*") }},
		{"q9", func(s *tracker.Search, i int) {
			s.Order, s.Text, s.Offset = tracker.Newest, syntax.Parse(common(i)), 1000
		}},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			hits, start := 0, cpu(b)
			for i := 0; b.Loop(); i++ {
				s := base
				c.with(&s, i)
				res, err := x.Search(b.Context(), s)
				if err != nil {
					b.Fatal(err)
				}
				hits += res.Total
			}
			b.ReportMetric(float64(cpu(b)-start)/float64(time.Millisecond)/float64(b.N), "cpu-ms")
			b.ReportMetric(float64(hits)/float64(b.N), "hits")
		})
	}
}

// BenchmarkStands asks where everybody on one of the six consultations stands.
func BenchmarkStands(b *testing.B) {
	x := benched(b)
	for _, of := range []tracker.Facet{tracker.FacetOrganisation, tracker.FacetStakeholder} {
		b.Run(string(of), func(b *testing.B) {
			turns, start := 0, cpu(b)
			for i := 0; b.Loop(); i++ {
				on := synthetic.ConsultationID(i % synthetic.Consultations)
				list, err := x.Stands(b.Context(), tracker.StandsQuery{Sight: tracker.Sight{All: true}, Consultation: on, Proposition: on, Of: of})
				if err != nil {
					b.Fatal(err)
				}
				for _, st := range list {
					turns += len(st.Course)
				}
			}
			b.ReportMetric(float64(cpu(b)-start)/float64(time.Millisecond)/float64(b.N), "cpu-ms")
			b.ReportMetric(float64(turns)/float64(b.N), "turns")
		})
	}
}
