package bolt

import (
	"crypto/rand"
	"fmt"

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
	}
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
