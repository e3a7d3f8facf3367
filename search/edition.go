package search

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
)

// wholeKey is set in an edition once it has had everything that is stored.
var wholeKey = []byte("whole")

// edition is the index in one folder, in the form of one version: Bleve's part
// with the columns beside it and a writer of its own. Editions are swapped
// whole, so that columns never meet documents of another.
type edition struct {
	place
	log *slog.Logger

	bleve   bleve.Index
	columns columns // beside the index, for counts and order

	jobs    chan *job
	closing chan struct{}
	written chan struct{}   // closed when the writer has ended
	gone    map[string]bool // deleted since it was opened; the writer's own
	watched chan struct{}   // closed when watch has ended

	health *health
	deaf   func() // ends what listen began

	whole atomic.Bool    // it has had everything, and may serve alone
	users sync.WaitGroup // see Index.hold
}

// newEdition starts the writer of an index just opened.
func newEdition(p place, b bleve.Index, log *slog.Logger) (*edition, error) {
	e := &edition{
		place: p, log: log, bleve: b,
		jobs: make(chan *job), closing: make(chan struct{}), written: make(chan struct{}),
		gone: make(map[string]bool), health: newHealth(), watched: make(chan struct{}),
	}
	inner, err := b.Advanced()
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	e.deaf = e.listen(inner)
	go e.write()
	go e.watch()
	whole, err := e.wasWhole()
	if err != nil {
		return nil, errors.Join(err, e.close())
	}
	e.whole.Store(whole)
	return e, nil
}

// wasWhole reports whether the edition has ever had everything.
func (e *edition) wasWhole() (bool, error) {
	said, err := e.bleve.GetInternal(wholeKey)
	if err != nil {
		return false, fmt.Errorf("ask whether the index is whole: %w", err)
	}
	return len(said) > 0, nil
}

// release ends what Index.hold began.
func (e *edition) release() { e.users.Done() }

// close ends the writer, waits for those who hold the edition, and closes it.
// It is called once, by who has taken it away from the others.
func (e *edition) close() error {
	close(e.closing)
	<-e.written
	<-e.watched
	e.users.Wait()
	defer e.deaf()
	if err := e.bleve.Close(); err != nil {
		return err
	}
	return seal(e.path())
}

// remove closes the edition, which nobody can reach any more, and deletes it.
func (e *edition) remove() error {
	if err := e.close(); err != nil {
		e.log.Warn("index: an edition that is no longer needed does not close well", "folder", e.path(), "err", err)
	}
	if err := os.RemoveAll(e.path()); err != nil {
		return fmt.Errorf("remove an edition of the index: %w", err)
	}
	return nil
}

// count returns how many reactions the edition has.
func (e *edition) count() (int, error) {
	n, err := e.bleve.DocCount()
	if err != nil {
		return 0, unavailable(err)
	}
	return int(n), nil
}
