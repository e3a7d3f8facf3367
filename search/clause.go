package search

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// clause is a condition that a document meets or not, most of them on its
// words. It is made for one search: find is asked of every segment in turn,
// and only then score, so that what is rare is known.
type clause interface {
	// find returns which of the documents within meet it. It changes neither
	// them nor, later, what it has returned.
	find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error)
	// score adds what the documents are worth to scores, by document: those
	// that meet it and are in only. Without only, others may get a worth too.
	score(in *reading, only *roaring.Bitmap, scores []float32) error
	// cost tells in which order clauses are best asked.
	cost() cost
}

type cost int

const (
	cheap cost = iota
	dear       // looks at each document that is left
)

// reading is a segment as a search reads it.
type reading struct {
	number  int    // of the segment in the snapshot
	id      uint64 // of the segment, for as long as it lives
	segment segment.Segment
	columns *segmentColumns
	view    *view
	sight   *roaring.Bitmap // what may be seen of it
	total   uint64          // documents in sight, of all segments
	all     []*reading      // of the search, this one among them
	ended   func() error    // why nobody waits any more; nil if somebody does
	work    *int            // documents in which a phrase was looked for, of all segments
	known   map[string]segment.TermDictionary
}

// postings returns the documents of a term.
func (in *reading) postings(field, term string) (segment.PostingsList, error) {
	if err := in.ended(); err != nil {
		return nil, err
	}
	dict, ok := in.known[field]
	if !ok {
		var err error
		if dict, err = in.segment.Dictionary(field); err != nil {
			return nil, err
		}
		if in.known == nil {
			in.known = make(map[string]segment.TermDictionary)
		}
		in.known[field] = dict
	}
	return dict.PostingsList([]byte(term), nil, nil)
}

// bitmap returns the documents of a term as a bitmap, which must not be changed.
func (in *reading) bitmap(field, term string) (*roaring.Bitmap, error) {
	postings, err := in.postings(field, term)
	if err != nil {
		return nil, err
	}
	return bitmapOf(postings)
}

// spoken reports whether a document in sight has the term, in any segment.
func (in *reading) spoken(field, term string) (bool, error) {
	for _, each := range in.all {
		docs, err := each.bitmap(field, term)
		if err != nil || docs.Intersects(each.sight) {
			return err == nil, err
		}
	}
	return false, nil
}

// either returns the documents that have the term in one of the fields, and the
// postings of each.
func (in *reading) either(fields []string, term string) (*roaring.Bitmap, []segment.PostingsList, error) {
	found, lists := roaring.New(), make([]segment.PostingsList, len(fields))
	for i, field := range fields {
		var err error
		if lists[i], err = in.postings(field, term); err != nil {
			return nil, nil, err
		}
		docs, err := bitmapOf(lists[i])
		if err != nil {
			return nil, nil, err
		}
		if i == 0 {
			found = docs
		} else {
			found = roaring.Or(found, docs)
		}
	}
	return found, lists, nil
}

// all is met by the documents that meet each of its clauses.
type all struct {
	clauses []clause
	kept
}

// allOf asks for all of the clauses; of none everything has all.
func allOf(list []clause) clause {
	if len(list) == 1 {
		return list[0]
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b clause) int { return cmp.Compare(a.cost(), b.cost()) })
	return &all{clauses: sorted}
}

func (c *all) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	var err error
	for _, each := range c.clauses {
		if within, err = each.find(in, within); err != nil {
			return nil, err
		}
	}
	return c.keep(in, within), nil
}

func (c *all) score(in *reading, only *roaring.Bitmap, scores []float32) error {
	only = c.limit(in, only)
	for _, each := range c.clauses {
		if err := each.score(in, only, scores); err != nil {
			return err
		}
	}
	return nil
}

func (c *all) cost() cost { return dearest(c.clauses) }

// either is met by the documents that meet one of its clauses.
type either struct {
	clauses []clause
	kept
}

// anyOf asks for one of the clauses at least; of none there is none.
func anyOf(list []clause) clause {
	if len(list) == 1 {
		return list[0]
	}
	return &either{clauses: list}
}

func (c *either) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	found := make([]*roaring.Bitmap, len(c.clauses))
	for i, each := range c.clauses {
		var err error
		if found[i], err = each.find(in, within); err != nil {
			return nil, err
		}
	}
	return c.keep(in, roaring.FastOr(found...)), nil
}

func (c *either) score(in *reading, only *roaring.Bitmap, scores []float32) error {
	return scoreEach(c.clauses, in, only, scores)
}

// scoreEach adds what each of the clauses is worth. A clause of several is
// worth something only to the documents that meet it.
func scoreEach(clauses []clause, in *reading, only *roaring.Bitmap, scores []float32) error {
	for _, each := range clauses {
		if a, ok := each.(*all); ok {
			a.strict = true
		}
		if err := each.score(in, only, scores); err != nil {
			return err
		}
	}
	return nil
}

func (c *either) cost() cost { return dearest(c.clauses) }

// lacking is met by the documents that do not meet its clause. It is worth
// nothing.
type lacking struct{ clause }

func (c lacking) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	found, err := c.clause.find(in, within)
	if err != nil {
		return nil, err
	}
	return roaring.AndNot(within, found), nil
}

func (c lacking) score(*reading, *roaring.Bitmap, []float32) error { return nil }

// kept remembers what was found in each segment: what belongs to one
// alternative must not be counted for a document that met another.
type kept struct {
	strict bool
	found  map[int]*roaring.Bitmap
}

func (k *kept) keep(in *reading, found *roaring.Bitmap) *roaring.Bitmap {
	if k.found == nil {
		k.found = make(map[int]*roaring.Bitmap)
	}
	k.found[in.number] = found
	return found
}

func (k *kept) limit(in *reading, only *roaring.Bitmap) *roaring.Bitmap {
	switch {
	case !k.strict:
		return only
	case only == nil:
		return k.found[in.number]
	}
	return roaring.And(only, k.found[in.number])
}

func dearest(list []clause) cost {
	most := cheap
	for _, each := range list {
		most = max(most, each.cost())
	}
	return most
}
