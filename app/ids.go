package main

import (
	"crypto/rand"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"
)

// newIDs returns a maker of ULIDs that ascend, also within a millisecond and
// when the clock is set back.
func newIDs(now func() time.Time) func() string {
	var mu sync.Mutex
	var last uint64
	entropy := ulid.Monotonic(rand.Reader, 0)
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		last = max(last, ulid.Timestamp(now()))
		for {
			id, err := ulid.New(last, entropy)
			if err == nil {
				return id.String()
			}
			last++ // the random part of this millisecond is used up
		}
	}
}
