package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"soundings/tracker"
)

// List implements tracker.Collection, as does IDs.
func (c collection[T, P]) List(ctx context.Context, q tracker.ListQuery) (tracker.Page[T], error) {
	return listed(ctx, c, q, options.Find(), c.decode)
}

// IDs asks for nothing but the IDs.
func (c collection[T, P]) IDs(ctx context.Context, q tracker.ListQuery) (tracker.Page[string], error) {
	only := options.Find().SetProjection(bson.D{{Key: "_id", Value: 1}})
	return listed(ctx, c, q, only, func(r record) (string, error) { return r.ID, nil })
}

// listed is a page of what item makes of the documents that a query selects.
func listed[T tracker.Entity, P entity[T], I any](ctx context.Context, c collection[T, P], q tracker.ListQuery, find *options.FindOptionsBuilder, item func(record) (I, error)) (tracker.Page[I], error) {
	filter := live()
	if q.Key != (tracker.Key{}) {
		filter = live(bson.E{Key: "keys", Value: spell(q.Key)})
	}
	var total int64
	err := retry(ctx, "count "+c.name, func(bool) error {
		var err error
		total, err = c.docs().CountDocuments(ctx, filter)
		return err
	})
	if err != nil {
		return tracker.Page[I]{}, err
	}
	order, beyond := 1, "$gt"
	if q.Descending {
		order, beyond = -1, "$lt"
	}
	if q.After != "" {
		filter = append(filter, bson.E{Key: "_id", Value: bson.D{{Key: beyond, Value: q.After}}})
	}
	limit := limitOr100(q.Limit)
	find.SetSort(bson.D{{Key: "_id", Value: order}}).SetSkip(int64(max(0, q.Skip))).SetLimit(int64(limit) + 1)
	records, err := c.find(ctx, filter, find)
	if err != nil {
		return tracker.Page[I]{}, err
	}
	page := tracker.Page[I]{Total: int(total), More: len(records) > limit}
	for _, r := range records[:min(limit, len(records))] {
		v, err := item(r)
		if err != nil {
			return tracker.Page[I]{}, err
		}
		page.Items = append(page.Items, v)
	}
	return page, nil
}

func limitOr100(n int) int {
	if n <= 0 {
		return 100
	}
	return n
}
