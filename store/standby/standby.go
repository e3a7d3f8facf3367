// Package standby lets a node that is cut off from its database go on serving
// reads. It is a tracker.Store around the database's own: while that can be
// reached everything is read from it and written to it, unchanged; when it
// cannot, what reads for a person (tracker.WithReading) is answered at once from
// a copy on this node, which is noted, other reads and all writes are refused as
// Unavailable.
//
// It owns when a node counts as cut off, the copy, and how long the copy may
// stand in: words that were withdrawn, or a person whose account was closed,
// must not live on for ever on a node that was forgotten. It must not know what
// a driver's errors look like, any noun's meaning, nor who may see what.
//
// The copy holds what pages are made of and nothing else. In a file that only
// its owner can read: consultations, organisations, stakeholders, sources
// without their texts, reactions, whom consultations expect to hear from, and the
// list of sectors. In memory only: who is signed in, that is sessions, and accounts without password, address and
// history. Not at all: blobs (large, and the page of a source can wait), drafts,
// batches, codings, sheets and merges (work on them is writing), saved searches,
// links, counts of failed sign-ins and claims (secrets, and nothing is decided by
// them without a write).
// What is deleted leaves the copy, though not the free pages of its file at once.
package standby

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"soundings/store/bolt"
	"soundings/tracker"
)

var (
	_ tracker.Store   = (*Store)(nil)
	_ tracker.Standby = (*Store)(nil)
)

// Database is the store that may be cut off.
type Database interface {
	tracker.Store
	// Ping returns nil if the database can be reached, however busy it is.
	// Unauthenticated says that it can, and does not let the program in.
	Ping(ctx context.Context) error
}

// Options are what a Store is told.
type Options struct {
	Path  string           // of the copy's file
	Limit time.Duration    // how old the copy may be to be read
	Now   func() time.Time // the clock of this node
	Log   *slog.Logger
	Every time.Duration // how often the database is followed and asked whether it is there; 0 means a second
}

// Store is the database with its copy.
type Store struct {
	main   Database
	line   *line
	log    *slog.Logger
	every  time.Duration
	file   *bolt.Copy
	copied copies

	following sync.Mutex
}

// Open opens the copy, which is of use once Run has followed the database.
func Open(main Database, o Options) (*Store, error) {
	file, err := bolt.OpenCopy(o.Path, form())
	if err != nil {
		return nil, fmt.Errorf("open the copy for when the database is away: %w", err)
	}
	s := &Store{main: main, log: o.Log, every: o.Every, file: file, line: newLine(o.Now, o.Limit)}
	if s.every <= 0 {
		s.every = time.Second
	}
	s.copied = s.copiesIn(file)
	return s, nil
}

// Remove deletes a copy that is no longer wanted.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the copy for when the database is away: %w", err)
	}
	return nil
}

// Run follows the database with the copy and watches whether it can be reached,
// until the context ends. Before it is called nothing counts as cut off.
func (s *Store) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return s.watch(ctx) })
	g.Go(func() error { return s.follow(ctx) })
	return g.Wait()
}

// Away implements tracker.Standby.
func (s *Store) Away() (asOf time.Time, away bool) { return s.line.state() }

// Close lets go of the copy and of the database.
func (s *Store) Close() error { return errors.Join(s.file.Close(), s.main.Close()) }

// AtOnce implements tracker.Store.
func (s *Store) AtOnce() int { return s.main.AtOnce() }
