package mongo

import (
	"context"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"soundings/tracker"
)

// Changes reads only the server's times. A write may come to light later than
// one with a later updated_at (it took longer, or another server's clock is
// behind), so each reading goes back by the overlap from the server's time at
// the reading before.
func (c collection[T, P]) Changes(ctx context.Context, text string, limit int) ([]tracker.Change, string, error) {
	cur, err := c.goOn(ctx, text)
	if err != nil {
		return nil, "", err
	}
	var changes []tracker.Change
	if cur.walking {
		changes, err = c.walk(ctx, &cur, limitOr100(limit))
	}
	if err == nil && !cur.walking {
		changes, err = c.poll(ctx, &cur, limitOr100(limit))
	}
	if err != nil {
		return nil, "", err
	}
	return changes, cur.encode(c.store.identity), nil
}

// goOn reads a cursor, or starts with a walk.
func (c collection[T, P]) goOn(ctx context.Context, text string) (cursor, error) {
	if text == "" {
		now, err := c.store.Now(ctx)
		from := now.Add(-c.store.overlap).UnixMilli()
		return cursor{walking: true, from: from, told: map[mark]int64{}}, err
	}
	cur, ok := decodeCursor(text, c.store.identity)
	if !ok || cur.from < c.store.purged[c.name] {
		return cur, tracker.Errorf(tracker.NotFound, "This database cannot go on from there; begin anew.")
	}
	return cur, nil
}

var headOnly = bson.D{{Key: "version", Value: 1}, {Key: "deleted", Value: 1}, {Key: "updated_at", Value: 1}}

// walk yields documents by ranges of _id; at the end it leaves walking off.
func (c collection[T, P]) walk(ctx context.Context, cur *cursor, limit int) ([]tracker.Change, error) {
	filter := bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: cur.after}}}, {Key: "version", Value: bson.D{{Key: "$gte", Value: int64(1)}}}}
	heads, err := c.find(ctx, filter, options.Find().SetProjection(headOnly).
		SetSort(bson.D{{Key: "_id", Value: 1}}).SetLimit(int64(limit)))
	if err != nil {
		return nil, err
	}
	var changes []tracker.Change
	for _, h := range heads {
		changes = append(changes, h.change())
		cur.after = h.ID
		cur.tell(markOf(h.ID, h.Version), h.UpdatedAt.UnixMilli())
	}
	if len(heads) == 0 {
		cur.walking, cur.after = false, ""
	}
	return changes, nil
}

// poll yields what has been written since, as far as it has not been told.
func (c collection[T, P]) poll(ctx context.Context, cur *cursor, limit int) ([]tracker.Change, error) {
	now, err := c.store.Now(ctx)
	if err != nil {
		return nil, err
	}
	filter := bson.D{{Key: "updated_at", Value: bson.D{{Key: "$gte", Value: time.UnixMilli(cur.from)}}}}
	heads, err := c.find(ctx, filter, options.Find().SetProjection(headOnly).
		SetSort(bson.D{{Key: "updated_at", Value: 1}, {Key: "_id", Value: 1}}).SetLimit(int64(limit+len(cur.told))))
	if err != nil {
		return nil, err
	}
	var changes []tracker.Change
	for _, h := range heads {
		m := markOf(h.ID, h.Version)
		if _, told := cur.told[m]; told {
			continue
		}
		if len(changes) == limit {
			break
		}
		changes = append(changes, h.change())
		cur.tell(m, h.UpdatedAt.UnixMilli())
	}
	cur.advance(min(cur.latest(), now.Add(-c.store.overlap).UnixMilli()))
	return changes, nil
}

func (r record) change() tracker.Change {
	return tracker.Change{ID: r.ID, Revision: r.Version, Deleted: r.Deleted}
}

// Now is the server's time, which is the same for all who share it.
func (s *Store) Now(ctx context.Context) (time.Time, error) {
	var hello struct {
		LocalTime time.Time `bson:"localTime"`
	}
	err := retry(ctx, "ask the time", func(bool) error {
		return s.db.RunCommand(ctx, bson.D{{Key: "hello", Value: 1}}).Decode(&hello)
	})
	if err == nil && hello.LocalTime.IsZero() {
		err = fmt.Errorf("the server does not tell its time")
	}
	return hello.LocalTime, err
}
