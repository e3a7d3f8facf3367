package bolt

import (
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"soundings/tracker"
)

// TestAnOldFileListsWhatWasReworked opens a file of before there was a key for
// drafts that were reworked.
func TestAnOldFileListsWhatWasReworked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	s := openFor(t, path)
	for _, d := range []tracker.Draft{
		{Meta: tracker.Meta{ID: "plain"}, Source: "s", State: tracker.DraftOpen},
		{Meta: tracker.Meta{ID: "merged"}, Source: "s", State: tracker.DraftMerged, MergedInto: "plain"},
		{Meta: tracker.Meta{ID: "gone"}, Source: "s", State: tracker.DraftMerged, MergedInto: "plain"},
	} {
		if _, err := s.Drafts().Insert(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Drafts().Delete(t.Context(), "gone", 1); err != nil {
		t.Fatal(err)
	}
	err := s.db.Update(func(tx *bbolt.Tx) error {
		shelf := shelfOf(tx, []byte(drafts))
		r, _, err := shelf.get("merged")
		if err != nil {
			return err
		}
		if len(r.keys) != 3 {
			t.Errorf("got %d keys, want three", len(r.keys))
		}
		r.keys = r.keys[:2] // as an earlier version has entered it
		if err := shelf.place("merged", r); err != nil {
			return err
		}
		return tx.Bucket(metaBucket).Bucket(migrationsBucket).Delete([]byte("drafts that were reworked have a key"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openFor(t, path)
	page, err := s.Drafts().IDs(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "reworked", Value: "s"}})
	if err != nil || page.Total != 1 || len(page.Items) != 1 || page.Items[0] != "merged" {
		t.Errorf("got %+v, %v, want the one that was merged", page, err)
	}
	d, err := s.Drafts().Get(t.Context(), "merged")
	if err != nil || d.Revision != 1 || d.MergedInto != "plain" {
		t.Errorf("got %+v, %v, want it as it was", d, err)
	}
}
