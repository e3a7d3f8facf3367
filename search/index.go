// Package search finds reactions by their words and attributes. It implements
// tracker.Index with Bleve, which is named nowhere else.
//
// It owns the form of the index, the language of queries, and keeping the
// index equal to the store: it is a copy that can be deleted at any time. It
// must not know where reactions are stored, nor keep their texts.
package search

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"

	"soundings/tracker"
)

// Index is a tracker.Index in a folder. It is for concurrent use.
type Index struct {
	// Interval is how often Follow asks the store for news; set it before.
	Interval time.Duration

	page int // changes read at once

	dir    string // holds this version's folder and those of others
	log    *slog.Logger
	bleve  bleve.Index
	jobs   chan *job
	nudges chan struct{}

	stop    sync.Once
	closing chan struct{}
	written chan struct{} // closed when the writer has ended

	columns columns // beside the index, for counts and order

	gone map[string]bool // deleted since Open; the writer's own
}

var _ tracker.Index = (*Index)(nil)

// Open opens the index in the folder, or makes an empty one there. One that is
// damaged or of another form is set aside and an empty one made in its place:
// CatchUp fills it. An index that another process holds is Unavailable.
func Open(ctx context.Context, dir string, log *slog.Logger) (*Index, error) {
	b, err := openFolder(ctx, dir, log)
	if err != nil {
		return nil, err
	}
	x := &Index{
		Interval: time.Second,
		page:     changesAtOnce,
		dir:      dir, log: log, bleve: b,
		jobs: make(chan *job), nudges: make(chan struct{}, 1),
		closing: make(chan struct{}), written: make(chan struct{}),
		gone: make(map[string]bool),
	}
	go x.write()
	return x, nil
}

// Close finishes what is being written and closes the index.
func (x *Index) Close() error {
	var err error
	x.stop.Do(func() {
		close(x.closing)
		<-x.written
		if err = x.bleve.Close(); err == nil {
			err = seal(folder(x.dir))
		}
	})
	return err
}

// Count returns how many reactions the index has.
func (x *Index) Count() (int, error) {
	n, err := x.bleve.DocCount()
	if err != nil {
		return 0, unavailable(err)
	}
	return int(n), nil
}
