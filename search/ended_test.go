package search

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// patience is a context that ends once it has been asked so many times whether
// it has.
type patience struct {
	context.Context
	left int
}

func (p *patience) Err() error {
	if p.left--; p.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestASearchEndsWithWhoWaitsForIt holds that a search of many parts looks
// whether anybody still waits within a segment, not only between two.
func TestASearchEndsWithWhoWaitsForIt(t *testing.T) {
	var list []tracker.Reaction
	for _, id := range strings.Fields("a b c d e f g h") {
		list = append(list, said(id, "The plan for the ward of the clinic", "Of the town and of the budget"))
	}
	x := with(t, list...)
	for _, text := range []string{
		strings.Repeat(`"of the" OR `, 40) + `"the ward"`,
		strings.Repeat("clinic OR ", 40) + "town",
		strings.Repeat("wa* OR ", 9) + "bu*",
		strings.Repeat("budgit~ OR ", 9) + "wards~",
	} {
		s := tracker.Search{Sight: tracker.Sight{All: true}, Text: syntax.Parse(text), Limit: 20}
		if _, err := x.Search(&patience{t.Context(), 12}, s); !errors.Is(err, context.Canceled) {
			t.Errorf("%.30s: got %v, want it to end with its context", text, err)
		}
		if found, err := x.Search(&patience{t.Context(), 10_000}, s); err != nil || found.Total != len(list) {
			t.Errorf("%.30s: got %d, %v, want all found", text, found.Total, err)
		}
	}
}

// TestPhrasesAreLookedForInBoundedWork holds that many phrases of common words
// are refused rather than looked for in everything; what is bounded is counted
// over all segments and phrases of a search.
func TestPhrasesAreLookedForInBoundedWork(t *testing.T) {
	work := 0
	one, other := &reading{work: &work}, &reading{work: &work}
	for range 5 {
		if err := errors.Join(one.looksAt(mostLookedAt/10), other.looksAt(mostLookedAt/10)); err != nil {
			t.Fatal(err)
		}
	}
	if err := other.looksAt(1); tracker.KindOf(err) != tracker.Invalid {
		t.Errorf("got %v, want the search refused", err)
	}
	x := with(t, said("a", "of the ward"), said("b", "of the town"))
	e, err := x.hold()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release()
	spent := &spending{clause: &phrase{fields: textsOf(nil).stemmed, terms: []string{"of", "the"}, boost: 1}}
	if _, err := e.ask(t.Context(), tracker.Sight{All: true}, request{text: spent}); err != nil || spent.work != 2 {
		t.Errorf("got %d, %v, want both documents counted", spent.work, err)
	}
}

// spending notes what a clause has cost.
type spending struct {
	clause
	work int
}

func (c *spending) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	found, err := c.clause.find(in, within)
	c.work = *in.work
	return found, err
}
