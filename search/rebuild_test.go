package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// folders returns the names in the folder of an index.
func folders(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func named(number int) string {
	if number == 1 {
		return fmt.Sprintf("reactions-v%d.bleve", version)
	}
	return fmt.Sprintf("reactions-v%d-%d.bleve", version, number)
}

func state(t *testing.T, x *Index) tracker.IndexState {
	t.Helper()
	s, err := x.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatWasOrderedIsBuiltBesideWhatServes(t *testing.T) {
	dir := t.TempDir()
	f := newFeed(quotes(40)...)
	x := open(t, dir)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a second order while the first is carried out changes nothing
		if err := x.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := folders(t, dir), []string{named(2), named(1)}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if s := state(t, x); !s.Filling || s.Partial || s.Reactions != 40 || s.Percent != 0 || s.Of != 0 {
		t.Errorf("got %+v, want that the old one serves while the new one is filled", s)
	}
	if err := x.Put(t.Context(), f.put(said("r0041", "budget put meanwhile"))); err != nil {
		t.Fatal(err)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 41 {
		t.Errorf("got %d while it is built, want 41", got)
	}
	x.bulk = 7
	var told []int
	if err := x.Fill(t.Context(), f, func(have, of int) { told = append(told, have*100/of) }); err != nil {
		t.Fatal(err)
	}
	if want := []int{17, 34, 51, 68, 85, 100}; !slices.Equal(told, want) {
		t.Errorf("got progress %v, want %v", told, want)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 41 {
		t.Errorf("got %d from the new one, want 41", got)
	}
	if got, want := folders(t, dir), []string{named(2)}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if s := state(t, x); s.Filling || s.Partial || s.Reactions != 41 || s.Bytes == 0 {
		t.Errorf("got %+v, want one that is whole", s)
	}
}

func TestARebuildGoesOnWhereItWasCutOff(t *testing.T) {
	dir := t.TempDir()
	f := newFeed(quotes(50)...)
	x := open(t, dir)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if err := x.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	x.bulk = 10
	ctx, cut := context.WithCancel(t.Context())
	err := x.Fill(ctx, f, func(have, _ int) {
		if have == 20 {
			cut()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want that it was cut off", err)
	}
	f.remove("r0005") // in the part that was read
	f.put(said("r0006", "changed since"))
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}

	x = open(t, dir)
	if s := state(t, x); !s.Filling || s.Partial {
		t.Errorf("got %+v, want the old one serving and the new one filled on", s)
	}
	f.read = 0
	if err := x.CatchUp(t.Context(), f, nil); err != nil { // of what serves
		t.Fatal(err)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 48 || f.read != 2 {
		t.Errorf("got %d reactions after %d changes, want 48 after 2", got, f.read)
	}
	f.read = 0
	if err := x.Fill(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if f.read != 32 {
		t.Errorf("got %d changes read by the new one, want the 32 that it had not", f.read)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 48 {
		t.Errorf("got %d reactions, want 48", got)
	}
	if got, want := folders(t, dir), []string{named(2)}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestNothingPutIsMissingAtAnyMomentOfARebuild writes and searches while one
// edition after the other takes over.
func TestNothingPutIsMissingAtAnyMomentOfARebuild(t *testing.T) {
	f := newFeed(quotes(120)...)
	x := open(t, t.TempDir())
	x.Interval, x.page, x.bulk = 5*time.Millisecond, 15, 15
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() {
		if err := x.Follow(ctx, f); err != nil {
			t.Error(err)
		}
	})
	for w := range 3 {
		all.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				id, word := fmt.Sprintf("w%d-%d", w, i%9), fmt.Sprintf("word%dx%d", w, i)
				if err := x.Put(t.Context(), f.put(said(id, "budget "+word))); err != nil {
					t.Error(err)
					return
				}
				if got := find(t, x, tracker.Search{Text: syntax.Parse(word)}); !slices.Equal(got, []string{id}) {
					t.Errorf("%s: got %v, want %s at once", word, got, id)
					return
				}
			}
		})
	}
	all.Go(func() {
		for ctx.Err() == nil {
			res, err := x.Search(t.Context(), tracker.Search{Sight: tracker.Sight{All: true}, Text: syntax.Parse("budget"), Limit: 1000, Facets: []tracker.Facet{tracker.FacetConsultation}})
			if err != nil || len(res.IDs) != res.Total || res.Total < 120 || res.Total > 147 || res.Counts[tracker.FacetConsultation][0].N != res.Total {
				t.Errorf("got %d hits of %d, counts %v, %v", len(res.IDs), res.Total, res.Counts, err)
				return
			}
		}
	})
	for range 4 {
		if err := x.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		for s := state(t, x); s.Filling && !t.Failed(); s = state(t, x) {
			time.Sleep(5 * time.Millisecond)
		}
	}
	stop()
	all.Wait()
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := x.Count(); err != nil || n != len(f.have) {
		t.Errorf("got %d reactions, %v, want %d", n, err, len(f.have))
	}
}

func TestASearchUnderWayEndsOnTheEditionThatItBeganWith(t *testing.T) {
	f := newFeed(quotes(5)...)
	x := open(t, t.TempDir())
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	held, err := x.hold()
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	filled := make(chan error, 1)
	go func() { filled <- x.Fill(t.Context(), f, nil) }()
	for s := state(t, x); s.Filling; s = state(t, x) {
		time.Sleep(time.Millisecond)
	}
	f.remove("r0001")
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		e    *edition
		want int
	}{"the old one, still held": {held, 5}, "the one that serves": {x.serving, 4}} {
		res, err := c.e.search(t.Context(), tracker.Search{Sight: tracker.Sight{All: true}, Text: syntax.Parse("budget"), Limit: 10})
		if err != nil || res.Total != c.want {
			t.Errorf("%s: got %d, %v, want %d", name, res.Total, err, c.want)
		}
	}
	select {
	case err := <-filled:
		t.Fatalf("the old edition was closed while it was held (%v)", err)
	default:
	}
	held.release()
	if err := <-filled; err != nil {
		t.Error(err)
	}
}

// TestTheVersionBeforeServesUntilTodaysIsFilled opens an index that the program
// of an earlier version has left.
func TestTheVersionBeforeServesUntilTodaysIsFilled(t *testing.T) {
	dir := unpackKept(t, oldest)
	f := newFeed(keptReactions()...)
	f.put(keptReactions()[3])
	x := open(t, dir)
	search := tracker.Search{Text: syntax.Parse("fund"), Limit: 100, Order: tracker.Newest, Facets: []tracker.Facet{tracker.FacetStance, tracker.FacetYear}}
	answers := func(when string) {
		t.Helper()
		var all []tracker.Reaction
		for _, r := range f.have {
			all = append(all, r)
		}
		for _, sight := range []tracker.Sight{{All: true}, {Minute: nowMinute - 2}, {Minute: nowMinute}, {Minute: nowMinute + 2}, {}} {
			search.Sight = sight
			got, err := x.Search(t.Context(), search)
			if err != nil {
				t.Fatal(err)
			}
			if d := gocmp.Diff(model(search, all), got); d != "" {
				t.Errorf("%s, %+v (-want +got):\n%s", when, sight, d)
			}
		}
	}
	if version > oldest {
		if s := state(t, x); s.Version != oldest || !s.Filling || s.NextVersion != version || s.Partial {
			t.Errorf("got %+v, want the version before serving and today's being filled", s)
		}
	} else if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	answers("at once")
	hidden := f.have["kept01"]
	hidden.State = tracker.Withdrawn
	shown := f.have["kept02"]
	shown.State, shown.Terms = tracker.Published, tracker.Terms{Status: tracker.OnRecord, Permitted: true}
	if err := x.Put(t.Context(), f.put(hidden), f.put(shown)); err != nil {
		t.Fatal(err)
	}
	answers("after an edit")
	f.remove("kept04")
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	answers("after a deletion")
	if err := x.Fill(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	answers("after the swap")
	if got, want := folders(t, dir), []string{named(1)}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if s := state(t, x); s.Version != version || s.Filling {
		t.Errorf("got %+v, want today's version serving", s)
	}
}
