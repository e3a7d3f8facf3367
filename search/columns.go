package search

import (
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// columns keeps, beside the index, which values each document has in the
// fields that are counted or sorted by. Bleve would decode them anew for every
// hit, some 3 µs each; here it is a look into an array. A segment never
// changes, so what is built for one holds as long as the segment does.
type columns struct {
	mu       sync.Mutex
	segments map[segment.Segment]*segmentColumns
}

// of returns the columns of a segment, and forgets those of segments that the
// snapshot no longer has.
func (c *columns) of(s segment.Segment, snapshot *scorch.IndexSnapshot) *segmentColumns {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known, ok := c.segments[s]; ok {
		return known
	}
	current := map[segment.Segment]*segmentColumns{s: {segment: s, fields: make(map[string]*columnData)}}
	for _, other := range snapshot.Segments() {
		if known, ok := c.segments[other.Segment()]; ok {
			current[other.Segment()] = known
		}
	}
	c.segments = current
	return current[s]
}

// segmentColumns are the columns of one segment, each made when first asked for.
type segmentColumns struct {
	mu      sync.Mutex
	segment segment.Segment
	fields  map[string]*columnData
}

// field returns the column of the field.
func (s *segmentColumns) field(name string) (*columnData, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if known, ok := s.fields[name]; ok {
		return known, nil
	}
	made, err := readColumn(s.segment, name)
	if err != nil {
		return nil, err
	}
	s.fields[name] = made
	return made, nil
}

// columnData is a field's values by document number. An entry is 0 for none, a
// value's place in terms plus one, or, with the bit several, a place in lists.
type columnData struct {
	terms []string
	days  []int32 // terms as numbers, for days
	entry []uint32
	lists [][]uint32 // places in terms
}

const several = 1 << 31

// readColumn turns the segment's inverted index of the field around.
func readColumn(s segment.Segment, field string) (*columnData, error) {
	c := &columnData{entry: make([]uint32, s.Count())}
	dict, err := s.Dictionary(field)
	if err != nil {
		return nil, err
	}
	terms := dict.AutomatonIterator(nil, nil, nil)
	var postings segment.PostingsList
	var each segment.PostingsIterator
	for {
		e, err := terms.Next()
		if err != nil {
			return nil, err
		}
		if e == nil {
			return c, nil
		}
		place := uint32(len(c.terms))
		c.terms = append(c.terms, e.Term)
		if field == fieldFirst {
			c.days = append(c.days, dayNumber(e.Term))
		}
		if postings, err = dict.PostingsList([]byte(e.Term), nil, postings); err != nil {
			return nil, err
		}
		each = postings.Iterator(false, false, false, each)
		for {
			p, err := each.Next()
			if err != nil {
				return nil, err
			}
			if p == nil {
				break
			}
			c.add(p.Number(), place)
		}
	}
}

// add gives the document one more value.
func (c *columnData) add(doc uint64, place uint32) {
	switch e := c.entry[doc]; {
	case e == 0:
		c.entry[doc] = place + 1
	case e&several == 0:
		c.lists = append(c.lists, []uint32{e - 1, place})
		c.entry[doc] = several | uint32(len(c.lists)-1)
	default:
		c.lists[e&^several] = append(c.lists[e&^several], place)
	}
}

// count adds the document's values to counts, which is as long as terms.
func (c *columnData) count(doc uint64, counts []int) {
	switch e := c.entry[doc]; {
	case e == 0:
	case e&several == 0:
		counts[e-1]++
	default:
		for _, place := range c.lists[e&^several] {
			counts[place]++
		}
	}
}

// day returns the document's day as a number, 0 if it has none.
func (c *columnData) day(doc uint64) int32 {
	e := c.entry[doc]
	if e == 0 || e&several != 0 {
		return 0
	}
	return c.days[e-1]
}

// dayNumber writes 2014-05-01 as 20140501; what is no day is 0.
func dayNumber(day string) int32 {
	n, err := strconv.ParseInt(strings.ReplaceAll(day, "-", ""), 10, 32)
	if err != nil {
		return 0
	}
	return int32(n)
}
