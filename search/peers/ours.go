package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"soundings/search"
	"soundings/search/synthetic"
	"soundings/store/bolt"
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

const ourName = "soundings"

var journalist = tracker.Viewer{Account: "bench", Name: "Jo Press", Role: tracker.Journalist}

// ours is the product: the service on the embedded store and its index, asked
// as the search page asks it. Its times are of all that SearchQuotes does, the
// reading of the page's reactions from the store included.
type ours struct {
	service *tracker.Service
	store   tracker.Store
	index   *timedIndex
}

// timedIndex notes the thread's CPU time in the index.
type timedIndex struct {
	*search.Index
	searching, marking time.Duration
}

func (x *timedIndex) Search(ctx context.Context, q tracker.Search) (tracker.Results, error) {
	start := clock(unix.CLOCK_THREAD_CPUTIME_ID)
	defer func() { x.searching += clock(unix.CLOCK_THREAD_CPUTIME_ID) - start }()
	return x.Index.Search(ctx, q)
}

func (x *timedIndex) Mark(words syntax.Node, passages []tracker.Passage) []tracker.Marked {
	start := clock(unix.CLOCK_THREAD_CPUTIME_ID)
	defer func() { x.marking += clock(unix.CLOCK_THREAD_CPUTIME_ID) - start }()
	return x.Index.Mark(words, passages)
}

func (s settings) storePath() string { return filepath.Join(s.folder(), "store.db") }
func (s settings) indexPath() string { return filepath.Join(s.folder(), "index") }

// openStore opens the store that was built; where reactions are not kept there
// it makes them.
func (s settings) openStore(path string) (tracker.Store, error) {
	store, err := bolt.Open(path)
	if err != nil || !s.made {
		return store, err
	}
	return madeStore{store, synthetic.Corpus{N: s.n}}, nil
}

// opened is what opening the index cost.
type opened struct {
	took  time.Duration
	bytes uint64 // that stay in memory
}

func openOurs(ctx context.Context, s settings) (*ours, opened, error) {
	before, start := inUse(), time.Now()
	o, err := openIn(ctx, s, s.storePath(), s.indexPath())
	if err != nil {
		return nil, opened{}, err
	}
	cost := opened{took: time.Since(start)}
	cost.bytes = inUse() - before
	n, err := o.index.Count()
	if err == nil && n != s.n {
		err = fmt.Errorf("the index has %d reactions, not %d: build it again", n, s.n)
	}
	if err == nil {
		_, err = o.ask(ctx, question{counts: true, newest: true}) // reads the names
	}
	if err != nil {
		return nil, opened{}, errors.Join(err, o.close())
	}
	return o, cost, nil
}

// openIn opens a store and its index, and makes the first counts, which need
// every column.
func openIn(ctx context.Context, s settings, storePath, indexPath string) (*ours, error) {
	o, err := serve(s, storePath)
	if err != nil {
		return nil, err
	}
	if o.index.Index, err = search.Open(ctx, indexPath, o.service.Log); err != nil {
		return nil, errors.Join(err, o.store.Close())
	}
	if _, err := o.index.Search(ctx, tracker.Search{Sight: tracker.Sight{All: true}, Facets: facets()}); err != nil {
		return nil, errors.Join(err, o.close())
	}
	return o, nil
}

func inUse() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// serve makes the service on a store; its index is still to be opened.
func serve(s settings, path string) (*ours, error) {
	store, err := s.openStore(path)
	if err != nil {
		return nil, err
	}
	o := &ours{store: store, index: &timedIndex{}}
	begun := time.Now()
	var ids atomic.Int64
	o.service = &tracker.Service{
		Store: store, Index: o.index, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), URL: "https://soundings.example",
		Now:   func() time.Time { return synthetic.Now.Add(time.Since(begun)) },
		NewID: func() string { return fmt.Sprintf("02N%023d", ids.Add(1)) },
	}
	return o, nil
}

func (o *ours) name() string { return ourName }

func (o *ours) close() error { return errors.Join(o.index.Close(), o.store.Close()) }

func (o *ours) lastParts() (index, marking time.Duration) {
	return o.index.searching, o.index.marking
}

func (o *ours) ask(ctx context.Context, q question) (answer, error) {
	o.index.searching, o.index.marking = 0, 0
	s := tracker.Search{Order: tracker.Best, Offset: q.offset, Limit: page, From: q.from, To: q.to}
	typed := strings.Join(q.words, " ")
	switch q.how {
	case phrase:
		typed = `"` + typed + `"`
	case prefix:
		typed += "*"
	case near:
		typed += "~"
	}
	s.Text = syntax.Parse(typed)
	if q.stance != "" {
		s.Stances = []tracker.Stance{q.stance}
	}
	if q.sector != "" {
		s.Sectors = []tracker.Sector{q.sector}
	}
	if q.newest {
		s.Order = tracker.Newest
	}
	if q.counts {
		s.Facets = facets()
	}
	found, err := o.service.SearchQuotes(ctx, journalist, s)
	if err != nil {
		return answer{}, err
	}
	return ourAnswer(found), nil
}

// ourAnswer is nothing where all of the words are nowhere: that most of them
// are offered then is more than the others do.
func ourAnswer(found tracker.QuotePage) answer {
	if found.Loose {
		return answer{}
	}
	a := answer{total: found.Total, counts: map[tracker.Facet][]tracker.Count{}}
	for _, h := range found.Hits {
		a.ids = append(a.ids, h.Reaction.ID)
		for _, p := range h.Passages {
			if len(p.Segments) > 1 {
				a.marked++
				break
			}
		}
	}
	for f, list := range found.Facets {
		for _, v := range list {
			a.counts[f] = append(a.counts[f], tracker.Count{Value: v.Value, N: v.N})
		}
	}
	return a
}
