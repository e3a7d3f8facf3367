package mongo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"soundings/store/chunks"
	"soundings/tracker"
)

// chunk is a document of chunks.
type chunk struct {
	Name string `bson:"_id"`
	Data []byte `bson:"data"`
}

func (s *Store) chunks() *mongo.Collection { return s.db.Collection(chunksName) }

// prepareChunks makes the index and gives a time to chunks that a crash has
// left without one.
func (s *Store) prepareChunks(ctx context.Context) error {
	if err := s.index(ctx, s.chunks(), bson.D{{Key: "updated_at", Value: 1}}); err != nil {
		return err
	}
	return retry(ctx, "finish chunks", func(bool) error {
		_, err := s.chunks().UpdateMany(ctx, bson.D{{Key: "updated_at", Value: nil}}, bson.D{serverTime()})
		return err
	})
}

// PutBlob implements tracker.Store; each chunk is kept before the next is read.
func (s *Store) PutBlob(ctx context.Context, r io.Reader) (tracker.Blob, error) {
	return chunks.Cut(r, func(name string, data []byte) error {
		return retry(ctx, "store a chunk", func(bool) error {
			known, err := s.renew(ctx, name)
			if err != nil || known {
				return err
			}
			if _, err := s.chunks().InsertOne(ctx, chunk{name, data}); err != nil && !mongo.IsDuplicateKeyError(err) {
				return err
			}
			known, err = s.renew(ctx, name)
			if err == nil && !known {
				err = fmt.Errorf("chunk %s vanished while it was stored", name)
			}
			return err
		})
	})
}

// renew makes a chunk new; false if there is none.
func (s *Store) renew(ctx context.Context, name string) (bool, error) {
	res, err := s.chunks().UpdateOne(ctx, bson.D{byID(name)}, bson.D{serverTime()})
	if err != nil {
		return false, err
	}
	return res.MatchedCount > 0, nil
}

// Blob implements tracker.Store.
func (s *Store) Blob(ctx context.Context, b tracker.Blob) (io.ReadCloser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return chunks.Open(b, s.chunk(ctx)), nil
}

// BlobRange implements tracker.Store.
func (s *Store) BlobRange(ctx context.Context, b tracker.Blob, off, n int64) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return chunks.Range(b, off, n, s.chunk(ctx))
}

// chunk fetches a chunk by its name.
func (s *Store) chunk(ctx context.Context) chunks.Get {
	return func(name string) ([]byte, error) {
		var c chunk
		err := retry(ctx, "get a chunk", func(bool) error {
			err := s.chunks().FindOne(ctx, bson.D{byID(name)}).Decode(&c)
			if errors.Is(err, mongo.ErrNoDocuments) {
				return tracker.Errorf(tracker.NotFound, "A part of this file is missing.")
			}
			return err
		})
		return c.Data, err
	}
}

// SweepBlobs implements tracker.Store. A chunk that is stored again meanwhile
// is new by then, and the condition of its removal leaves it alone.
func (s *Store) SweepBlobs(ctx context.Context, before time.Time) (int, error) {
	old := bson.E{Key: "updated_at", Value: bson.D{{Key: "$lt", Value: before}}}
	candidates := map[string]bool{}
	err := each(ctx, s.chunks(), bson.D{old}, bson.D{{Key: "_id", Value: 1}}, func(c chunk) error {
		candidates[c.Name] = true
		return nil
	})
	if err != nil {
		return 0, err
	}
	needed := bson.D{{Key: "body.snapshot", Value: 1}, {Key: "body.original", Value: 1}, {Key: "body.ledger", Value: 1}}
	err = each(ctx, s.db.Collection(sources), bson.D{{Key: "deleted", Value: false}}, needed, func(r record) error {
		var source tracker.Source
		if err := bson.Unmarshal(r.Body, &source); err != nil {
			return fmt.Errorf("decode source %s: %w", r.ID, err)
		}
		for _, name := range chunks.Named(source) {
			delete(candidates, name)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	swept := 0
	for name := range candidates {
		err := retry(ctx, "sweep a chunk", func(bool) error {
			res, err := s.chunks().DeleteOne(ctx, bson.D{byID(name), old})
			if err == nil {
				swept += int(res.DeletedCount)
			}
			return err
		})
		if err != nil {
			return swept, err
		}
	}
	return swept, nil
}

// each calls f for every document that the filter finds, in no order. It is
// begun again after a passing failure, so f must bear repetition.
func each[T any](ctx context.Context, docs *mongo.Collection, filter, fields bson.D, f func(T) error) error {
	return retry(ctx, "walk "+docs.Name(), func(bool) error {
		cursor, err := docs.Find(ctx, filter, options.Find().SetProjection(fields))
		if err != nil {
			return err
		}
		defer cursor.Close(ctx)
		for cursor.Next(ctx) {
			var v T
			if err := cursor.Decode(&v); err != nil {
				return err
			}
			if err := f(v); err != nil {
				return err
			}
		}
		return cursor.Err()
	})
}
