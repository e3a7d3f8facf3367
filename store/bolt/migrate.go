package bolt

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"maps"
	"slices"

	fastjson "github.com/go-json-experiment/json"
	"go.etcd.io/bbolt"

	"soundings/tracker"
)

// migration is a change of what is stored. Its name is recorded in the
// database, so it runs once; its place in the list never changes.
type migration struct {
	name string
	run  func(tx *bbolt.Tx) error
}

func migrations() []migration {
	return []migration{
		{"identity", func(tx *bbolt.Tx) error { return tx.Bucket(metaBucket).Put(identityKey, []byte(rand.Text())) }},
		// Nothing to change: a count that an earlier version made holds.
		{"who is alone under a key is not counted", func(*bbolt.Tx) error { return nil }},
		{"drafts that were reworked have a key", func(tx *bbolt.Tx) error { return enterAgain[tracker.Draft](tx, drafts) }},
	}
}

// enterAgain enters the aggregates of a collection under the keys that they
// have now.
func enterAgain[T tracker.Entity](tx *bbolt.Tx, name string) error {
	s, changed := shelfOf(tx, []byte(name)), map[string]record{}
	err := s.docs.ForEach(func(id, data []byte) error {
		r, err := decodeRecord(data)
		if err != nil || r.deleted {
			return err
		}
		var v T
		if err := fastjson.Unmarshal(r.body, &v); err != nil {
			return fmt.Errorf("decode %s %s: %w", name, id, err)
		}
		if keys := hashesOf(v.Keys()); !slices.Equal(keys, r.keys) {
			r.keys, r.body = keys, bytes.Clone(r.body)
			changed[string(id)] = r
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		if err := s.place(id, changed[id]); err != nil {
			return err
		}
	}
	return nil
}

var migrationsBucket = []byte("migrations")

// migrate runs what has not been run. A database that knows a migration which
// this program does not was written by a newer one and is left alone.
func migrate(tx *bbolt.Tx, list []migration) error {
	done, err := tx.Bucket(metaBucket).CreateBucketIfNotExists(migrationsBucket)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, m := range list {
		known[m.name] = true
	}
	err = done.ForEach(func(name, _ []byte) error {
		if !known[string(name)] {
			return tracker.Errorf(tracker.Unavailable, "The database was written by a newer version of Soundings (migration %q).", name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, m := range list {
		if done.Get([]byte(m.name)) != nil {
			continue
		}
		if err := m.run(tx); err != nil {
			return fmt.Errorf("migration %q: %w", m.name, err)
		}
		if err := done.Put([]byte(m.name), []byte("done")); err != nil {
			return err
		}
	}
	return nil
}
