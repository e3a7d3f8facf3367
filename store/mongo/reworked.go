package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"soundings/tracker"
)

// enterReworked gives the drafts that were reworked before there was a key for
// them theirs. Only those are read that may have been; one that is written
// meanwhile has its keys already.
func enterReworked(ctx context.Context, db *mongo.Database) error {
	c := collection[tracker.Draft, *tracker.Draft]{name: drafts, noun: "draft"}
	for _, sign := range []bson.E{
		{Key: "body.mergedinto", Value: bson.D{{Key: "$gt", Value: ""}}},
		{Key: "body.passages.origin", Value: bson.D{{Key: "$gt", Value: ""}}},
		{Key: "body.events.action", Value: "add draft"},
	} {
		var found []record
		err := each(ctx, db.Collection(drafts), live(sign), bson.D{}, func(r record) error {
			found = append(found, r)
			return nil
		})
		if err != nil {
			return err
		}
		for _, r := range found {
			d, err := c.decode(r)
			if err != nil {
				return err
			}
			_, err = db.Collection(drafts).UpdateOne(ctx, bson.D{byID(r.ID), {Key: "version", Value: r.Version}},
				bson.D{{Key: "$set", Value: bson.D{{Key: "keys", Value: spellAll(d.Keys())}}}})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
