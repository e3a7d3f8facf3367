package mongo

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"soundings/tracker"
)

// collection keeps the aggregates of any noun.
type collection[T tracker.Entity, P entity[T]] struct {
	store *Store
	name  string
	noun  string // in messages
}

func (c collection[T, P]) docs() *mongo.Collection { return c.store.db.Collection(c.name) }

func (c collection[T, P]) missing() error {
	return tracker.Errorf(tracker.NotFound, "There is no such %s.", c.noun)
}

func (c collection[T, P]) taken() error {
	return tracker.Errorf(tracker.Conflict, "This %s is there already.", c.noun)
}

func (c collection[T, P]) stale() error {
	return tracker.Errorf(tracker.Conflict, "This %s has been changed since you opened it.", c.noun)
}

// live is the filter of what exists for readers.
func live(more ...bson.E) bson.D {
	return append(bson.D{{Key: "version", Value: bson.D{{Key: "$gte", Value: int64(1)}}}, {Key: "deleted", Value: false}}, more...)
}

func byID(id string) bson.E { return bson.E{Key: "_id", Value: id} }

// serverTime is the part of an update that makes updated_at the server's time.
func serverTime() bson.E {
	return bson.E{Key: "$currentDate", Value: bson.D{{Key: "updated_at", Value: true}}}
}

// nextVersion is the part of an update that counts it.
func nextVersion() bson.E {
	return bson.E{Key: "$inc", Value: bson.D{{Key: "version", Value: int64(1)}}}
}

// Get implements tracker.Collection, as do the methods below.
func (c collection[T, P]) Get(ctx context.Context, id string) (T, error) {
	var r record
	err := retry(ctx, "get "+c.noun, func(bool) error {
		err := c.docs().FindOne(ctx, live(byID(id))).Decode(&r)
		if errors.Is(err, mongo.ErrNoDocuments) {
			return c.missing()
		}
		return err
	})
	if err != nil {
		var none T
		return none, err
	}
	return c.decode(r)
}

func (c collection[T, P]) GetMany(ctx context.Context, ids []string) ([]T, error) {
	if len(ids) == 0 {
		return nil, ctx.Err()
	}
	records, err := c.find(ctx, live(bson.E{Key: "_id", Value: bson.D{{Key: "$in", Value: ids}}}))
	if err != nil {
		return nil, err
	}
	byID := map[string]record{}
	for _, r := range records {
		byID[r.ID] = r
	}
	var found []T
	for _, id := range ids {
		r, ok := byID[id]
		if !ok {
			continue
		}
		v, err := c.decode(r)
		if err != nil {
			return nil, err
		}
		found = append(found, v)
	}
	return found, nil
}

func (c collection[T, P]) find(ctx context.Context, filter bson.D, opts ...options.Lister[options.FindOptions]) ([]record, error) {
	var records []record
	err := retry(ctx, "find "+c.name, func(bool) error {
		cursor, err := c.docs().Find(ctx, filter, opts...)
		if err != nil {
			return err
		}
		records = nil
		return cursor.All(ctx, &records)
	})
	return records, err
}
