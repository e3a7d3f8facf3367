package search

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// behind writes to the index what following the store would not.
func behind(t *testing.T, x *Index, j *job) {
	t.Helper()
	e, err := x.hold()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release()
	if err := e.submit(t.Context(), j); err != nil {
		t.Fatal(err)
	}
}

func revised(r tracker.Reaction, revision int64) tracker.Reaction {
	r.Revision = revision
	return r
}

func TestCompareMendsWhatDiffers(t *testing.T) {
	for _, tt := range []struct {
		name   string
		breaks func(t *testing.T, x *Index, f *feed)
		want   Difference
	}{
		{"nothing", func(*testing.T, *Index, *feed) {}, Difference{}},
		{"it misses some", func(t *testing.T, x *Index, _ *feed) {
			behind(t, x, &job{drop: []string{"r0003", "r0011"}})
		}, Difference{Missing: 2}},
		{"it has too much", func(t *testing.T, x *Index, _ *feed) {
			behind(t, x, &job{put: []tracker.Reaction{said("x1", "budget of nobody"), said("x2", "budget of nobody")}})
		}, Difference{Surplus: 2}},
		{"it has what was deleted", func(t *testing.T, x *Index, f *feed) {
			f.remove("r0004")
			if err := x.CatchUp(t.Context(), f, nil); err != nil {
				t.Fatal(err)
			}
			e, err := x.hold()
			if err != nil {
				t.Fatal(err)
			}
			defer e.release()
			delete(e.gone, "r0004")
			behind(t, x, &job{put: []tracker.Reaction{said("r0004", "budget number4")}})
		}, Difference{Surplus: 1}},
		{"it has old ones", func(t *testing.T, x *Index, f *feed) {
			f.put(said("r0005", "budget changed"))
			if err := x.CatchUp(t.Context(), f, nil); err != nil {
				t.Fatal(err)
			}
			behind(t, x, &job{drop: []string{"r0005"}, put: []tracker.Reaction{said("r0005", "budget as it was")}})
		}, Difference{Older: 1}},
		{"it has newer ones than a store that was set back", func(t *testing.T, x *Index, _ *feed) {
			behind(t, x, &job{put: []tracker.Reaction{revised(said("r0006", "budget of later"), 7)}})
		}, Difference{Newer: 1}},
		{"all at once", func(t *testing.T, x *Index, _ *feed) {
			behind(t, x, &job{drop: []string{"r0000"}, put: []tracker.Reaction{
				said("x1", "budget of nobody"), revised(said("r0006", "budget of later"), 7)}})
		}, Difference{Missing: 1, Newer: 1, Surplus: 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x, f := open(t, t.TempDir()), newFeed(quotes(25)...)
			x.page = 4
			if err := x.CatchUp(t.Context(), f, nil); err != nil {
				t.Fatal(err)
			}
			tt.breaks(t, x, f)
			tt.want.Reactions = len(f.have)
			if got, err := x.Compare(t.Context(), f); err != nil || got != tt.want {
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			}
			var want []string
			for id := range f.have {
				want = append(want, id)
			}
			slices.Sort(want)
			got := find(t, x, tracker.Search{Text: syntax.Parse("budget")})
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("got %v afterwards, want what the store has", got)
			}
			for _, words := range []string{"later", "was", "nobody"} {
				if got := find(t, x, tracker.Search{Text: syntax.Parse(words)}); len(got) != 0 {
					t.Errorf("%s: got %v, want the words of the store's revisions only", words, got)
				}
			}
			if again, err := x.Compare(t.Context(), f); err != nil || again.Any() {
				t.Errorf("a second time: got %+v, %v, want nothing to mend", again, err)
			}
		})
	}
}

func TestWhatWasSurplusMayStillCome(t *testing.T) {
	x, f := open(t, t.TempDir()), newFeed(quotes(3)...)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	behind(t, x, &job{put: []tracker.Reaction{said("r0009", "from before the copy")}})
	if _, err := x.Compare(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	if err := x.Put(t.Context(), f.put(said("r0009", "recorded anew"))); err != nil {
		t.Fatal(err)
	}
	if got := find(t, x, tracker.Search{Text: syntax.Parse("anew")}); !slices.Equal(got, []string{"r0009"}) {
		t.Errorf("got %v, want the reaction that was recorded anew", got)
	}
}

func TestWhatIsWrittenDuringAComparisonIsNoDifference(t *testing.T) {
	x, f := open(t, t.TempDir()), newFeed(quotes(200)...)
	x.page = 10
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			r := f.put(said(fmt.Sprintf("r%04d", i%250), fmt.Sprintf("budget round%d", i)))
			if i%3 > 0 { // else another node's
				if err := x.Put(t.Context(), r); err != nil {
					t.Error(err)
				}
			}
		}
	})
	for range 10 {
		if d, err := x.Compare(t.Context(), f); err != nil || d.Any() {
			t.Errorf("got %+v, %v, want no difference", d, err)
		}
	}
	stop()
	writing.Wait()
}

func TestCompareSaysWhenTheStoreFails(t *testing.T) {
	x, f := open(t, t.TempDir()), newFeed(quotes(3)...)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	f.fail(tracker.Errorf(tracker.Unavailable, "away"))
	if _, err := x.Compare(t.Context(), f); tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("got %v, want Unavailable", err)
	}
	if n, err := x.Count(); err != nil || n != 3 {
		t.Errorf("got %d reactions (%v), want 3 as before", n, err)
	}
}
