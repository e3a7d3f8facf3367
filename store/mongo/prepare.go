package mongo

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"soundings/tracker"
)

// The collections that hold no aggregates.
const (
	metaName   = "meta" // identity, migrations that have run, tombstones that are gone
	chunksName = "chunks"
)

// prepare makes the database ready. Several nodes may do it at once.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.identify(ctx); err != nil {
		return err
	}
	if err := s.migrate(ctx, migrations()); err != nil {
		return err
	}
	now, err := s.Now(ctx)
	if err != nil {
		return err
	}
	for _, name := range collectionNames() {
		if err := s.tidy(ctx, name, now.Add(-keepGone)); err != nil {
			return err
		}
	}
	return s.prepareChunks(ctx)
}

// noted is a document of meta.
type noted struct {
	ID    string    `bson:"_id"`
	Value string    `bson:"value,omitempty"`
	At    time.Time `bson:"at,omitempty"`
}

func (s *Store) meta() *mongo.Collection { return s.db.Collection(metaName) }

// note reads what meta holds under a name, zero if nothing.
func (s *Store) note(ctx context.Context, id string) (noted, error) {
	var n noted
	err := retry(ctx, "read the state of the database", func(bool) error {
		err := s.meta().FindOne(ctx, bson.D{byID(id)}).Decode(&n)
		if errors.Is(err, mongo.ErrNoDocuments) {
			return nil
		}
		return err
	})
	return n, err
}

// noteOnce writes to meta what is not there yet.
func (s *Store) noteOnce(ctx context.Context, n noted) error {
	return retry(ctx, "note the state of the database", func(bool) error {
		_, err := s.meta().InsertOne(ctx, n)
		if mongo.IsDuplicateKeyError(err) {
			return nil
		}
		return err
	})
}

// identify gives the database a name of its own, or reads it.
func (s *Store) identify(ctx context.Context) error {
	n, err := s.note(ctx, "identity")
	if err == nil && n.Value == "" {
		if err = s.noteOnce(ctx, noted{ID: "identity", Value: rand.Text()}); err == nil {
			n, err = s.note(ctx, "identity")
		}
	}
	s.identity = n.Value
	return err
}

// migration is a change of what is stored. Its name is noted in the database.
// Nodes that start together may run it together, so it must be repeatable.
type migration struct {
	name string
	run  func(ctx context.Context, db *mongo.Database) error
}

func migrations() []migration {
	return []migration{{"drafts that were reworked have a key", enterReworked}}
}

const migrated = "migration:"

// migrate runs what has not been run. A database that knows a migration which
// this program does not was written by a newer one and is left alone.
func (s *Store) migrate(ctx context.Context, list []migration) error {
	done := map[string]bool{}
	err := retry(ctx, "read the migrations", func(bool) error {
		cursor, err := s.meta().Find(ctx, bson.D{})
		if err != nil {
			return err
		}
		var all []noted
		if err := cursor.All(ctx, &all); err != nil {
			return err
		}
		for _, n := range all {
			if name, ok := strings.CutPrefix(n.ID, migrated); ok {
				done[name] = true
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, m := range list {
		if !done[m.name] {
			if err := m.run(ctx, s.db); err != nil {
				return failure(ctx, fmt.Sprintf("migration %q", m.name), err)
			}
			if err := s.noteOnce(ctx, noted{ID: migrated + m.name, Value: "done"}); err != nil {
				return err
			}
		}
		delete(done, m.name)
	}
	for name := range done {
		return tracker.Errorf(tracker.Unavailable, "The database was written by a newer version of Soundings (migration %q).", name)
	}
	return nil
}

// tidy makes the indexes of a collection, finishes inserts that a crash has
// left at version 0 and drops tombstones that are older than before.
func (s *Store) tidy(ctx context.Context, name string, before time.Time) error {
	docs := s.db.Collection(name)
	err := s.index(ctx, docs, bson.D{{Key: "keys", Value: 1}, {Key: "_id", Value: 1}},
		bson.D{{Key: "updated_at", Value: 1}}, bson.D{{Key: "deleted", Value: 1}, {Key: "updated_at", Value: 1}})
	if err != nil {
		return err
	}
	err = retry(ctx, "finish inserts of "+name, func(bool) error {
		unfinished := bson.D{{Key: "updated_at", Value: nil}, {Key: "version", Value: int64(0)}}
		_, err := docs.UpdateMany(ctx, unfinished, bson.D{nextVersion(), serverTime()})
		return err
	})
	if err != nil {
		return err
	}
	return s.dropGone(ctx, name, before)
}

// index makes the indexes that are missing, and only those: a start must not
// be work for the server.
func (s *Store) index(ctx context.Context, docs *mongo.Collection, keys ...bson.D) error {
	return retry(ctx, "make the indexes of "+docs.Name(), func(bool) error {
		there, err := docs.Indexes().ListSpecifications(ctx)
		if err != nil && !fromServer(err, namespaceNotFound) {
			return err
		}
		var missing []mongo.IndexModel
		for _, k := range keys {
			name := indexName(k)
			if !slices.ContainsFunc(there, func(i mongo.IndexSpecification) bool { return i.Name == name }) {
				missing = append(missing, mongo.IndexModel{Keys: k, Options: options.Index().SetName(name)})
			}
		}
		if len(missing) == 0 {
			return nil
		}
		_, err = docs.Indexes().CreateMany(ctx, missing)
		return err
	})
}

// namespaceNotFound is the code of a server that has no such collection yet.
const namespaceNotFound = 26

func indexName(keys bson.D) string {
	var parts []string
	for _, k := range keys {
		parts = append(parts, k.Key)
	}
	return "by_" + strings.Join(parts, "_")
}

// dropGone drops tombstones. Before that it notes how far, so that a cursor
// from before them is known to be too old.
func (s *Store) dropGone(ctx context.Context, name string, before time.Time) error {
	known, err := s.note(ctx, "gone:"+name)
	if err != nil {
		return err
	}
	old := bson.D{{Key: "deleted", Value: true}, {Key: "updated_at", Value: bson.D{{Key: "$lt", Value: before}}}}
	last, err := s.lastOf(ctx, name, old)
	if err != nil {
		return err
	}
	if last.After(known.At) {
		if known.ID == "" {
			if err := s.noteOnce(ctx, noted{ID: "gone:" + name}); err != nil {
				return err
			}
		}
		err := retry(ctx, "note the tombstones of "+name, func(bool) error {
			_, err := s.meta().UpdateOne(ctx, bson.D{byID("gone:" + name)}, bson.D{{Key: "$set", Value: bson.D{{Key: "at", Value: last}}}})
			return err
		})
		if err != nil {
			return err
		}
		known.At = last
	}
	if !known.At.IsZero() {
		s.purged[name] = known.At.UnixMilli()
	}
	if last.IsZero() {
		return nil
	}
	return retry(ctx, "drop tombstones of "+name, func(bool) error {
		_, err := s.db.Collection(name).DeleteMany(ctx, old)
		return err
	})
}

// lastOf is the last updated_at of what a filter finds.
func (s *Store) lastOf(ctx context.Context, name string, filter bson.D) (time.Time, error) {
	var last time.Time
	err := each(ctx, s.db.Collection(name), filter, bson.D{{Key: "updated_at", Value: 1}}, func(r record) error {
		if r.UpdatedAt.After(last) {
			last = r.UpdatedAt
		}
		return nil
	})
	return last, err
}
