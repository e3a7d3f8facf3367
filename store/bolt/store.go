// Package bolt is the embedded store: a tracker.Store in one bbolt file, used
// when no MongoDB is set. It owns the file's layout and nothing else does; it
// must not know any noun's meaning, nor who may see what.
//
// Layout: a bucket per collection with buckets docs (ID → record), keys (hash
// of a key + ID), counts (hash of a key → how many, if several), changes (sequence →
// revision and ID) and gone (sequence of a deletion → when and ID); chunks and
// chunk_times for blobs; meta for the database's identity and its migrations.
package bolt

import (
	"context"
	"errors"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"soundings/tracker"
)

var _ tracker.Store = (*Store)(nil)

// Store is an open database file.
type Store struct {
	db       *bbolt.DB
	identity string           // of this database, part of every cursor
	now      func() time.Time // the clock of the database: here it is its own server

	writes  chan *write
	stop    sync.Once
	closing chan struct{}
	written chan struct{} // closed when the writer has ended
}

// lockWait is how long Open waits for another process to let go of the file.
const lockWait = 800 * time.Millisecond

// keepGone is how long the tombstones of deleted aggregates stay.
const keepGone = 30 * 24 * time.Hour

// Open opens the database file, or makes one that only its owner can read, and
// brings it up to date. It is Unavailable, within a second, if another process
// has it open.
func Open(path string) (*Store, error) { return open(path, time.Now) }

func open(path string, now func() time.Time) (*Store, error) { return openPaged(path, 0, now) }

// openPaged is open with pages of a size, 0 for the system's, if the file is made.
func openPaged(path string, page int, now func() time.Time) (*Store, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType, PageSize: page})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, tracker.Cause(tracker.Unavailable, err, "The database "+path+" is in use by another process.")
	case err != nil:
		return nil, tracker.Cause(tracker.Unavailable, err, "The database "+path+" cannot be opened.")
	}
	s := &Store{db: db, now: now, writes: make(chan *write), closing: make(chan struct{}), written: make(chan struct{})}
	if err := s.prepare(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	go s.writer()
	return s, nil
}

// prepare makes missing buckets, runs migrations and drops old tombstones.
func (s *Store) prepare() error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		if err := layOut(tx); err != nil {
			return err
		}
		if err := migrate(tx, migrations()); err != nil {
			return err
		}
		s.identity = string(tx.Bucket(metaBucket).Get(identityKey))
		return dropGone(tx, s.now().Add(-keepGone))
	})
}

// Close finishes what is being written and lets go of the file.
func (s *Store) Close() error {
	s.stop.Do(func() { close(s.closing) })
	<-s.written
	return s.db.Close()
}

// AtOnce implements tracker.Store: what comes at once is one commit.
func (s *Store) AtOnce() int { return mostAtOnce }

// view runs f on a consistent state.
func (s *Store) view(ctx context.Context, f func(tx *bbolt.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return failure(s.db.View(f))
}

// failure says what kind of error it is when the file cannot serve.
func failure(err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrDatabaseNotOpen):
		return tracker.Cause(tracker.Unavailable, err, "The database is closed.")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return tracker.Cause(tracker.Unavailable, err, "There is no room left on the disk of the database.")
	case errors.Is(err, syscall.EIO), errors.Is(err, syscall.EROFS):
		return tracker.Cause(tracker.Unavailable, err, "The disk of the database cannot be written.")
	}
	return err
}
