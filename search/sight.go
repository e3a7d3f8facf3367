package search

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"soundings/tracker"
)

// inSight is the documents of a segment that may be seen from a minute. It is
// the same for everybody within the minute, so that one is kept.
type inSight struct {
	mu     sync.Mutex
	minute int64
	docs   *roaring.Bitmap
}

// inSight returns the documents of the snapshot's nth segment that may be seen.
// Everything else of a search, words, filters and counts alike, is only asked
// of these.
func (v *view) inSight(n int, sight tracker.Sight) *roaring.Bitmap {
	docs, snapshot := roaring.New(), v.snapshot.Segments()[n]
	switch {
	case sight.All:
		docs.AddRange(0, uint64(snapshot.FullSize()))
	case sight.Minute >= 0:
		docs = v.segments[n].visible(sight.Minute, v.values[byVisible], snapshot)
	}
	if deleted := snapshot.Deleted(); deleted != nil {
		docs = roaring.AndNot(docs, deleted)
	}
	return docs
}

// visible returns the documents that may be seen from the minute by everybody
// who may read what is published. Without a minute of its own none may.
func (c *segmentColumns) visible(minute int64, vs values, snapshot *scorch.SegmentSnapshot) *roaring.Bitmap {
	c.seen.mu.Lock()
	defer c.seen.mu.Unlock()
	if c.seen.docs != nil && c.seen.minute == minute {
		return c.seen.docs
	}
	hidden := make([]uint8, len(vs.terms))
	for o, term := range vs.terms {
		if term == "" || int64(vs.spans[o].last) > minute {
			hidden[o] = 1
		}
	}
	docs := make([]uint64, (snapshot.FullSize()+63)/64)
	for doc := range uint32(snapshot.FullSize()) {
		docs[doc/64] |= uint64(1-hidden[c.of[byVisible].at(doc)]) << (doc % 64)
	}
	c.seen.minute, c.seen.docs = minute, roaring.New()
	c.seen.docs.FromDense(docs, true)
	return c.seen.docs
}
