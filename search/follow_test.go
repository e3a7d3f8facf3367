package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

func quotes(n int) []tracker.Reaction {
	var list []tracker.Reaction
	for i := range n {
		list = append(list, said(fmt.Sprintf("r%04d", i), fmt.Sprintf("Budget number%d is too small.", i)))
	}
	return list
}

func TestCatchUpGoesOnWhereItWasCutOff(t *testing.T) {
	dir := t.TempDir()
	f := newFeed(quotes(50)...)
	x := open(t, dir)
	x.page, x.bulk = 10, 10
	ctx, cut := context.WithCancel(t.Context())
	err := x.CatchUp(ctx, f, func(have, _ int) {
		if have == 20 {
			cut()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want that it was cut off", err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	f.read = 0
	x = open(t, dir)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if f.read != 30 {
		t.Errorf("got %d changes read after the cut, want 30", f.read)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 50 {
		t.Errorf("got %d reactions, want 50", got)
	}
}

func TestAStoreThatRepeatsItselfIsCaughtUpWith(t *testing.T) {
	f := newFeed(quotes(50)...)
	f.overlap = 7
	x := open(t, t.TempDir())
	x.page, x.bulk = 10, 10
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	f.remove("r0049")
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 49 {
		t.Errorf("got %d reactions, want 49", got)
	}
}

func TestAnIndexOfAnotherStoreIsBuiltAgain(t *testing.T) {
	x := with(t, said("a", "one"), said("b", "two"), said("c", "three"))
	other := newFeed(said("b", "from the copy"))
	if err := x.CatchUp(t.Context(), other, nil); err != nil {
		t.Fatal(err)
	}
	if got := find(t, x, tracker.Search{}); !slices.Equal(got, []string{"b"}) {
		t.Errorf("got %v, want what the other store has", got)
	}
	if got := find(t, x, tracker.Search{Text: syntax.Parse("copy")}); !slices.Equal(got, []string{"b"}) {
		t.Errorf("got %v, want the words of the other store", got)
	}
	if err := x.Put(t.Context(), other.put(said("a", "again"))); err != nil {
		t.Fatal(err)
	}
	if got := find(t, x, tracker.Search{Text: syntax.Parse("again")}); !slices.Equal(got, []string{"a"}) {
		t.Errorf("got %v, want a reaction that the index had before", got)
	}
}

func TestPut(t *testing.T) {
	f := newFeed(quotes(3)...)
	x := open(t, t.TempDir())
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	revised := func(id string, revision int64, text string) tracker.Reaction {
		r := said(id, text)
		r.Revision = revision
		return r
	}
	put := func(r tracker.Reaction) {
		t.Helper()
		if err := x.Put(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	finds := func(words string, want int) {
		t.Helper()
		if got := find(t, x, tracker.Search{Text: syntax.Parse(words)}); len(got) != want {
			t.Errorf("%q: got %v, want %d", words, got, want)
		}
	}
	before, err := x.serving.cursor()
	if err != nil {
		t.Fatal(err)
	}

	put(revised("r0001", 3, "later words"))
	finds("later", 1)
	finds("number1", 0)
	put(revised("r0001", 2, "earlier words"))
	finds("earlier", 0)
	finds("later", 1)
	put(said("r0009", "brand new"))
	finds("brand", 1)
	if after, err := x.serving.cursor(); err != nil || after != before {
		t.Errorf("got the cursor at %q (%v), want %q as before", after, err, before)
	}

	f.remove("r0002")
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	finds("number2", 0)
	put(revised("r0002", 1, "number2 came late"))
	finds("number2", 0)
}

func TestTheLastRevisionWinsWhoeverWritesIt(t *testing.T) {
	x := open(t, t.TempDir())
	f := newFeed()
	const ids, revisions = 8, 12
	var writers sync.WaitGroup
	for id := range ids {
		for _, rev := range rand.Perm(revisions) {
			r := said(fmt.Sprintf("r%d", id), fmt.Sprintf("id%d revision%d", id, rev+1))
			if f.put(r); rev%3 == 0 {
				continue // another node's, only followed
			}
		}
	}
	for id := range ids {
		for _, rev := range rand.Perm(revisions) {
			writers.Go(func() {
				r := said(fmt.Sprintf("r%d", id), fmt.Sprintf("id%d put%d", id, rev+1))
				r.Revision = int64(rev + 1)
				if err := x.Put(t.Context(), r); err != nil {
					t.Error(err)
				}
			})
		}
	}
	writers.Go(func() {
		if err := x.CatchUp(t.Context(), f, nil); err != nil {
			t.Error(err)
		}
	})
	writers.Wait()
	have, err := x.serving.revisions([]string{"r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7"})
	if err != nil {
		t.Fatal(err)
	}
	for id, got := range have {
		if got != revisions {
			t.Errorf("%s: got revision %d, want %d", id, got, revisions)
		}
	}
	if n, err := x.Count(); err != nil || n != ids {
		t.Errorf("got %d reactions (%v), want %d", n, err, ids)
	}
}

func TestPutHonoursItsContextAndTheEnd(t *testing.T) {
	x := open(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := x.Put(ctx, said("a", "b")); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if _, err := x.Search(ctx, tracker.Search{Sight: tracker.Sight{All: true}}); !errors.Is(err, context.Canceled) {
		t.Errorf("search: got %v, want context.Canceled", err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if err := x.Put(t.Context(), said("a", "b")); tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("got %v, want Unavailable", err)
	}
	if _, err := x.Search(t.Context(), tracker.Search{}); tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("search: got %v, want Unavailable", err)
	}
}

func TestFollow(t *testing.T) {
	x := open(t, t.TempDir())
	x.Interval = time.Hour // nudged instead
	f := newFeed(quotes(3)...)
	f.idle = make(chan struct{}, 1)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- x.Follow(ctx, f) }()
	becomes := func(words string, want int) {
		t.Helper()
		late := time.After(time.Minute)
		for got := -1; got != want; got = len(find(t, x, tracker.Search{Text: syntax.Parse(words)})) {
			x.Nudge()
			select {
			case <-f.idle:
			case <-late:
				t.Fatalf("%q: got %d after a minute, want %d", words, got, want)
			}
		}
	}
	becomes("budget", 3)
	f.put(said("r0000", "changed elsewhere"))
	f.remove("r0001")
	becomes("budget", 1)
	f.fail(errors.New("the store is away"))
	x.Nudge()
	f.put(said("r0007", "written meanwhile"))
	f.fail(nil)
	becomes("meanwhile", 1)
	stop()
	if err := <-ended; err != nil {
		t.Errorf("got %v, want that it ends with its context", err)
	}
}

// TestKilledAtAnyPointNothingIsSkipped kills a process that is catching up.
func TestKilledAtAnyPointNothingIsSkipped(t *testing.T) {
	const n = 1500
	if dir := os.Getenv("SOUNDINGS_TEST_INDEX"); dir != "" {
		x := open(t, dir)
		x.page, x.bulk = 40, 40
		fmt.Println("begins")
		if err := x.CatchUp(t.Context(), newFeed(quotes(n)...), nil); err != nil {
			t.Fatal(err)
		}
		return
	}
	for round := range 4 {
		dir := t.TempDir()
		killed := startAndKill(t, dir, time.Duration(50+round*90)*time.Millisecond)
		x := open(t, dir)
		at, err := x.serving.cursor()
		if err != nil {
			t.Fatal(err)
		}
		have, err := x.Count()
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(have) != at && at != "" {
			t.Errorf("round %d: got %d reactions at cursor %s, want as many", round, have, at)
		}
		t.Logf("round %d: killed is %t at cursor %q", round, killed, at)
		if _, err := os.Stat(folder(dir) + ".damaged"); err == nil {
			t.Errorf("round %d: the index was set aside after a kill", round)
		}
		if err := x.CatchUp(t.Context(), newFeed(quotes(n)...), nil); err != nil {
			t.Fatal(err)
		}
		if have, err = x.Count(); err != nil || have != n {
			t.Errorf("round %d: got %d reactions (%v), want %d", round, have, err, n)
		}
	}
}

func TestOlderVersionsAreRemovedOnceCaughtUp(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"reactions-v0.bleve", "reactions-v0.bleve.damaged", "reactions-v999.bleve", "blobs"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	x := open(t, dir)
	if err := x.CatchUp(t.Context(), newFeed(), nil); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got, want := strings.Join(names, " "), "blobs "+filepath.Base(folder(dir))+" reactions-v999.bleve"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
