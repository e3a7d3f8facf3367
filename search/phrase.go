package search

import (
	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"soundings/tracker"
)

// phrase asks for terms one after the other in one passage, in any of the
// fields. Candidates are the documents that have all terms; of these the places
// of the terms are compared, document by document.
type phrase struct {
	fields  []string
	terms   []string
	boost   float64
	matched uint64
	found   map[int][]phraseHit // by segment
}

// phraseHit is a document with how often a field of so many words has the
// phrase.
type phraseHit struct {
	doc          uint32
	times, words uint64
}

func (c *phrase) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	met := roaring.New()
	for _, field := range c.fields {
		lists := make([]segment.PostingsList, len(c.terms))
		candidates := within
		for i, term := range c.terms {
			var err error
			if lists[i], err = in.postings(field, term); err != nil {
				return nil, err
			}
			docs, err := bitmapOf(lists[i])
			if err != nil {
				return nil, err
			}
			candidates = roaring.And(candidates, docs)
		}
		if candidates.IsEmpty() {
			continue
		}
		if err := in.looksAt(candidates.GetCardinality()); err != nil {
			return nil, err
		}
		if err := c.compare(in, lists, candidates, met); err != nil {
			return nil, err
		}
	}
	c.matched += met.GetCardinality()
	return met, nil
}

// mostLookedAt bounds in how many documents one search looks for its phrases,
// each phrase counted: ten that everybody uses in a million reactions. It takes
// some seconds.
const mostLookedAt = 10_000_000

// looksAt notes that a phrase is looked for in so many documents more, all of
// them in sight, or says that this is too much for one search.
func (in *reading) looksAt(documents uint64) error {
	if *in.work += int(documents); *in.work <= mostLookedAt {
		return nil
	}
	return &tracker.Error{Kind: tracker.Invalid, Message: "The words could not be understood.", Fields: []tracker.FieldError{{Field: "q",
		Message: "Too many of these phrases are of words that nearly everybody uses. Keep the telling ones."}}}
}

// compare adds the candidates that have the phrase to met.
func (c *phrase) compare(in *reading, lists []segment.PostingsList, candidates, met *roaring.Bitmap) error {
	each := make([]segment.PostingsIterator, len(lists))
	for i, list := range lists {
		each[i] = list.Iterator(true, true, true, nil)
		if err := limit(each[i], candidates); err != nil {
			return err
		}
	}
	if c.found == nil {
		c.found = make(map[int][]phraseHit)
	}
	var begins, next []uint64 // where the phrase may begin
	for n := range candidates.GetCardinality() {
		if n%block == 0 {
			if err := in.ended(); err != nil {
				return err
			}
		}
		var hit phraseHit
		for i, it := range each {
			p, err := it.Next()
			if err != nil {
				return err
			}
			if p == nil {
				return nil
			}
			if i == 0 {
				hit.doc, hit.words = uint32(p.Number()), wordsOf(p)
				begins = appendPlaces(begins[:0], p.Locations(), 0)
				continue
			}
			if len(begins) > 0 {
				next = appendPlaces(next[:0], p.Locations(), i)
				begins = inBoth(begins, next)
			}
		}
		if hit.times = uint64(len(begins)); hit.times > 0 {
			met.Add(hit.doc)
			c.found[in.number] = append(c.found[in.number], hit)
		}
	}
	return nil
}

// appendPlaces appends where a phrase must begin of which the term is the nth:
// the passage in the upper half, the word in the lower.
func appendPlaces(list []uint64, locations []segment.Location, nth int) []uint64 {
	for _, l := range locations {
		at := l.Pos()
		if at < uint64(nth) {
			continue
		}
		place := at - uint64(nth)
		if passage := l.ArrayPositions(); len(passage) > 0 {
			place |= passage[0] << 32
		}
		list = append(list, place)
	}
	return list
}

// inBoth keeps what is in the other list too; both ascend.
func inBoth(list, other []uint64) []uint64 {
	kept, j := list[:0], 0
	for _, place := range list {
		for j < len(other) && other[j] < place {
			j++
		}
		if j < len(other) && other[j] == place {
			kept = append(kept, place)
		}
	}
	return kept
}

func (c *phrase) score(in *reading, only *roaring.Bitmap, scores []float32) error {
	weight := float32(c.boost * rarity(in.total, c.matched))
	for _, hit := range c.found[in.number] {
		if only == nil || only.Contains(hit.doc) {
			scores[hit.doc] += float32(weight * worth(hit.times, hit.words))
		}
	}
	return nil
}

func (c *phrase) cost() cost { return dear }
