// Package mongo is the store for more than one machine: a tracker.Store in a
// MongoDB, or in a server that speaks its protocol. It owns how documents are
// laid out and the driver, whose errors end here; it must not know any noun's
// meaning, nor who may see what.
//
// A collection per noun holds documents {_id, version, updated_at, deleted,
// write, keys, body}. One write is one document, found by _id and version, and
// updated_at is the server's time, taken in the same update. Only version 1 and
// later exist for readers: an insert cannot take the server's time, so it
// writes version 0 and an update makes it 1. A deletion leaves a tombstone
// without body and keys. No transactions, no upserts, no bulk writes: they do
// not mean the same on every server.
package mongo

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"

	"soundings/tracker"
)

var _ tracker.Store = (*Store)(nil)

// Store is an open database.
type Store struct {
	client   *mongo.Client
	pinger   *mongo.Client // asks whether the server is there, beside all work
	db       *mongo.Database
	identity string           // of this database, part of every cursor
	purged   map[string]int64 // by collection: updated_at (ms) of the last tombstone dropped
	overlap  time.Duration    // how late a write may come to light after its updated_at
}

const (
	// patience is how long to look for a server; Open ends within 8 s.
	patience = 5 * time.Second
	// overlap is far more than the clocks of servers differ and writes take.
	overlap = time.Minute
	// keepGone is how long the tombstones of deleted aggregates stay.
	keepGone = 30 * 24 * time.Hour

	defaultDatabase = "soundings"
)

// Open connects to the database that the path of the address names
// ("soundings" without one) and brings it up to date. It is Unavailable within
// 8 s if no server answers. No error shows the password.
func Open(ctx context.Context, uri string) (*Store, error) {
	return open(ctx, uri, silence)
}

func open(ctx context.Context, uri string, silence time.Duration) (*Store, error) {
	lines := &dialer{Dialer: net.Dialer{Timeout: patience}}
	opts := options.Client().ApplyURI(uri).
		SetAppName("soundings").
		SetServerSelectionTimeout(patience).SetConnectTimeout(patience).SetDialer(lines).
		SetReadPreference(readpref.Primary()).
		SetWriteConcern(&writeconcern.WriteConcern{W: writeconcern.WCMajority, Journal: new(true)}).
		SetRetryWrites(false) // some servers refuse it; see retry
	if err := opts.Validate(); err != nil { // it may quote the address, so it is not shown
		return nil, tracker.Errorf(tracker.Unavailable, "The address of MongoDB is not one: it looks like mongodb://host:27017/soundings.")
	}
	client, err := mongo.Connect(opts)
	if err != nil {
		return nil, tracker.Cause(tracker.Unavailable, redact(err, uri), "The connection to MongoDB could not be set up.")
	}
	pinger, err := newPinger(uri)
	if err != nil {
		return nil, tracker.Cause(tracker.Unavailable, errors.Join(redact(err, uri), client.Disconnect(ctx)), "The connection to MongoDB could not be set up.")
	}
	s := &Store{client: client, pinger: pinger, db: client.Database(databaseOf(uri)), overlap: overlap, purged: map[string]int64{}}
	if err := s.start(ctx, uri); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	lines.most.Store(int64(silence))
	return s, nil
}

// start finds out whether the server answers and makes the database ready.
func (s *Store) start(ctx context.Context, uri string) error {
	ping, cancel := context.WithTimeout(ctx, patience+time.Second)
	defer cancel()
	if err := s.client.Ping(ping, readpref.Primary()); err != nil {
		return tracker.Cause(tracker.Unavailable, redact(err, uri), "MongoDB does not answer at "+hostsOf(uri)+".")
	}
	return s.prepare(ctx)
}

// AtOnce implements tracker.Store: each write is a command of its own, and the
// driver keeps no more than a hundred connections.
func (s *Store) AtOnce() int { return 64 }

// Close ends all connections.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err := errors.Join(disconnect(ctx, s.client), disconnect(ctx, s.pinger))
	if err != nil {
		return tracker.Cause(tracker.Unavailable, err, "The connections to MongoDB could not be closed.")
	}
	return nil
}

func disconnect(ctx context.Context, c *mongo.Client) error {
	if err := c.Disconnect(ctx); !errors.Is(err, mongo.ErrClientDisconnected) {
		return err
	}
	return nil
}

// authorityOf cuts an address into who signs in, the hosts, and the rest.
func authorityOf(uri string) (userinfo, hosts, rest string) {
	_, tail, _ := strings.Cut(uri, "://")
	authority, rest, _ := strings.Cut(tail, "/")
	authority, query, _ := strings.Cut(authority, "?")
	if rest == "" && query != "" {
		rest = "?" + query
	}
	if at := strings.LastIndex(authority, "@"); at >= 0 {
		return authority[:at], authority[at+1:], rest
	}
	return "", authority, rest
}

func hostsOf(uri string) string {
	_, hosts, _ := authorityOf(uri)
	return hosts
}

func databaseOf(uri string) string {
	_, _, rest := authorityOf(uri)
	name, _, _ := strings.Cut(rest, "?")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if name == "" {
		return defaultDatabase
	}
	return name
}

// redact returns what err says without the password of the address.
func redact(err error, uri string) error {
	userinfo, _, _ := authorityOf(uri)
	_, password, _ := strings.Cut(userinfo, ":")
	text := err.Error()
	if plain, err := url.PathUnescape(password); err == nil && plain != "" {
		text = strings.ReplaceAll(text, plain, "…")
	}
	if password != "" {
		text = strings.ReplaceAll(text, password, "…")
	}
	return errors.New(text)
}
