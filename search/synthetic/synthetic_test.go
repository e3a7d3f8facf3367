package synthetic

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestACorpusIsAsItSays(t *testing.T) {
	const n = 2000
	c := Corpus{N: n}
	words, visible := 0, 0
	sight := tracker.Sight{Minute: Now.Unix() / 60}
	for i := range n {
		r := c.Reaction(i)
		if diff := cmp.Diff(r, c.Reaction(i)); diff != "" {
			t.Fatalf("reaction %d differs when it is made again:\n%s", i, diff)
		}
		if sight.Sees(r) {
			visible++
		}
		for _, p := range r.Passages {
			words += len(strings.Fields(p.Text))
		}
	}
	if mean := words / n; mean < 135 || mean > 145 {
		t.Errorf("got %d words a reaction, want some 140", mean)
	}
	if visible < n*88/100 || visible > n*92/100 {
		t.Errorf("got %d of %d visible, want nine in ten", visible, n)
	}
}
