package bolt

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"soundings/tracker"
)

// record is what docs keeps of an aggregate: a head that can be read without
// the body, and the body as JSON. The keys are those under which it is entered
// now, so that an update can remove them even if the noun's rule for making
// keys has changed since.
type record struct {
	deleted  bool
	revision int64
	sequence uint64 // of the entry in changes
	keys     []keyHash
	body     []byte // nil in a tombstone
}

// keyHash stands for a key, whatever its length.
type keyHash [16]byte

func hashOf(k tracker.Key) keyHash {
	sum := sha256.Sum256([]byte(k.Name + "\x00" + k.Value))
	return keyHash(sum[:16])
}

// hashesOf returns the hashes of all keys, each once, and of the zero key, under
// which everything is entered.
func hashesOf(keys []tracker.Key) []keyHash {
	hashes := []keyHash{hashOf(tracker.Key{})}
	for _, k := range keys {
		if h := hashOf(k); !slices.Contains(hashes, h) {
			hashes = append(hashes, h)
		}
	}
	return hashes
}

const (
	headSize = 1 + 8 + 8 // flags, revision, sequence
	flagGone = 1
)

func (r record) encode() []byte {
	out := make([]byte, headSize, headSize+binary.MaxVarintLen64+len(r.keys)*len(keyHash{})+len(r.body))
	if r.deleted {
		out[0] = flagGone
	}
	binary.BigEndian.PutUint64(out[1:], uint64(r.revision))
	binary.BigEndian.PutUint64(out[9:], r.sequence)
	out = binary.AppendUvarint(out, uint64(len(r.keys)))
	for _, k := range r.keys {
		out = append(out, k[:]...)
	}
	return append(out, r.body...)
}

// decodeRecord reads a record; its body is valid as long as data is.
func decodeRecord(data []byte) (record, error) {
	if len(data) <= headSize {
		return record{}, fmt.Errorf("a record of %d bytes is too short", len(data))
	}
	r := record{
		deleted:  data[0]&flagGone != 0,
		revision: int64(binary.BigEndian.Uint64(data[1:])),
		sequence: binary.BigEndian.Uint64(data[9:]),
	}
	rest := data[headSize:]
	n, used := binary.Uvarint(rest)
	if used <= 0 || n > uint64(len(rest)-used)/uint64(len(keyHash{})) {
		return record{}, fmt.Errorf("a record has a wrong number of keys")
	}
	rest = rest[used:]
	for range n {
		r.keys = append(r.keys, keyHash(rest[:len(keyHash{})]))
		rest = rest[len(keyHash{}):]
	}
	r.body = rest
	return r, nil
}

// change is an entry of the bucket changes; its key is the sequence.
type change struct {
	revision int64
	deleted  bool
	id       string
}

func (c change) encode() []byte {
	out := make([]byte, 9, 9+len(c.id))
	if c.deleted {
		out[0] = flagGone
	}
	binary.BigEndian.PutUint64(out[1:], uint64(c.revision))
	return append(out, c.id...)
}

func decodeChange(data []byte) (change, error) {
	if len(data) < 10 {
		return change{}, fmt.Errorf("a change of %d bytes is too short", len(data))
	}
	return change{
		deleted:  data[0]&flagGone != 0,
		revision: int64(binary.BigEndian.Uint64(data[1:])),
		id:       string(bytes.Clone(data[9:])),
	}, nil
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// readNumber returns 0 for a missing one.
func readNumber(data []byte) uint64 {
	if len(data) < 8 {
		return 0
	}
	return binary.BigEndian.Uint64(data)
}
