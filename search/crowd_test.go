package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// TestACrowdSeesOnlyWhatItMay searches, completes, writes, withdraws, compares
// and builds again all at once, and closes amid that: nobody is ever told more
// than they may see, and nothing hangs or breaks.
func TestACrowdSeesOnlyWhatItMay(t *testing.T) {
	f := newFeed()
	secret := func(i int) tracker.Reaction {
		r := said(fmt.Sprintf("secret%02d", i), "The budget of the accountancy")
		r.Terms.Permitted = false
		return r
	}
	for i := range 60 {
		f.put(said(fmt.Sprintf("open%02d", i), "The budget of the ward"))
		f.put(secret(i))
	}
	x := open(t, t.TempDir())
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	x.Interval = 5 * time.Millisecond
	ctx, end := context.WithCancel(t.Context())
	defer end()
	var answered atomic.Int64
	var crowd sync.WaitGroup
	crowd.Go(func() {
		if err := x.Follow(ctx, f); err != nil {
			t.Error(err)
		}
	})
	member := func(seed uint64, do func(r *rand.Rand) error) {
		crowd.Go(func() {
			r := rand.New(rand.NewPCG(seed, 8))
			for ctx.Err() == nil {
				if err := do(r); err != nil && !errors.Is(err, context.Canceled) && tracker.KindOf(err) != tracker.Unavailable {
					t.Errorf("%d: %v", seed, err)
					return
				}
			}
		})
	}
	journalist := tracker.Sight{Minute: nowMinute}
	for seed := range uint64(3) {
		member(seed, func(r *rand.Rand) error {
			text := pick(r, "accountancy", "acc*", "accountancz~", `"of the accountancy" OR nobody`)
			found, err := x.Search(ctx, tracker.Search{Sight: journalist, Text: syntax.Parse(text), Limit: 9, Facets: []tracker.Facet{tracker.FacetKind, tracker.FacetYear}})
			if found.Total > 0 || len(found.IDs) > 0 {
				t.Errorf("%s: got %d, want none", text, found.Total)
			}
			list, wordErr := x.Complete(ctx, journalist, "acc", 5)
			if len(list) > 0 {
				t.Errorf("got %v offered", list)
			}
			return errors.Join(err, wordErr)
		})
	}
	member(4, func(r *rand.Rand) error {
		found, err := x.Search(ctx, tracker.Search{Sight: journalist, Text: syntax.Parse("budget"), Limit: 100})
		if err == nil && found.Part == nil && found.Total != 60 {
			t.Errorf("got %d, want all that are open", found.Total)
		}
		if err == nil {
			answered.Add(1)
		}
		return err
	})
	member(5, func(r *rand.Rand) error {
		f.put(secret(r.IntN(60)))
		x.Nudge()
		time.Sleep(time.Millisecond)
		return nil
	})
	member(6, func(r *rand.Rand) error {
		time.Sleep(20 * time.Millisecond)
		_, err := x.State(ctx)
		return errors.Join(err, x.Rebuild(ctx))
	})
	member(7, func(r *rand.Rand) error {
		time.Sleep(15 * time.Millisecond)
		_, err := x.Compare(ctx, f)
		return err
	})
	time.Sleep(time.Second)
	if err := x.Close(); err != nil {
		t.Error(err)
	}
	end()
	crowd.Wait()
	if answered.Load() == 0 {
		t.Error("nobody was answered")
	}
}
