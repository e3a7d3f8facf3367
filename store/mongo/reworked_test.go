package mongo

import (
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"soundings/tracker"
)

// TestAnOldDatabaseListsWhatWasReworked opens a database of before there was a
// key for drafts that were reworked.
func TestAnOldDatabaseListsWhatWasReworked(t *testing.T) {
	uri := addressFor(t)
	s := openFor(t, uri)
	for _, d := range []tracker.Draft{
		{Meta: tracker.Meta{ID: "plain"}, Source: "s", State: tracker.DraftOpen, Passages: []tracker.Passage{{ID: "p"}}},
		{Meta: tracker.Meta{ID: "merged"}, Source: "s", State: tracker.DraftMerged, MergedInto: "plain"},
		{Meta: tracker.Meta{ID: "given"}, Source: "s", State: tracker.DraftOpen, Passages: []tracker.Passage{{ID: "q"}, {ID: "r", Origin: "plain"}}},
		{Meta: tracker.Meta{ID: "added"}, Source: "s", State: tracker.DraftOpen, Events: []tracker.Event{{Action: "add draft"}}},
	} {
		if _, err := s.Drafts().Insert(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	key := tracker.ListQuery{Key: tracker.Key{Name: "reworked", Value: "s"}}
	if page, err := s.Drafts().IDs(t.Context(), key); err != nil || page.Total != 3 {
		t.Errorf("as they are written: got %+v, %v, want three", page, err)
	}
	docs := s.db.Collection(drafts)
	for _, id := range []string{"merged", "given", "added"} { // as an earlier version has entered them
		if _, err := docs.UpdateOne(t.Context(), bson.D{byID(id)}, bson.D{{Key: "$set", Value: bson.D{{Key: "keys", Value: []string{"source:s"}}}}}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.meta().DeleteOne(t.Context(), bson.D{byID(migrated + migrations()[0].name)}); err != nil {
		t.Fatal(err)
	}
	s = openFor(t, uri)
	if page, err := s.Drafts().IDs(t.Context(), key); err != nil || page.Total != 3 {
		t.Errorf("after a start: got %+v, %v, want the same three", page, err)
	}
	d, err := s.Drafts().Get(t.Context(), "merged")
	if err != nil || d.Revision != 1 {
		t.Errorf("got %+v, %v, want it as it was", d, err)
	}
}
