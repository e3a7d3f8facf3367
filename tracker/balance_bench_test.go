package tracker_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkBalance accounts for the marks of a text of SOUNDINGS_BENCH_N
// speakers (2,000), of whom the first has words that a reviewer added.
func BenchmarkBalance(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("SOUNDINGS_BENCH_N"))
	if err != nil {
		n = 2000
	}
	w := newWorld(b)
	w.consultation()
	var text strings.Builder
	text.WriteString("A leaflet at the door says “do not wait here”.\n\n")
	for i := range n {
		fmt.Fprintf(&text, "Ada %s, Harbour Trust chair\n\n“We support list %d, and the board’s ‘second’ list too.”\n\n", strings.Repeat("Okoro", 1+i%3), i)
	}
	r := w.imported(text.String())
	for _, bench := range []struct {
		name string
		do   func() error
	}{
		{"of a source", func() error { _, err := w.Balance(b.Context(), comms, r.Source.ID); return err }},
		{"of a review that is read", func() error { _, err := w.BalanceOf(b.Context(), comms, r); return err }},
		{"ledger", func() error { _, err := w.Ledger(b.Context(), comms, r); return err }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				if err := bench.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	if got, err := w.Balance(b.Context(), comms, r.Source.ID); err != nil || len(got.OpenSpans) != 1 || got.Marks < 4*n {
		b.Errorf("got %d marks, %v, %v", got.Marks, got.OpenSpans, err)
	}
}
