package search

import (
	"fmt"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// The weights of BM25. The length that is neither long nor short is fixed, so
// that a reaction is worth the same on every node, however its index is cut.
const (
	saturation   = 1.2
	lengthWeight = 0.75
	usualLength  = 15
)

// asTyped is what a word is worth more, of what it is worth once in a usual
// text, where it stands as it was typed and not in another form.
const asTyped = 0.25

// word asks for one term, a stem mostly, in any of the fields. With a typed
// form, documents that have it in one of the exact fields come before those
// that have another: that is only looked up, not read as a second list.
type word struct {
	fields  []string
	term    string
	boost   float64
	exact   []string
	typed   string
	matched uint64                         // documents in sight that have it, of the segments asked
	lists   map[int][]segment.PostingsList // of the fields, by segment
}

func (c *word) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	found, lists, err := in.either(c.fields, c.term)
	if err != nil {
		return nil, err
	}
	if c.lists == nil {
		c.lists = make(map[int][]segment.PostingsList)
	}
	c.lists[in.number] = lists
	met := roaring.And(found, within)
	if within == in.sight {
		c.matched += met.GetCardinality()
	} else {
		c.matched += found.AndCardinality(in.sight)
	}
	return met, nil
}

func (c *word) score(in *reading, only *roaring.Bitmap, scores []float32) error {
	weight := float32(c.boost * rarity(in.total, c.matched))
	for i, postings := range c.lists[in.number] {
		if err := in.addWorth(c.fields[i], c.term, postings, weight, only, scores); err != nil {
			return err
		}
	}
	if c.typed == "" {
		return nil
	}
	for _, field := range c.exact {
		typed, err := in.bitmap(field, c.typed)
		if err != nil {
			return err
		}
		addTyped(typed, weight*asTyped, only, scores)
	}
	return nil
}

// addTyped adds the same to all documents, or to only some of them.
func addTyped(docs *roaring.Bitmap, extra float32, only *roaring.Bitmap, scores []float32) {
	if only != nil {
		docs = roaring.And(docs, only)
	}
	b := buffers.Get().(*[block]uint32)
	defer buffers.Put(b)
	buffer, it := b[:], docs.ManyIterator()
	for n := it.NextMany(buffer); n > 0; n = it.NextMany(buffer) {
		for _, doc := range buffer[:n] {
			scores[doc] += extra
		}
	}
}

func (c *word) cost() cost { return cheap }

// rarity is the idf of BM25.
func rarity(total, matched uint64) float64 {
	return math.Log(1 + (float64(total)-float64(matched)+0.5)/(float64(matched)+0.5))
}

// addWorth adds what a term is worth in each document that has it, or in only
// those. A common one is remembered, if all of it has to be read.
func (in *reading) addWorth(field, term string, postings segment.PostingsList, weight float32, only *roaring.Bitmap, scores []float32) error {
	count := postings.Count()
	if count < leastRemembered {
		return addWorth(postings, weight, only, scores)
	}
	key := termOf{in.id, field, term}
	known := in.view.remembered.get(key)
	if known == nil && only != nil && only.GetCardinality() < count/8 {
		return addWorth(postings, weight, only, scores)
	}
	if known == nil {
		var err error
		if known, err = readOccurrences(postings); err != nil {
			return err
		}
		in.view.remembered.put(key, known)
	}
	docs, err := bitmapOf(postings)
	if err != nil {
		return err
	}
	known.addWorth(docs, weight, only, scores)
	return nil
}

// addWorth reads what a term is worth once, without remembering it.
func addWorth(postings segment.PostingsList, weight float32, only *roaring.Bitmap, scores []float32) error {
	it := postings.Iterator(true, true, false, nil)
	if only != nil {
		if err := limit(it, only); err != nil {
			return err
		}
	}
	for {
		p, err := it.Next()
		if err != nil {
			return err
		}
		if p == nil {
			return nil
		}
		scores[p.Number()] += float32(weight * worth(p.Frequency(), wordsOf(p)))
	}
}

// worth is BM25's part of a term that a text of so many words has so often. As
// Bleve does, it takes the root of how often: four times is twice as good.
func worth(times, words uint64) float32 {
	tf := roots[min(times, uint64(len(roots)-1))]
	return float32(tf*(saturation+1)) / (tf + dampings[min(words, uint64(len(dampings)-1))])
}

// dampings are BM25's part of the length, by words.
var dampings = func() (list [2048]float32) {
	for words := range list {
		list[words] = saturation * float32(1-lengthWeight+lengthWeight*float32(words)/usualLength)
	}
	return list
}()

// roots are those of how often a text has a term.
var roots = func() (list [256]float32) {
	for times := range list {
		list[times] = float32(math.Sqrt(float64(times)))
	}
	return list
}()

// wordsOf returns how many words the text of a posting has, which Bleve keeps
// as they are but hands out as one over their square root.
func wordsOf(p segment.Posting) uint64 {
	if exact, ok := p.(interface{ NormUint64() uint64 }); ok {
		return exact.NormUint64()
	}
	norm := p.Norm()
	if norm <= 0 {
		return 0
	}
	return uint64(math.Round(1 / (norm * norm)))
}

// limit makes an iterator leave out documents.
func limit(it segment.PostingsIterator, only *roaring.Bitmap) error {
	optimizable, ok := it.(segment.OptimizablePostingsIterator)
	if !ok {
		return fmt.Errorf("unexpected kind of postings %T", it)
	}
	if docs := optimizable.ActualBitmap(); docs != nil {
		optimizable.ReplaceActual(roaring.And(docs, only))
		return nil
	}
	if doc, one := optimizable.DocNum1Hit(); one && !only.Contains(uint32(doc)) {
		_, err := it.Next()
		return err
	}
	return nil
}

// bitmapOf returns the documents of a postings list, which must not be changed.
func bitmapOf(postings segment.PostingsList) (*roaring.Bitmap, error) {
	it := postings.Iterator(false, false, false, nil)
	optimizable, ok := it.(segment.OptimizablePostingsIterator)
	if !ok {
		return nil, fmt.Errorf("unexpected kind of postings %T", it)
	}
	if doc, one := optimizable.DocNum1Hit(); one {
		return roaring.BitmapOf(uint32(doc)), nil
	}
	if docs := optimizable.ActualBitmap(); docs != nil {
		return docs, nil
	}
	return roaring.New(), nil
}
