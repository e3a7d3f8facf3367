package search

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"soundings/search/synthetic"
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// segmentsNow counts the segments of what serves.
func segmentsNow(t testing.TB, x *Index) int {
	t.Helper()
	inner, err := x.serving.bleve.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	r, err := inner.Reader()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	return len(r.(*scorch.IndexSnapshot).Segments())
}

func TestSingleEditsDoNotPileUpSegments(t *testing.T) {
	x := with(t, quotes(100)...)
	for i := range 200 {
		r := said(fmt.Sprintf("r%04d", i%90), fmt.Sprintf("edit%d", i))
		r.Revision = int64(i + 2)
		if err := x.Put(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	late := time.Now().Add(time.Minute)
	for n := segmentsNow(t, x); n > 12; n = segmentsNow(t, x) {
		if time.Now().After(late) {
			t.Fatalf("got %d segments after 200 edits and a minute, want at most 12", n)
		}
		time.Sleep(10 * time.Millisecond)
	}
	if n, err := x.Count(); err != nil || n != 100 {
		t.Errorf("got %d reactions, %v, want 100", n, err)
	}
}

// TestALargeBatchKeepsTheOrderOfRevisions puts many at once, with reactions that
// come several times and some that are gone.
func TestALargeBatchKeepsTheOrderOfRevisions(t *testing.T) {
	const n = 1500
	f := newFeed()
	for i := range n {
		f.put(said(fmt.Sprintf("r%04d", i), "budget first"))
	}
	x := open(t, t.TempDir())
	x.bulk = 2 * n
	for i := 0; i < n; i += 3 {
		f.put(said(fmt.Sprintf("r%04d", i), "budget second"))
	}
	for i := 1; i < n; i += 3 {
		f.remove(fmt.Sprintf("r%04d", i))
	}
	f.overlap = n / 2
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	var late []tracker.Reaction
	for i := range n {
		r := said(fmt.Sprintf("r%04d", i), "budget late")
		r.Revision = 1 // what is there already is as late, or later, or gone
		late = append(late, r)
	}
	if err := x.Put(t.Context(), late...); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]int{"budget": 2 * n / 3, "second": n / 3, "first": n / 3, "late": 0} {
		res, err := x.Search(t.Context(), tracker.Search{Sight: tracker.Sight{All: true}, Text: syntax.Parse(words)})
		if err != nil || res.Total != want {
			t.Errorf("%s: got %d, %v, want %d", words, res.Total, err, want)
		}
	}
}

func syntheticFeed(n int) *feed {
	f := newFeed()
	corpus := synthetic.Corpus{N: n}
	for i := range n {
		f.put(corpus.Reaction(i))
	}
	return f
}

// BenchmarkPut is edits one by one, each searchable and safe when it returns.
func BenchmarkPut(b *testing.B) {
	const n = 20_000
	x, corpus := open(b, b.TempDir()), synthetic.Corpus{N: n}
	if err := x.CatchUp(b.Context(), syntheticFeed(n), nil); err != nil {
		b.Fatal(err)
	}
	var revision atomic.Int64
	revision.Store(1)
	for _, writers := range []int{1, 8, 32} {
		b.Run(fmt.Sprintf("%dwriters", writers), func(b *testing.B) {
			var mu sync.Mutex
			var took []time.Duration
			var left atomic.Int64
			left.Store(int64(b.N))
			var all sync.WaitGroup
			for range writers {
				all.Go(func() {
					for left.Add(-1) >= 0 {
						at := revision.Add(1)
						r := corpus.Reaction(int(at*7) % n)
						r.Revision = at
						start := time.Now()
						if err := x.Put(b.Context(), r); err != nil {
							b.Error(err)
							return
						}
						mu.Lock()
						took = append(took, time.Since(start))
						mu.Unlock()
					}
				})
			}
			all.Wait()
			slices.Sort(took)
			for _, p := range []int{50, 99} {
				b.ReportMetric(float64(took[len(took)*p/100])/float64(time.Millisecond), fmt.Sprintf("p%d-ms", p))
			}
			b.ReportMetric(float64(segmentsNow(b, x)), "segments")
		})
	}
}
