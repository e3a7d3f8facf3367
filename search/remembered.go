package search

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

const (
	// leastRemembered is how many documents a term must have in a segment for
	// reading them again to be worth avoiding.
	leastRemembered = 512
	// mostRemembered bounds the memory that is used, in bytes.
	mostRemembered = 32 << 20
)

// remembered keeps how often a term stands in each document that has it, and in
// how many words, for the common terms that were searched for last. Bleve packs
// both so that reading them takes ten times as long as using them.
//
// What is asked for again moves from the older half to the newer; once that is
// full it becomes the older one, and what was left there is forgotten.
type remembered struct {
	mu           sync.Mutex
	newer, older map[termOf]*occurrences
	bytes        int // of newer
}

// termOf is a term of a field in a segment.
type termOf struct {
	segment     uint64
	field, term string
}

// occurrences are those of a term, by the place of a document in its postings.
type occurrences struct {
	times []uint8 // 255 for more
	words []uint16
}

func (o *occurrences) bytes() int { return 3 * len(o.times) }

func (r *remembered) get(t termOf) *occurrences {
	r.mu.Lock()
	defer r.mu.Unlock()
	if o, ok := r.newer[t]; ok {
		return o
	}
	o := r.older[t]
	if o != nil {
		r.add(t, o)
	}
	return o
}

func (r *remembered) put(t termOf, o *occurrences) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.add(t, o)
}

func (r *remembered) add(t termOf, o *occurrences) {
	if r.newer == nil || r.bytes+o.bytes() > mostRemembered/2 {
		r.older, r.newer, r.bytes = r.newer, make(map[termOf]*occurrences), 0
	}
	if _, known := r.newer[t]; !known {
		r.newer[t] = o
		r.bytes += o.bytes()
	}
}

// forget drops what belongs to segments that are not among the kept.
func (r *remembered) forget(kept map[uint64]*segmentColumns) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for t, o := range r.newer {
		if kept[t.segment] == nil {
			r.bytes -= o.bytes()
			delete(r.newer, t)
		}
	}
	for t := range r.older {
		if kept[t.segment] == nil {
			delete(r.older, t)
		}
	}
}

// readOccurrences reads a postings list.
func readOccurrences(postings segment.PostingsList) (*occurrences, error) {
	n := postings.Count()
	o := &occurrences{times: make([]uint8, 0, n), words: make([]uint16, 0, n)}
	it := postings.Iterator(true, true, false, nil)
	for {
		p, err := it.Next()
		if err != nil {
			return nil, err
		}
		if p == nil {
			return o, nil
		}
		o.times = append(o.times, uint8(min(p.Frequency(), 1<<8-1)))
		o.words = append(o.words, uint16(min(wordsOf(p), 1<<16-1)))
	}
}

// addWorth adds what the term is worth in each of the documents, all that have
// it, or in only some of them.
func (o *occurrences) addWorth(docs *roaring.Bitmap, weight float32, only *roaring.Bitmap, scores []float32) {
	var some []uint32
	if only != nil {
		some = only.ToArray()
	}
	b := buffers.Get().(*[block]uint32)
	defer buffers.Put(b)
	buffer, at := b[:], 0
	it := docs.ManyIterator()
	for n := it.NextMany(buffer); n > 0; n = it.NextMany(buffer) {
		times, words := o.times[at:at+n], o.words[at:at+n]
		for i, doc := range buffer[:n] {
			if only != nil {
				for len(some) > 0 && some[0] < doc {
					some = some[1:]
				}
				if len(some) == 0 || some[0] != doc {
					continue
				}
			}
			scores[doc] += float32(weight * worth(uint64(times[i]), uint64(words[i])))
		}
		at += n
	}
}
