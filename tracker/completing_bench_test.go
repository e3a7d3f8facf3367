//go:build unix

package tracker_test

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"soundings/search"
	"soundings/search/synthetic"
	"soundings/store/bolt"
	"soundings/tracker"
)

// benchNames is how many people there are at least.
const benchNames = 50_000

// BenchmarkComplete asks what is asked while somebody types, with a journalist's
// sight, over SOUNDINGS_BENCH_N reactions (5,000) and 50,000 people. In the
// folder SOUNDINGS_BENCH_DIR what was made once is used again.
func BenchmarkComplete(b *testing.B) {
	dir := os.Getenv("SOUNDINGS_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	w := benchWorld(b, dir)
	if _, err := w.Complete(b.Context(), journalist, "ab"); err != nil {
		b.Fatal(err) // reads the names
	}
	for _, c := range []struct {
		name  string
		typed []string
	}{
		{"name of two letters", []string{"ba", "co", "la", "me", "ro"}},
		{"name", []string{"bace", "cong", "lame", "rosu", "tra"}},
		{"word", []string{"sup", "pat", "com", "con", "pre"}},
		{"words", []string{"local ser", "patients bud", "not sup", "clinical com", "the nhs pla"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				w.pass(time.Second / 2)
				start := processorTime()
				if _, err := w.Complete(b.Context(), journalist, c.typed[i%len(c.typed)]); err != nil {
					b.Fatal(err)
				}
				took = append(took, processorTime()-start)
			}
			slices.Sort(took)
			for _, p := range []int{50, 95} {
				b.ReportMetric(took[len(took)*p/100].Seconds()*1000, fmt.Sprintf("p%d-cpu-ms", p))
			}
		})
	}
}

func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// benchWorld fills a store and an index, unless they are there.
func benchWorld(b *testing.B, dir string) *world {
	b.Helper()
	n, err := strconv.Atoi(os.Getenv("SOUNDINGS_BENCH_N"))
	if err != nil {
		n = 5000
	}
	log := slog.New(slog.DiscardHandler)
	store, err := bolt.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		b.Fatal(err)
	}
	index, err := search.Open(b.Context(), filepath.Join(dir, "index"), log)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := errors.Join(index.Close(), store.Close()); err != nil {
			b.Error(err)
		}
	})
	corpus := synthetic.Corpus{N: n}
	insert := func(n int, one func(i int) error) {
		var g errgroup.Group
		g.SetLimit(64)
		for i := range n {
			g.Go(func() error {
				if err := one(i); tracker.KindOf(err) != tracker.Conflict {
					return err
				}
				return nil
			})
		}
		if err := g.Wait(); err != nil {
			b.Fatal(err)
		}
	}
	insert(n, func(i int) error { _, err := store.Reactions().Insert(b.Context(), corpus.Reaction(i)); return err })
	insert(benchNames, func(i int) error {
		_, err := store.Stakeholders().Insert(b.Context(), synthetic.Speaker(i))
		return err
	})
	if err := index.CatchUp(b.Context(), store.Reactions(), nil); err != nil {
		b.Fatal(err)
	}
	w := &world{t: b, store: store}
	w.clock.Store(synthetic.Now.UnixMilli())
	w.Service = &tracker.Service{Store: store, Index: index, Log: log, Now: func() time.Time { return time.UnixMilli(w.clock.Load()) }}
	return w
}
