// Package tracker is the domain of Soundings: who said what about a proposal,
// word for word, and where each of them stands.
//
// It owns the nouns, the rules that hold everywhere (verbatim, visibility,
// nothing lost, a person decides), the rights of each role, the use cases and
// the two ports, Store and Index. It must not know HTTP, any database or any
// search engine; it imports its leaves (document, extract, stance, names, cite,
// agreement) and nothing else of ours.
package tracker

import "time"

// Meta is what every aggregate carries. ID is a ULID made by the service (or,
// where the noun says so, a natural key). Revision counts the writes: 1 after
// the insert; an update names the revision that it read.
type Meta struct {
	ID        string
	Revision  int64
	CreatedAt time.Time
}

// Entity is what a Collection stores: one aggregate, with the keys by which it
// can be looked up beside its ID.
type Entity interface {
	// Identity returns the aggregate's ID and the revision it was read at.
	Identity() Meta
	// Keys returns every key under which List finds the aggregate.
	Keys() []Key
}

// Identity implements Entity for all that embed Meta.
func (m Meta) Identity() Meta { return m }

// Key is one look-up entry of an aggregate, such as {"source", ID}.
type Key struct{ Name, Value string }
