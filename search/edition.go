package search

import (
	"context"
	"log/slog"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// edition is the index in one folder, in the form of one version: Bleve's part
// with the columns beside it and a writer of its own. Editions are swapped
// whole, so that columns never meet documents of another.
type edition struct {
	path    string
	version int // of its mapping
	log     *slog.Logger

	bleve   bleve.Index
	columns columns // beside the index, for counts and order

	jobs    chan *job
	closing chan struct{}
	written chan struct{}   // closed when the writer has ended
	gone    map[string]bool // deleted since it was opened; the writer's own

	users sync.WaitGroup // see Index.hold
}

// newEdition starts the writer of an index just opened.
func newEdition(path string, version int, b bleve.Index, log *slog.Logger) *edition {
	e := &edition{
		path: path, version: version, log: log, bleve: b,
		jobs: make(chan *job), closing: make(chan struct{}), written: make(chan struct{}),
		gone: make(map[string]bool),
	}
	go e.write()
	return e
}

// release ends what Index.hold began.
func (e *edition) release() { e.users.Done() }

// close ends the writer, waits for those who hold the edition, and closes it.
// It is called once, by who has taken it away from the others.
func (e *edition) close() error {
	close(e.closing)
	<-e.written
	e.users.Wait()
	if err := e.bleve.Close(); err != nil {
		return err
	}
	return seal(e.path)
}

// count returns how many reactions the edition has.
func (e *edition) count() (int, error) {
	n, err := e.bleve.DocCount()
	if err != nil {
		return 0, unavailable(err)
	}
	return int(n), nil
}

// openEdition opens this version's edition in the folder, anew if there is none
// or it cannot be used.
func openEdition(ctx context.Context, dir string, log *slog.Logger) (*edition, error) {
	b, err := openFolder(ctx, dir, log)
	if err != nil {
		return nil, err
	}
	return newEdition(folder(dir), version, b, log), nil
}
