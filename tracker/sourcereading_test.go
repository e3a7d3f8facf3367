package tracker_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

// TestAStretchOfASourceIsAsInTheWhole does at random what a reviewer does to a
// long text, and compares what is read of each stretch with what the whole says
// of it.
func TestAStretchOfASourceIsAsInTheWhole(t *testing.T) {
	var text strings.Builder
	for i := range 260 {
		fmt.Fprintf(&text, "Ada %s, Harbour Trust chair\n\n“We support list %d, and the board’s ‘second’ list too. %s.”\n\nMs Okoro said it would be “ready by spring %d”.\n\n",
			strings.Repeat("Okoro", 1+i%3), i, strings.Repeat("Nobody waits for a list that nobody keeps ", 8), i)
		if i%50 == 7 {
			text.WriteString("It was overheard at the door: “not one list, not one”.\n\n")
		}
	}
	w := newWorld(t)
	w.consultation()
	r := w.imported(text.String())
	id := r.Source.ID
	if r.Source.Snapshot.Length < 3*tracker.TextWindow/2 {
		t.Fatalf("the text has %d characters, want several stretches of it", r.Source.Snapshot.Length)
	}
	chance := rand.New(rand.NewPCG(7, 6))
	for range 8 {
		for range 12 {
			r = w.review(id)
			near := chance.IntN(len(r.Drafts))
			d, to := r.Drafts[near], r.Drafts[min(len(r.Drafts)-1, near+chance.IntN(3))]
			if err := w.anything(chance.IntN(6), d, to); err != nil && tracker.KindOf(err) != tracker.Conflict && tracker.KindOf(err) != tracker.Invalid {
				t.Fatal(err)
			}
		}
		for _, from := range []int{0, 17_000, 1 << 30} {
			w.sameStretch(id, from)
		}
	}
}

func (w *world) sameStretch(id string, from int) {
	w.t.Helper()
	whole, err := w.SourcePage(w.t.Context(), comms, id, tracker.Look{From: from})
	if err != nil {
		w.t.Fatal(err)
	}
	part, err := w.SourceRead(w.t.Context(), comms, id, from)
	if err != nil {
		w.t.Fatal(err)
	}
	if part.Text != whole.Text || part.From != whole.From || part.To != whole.To {
		w.t.Errorf("from %d: got the text from %d to %d, want %d to %d", from, part.From, part.To, whole.From, whole.To)
	}
	if !slices.Equal(part.Spans, whole.Spans) {
		w.t.Errorf("from %d: got %d spans, want %d, or others than these", from, len(part.Spans), len(whole.Spans))
	}
	if part.SpanCount != whole.SpanCount || part.Undecided != whole.Undecided {
		w.t.Errorf("from %d: got %d of %d undecided, want %d of %d", from, part.Undecided, part.SpanCount, whole.Undecided, whole.SpanCount)
	}
	if part.Progress.Decided != whole.Progress.Decided || part.Progress.Total != whole.Progress.Total {
		w.t.Errorf("from %d: got %+v, want %+v", from, part.Progress, whole.Progress)
	}
	here := func(p tracker.SourcePage) []string {
		var list []string
		for _, d := range p.Drafts {
			for _, x := range d.Passages {
				if x.Start < p.To && x.End > p.From {
					list = append(list, fmt.Sprintf("%s %s %s %s", x.ID, d.ID, d.State, cmp.Or(x.Dropped, string(x.Kind))))
				}
			}
		}
		return list
	}
	if got, want := here(part), here(whole); !slices.Equal(got, want) {
		w.t.Errorf("from %d: got %d passages, want %d, or others than these", from, len(got), len(want))
	}
}
