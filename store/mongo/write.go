package mongo

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Insert writes version 0 and makes it version 1. Between the two nobody reads
// it; whoever meets it, this insert, one that finds the ID taken, or the next
// start, finishes it.
func (c collection[T, P]) Insert(ctx context.Context, v T) (T, error) {
	v, body, err := c.encode(v, 1)
	if err != nil {
		return v, err
	}
	id, write := v.Identity().ID, newWrite()
	err = retry(ctx, "insert "+c.noun, func(bool) error {
		_, err := c.docs().InsertOne(ctx, bson.D{byID(id), {Key: "version", Value: int64(0)}, {Key: "deleted", Value: false},
			{Key: "write", Value: write}, {Key: "keys", Value: spellAll(v.Keys())}, {Key: "body", Value: body}})
		if mongo.IsDuplicateKeyError(err) {
			return c.met(ctx, id, write)
		}
		return err
	})
	if err != nil {
		return v, err
	}
	return v, retry(ctx, "finish the insert of a "+c.noun, func(bool) error { return c.finish(ctx, id) })
}

// met looks at the document that has the ID already: nil if it is of this very
// write, tried before, else a Conflict.
func (c collection[T, P]) met(ctx context.Context, id, write string) error {
	var r record
	head := options.FindOne().SetProjection(bson.D{{Key: "version", Value: 1}, {Key: "write", Value: 1}})
	err := c.docs().FindOne(ctx, bson.D{byID(id)}, head).Decode(&r)
	switch {
	case errors.Is(err, mongo.ErrNoDocuments):
		return c.taken() // an old tombstone, dropped at this moment
	case err != nil:
		return err
	case r.Write == write:
		return nil
	case r.Version == 0:
		if err := c.finish(ctx, id); err != nil {
			return err
		}
	}
	return c.taken()
}

// finish makes version 0 version 1. If it no longer is at 0 somebody else has.
func (c collection[T, P]) finish(ctx context.Context, id string) error {
	_, err := c.docs().UpdateOne(ctx, bson.D{byID(id), {Key: "version", Value: int64(0)}}, bson.D{nextVersion(), serverTime()})
	return err
}

func (c collection[T, P]) Update(ctx context.Context, v T) (T, error) {
	from := v.Identity().Revision
	v, body, err := c.encode(v, from+1)
	if err != nil {
		return v, err
	}
	write := newWrite()
	return v, c.advance(ctx, "update "+c.noun, v.Identity().ID, from, write, bson.D{
		{Key: "$set", Value: bson.D{{Key: "body", Value: body}, {Key: "keys", Value: spellAll(v.Keys())}, {Key: "write", Value: write}}},
	})
}

func (c collection[T, P]) Delete(ctx context.Context, id string, revision int64) error {
	write := newWrite()
	return c.advance(ctx, "delete "+c.noun, id, revision, write, bson.D{
		{Key: "$set", Value: bson.D{{Key: "deleted", Value: true}, {Key: "write", Value: write}}},
		{Key: "$unset", Value: bson.D{{Key: "body", Value: ""}, {Key: "keys", Value: ""}}},
	})
}

// advance makes a change, which sets write, if the document is at the
// revision; else it is Conflict or NotFound.
func (c collection[T, P]) advance(ctx context.Context, doing, id string, from int64, write string, change bson.D) error {
	return retry(ctx, doing, func(again bool) error {
		if from < 1 { // 0 would match an unfinished insert
			return c.refusal(ctx, id)
		}
		at := bson.D{byID(id), {Key: "version", Value: from}, {Key: "deleted", Value: false}}
		matched, err := c.updated(ctx, at, append(bson.D{nextVersion(), serverTime()}, change...))
		if err != nil || matched {
			return err
		}
		if again { // it may have happened before the failure; asking by a write makes sure that it is kept
			mine := bson.D{{Key: "$set", Value: bson.D{{Key: "write", Value: write}}}}
			matched, err := c.updated(ctx, bson.D{byID(id), {Key: "write", Value: write}}, mine)
			if err != nil || matched {
				return err
			}
		}
		return c.refusal(ctx, id)
	})
}

func (c collection[T, P]) updated(ctx context.Context, filter, change bson.D) (bool, error) {
	res, err := c.docs().UpdateOne(ctx, filter, change)
	if err != nil {
		return false, err
	}
	return res.MatchedCount > 0, nil
}

// refusal says why no document matched.
func (c collection[T, P]) refusal(ctx context.Context, id string) error {
	err := c.docs().FindOne(ctx, live(byID(id)), options.FindOne().SetProjection(bson.D{{Key: "_id", Value: 1}})).Err()
	switch {
	case err == nil:
		return c.stale()
	case errors.Is(err, mongo.ErrNoDocuments):
		return c.missing()
	}
	return err
}
