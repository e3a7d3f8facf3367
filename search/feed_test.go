package search

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"testing"

	"soundings/tracker"
)

// feed is the part of a store that an index follows, in memory.
type feed struct {
	tracker.Collection[tracker.Reaction] // nil: what an index must not call

	mu   sync.Mutex
	log  []tracker.Change
	have map[string]tracker.Reaction
	err  error // of Changes, if not nil

	overlap int           // so many changes are told again each time
	read    int           // changes told
	idle    chan struct{} // gets one when there is nothing new, if it is not nil
}

func newFeed(rs ...tracker.Reaction) *feed {
	f := &feed{have: make(map[string]tracker.Reaction)}
	for _, r := range rs {
		f.put(r)
	}
	return f
}

// put stores the reaction at its next revision and returns it so.
func (f *feed) put(r tracker.Reaction) tracker.Reaction {
	f.mu.Lock()
	defer f.mu.Unlock()
	r.Revision = f.have[r.ID].Revision + 1
	f.have[r.ID] = r
	f.log = append(f.log, tracker.Change{ID: r.ID, Revision: r.Revision})
	return r
}

func (f *feed) remove(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log = append(f.log, tracker.Change{ID: id, Revision: f.have[id].Revision + 1, Deleted: true})
	delete(f.have, id)
}

func (f *feed) fail(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

func (f *feed) Changes(ctx context.Context, cursor string, limit int) ([]tracker.Change, string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err != nil {
		return nil, "", f.err
	}
	start := 0
	if cursor != "" {
		var err error
		if start, err = strconv.Atoi(cursor); err != nil {
			return nil, "", err
		}
		if start > len(f.log) {
			return nil, "", tracker.Errorf(tracker.NotFound, "begin anew")
		}
	}
	from, to := max(0, start-f.overlap), min(start+limit, len(f.log))
	f.read += to - from
	if to == start && f.idle != nil {
		select {
		case f.idle <- struct{}{}:
		default:
		}
	}
	if to == from {
		return nil, cursor, ctx.Err()
	}
	return slices.Clone(f.log[from:to]), strconv.Itoa(to), ctx.Err()
}

func (f *feed) GetMany(ctx context.Context, ids []string) ([]tracker.Reaction, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var list []tracker.Reaction
	for _, id := range ids {
		if r, ok := f.have[id]; ok {
			list = append(list, r)
		}
	}
	return list, ctx.Err()
}

func (f *feed) List(ctx context.Context, _ tracker.ListQuery) (tracker.Page[tracker.Reaction], error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return tracker.Page[tracker.Reaction]{Total: len(f.have)}, ctx.Err()
}

// folder is where the first edition of today's version lies.
func folder(dir string) string { return place{dir, version, 1}.path() }

// open opens an index that is closed with the test.
func open(t testing.TB, dir string) *Index {
	t.Helper()
	x, err := Open(t.Context(), dir, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// with returns an index of the reactions.
func with(t testing.TB, rs ...tracker.Reaction) *Index {
	t.Helper()
	x := open(t, t.TempDir())
	if err := x.CatchUp(t.Context(), newFeed(rs...), nil); err != nil {
		t.Fatal(err)
	}
	return x
}

// find returns the reactions that a search of everything finds, in order.
func find(t testing.TB, x *Index, s tracker.Search) []string {
	t.Helper()
	s.Sight.All = true
	if s.Limit == 0 {
		s.Limit = 100
	}
	res, err := x.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if res.Total < len(res.IDs) {
		t.Errorf("%+v: got a total of %d for %d hits", s, res.Total, len(res.IDs))
	}
	return res.IDs
}

// said is a published reaction of quotes.
func said(id string, quotes ...string) tracker.Reaction {
	r := tracker.Reaction{
		Meta: tracker.Meta{ID: id, Revision: 1}, Consultation: "c1", State: tracker.Published,
		Terms: tracker.Terms{Status: tracker.OnRecord, Permitted: true},
	}
	for i, q := range quotes {
		r.Passages = append(r.Passages, tracker.Passage{ID: id + strconv.Itoa(i), Kind: tracker.Quote, Text: q})
	}
	return r
}
