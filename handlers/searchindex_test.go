package handlers

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"soundings/search"
	"soundings/tracker"
)

func TestAnAdministratorHasTheIndexBuiltAgain(t *testing.T) {
	a := newApp(t)
	index := a.service.Index.(*search.Index)
	index.Now = a.service.Now
	a.get(tracker.Administrator, "/search-index").wants(t, 200, "Search index", "Build again", "<dt>Reactions</dt><dd>2</dd>", "!<progress", "!http-equiv")
	for range 2 { // pressing it twice builds it once
		a.post(tracker.Administrator, "/search-index/rebuild", nil).leadsTo(t, "/search-index")
	}
	a.get(tracker.Administrator, "/search-index").wants(t, 200, "A new one is being built", "It has just begun", "!0 of 0", "<progress", `http-equiv="refresh"`, "the present one answers, and finds everything", "!Build again</button>")
	a.get(tracker.Policy, "/quotes").wants(t, 200, "2 reactions", "!index is being built")
	a.must(index.Fill(t.Context(), a.service.Store.Reactions(), nil))
	a.get(tracker.Administrator, "/search-index").wants(t, 200, "<dt>Reactions</dt><dd>2</dd>", "Build again", "!<progress")
	a.get(tracker.Policy, "/quotes").wants(t, 200, "2 reactions")
}

func TestASearchSaysThatTheIndexDoesNotHaveEverythingYet(t *testing.T) {
	a := newApp(t)
	index, err := search.Open(t.Context(), t.TempDir(), slog.New(slog.DiscardHandler))
	a.must(err)
	t.Cleanup(func() { a.must(index.Close()) })
	a.service.Index = index
	a.get(tracker.Journalist, "/quotes").wants(t, 200, "index is being built and has 0 %", "not everything yet")
	a.get(tracker.Administrator, "/search-index").wants(t, 200, "It is being built", "a search finds only a part")
	a.must(index.Fill(t.Context(), a.service.Store.Reactions(), nil))
	a.get(tracker.Journalist, "/quotes").wants(t, 200, "1 reaction", "!index is being built")
}

func TestSizesAreInWords(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 kB", 1: "1 kB", 999_001: "1000 kB", 1_250_000: "1.2 MB", 2_300_000_000: "2.3 GB"} {
		if got := sizeWords(bytes); got != want {
			t.Errorf("%d: got %s, want %s", bytes, got, want)
		}
	}
}

// stuck is an index that cannot follow the store.
type stuck struct{ tracker.Index }

func (s stuck) State(ctx context.Context) (tracker.IndexState, error) {
	st, err := s.Index.State(ctx)
	st.Trouble = []string{"read changes: cut off from the database"}
	return st, err
}

func TestThatTheDatabaseIsAwayIsNoTroubleOfTheIndex(t *testing.T) {
	a := newApp(t)
	a.service.Index = stuck{a.service.Index}
	a.get(tracker.Administrator, "/search-index").wants(t, 200, "It cannot go on now", "read changes: cut off")
	cut, _ := a.distance(time.Hour)
	cut()
	a.get(tracker.Administrator, "/search-index").wants(t, 200, "It cannot go on now", "<code>The database cannot be reached.</code>", "!read changes")
}
