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
	nudges chan struct{}

	mu      sync.Mutex
	serving *edition      // what answers; nil once closed
	closing chan struct{} // closed with the index
}

var _ tracker.Index = (*Index)(nil)

// Open opens the index in the folder, or makes an empty one there. One that is
// damaged or of another form is set aside and an empty one made in its place:
// CatchUp fills it. An index that another process holds is Unavailable.
func Open(ctx context.Context, dir string, log *slog.Logger) (*Index, error) {
	e, err := openEdition(ctx, dir, log)
	if err != nil {
		return nil, err
	}
	return &Index{
		Interval: time.Second,
		page:     changesAtOnce,
		dir:      dir, log: log, serving: e,
		nudges: make(chan struct{}, 1), closing: make(chan struct{}),
	}, nil
}

// Close finishes what is being written and closes the index.
func (x *Index) Close() error {
	x.mu.Lock()
	e := x.serving
	x.serving = nil
	x.mu.Unlock()
	if e == nil {
		return nil
	}
	close(x.closing)
	return e.close()
}

// hold returns the edition that serves. It is not closed until it is released,
// even if another takes its place meanwhile: whoever asks several things for
// one answer asks them of one edition.
func (x *Index) hold() (*edition, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.serving == nil {
		return nil, unavailable(bleve.ErrorIndexClosed)
	}
	x.serving.users.Add(1)
	return x.serving, nil
}

// Count returns how many reactions the index has.
func (x *Index) Count() (int, error) {
	e, err := x.hold()
	if err != nil {
		return 0, err
	}
	defer e.release()
	return e.count()
}
