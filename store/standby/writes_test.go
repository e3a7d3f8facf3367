package standby

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
)

// writes is one write of each kind.
func (n *node) writes() map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"insert": func(ctx context.Context) error { _, err := n.Reactions().Insert(ctx, reaction("new", "s")); return err },
		"update": func(ctx context.Context) error {
			v := reaction("r", "other")
			v.Revision = 1
			_, err := n.Reactions().Update(ctx, v)
			return err
		},
		"delete":   func(ctx context.Context) error { return n.Organisations().Delete(ctx, "o", 1) },
		"sign out": func(ctx context.Context) error { return n.Sessions().Delete(ctx, "x", 1) },
		"blob":     func(ctx context.Context) error { _, err := n.PutBlob(ctx, strings.NewReader("words")); return err },
		"sweep":    func(ctx context.Context) error { _, err := n.SweepBlobs(ctx, time.Unix(start, 0)); return err },
	}
}

func wantRefused(t *testing.T, name string, err error) {
	t.Helper()
	if tracker.KindOf(err) != tracker.Unavailable || !strings.Contains(err.Error(), "Nothing was changed") {
		t.Errorf("%s: got %v, want that nothing was changed", name, err)
	}
}

func TestNothingIsWrittenWhileTheDatabaseIsAway(t *testing.T) {
	n := seeded(t)
	n.run()
	n.set(silent, true)
	asked := n.db.asked.Load()
	for name, do := range n.writes() {
		wantRefused(t, name, do(t.Context()))
	}
	if got := n.db.asked.Load() - asked; got != 0 {
		t.Errorf("the database was asked %d times while it was away", got)
	}
	n.set(well, false)
	for name, do := range n.writes() {
		if err := do(t.Context()); err != nil {
			t.Errorf("%s when it is back: %v", name, err)
		}
	}
}

// TestWhoHasReadSomethingStaleWritesNothing holds a request that began while the
// database was away and goes on when it is back.
func TestWhoHasReadSomethingStaleWritesNothing(t *testing.T) {
	n := seeded(t)
	n.run()
	n.set(unreached, true)
	ctx, _ := tracker.WithReading(t.Context())
	if _, err := n.Sessions().Get(ctx, "x"); err != nil {
		t.Fatal(err)
	}
	n.set(well, false)
	for name, do := range n.writes() {
		wantRefused(t, name, do(ctx))
	}
}

// TestWhoWaitsWhenTheDatabaseGoesIsAnswered holds what is under way at the cut.
func TestWhoWaitsWhenTheDatabaseGoesIsAnswered(t *testing.T) {
	n := seeded(t)
	n.catchUp()
	n.db.fault.Store(int32(silent)) // before anybody watches: both are under way when it is found out
	asked := n.db.asked.Load()
	var waiting sync.WaitGroup
	waiting.Go(func() {
		ctx, reading := tracker.WithReading(t.Context())
		v, err := n.Reactions().Get(ctx, "r")
		if _, stale := reading.Stale(); err != nil || v.Source != "s" || !stale {
			t.Errorf("read: got %v, %v; want it from the copy", v, err)
		}
	})
	waiting.Go(func() {
		_, err := n.Reactions().Insert(t.Context(), reaction("new", "s"))
		if tracker.KindOf(err) != tracker.Unavailable || !strings.Contains(err.Error(), "before it said whether") {
			t.Errorf("write: got %v, want that it is not known", err)
		}
	})
	for n.db.asked.Load() < asked+2 {
		time.Sleep(time.Millisecond)
	}
	n.run()
	waiting.Wait()
}

// TestWhoSignsOutHereIsOutInTheCopyAtOnce holds the moment before the copy has
// followed.
func TestWhoSignsOutHereIsOutInTheCopyAtOnce(t *testing.T) {
	n := seeded(t)
	n.catchUp()
	if err := n.Sessions().Delete(t.Context(), "x", 1); err != nil {
		t.Fatal(err)
	}
	insert(t, n.Sessions(), tracker.Session{Meta: tracker.Meta{ID: "y"}, Account: "a"})
	n.db.fault.Store(int32(unreached))
	n.run()
	n.wait(true)
	ctx, _ := tracker.WithReading(t.Context())
	if _, err := n.Sessions().Get(ctx, "x"); tracker.KindOf(err) != tracker.NotFound {
		t.Errorf("the one that is over: got %v, want NotFound", err)
	}
	if _, err := n.Sessions().Get(ctx, "y"); err != nil {
		t.Errorf("the one that has just begun: %v", err)
	}
}
