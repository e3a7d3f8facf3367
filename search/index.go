package search

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"

	"soundings/tracker"
)

// Index is a tracker.Index in a folder. It is for concurrent use.
//
// One edition serves. Where that is not whole and of today's version, another
// is filled beside it, or it is filled itself, by Follow or CatchUp.
type Index struct {
	// Interval is how often Follow asks the store for news, and Now the clock
	// by which State says when it last did. Set both before.
	Interval time.Duration
	Now      func() time.Time

	page int // changes read at once
	bulk int // the same while an edition is being filled

	dir    string // holds the folders of editions
	log    *slog.Logger
	nudges chan struct{}
	orders chan struct{} // an edition is to be filled

	filler sync.Mutex   // held by who fills
	making sync.Mutex   // held by who makes an edition
	puts   sync.RWMutex // held by Put; a swap waits for it

	mu       sync.Mutex
	serving  *edition // what answers; nil once closed
	filling  *edition // what is being filled, serving perhaps; nil if nothing is
	filled   filled   // how far that is
	trouble  trouble
	upToDate time.Time     // when the store was last asked for news
	closing  chan struct{} // closed with the index
}

var _ tracker.Index = (*Index)(nil)

// Open opens the index in the folder, or makes an empty one there. What is
// damaged is set aside. The edition of the version before serves until today's
// is filled; without one, an empty edition serves and is filled. An index that
// another process holds is Unavailable.
func Open(ctx context.Context, dir string, log *slog.Logger) (*Index, error) {
	x := &Index{
		Interval: time.Second,
		Now:      func() time.Time { return time.Time{} },
		page:     changesAtOnce,
		bulk:     bulkAtOnce,
		dir:      dir, log: log,
		nudges: make(chan struct{}, 1), orders: make(chan struct{}, 1),
		closing: make(chan struct{}),
	}
	var err error
	if x.serving, x.filling, err = choose(ctx, dir, log); err != nil {
		return nil, err
	}
	return x, nil
}

// Close finishes what is being written and closes the index.
func (x *Index) Close() error {
	x.mu.Lock()
	serving, filling := x.serving, x.filling
	x.serving, x.filling = nil, nil
	x.mu.Unlock()
	if serving == nil {
		return nil
	}
	close(x.closing)
	if filling == nil || filling == serving {
		return serving.close()
	}
	return errors.Join(serving.close(), filling.close())
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

// holdFilling returns the edition that is being filled, nil if there is none.
func (x *Index) holdFilling() (*edition, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.serving == nil {
		return nil, unavailable(bleve.ErrorIndexClosed)
	}
	if x.filling != nil {
		x.filling.users.Add(1)
	}
	return x.filling, nil
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
