package mongo

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"soundings/tracker"
)

func reaction(id string) tracker.Reaction {
	return tracker.Reaction{Meta: tracker.Meta{ID: id}, Consultation: "c", Source: "s"}
}

func insert(t *testing.T, s *Store, id string) tracker.Reaction {
	t.Helper()
	v, err := s.Reactions().Insert(t.Context(), reaction(id))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// set changes fields of a stored reaction behind the store's back.
func set(t *testing.T, s *Store, id string, fields bson.D) {
	t.Helper()
	res, err := s.db.Collection(reactions).UpdateOne(t.Context(), bson.D{byID(id)}, fields)
	if err != nil || res.MatchedCount != 1 {
		t.Fatal(res, err)
	}
}

// leave makes of a reaction what an insert leaves that ends before its second
// step.
func leave(t *testing.T, s *Store, id string) {
	t.Helper()
	insert(t, s, id)
	set(t, s, id, bson.D{{Key: "$set", Value: bson.D{{Key: "version", Value: int64(0)}}}, {Key: "$unset", Value: bson.D{{Key: "updated_at", Value: ""}}}})
}

func TestAHalfInsertIsNotThereUntilItIsFinished(t *testing.T) {
	uri := addressFor(t)
	s := openFor(t, uri)
	c := s.Reactions()
	leave(t, s, "half")
	if _, err := c.Get(t.Context(), "half"); tracker.KindOf(err) != tracker.NotFound {
		t.Errorf("get: got %v, want NotFound", err)
	}
	if page, err := c.List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "s"}}); err != nil || page.Total != 0 || len(page.Items) != 0 {
		t.Errorf("list: got %+v, %v; want none", page, err)
	}
	if changes, _, err := c.Changes(t.Context(), "", 10); err != nil || len(changes) != 0 {
		t.Errorf("changes: got %v, %v; want none", changes, err)
	}
	if _, err := c.Update(t.Context(), reaction("half")); tracker.KindOf(err) != tracker.NotFound {
		t.Errorf("update of revision 0: got %v, want NotFound", err)
	}

	t.Run("by who finds the ID taken", func(t *testing.T) {
		if _, err := c.Insert(t.Context(), reaction("half")); tracker.KindOf(err) != tracker.Conflict {
			t.Errorf("insert: got %v, want Conflict", err)
		}
		if got, err := c.Get(t.Context(), "half"); err != nil || got.Revision != 1 {
			t.Errorf("get: got revision %d, %v; want 1", got.Revision, err)
		}
	})
	t.Run("by the next start", func(t *testing.T) {
		leave(t, s, "other half")
		again := openFor(t, uri)
		if got, err := again.Reactions().Get(t.Context(), "other half"); err != nil || got.Revision != 1 || got.Source != "s" {
			t.Errorf("get: got %+v, %v; want it at revision 1", got, err)
		}
	})
}

func TestTombstonesGoAfterThirtyDaysAndOlderCursorsWithThem(t *testing.T) {
	uri := addressFor(t)
	s := openFor(t, uri)
	c := s.Reactions()
	insert(t, s, "old")
	insert(t, s, "new")
	_, before, err := c.Changes(t.Context(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"old", "new"} {
		if err := c.Delete(t.Context(), id, 1); err != nil {
			t.Fatal(err)
		}
	}
	age := func(by time.Duration) time.Time { return time.Now().Add(-by) }
	set(t, s, "old", bson.D{{Key: "$set", Value: bson.D{{Key: "updated_at", Value: age(keepGone + time.Hour)}}}})
	set(t, s, "new", bson.D{{Key: "$set", Value: bson.D{{Key: "updated_at", Value: age(keepGone - time.Hour)}}}})
	cur, ok := decodeCursor(before, s.identity)
	if !ok {
		t.Fatal("the store does not know its own cursor")
	}
	cur.from, cur.told = age(keepGone+2*time.Hour).UnixMilli(), map[mark]int64{}
	older := cur.encode(s.identity)
	cur.from = age(keepGone - 2*time.Hour).UnixMilli()
	younger := cur.encode(s.identity)

	for range 2 { // what is noted at one start is known at the next
		s = openFor(t, uri)
		changes, _, err := s.Reactions().Changes(t.Context(), "", 10)
		if err != nil || len(changes) != 1 || changes[0].ID != "new" {
			t.Errorf("got %v, %v; want only the younger tombstone", changes, err)
		}
		if _, _, err := s.Reactions().Changes(t.Context(), older, 10); tracker.KindOf(err) != tracker.NotFound {
			t.Errorf("a cursor from before: got %v, want NotFound", err)
		}
		if _, _, err := s.Reactions().Changes(t.Context(), younger, 10); err != nil {
			t.Errorf("a cursor from after: got %v", err)
		}
	}
	insert(t, s, "old")
}

func TestAWriteThatComesToLightLateIsNotSkipped(t *testing.T) {
	s := openFor(t, addressFor(t))
	c := s.Reactions()
	insert(t, s, "early")
	insert(t, s, "late")
	read := func(cursor string) ([]string, string) {
		t.Helper()
		var found []string
		for {
			changes, next, err := c.Changes(t.Context(), cursor, 10)
			if err != nil {
				t.Fatal(err)
			}
			if len(changes) == 0 {
				return found, next
			}
			for _, ch := range changes {
				found = append(found, ch.ID)
			}
			cursor = next
		}
	}
	_, cursor := read("")
	set(t, s, "late", bson.D{{Key: "$inc", Value: bson.D{{Key: "version", Value: int64(1)}}},
		{Key: "$set", Value: bson.D{{Key: "updated_at", Value: time.Now().Add(-overlap / 2)}}}})
	found, cursor := read(cursor)
	if !slices.Equal(found, []string{"late"}) {
		t.Errorf("got %v, want the late one and no repetition", found)
	}
	if found, _ := read(cursor); len(found) != 0 {
		t.Errorf("got %v again", found)
	}
}

func TestIndexesAreThereAfterTheStart(t *testing.T) {
	uri := addressFor(t)
	openFor(t, uri)
	s := openFor(t, uri) // the second start finds them
	for name, want := range map[string][]string{
		reactions:  {"by_keys__id", "by_updated_at", "by_deleted_updated_at"},
		chunksName: {"by_updated_at"},
	} {
		specs, err := s.db.Collection(name).Indexes().ListSpecifications(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, spec := range specs {
			got = append(got, spec.Name)
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: got %v, want %s among them", name, got, w)
			}
		}
	}
}

func TestMigrationsRunOnceInOrder(t *testing.T) {
	uri := addressFor(t)
	s := openFor(t, uri)
	var ran []string
	named := func(name string, err error) migration {
		return migration{name, func(context.Context, *mongo.Database) error { ran = append(ran, name); return err }}
	}
	broken := errors.New("broken")
	if err := s.migrate(t.Context(), append(migrations(), named("one", nil), named("two", broken))); !errors.Is(err, broken) {
		t.Errorf("a migration that fails: got %v, want its error", err)
	}
	for range 2 {
		if err := s.migrate(t.Context(), append(migrations(), named("one", nil), named("two", nil))); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(ran, " "); got != "one two two" {
		t.Errorf("ran %s, want the failed one tried again and no other", got)
	}
	if _, err := Open(t.Context(), uri); tracker.KindOf(err) != tracker.Unavailable || !strings.Contains(err.Error(), "newer") {
		t.Errorf("a database with unknown migrations: got %v, want that it is newer", err)
	}
}
