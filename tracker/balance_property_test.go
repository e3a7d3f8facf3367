package tracker_test

import (
	"math/rand/v2"
	"testing"

	"soundings/tracker"
)

// TestWhateverAReviewerDoesNothingIsLost moves, splits, merges, adds, rejects and
// opens again at random: each passage stays with one draft, every mark in one
// column, and no span of the ledger over another.
func TestWhateverAReviewerDoesNothingIsLost(t *testing.T) {
	for seed := range uint64(4) {
		chance := rand.New(rand.NewPCG(seed, 6))
		w := newWorld(t)
		w.consultation()
		r := w.imported(withOpen + "\nIt was overheard at the door: “not one list, not one”.\n")
		id := r.Source.ID
		passages := map[string]bool{}
		for _, d := range r.Drafts {
			for _, p := range d.Passages {
				passages[p.ID] = true
			}
		}
		first, _ := w.openOf(id)
		for range 60 {
			r = w.review(id)
			d, to := r.Drafts[chance.IntN(len(r.Drafts))], r.Drafts[chance.IntN(len(r.Drafts))]
			if err := w.anything(chance.IntN(6), d, to); err != nil && tracker.KindOf(err) != tracker.Conflict && tracker.KindOf(err) != tracker.Invalid {
				t.Fatal(err)
			}
			r = w.review(id)
			n := map[string]int{}
			for _, d := range r.Drafts {
				for _, p := range d.Passages {
					n[p.ID]++
				}
			}
			for p := range passages {
				if n[p] != 1 {
					t.Fatalf("seed %d: passage %s is in %d drafts", seed, p, n[p])
				}
			}
			if b, _ := w.openOf(id); b.Marks != first.Marks || b.Open > first.Open {
				t.Fatalf("seed %d: got %+v, want no more open than %d of %d", seed, b, first.Open, first.Marks)
			}
			spans, err := w.Ledger(t.Context(), comms, r)
			if err != nil {
				t.Fatal(err)
			}
			for i := 1; i < len(spans); i++ {
				if spans[i].Start < spans[i-1].End {
					t.Fatalf("seed %d: %+v lies over %+v", seed, spans[i], spans[i-1])
				}
			}
		}
	}
}

// anything does one of the things that a reviewer can do.
func (w *world) anything(what int, d, to tracker.Draft) (err error) {
	passage := "none"
	if len(d.Passages) > 0 {
		passage = d.Passages[len(d.Passages)-1].ID
	}
	ctx := w.t.Context()
	switch what {
	case 0:
		_, err = w.SplitDraft(ctx, comms, d.ID, d.Revision, []string{passage})
	case 1:
		_, err = w.MergeDrafts(ctx, comms, d.ID, d.Revision, to.ID)
	case 2:
		_, err = w.MovePassage(ctx, comms, d.ID, d.Revision, passage, to.ID)
	case 3:
		_, err = w.RejectDraft(ctx, comms, d.ID, d.Revision, "another spoke")
	case 4:
		_, err = w.ReopenDraft(ctx, comms, d.ID, d.Revision)
	default:
		_, err = w.AddPassages(ctx, comms, d.ID, d.Revision, tracker.Added{Words: "overheard at the door", Kind: tracker.Reported})
	}
	return err
}
