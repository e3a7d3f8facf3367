//go:build unix

package tracker_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"soundings/search/synthetic"
	"soundings/tracker"
)

// BenchmarkKnownWords looks for the words of a draft among SOUNDINGS_BENCH_N
// reactions (5,000); see BenchmarkComplete for the folder.
func BenchmarkKnownWords(b *testing.B) {
	dir := os.Getenv("SOUNDINGS_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	w := benchWorld(b, dir)
	corpus := synthetic.Corpus{N: 5000}
	var took []time.Duration
	found := 0
	for i := 0; b.Loop(); i++ {
		r := corpus.Reaction(i % corpus.N)
		d := tracker.Draft{Source: "another", Consultation: r.Consultation, Passages: r.Passages}
		start := processorTime()
		list, err := w.KnownWords(b.Context(), comms, d)
		if err != nil {
			b.Fatal(err)
		}
		took = append(took, processorTime()-start)
		if len(list) > 0 {
			found++
		}
	}
	slices.Sort(took)
	for _, p := range []int{50, 95} {
		b.ReportMetric(took[len(took)*p/100].Seconds()*1000, fmt.Sprintf("p%d-cpu-ms", p))
	}
	b.ReportMetric(100*float64(found)/float64(len(took)), "%found")
}
