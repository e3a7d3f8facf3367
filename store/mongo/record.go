package mongo

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"soundings/tracker"
)

// record is a document of a collection. The body's fields are those of the
// domain in small letters (the driver's way without tags); storetest freezes
// them.
type record struct {
	ID        string    `bson:"_id"`
	Version   int64     `bson:"version"`
	UpdatedAt time.Time `bson:"updated_at,omitempty"` // the server's; absent at version 0
	Deleted   bool      `bson:"deleted"`
	Write     string    `bson:"write"` // names the last write, to know it again after a failure
	Keys      []string  `bson:"keys"`
	Body      bson.Raw  `bson:"body,omitempty"`
}

// newWrite names a write.
func newWrite() string { return rand.Text() }

// longestKey is how long a key is kept as it is: some servers cannot index
// long ones.
const longestKey = 200

func spell(k tracker.Key) string {
	if len(k.Value) <= longestKey {
		return k.Name + ":" + k.Value
	}
	sum := sha256.Sum256([]byte(k.Value))
	return k.Name + ":sha256:" + hex.EncodeToString(sum[:])
}

func spellAll(keys []tracker.Key) []string {
	spelt := []string{}
	for _, k := range keys {
		if s := spell(k); !slices.Contains(spelt, s) {
			spelt = append(spelt, s)
		}
	}
	return spelt
}

// encode returns v as it will be read back at the revision, with its body.
func (c collection[T, P]) encode(v T, revision int64) (T, bson.Raw, error) {
	v, err := tracker.Keep(v)
	if err != nil {
		return v, nil, err
	}
	P(&v).SetRevision(revision)
	body, err := bson.Marshal(v)
	if err != nil {
		return v, nil, fmt.Errorf("encode %s: %w", c.noun, err)
	}
	return v, body, nil
}

func (c collection[T, P]) decode(r record) (T, error) {
	var v T
	if err := bson.Unmarshal(r.Body, &v); err != nil {
		return v, fmt.Errorf("decode %s %s: %w", c.noun, r.ID, err)
	}
	P(&v).SetRevision(r.Version)
	return v, nil
}
