package mongo

import (
	"context"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"

	"soundings/tracker"
)

// pingPatience is how long a ping looks for a server.
const pingPatience = time.Second

// newPinger returns a client that is used for pings only: those of the store may
// all wait for a server that is busy.
func newPinger(uri string) (*mongo.Client, error) {
	return mongo.Connect(options.Client().ApplyURI(uri).SetAppName("soundings ping").
		SetServerSelectionTimeout(pingPatience).SetConnectTimeout(pingPatience).SetMaxPoolSize(1).
		SetReadPreference(readpref.Primary()))
}

// Ping returns nil if the server that takes writes can be reached, however busy
// it is; Unauthenticated if it can and does not let the program in.
func (s *Store) Ping(ctx context.Context) error {
	err := s.pinger.Ping(ctx, readpref.Primary())
	switch {
	case err == nil:
		return nil
	case fromServer(err, 13, 18):
		return tracker.Cause(tracker.Unauthenticated, err, "MongoDB does not let the program in.")
	}
	return tracker.Cause(tracker.Unavailable, fmt.Errorf("ping: %w", err), "The database cannot be reached just now.")
}
