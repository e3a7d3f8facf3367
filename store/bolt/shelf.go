package bolt

import (
	"bytes"
	"slices"
	"time"

	"go.etcd.io/bbolt"
)

var (
	metaBucket    = []byte("meta")
	chunkBucket   = []byte("chunks")
	chunkTimes    = []byte("chunk_times")
	docsBucket    = []byte("docs")
	keysBucket    = []byte("keys")
	countsBucket  = []byte("counts")
	changesBucket = []byte("changes")
	goneBucket    = []byte("gone")

	identityKey = []byte("identity")
	droppedKey  = []byte("dropped") // sequence of the last tombstone dropped
)

// shelf is the buckets of one collection within a transaction.
type shelf struct{ root, docs, keys, counts, changes, gone *bbolt.Bucket }

func shelfOf(tx *bbolt.Tx, name []byte) shelf {
	root := tx.Bucket(name)
	return shelf{root, root.Bucket(docsBucket), root.Bucket(keysBucket), root.Bucket(countsBucket),
		root.Bucket(changesBucket), root.Bucket(goneBucket)}
}

// layOut makes the buckets that are missing.
func layOut(tx *bbolt.Tx) error {
	for _, name := range [][]byte{metaBucket, chunkBucket, chunkTimes} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	for _, name := range collectionNames() {
		root, err := tx.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		for _, part := range [][]byte{docsBucket, keysBucket, countsBucket, changesBucket, goneBucket} {
			if _, err := root.CreateBucketIfNotExists(part); err != nil {
				return err
			}
		}
	}
	return nil
}

// get returns the record of an ID; ok is false if there never was one.
func (s shelf) get(id string) (r record, ok bool, err error) {
	data := s.docs.Get([]byte(id))
	if data == nil {
		return record{}, false, nil
	}
	r, err = decodeRecord(data)
	return r, true, err
}

// put replaces the record old of an ID (zero for a new one) by r, with the
// entries that go with it.
func (s shelf) put(id string, old, r record) error {
	if err := s.enter(id, old.keys, r.keys); err != nil {
		return err
	}
	if old.sequence != 0 {
		if err := s.changes.Delete(number(old.sequence)); err != nil {
			return err
		}
	}
	var err error
	if r.sequence, err = s.changes.NextSequence(); err != nil {
		return err
	}
	entry := change{revision: r.revision, deleted: r.deleted, id: id}
	if err := s.changes.Put(number(r.sequence), entry.encode()); err != nil {
		return err
	}
	return s.docs.Put([]byte(id), r.encode())
}

// bury puts a tombstone in the place of old.
func (s shelf) bury(id string, old record, now time.Time) error {
	if err := s.put(id, old, record{deleted: true, revision: old.revision + 1}); err != nil {
		return err
	}
	return s.gone.Put(number(s.changes.Sequence()), append(number(uint64(now.UnixMilli())), id...))
}

// enter changes the entries of an ID from some keys to others.
func (s shelf) enter(id string, from, to []keyHash) error {
	for _, k := range from {
		if slices.Contains(to, k) {
			continue
		}
		if err := s.leave(k, id); err != nil {
			return err
		}
	}
	for _, k := range to {
		if slices.Contains(from, k) {
			continue
		}
		if err := s.come(k, id); err != nil {
			return err
		}
	}
	return nil
}

// come enters an ID under a key. One that is alone there is not counted: most
// keys are of one aggregate, and each count is a page of its own to write.
func (s shelf) come(k keyHash, id string) error {
	n := s.total(k)
	if err := s.keys.Put(append(k[:], id...), []byte{}); err != nil || n == 0 {
		return err
	}
	return s.counts.Put(k[:], number(uint64(n+1)))
}

// leave takes an ID from under a key.
func (s shelf) leave(k keyHash, id string) error {
	if err := s.keys.Delete(append(k[:], id...)); err != nil {
		return err
	}
	switch n := readNumber(s.counts.Get(k[:])); {
	case n == 0:
		return nil
	case n <= 2:
		return s.counts.Delete(k[:])
	default:
		return s.counts.Put(k[:], number(n-1))
	}
}

// total returns how many IDs are entered under a key.
func (s shelf) total(k keyHash) int {
	if counted := s.counts.Get(k[:]); counted != nil {
		return int(readNumber(counted))
	}
	if first, _ := s.keys.Cursor().Seek(k[:]); bytes.HasPrefix(first, k[:]) {
		return 1
	}
	return 0
}

// dropGone removes tombstones that were made before the time.
func dropGone(tx *bbolt.Tx, before time.Time) error {
	for _, name := range collectionNames() {
		if err := shelfOf(tx, []byte(name)).dropGone(before); err != nil {
			return err
		}
	}
	return nil
}

func (s shelf) dropGone(before time.Time) error {
	type tombstone struct{ sequence, id []byte }
	var old []tombstone
	c := s.gone.Cursor()
	for k, v := c.First(); k != nil && readNumber(v) < uint64(before.UnixMilli()); k, v = c.Next() {
		old = append(old, tombstone{slices.Clone(k), slices.Clone(v[8:])})
	}
	for _, t := range old {
		if err := s.docs.Delete(t.id); err != nil {
			return err
		}
		if err := s.changes.Delete(t.sequence); err != nil {
			return err
		}
		if err := s.gone.Delete(t.sequence); err != nil {
			return err
		}
		if err := s.root.Put(droppedKey, t.sequence); err != nil {
			return err
		}
	}
	return nil
}
