package search

import (
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// columns keeps, beside the index, which values each document has. Bleve would
// decode them anew for every hit, some 3 µs each; here it is a look into an
// array. A segment never changes, so what is built for one holds as long as the
// segment does; it is known by its number, which it keeps when it is written to
// disk.
type columns struct {
	building sync.Mutex // one at a time, over everything that is slow

	mu           sync.Mutex // over what follows, briefly
	dictionaries [attributes]*dictionary
	segments     map[uint64]*segmentColumns

	remembered remembered
}

// segmentColumns are the columns of one segment.
type segmentColumns struct {
	of   [attributes]column
	rank []uint32 // place of each document in the order of IDs
	seen inSight
}

// view is the columns of a snapshot, all of the same moment.
type view struct {
	snapshot *scorch.IndexSnapshot
	segments []*segmentColumns // as in the snapshot
	values   [attributes]values

	remembered *remembered
}

// view returns the columns of a snapshot, building those that are not there yet.
func (c *columns) view(snapshot *scorch.IndexSnapshot) (*view, error) {
	if v := c.known(snapshot); v != nil {
		return v, nil
	}
	c.building.Lock()
	defer c.building.Unlock()
	for _, s := range snapshot.Segments() {
		c.mu.Lock()
		_, ok := c.segments[s.Id()]
		c.mu.Unlock()
		if ok {
			continue
		}
		made, err := c.build(s.Segment())
		if err != nil {
			return nil, fmt.Errorf("read the columns of segment %d: %w", s.Id(), err)
		}
		c.mu.Lock()
		if c.segments == nil {
			c.segments = make(map[uint64]*segmentColumns)
		}
		c.segments[s.Id()] = made
		c.mu.Unlock()
	}
	if v := c.known(snapshot); v != nil {
		return v, nil
	}
	return nil, fmt.Errorf("the columns of a segment have gone")
}

// known returns the columns of a snapshot if all of them are there.
func (c *columns) known(snapshot *scorch.IndexSnapshot) *view {
	v := &view{snapshot: snapshot, remembered: &c.remembered}
	c.mu.Lock()
	defer c.mu.Unlock()
	for a := range c.dictionaries {
		if c.dictionaries[a] == nil {
			c.dictionaries[a] = newDictionary(measures[a])
		}
		v.values[a] = c.values(c.dictionaries[a])
	}
	for _, s := range snapshot.Segments() {
		known, ok := c.segments[s.Id()]
		if !ok {
			return nil
		}
		v.segments = append(v.segments, known)
	}
	return v
}

// values returns a dictionary as it is now.
func (c *columns) values(d *dictionary) values {
	size := len(d.terms)
	return values{terms: d.terms, spans: d.spans, sets: d.sets, lookup: func(term string) uint32 {
		c.mu.Lock()
		defer c.mu.Unlock()
		if o := *d.slot(term); int(o) < size {
			return o
		}
		return 0
	}}
}

// prune drops the columns of segments that are gone. What there is is only
// asked once nothing is being built, so that nothing new is taken for gone.
func (c *columns) prune(now func() (*scorch.IndexSnapshot, error)) error {
	c.building.Lock()
	defer c.building.Unlock()
	snapshot, err := now()
	if err != nil {
		return err
	}
	kept := make(map[uint64]*segmentColumns)
	c.mu.Lock()
	for _, s := range snapshot.Segments() {
		if known, ok := c.segments[s.Id()]; ok {
			kept[s.Id()] = known
		}
	}
	if len(kept) < len(c.segments) {
		c.segments = kept
		c.remembered.forget(kept)
	}
	c.mu.Unlock()
	return snapshot.Close()
}

// build turns a segment's inverted index around. Only one runs at a time.
func (c *columns) build(s segment.Segment) (*segmentColumns, error) {
	made := &segmentColumns{}
	wide := make([]uint32, s.Count())
	for a := range attributes {
		clear(wide)
		for _, o := range origins[a] {
			if err := c.read(s, a, o, wide); err != nil {
				return nil, fmt.Errorf("field %s: %w", o.field, err)
			}
		}
		made.of[a] = narrow(wide)
	}
	made.rank = wide
	return made, ranks(s, wide)
}

// read joins the terms of a field to the documents' ordinals.
func (c *columns) read(s segment.Segment, a attribute, o origin, wide []uint32) error {
	var docs []uint32
	return eachTerm(s, o.field, func(term string, postings segment.PostingsList) error {
		if o.value != nil {
			value, ok := o.value(term)
			if !ok {
				return nil
			}
			term = value
		}
		if term == "" {
			return nil
		}
		var err error
		if docs, err = appendDocs(docs[:0], postings); err != nil {
			return err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		d := c.dictionaries[a]
		place := d.place(term)
		for _, doc := range docs {
			if wide[doc] == 0 {
				wide[doc] = place
			} else {
				wide[doc] = d.join(wide[doc], place)
			}
		}
		return nil
	})
}

// counting is what a dictionary offers that can leave out how often a term is
// there, which costs as much as its postings.
type counting interface {
	AutomatonIteratorOmitCount(a segment.Automaton, startKeyInclusive, endKeyExclusive []byte) segment.DictionaryIterator
}

// eachTerm calls visit with the terms of a field, in order.
func eachTerm(s segment.Segment, field string, visit func(string, segment.PostingsList) error) error {
	dict, err := s.Dictionary(field)
	if err != nil {
		return err
	}
	iterate := dict.AutomatonIterator
	if quick, ok := dict.(counting); ok {
		iterate = quick.AutomatonIteratorOmitCount
	}
	terms := iterate(nil, nil, nil)
	var postings segment.PostingsList
	for {
		e, err := terms.Next()
		if err != nil || e == nil {
			return err
		}
		if postings, err = dict.PostingsList([]byte(e.Term), nil, postings); err != nil {
			return err
		}
		if err := visit(e.Term, postings); err != nil {
			return err
		}
	}
}

// appendDocs appends the documents of a postings list.
func appendDocs(docs []uint32, postings segment.PostingsList) ([]uint32, error) {
	all, err := bitmapOf(postings)
	if err != nil {
		return nil, err
	}
	n := len(docs)
	docs = append(docs, make([]uint32, all.GetCardinality())...)
	all.ManyIterator().NextMany(docs[n:])
	return docs, nil
}
