package standby

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soundings/store/bolt"
	"soundings/tracker"
)

// fault is what is wrong with the database.
type fault int32

const (
	well      fault = iota
	unreached       // every operation fails at once
	silent          // nothing answers
	slow            // operations take longer than anybody waits, and pings are answered
	failing         // operations fail as Unavailable, and pings are answered
	forgetful       // it knows no cursor any more, and then fails
	locked          // the program is not let in
)

// database is the embedded store as one on another machine, with a fault that
// the test sets.
type database struct {
	*bolt.Store
	path  string
	fault atomic.Int32
	pings atomic.Int64
	asked atomic.Int64 // operations
}

func (d *database) Ping(ctx context.Context) error {
	defer d.pings.Add(1)
	switch fault(d.fault.Load()) {
	case unreached:
		return errors.New("connection refused")
	case silent:
		<-ctx.Done()
		return ctx.Err()
	case locked:
		return tracker.Errorf(tracker.Unauthenticated, "The password is not right.")
	}
	return nil
}

// ask is what becomes of an operation.
func (d *database) ask(ctx context.Context) error {
	d.asked.Add(1)
	switch fault(d.fault.Load()) {
	case unreached, failing, locked:
		return tracker.Errorf(tracker.Unavailable, "The database cannot be reached just now.")
	case silent, slow:
		<-ctx.Done()
		return ctx.Err()
	}
	return nil
}

// faulty is a collection of a database with a fault.
type faulty[T tracker.Entity] struct {
	tracker.Collection[T]
	db *database
}

func (c faulty[T]) Get(ctx context.Context, id string) (T, error) {
	var none T
	if err := c.db.ask(ctx); err != nil {
		return none, err
	}
	return c.Collection.Get(ctx, id)
}

func (c faulty[T]) GetMany(ctx context.Context, ids []string) ([]T, error) {
	if err := c.db.ask(ctx); err != nil {
		return nil, err
	}
	return c.Collection.GetMany(ctx, ids)
}

func (c faulty[T]) List(ctx context.Context, q tracker.ListQuery) (tracker.Page[T], error) {
	if err := c.db.ask(ctx); err != nil {
		return tracker.Page[T]{}, err
	}
	return c.Collection.List(ctx, q)
}

func (c faulty[T]) Changes(ctx context.Context, cursor string, limit int) ([]tracker.Change, string, error) {
	if cursor != "" && c.db.fault.CompareAndSwap(int32(forgetful), int32(failing)) {
		return nil, "", tracker.Errorf(tracker.NotFound, "Begin anew.")
	}
	if err := c.db.ask(ctx); err != nil {
		return nil, "", err
	}
	return c.Collection.Changes(ctx, cursor, limit)
}

func (c faulty[T]) Insert(ctx context.Context, v T) (T, error) {
	if err := c.db.ask(ctx); err != nil {
		return v, err
	}
	return c.Collection.Insert(ctx, v)
}

func (c faulty[T]) Update(ctx context.Context, v T) (T, error) {
	if err := c.db.ask(ctx); err != nil {
		return v, err
	}
	return c.Collection.Update(ctx, v)
}

func (c faulty[T]) Delete(ctx context.Context, id string, revision int64) error {
	if err := c.db.ask(ctx); err != nil {
		return err
	}
	return c.Collection.Delete(ctx, id, revision)
}

func (d *database) Reactions() tracker.Collection[tracker.Reaction] {
	return faulty[tracker.Reaction]{d.Store.Reactions(), d}
}

func (d *database) Organisations() tracker.Collection[tracker.Organisation] {
	return faulty[tracker.Organisation]{d.Store.Organisations(), d}
}

func (d *database) Sessions() tracker.Collection[tracker.Session] {
	return faulty[tracker.Session]{d.Store.Sessions(), d}
}

func (d *database) Accounts() tracker.Collection[tracker.Account] {
	return faulty[tracker.Account]{d.Store.Accounts(), d}
}

func (d *database) Drafts() tracker.Collection[tracker.Draft] {
	return faulty[tracker.Draft]{d.Store.Drafts(), d}
}

// node is a Store on a database in a folder of its own.
type node struct {
	*Store
	t     testing.TB
	db    *database
	clock *atomic.Int64 // seconds
	path  string        // of the copy
}

const start = 1_400_000_000

func newNode(t testing.TB) *node {
	t.Helper()
	dir := t.TempDir()
	n := &node{t: t, db: openDatabase(t, filepath.Join(dir, "main.db")), clock: &atomic.Int64{}, path: filepath.Join(dir, "standby.db")}
	n.clock.Store(start)
	n.open()
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

func openDatabase(t testing.TB, path string) *database {
	t.Helper()
	main, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return &database{Store: main, path: path}
}

func (n *node) open() {
	n.t.Helper()
	s, err := Open(n.db, Options{Path: n.path, Limit: time.Hour, Every: 5 * time.Millisecond,
		Now: func() time.Time { return time.Unix(n.clock.Load(), 0).UTC() }, Log: slog.New(slog.NewTextHandler(n.t.Output(), nil))})
	if err != nil {
		n.t.Fatal(err)
	}
	n.Store = s
}

// run runs the node until the test ends, or until what it returns is called.
func (n *node) run() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() {
		if err := n.Run(ctx); err != nil {
			n.t.Error(err)
		}
	})
	var once sync.Once
	stop = func() { once.Do(func() { cancel(); running.Wait() }) }
	n.t.Cleanup(stop)
	return stop
}

// set brings a fault about, and waits until the node is away or not.
func (n *node) set(f fault, away bool) {
	n.t.Helper()
	n.catchUp()
	n.db.fault.Store(int32(f))
	n.wait(away)
}

// wait waits until the node is away or not.
func (n *node) wait(away bool) {
	for {
		if _, is := n.Away(); is == away {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

func (n *node) catchUp() {
	n.t.Helper()
	if err := n.CatchUp(n.t.Context()); err != nil {
		n.t.Fatal(err)
	}
}
