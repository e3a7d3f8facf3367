package standby

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func reaction(id, source string) tracker.Reaction {
	return tracker.Reaction{Meta: tracker.Meta{ID: id}, Source: source, Consultation: "c",
		Passages: []tracker.Passage{{ID: "p-" + id, Kind: tracker.Quote, Text: "We support the pier."}}}
}

func insert[T tracker.Entity](t testing.TB, c tracker.Collection[T], v T) T {
	t.Helper()
	v, err := c.Insert(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// seeded is a node with one of each of some nouns.
func seeded(t testing.TB) *node {
	t.Helper()
	n := newNode(t)
	insert(t, n.Reactions(), reaction("r", "s"))
	insert(t, n.Organisations(), tracker.Organisation{Meta: tracker.Meta{ID: "o"}, Name: "Harbour Trust"})
	insert(t, n.Accounts(), tracker.Account{Meta: tracker.Meta{ID: "a"}, Email: "ada@body.example", Name: "Ada", Role: tracker.Policy})
	insert(t, n.Sessions(), tracker.Session{Meta: tracker.Meta{ID: "x"}, Account: "a", CSRF: "form", Expires: time.Unix(start+60, 0)})
	insert(t, n.Drafts(), tracker.Draft{Meta: tracker.Meta{ID: "d"}, Source: "s"})
	return n
}

// What comes of a read.
const (
	now   = "as it is now"
	old   = "from the copy"
	never = "Unavailable"
)

// reads is one read of each kind.
func (n *node) reads() map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"get":      func(ctx context.Context) error { _, err := n.Reactions().Get(ctx, "r"); return err },
		"get many": func(ctx context.Context) error { _, err := n.Reactions().GetMany(ctx, []string{"r"}); return err },
		"list":     func(ctx context.Context) error { _, err := n.Reactions().List(ctx, tracker.ListQuery{}); return err },
		"ids":      func(ctx context.Context) error { _, err := n.Reactions().IDs(ctx, tracker.ListQuery{}); return err },
		"changes":  func(ctx context.Context) error { _, _, err := n.Reactions().Changes(ctx, "", 10); return err },
		"names":    func(ctx context.Context) error { _, _, err := n.Organisations().Changes(ctx, "", 10); return err },
		"session":  func(ctx context.Context) error { _, err := n.Sessions().Get(ctx, "x"); return err },
		"sessions": func(ctx context.Context) error { _, err := n.Sessions().List(ctx, tracker.ListQuery{}); return err },
		"account":  func(ctx context.Context) error { _, err := n.Accounts().Get(ctx, "a"); return err },
		"accounts": func(ctx context.Context) error { _, err := n.Accounts().List(ctx, tracker.ListQuery{}); return err },
		"missing": func(ctx context.Context) error {
			_, err := n.Reactions().Get(ctx, "nobody's")
			if tracker.KindOf(err) == tracker.NotFound {
				return nil
			}
			return errors.Join(err, errors.New("what is missing is not NotFound"))
		},
		"draft": func(ctx context.Context) error { _, err := n.Drafts().Get(ctx, "d"); return err },
		"blob":  func(ctx context.Context) error { _, err := n.Blob(ctx, tracker.Blob{}); return err },
		"range": func(ctx context.Context) error { _, err := n.BlobRange(ctx, tracker.Blob{}, 0, 0); return err },
	}
}

func TestEachReadInEachState(t *testing.T) {
	kept := map[string]string{"get": old, "get many": old, "list": old, "ids": old, "names": old, "session": old, "account": old, "missing": old}
	every := map[string]string{}
	for name := range seeded(t).reads() {
		every[name] = now
	}
	for _, tc := range []struct {
		name string
		make func(n *node)
		want map[string]string // never, if it is not named
	}{
		{"here", func(*node) {}, every},
		{"refusing connections", func(n *node) { n.set(unreached, true) }, kept},
		{"silent", func(n *node) { n.set(silent, true) }, kept},
		{"here again", func(n *node) { n.set(silent, true); n.set(well, false) }, every},
		{"away for an hour", func(n *node) { n.set(unreached, true); n.clock.Add(3600) }, kept},
		{"away for longer", func(n *node) { n.set(unreached, true); n.clock.Add(3601) }, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := seeded(t)
			n.run()
			tc.make(n)
			got, want := map[string]string{}, map[string]string{}
			for name, do := range n.reads() {
				got[name] = outcome(t, name, do)
				if want[name] = tc.want[name]; want[name] == "" {
					want[name] = never
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// outcome is what comes of a read for a page.
func outcome(t *testing.T, name string, read func(context.Context) error) string {
	t.Helper()
	ctx, reading := tracker.WithReading(t.Context())
	err := read(ctx)
	asOf, stale := reading.Stale()
	switch {
	case tracker.KindOf(err) == tracker.Unavailable:
		return never
	case err != nil:
		t.Errorf("%s: %v", name, err)
	case stale && asOf.Unix() != start:
		t.Errorf("%s: as of %v, want the moment of the copy", name, asOf)
	case stale:
		return old
	}
	return now
}

// TestWhatIsNotForAPersonIsNeverStale holds that an index, a model or a job does
// not go by the copy.
func TestWhatIsNotForAPersonIsNeverStale(t *testing.T) {
	n := seeded(t)
	n.run()
	n.set(unreached, true)
	for name, read := range n.reads() {
		if err := read(t.Context()); tracker.KindOf(err) != tracker.Unavailable {
			t.Errorf("%s: got %v, want Unavailable", name, err)
		}
	}
}

func TestWithoutAWholeCopyNothingIsRead(t *testing.T) {
	n := seeded(t)
	n.db.fault.Store(int32(unreached))
	n.run()
	n.wait(true)
	if asOf, _ := n.Away(); !asOf.IsZero() {
		t.Errorf("as of %v, want nothing", asOf)
	}
	for name, read := range n.reads() {
		if got := outcome(t, name, read); got != never {
			t.Errorf("%s: %s, want never", name, got)
		}
	}
}

// TestWhatIsSlowOrRefusedCutsNothingOff holds faults in which pings are answered.
func TestWhatIsSlowOrRefusedCutsNothingOff(t *testing.T) {
	for _, tc := range []struct {
		name  string
		fault fault
		want  func(error) bool
	}{
		{"slow", slow, func(err error) bool { return errors.Is(err, context.DeadlineExceeded) }},
		{"failing", failing, func(err error) bool { return tracker.KindOf(err) == tracker.Unavailable }},
		{"not let in", locked, func(err error) bool { return tracker.KindOf(err) == tracker.Unavailable }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := seeded(t)
			n.catchUp()
			n.run()
			n.db.fault.Store(int32(tc.fault))
			ctx, reading := tracker.WithReading(t.Context())
			ctx, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
			defer cancel()
			if _, err := n.Reactions().Get(ctx, "r"); !tc.want(err) && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v", err)
			}
			if _, stale := reading.Stale(); stale {
				t.Error("it was read from the copy")
			}
			if _, away := n.Away(); away {
				t.Error("the node counts as cut off")
			}
		})
	}
}

// TestAReadThatFailsIsAnsweredOnceTheWatchHasLooked holds the moment before the
// watch would have looked by itself.
func TestAReadThatFailsIsAnsweredOnceTheWatchHasLooked(t *testing.T) {
	n := newNode(t)
	n.Store.every = time.Hour
	insert(t, n.Reactions(), reaction("r", "s"))
	n.catchUp()
	n.run()
	for n.db.pings.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	n.db.fault.Store(int32(unreached))
	if got := outcome(t, "get", n.reads()["get"]); got != old {
		t.Errorf("got it %s, want it from the copy", got)
	}
}

// TestACopyThatIsBegunAnewIsNotReadBeforeItIsWhole holds a database that forgets
// how far the copy has followed, and then goes away.
func TestACopyThatIsBegunAnewIsNotReadBeforeItIsWhole(t *testing.T) {
	n := seeded(t)
	n.catchUp()
	if n.line.asOf.IsZero() {
		t.Fatal("the copy is not whole")
	}
	n.db.fault.Store(int32(forgetful))
	if err := n.CatchUp(t.Context()); tracker.KindOf(err) != tracker.Unavailable {
		t.Fatalf("catching up: got %v, want Unavailable", err)
	}
	n.db.fault.Store(int32(unreached))
	n.run()
	n.wait(true)
	if got := outcome(t, "get", n.reads()["get"]); got != never {
		t.Errorf("got it %s, want never", got)
	}
}
