package search

import (
	"context"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"soundings/tracker"
)

// request says which documents are wanted, which page of them in which order,
// and which attributes are to be counted.
type request struct {
	text    clause // nil for all documents
	filters []filter
	counts  []attribute         // over everything that is found
	own     map[unfiltered]bool // over what is found without one of the filters
	scale   *having             // a place on the scale, if who has one is to be counted
	from    int
	size    int
	order   tracker.Order
	courses *courses // who stands where, if that is asked for

	sectorsOn *string // the proposition on which sectors are counted, if that is asked for
}

// unfiltered is an attribute that is counted without the filter of that place.
type unfiltered struct {
	filter int
	by     attribute
}

// filter is a condition on an attribute.
type filter struct {
	facet tracker.Facet // that it is a choice of
	having
}

// answer is what one pass through the documents has found.
type answer struct {
	ids    []string
	total  int
	counts map[attribute]*tally
	own    map[unfiltered]*tally
	scale  *onScale
	stands []tracker.Stand

	sectors []tracker.SectorMix
}

// pass looks at every document once: at those with the words if there are any,
// else at all, and never at one that is not in sight.
type pass struct {
	request
	view  *view
	looks []look // one for each attribute of which something is asked
	all   uint16 // bits of the filters that something can fail
	found []foundDocs
	out   answer

	*scratch
}

// scratch is what a pass writes on, used again by the next.
type scratch struct {
	docs, near []uint32 // of a block
	masks      []uint16
	hits       []uint32  // of all segments
	worths     []float32 // of the hits
	scores     []float32 // of the documents of one segment
}

var scratches = sync.Pool{New: func() any {
	return &scratch{docs: make([]uint32, block), near: make([]uint32, block), masks: make([]uint16, block)}
}}

// buffers are for the documents of a block, while they are gone through.
var buffers = sync.Pool{New: func() any { return new([block]uint32) }}

// done gives back what the pass has written on; only its answer is left.
func (p *pass) done() {
	p.hits, p.worths = p.hits[:0], p.worths[:0]
	scratches.Put(p.scratch)
	p.scratch, p.found = nil, nil
}

// foundDocs are the hits of a segment, ascending, with what they are worth if
// that is asked for.
type foundDocs struct {
	docs   []uint32
	scores []float32
}

// block is how many documents are looked at together, few enough for what is
// noted of them to stay near the processor.
const block = 2048

func newPass(v *view, sight tracker.Sight, r request) *pass {
	p := &pass{request: r, view: v, scratch: scratches.Get().(*scratch)}
	for bit, f := range r.filters {
		table := f.fails(v.values[f.by])
		if f.by == byState && !sight.All && table[v.values[byState].lookup(string(tracker.Published))] == 0 {
			table = nil // what others may see is published
		}
		if table != nil {
			p.look(f.by, table, bit)
			p.all |= 1 << bit
		}
	}
	p.out.counts = make(map[attribute]*tally)
	for _, a := range r.counts {
		p.out.counts[a] = newTally(v.values[a])
	}
	if p.out.scale = newOnScale(v, r); r.scale != nil {
		p.look(r.scale.by, r.scale.fails(v.values[r.scale.by]), len(r.filters))
	}
	p.out.own = make(map[unfiltered]*tally)
	for u := range r.own {
		p.out.own[u] = newTally(v.values[u.by])
	}
	return p
}

// look is one look at an attribute of a document: which bits it gets for failing
// what, by ordinal.
type look struct {
	by      attribute
	failing []uint16
}

// look asks one thing more of an attribute: who fails gets the bit.
func (p *pass) look(by attribute, fails []uint8, bit int) {
	at := slices.IndexFunc(p.looks, func(l look) bool { return l.by == by })
	if at < 0 {
		at = len(p.looks)
		p.looks = append(p.looks, look{by, make([]uint16, len(fails))})
	}
	for o, fail := range fails {
		p.looks[at].failing[o] |= uint16(fail) << bit
	}
}

// run takes the segments one after the other; sight has what may be seen of
// each.
func (p *pass) run(ctx context.Context, sight []*roaring.Bitmap) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var total uint64
	for _, docs := range sight {
		total += docs.GetCardinality()
	}
	readings := make([]*reading, len(sight))
	matched := make([]*roaring.Bitmap, len(sight))
	for n, docs := range sight {
		s := p.view.snapshot.Segments()[n]
		readings[n] = &reading{number: n, id: s.Id(), segment: s.Segment(), columns: p.view.segments[n], view: p.view,
			sight: docs, total: total, all: readings, ended: ctx.Err, work: new(int)}
		readings[n].work = readings[0].work
	}
	for n, in := range readings {
		if err := ctx.Err(); err != nil {
			return err
		}
		docs := in.sight
		if p.text != nil {
			var err error
			if docs, err = p.text.find(in, docs); err != nil {
				return err
			}
		}
		matched[n] = docs
		p.found = append(p.found, foundDocs{docs: p.segment(p.view.segments[n], docs)})
	}
	if p.size > 0 && p.order == tracker.Best {
		for n, in := range readings {
			if err := p.score(in, matched[n], &p.found[n]); err != nil {
				return err
			}
		}
	}
	return nil
}

// segment counts the documents of a segment and returns the hits among them.
func (p *pass) segment(c *segmentColumns, matched *roaring.Bitmap) []uint32 {
	first := len(p.hits)
	it := matched.ManyIterator()
	for n := it.NextMany(p.docs); n > 0; n = it.NextMany(p.docs) {
		found := p.block(c, p.docs[:n])
		p.out.total += len(found)
		for a, t := range p.out.counts {
			t.total += len(found)
			c.of[a].count(found, t.counts)
		}
		if p.size > 0 || p.courses != nil || p.sectorsOn != nil {
			p.hits = append(p.hits, found...)
		}
	}
	return p.hits[first:len(p.hits):len(p.hits)]
}

// block returns the documents that hold all filters. It counts, for each facet
// that has filters, those that hold all others.
func (p *pass) block(c *segmentColumns, docs []uint32) []uint32 {
	if len(p.filters) == 0 && p.scale == nil {
		return docs
	}
	masks := p.masks[:len(docs)]
	clear(masks)
	for _, l := range p.looks {
		c.of[l.by].check(docs, l.failing, masks)
	}
	p.onScale(c, docs, masks)
	for u, t := range p.out.own {
		near := docs
		if others := p.all &^ p.bits(p.filters[u.filter].facet); others != 0 {
			near = p.choose(docs, masks, others)
		}
		t.total += len(near)
		c.of[u.by].count(near, t.counts)
	}
	if p.all == 0 {
		return docs
	}
	return p.choose(docs, masks, p.all)
}

// bits returns the bits of the filters that belong to the facet.
func (p *pass) bits(f tracker.Facet) uint16 {
	var bits uint16
	for bit := range p.filters {
		if p.filters[bit].facet == f {
			bits |= 1 << bit
		}
	}
	return bits
}

// choose returns the documents that fail none of the filters in which.
func (p *pass) choose(docs []uint32, masks []uint16, which uint16) []uint32 {
	n := 0
	for i, doc := range docs {
		p.near[n] = doc
		if masks[i]&which == 0 {
			n++
		}
	}
	return p.near[:n]
}

// score says what the hits of a segment are worth.
func (p *pass) score(in *reading, matched *roaring.Bitmap, hits *foundDocs) error {
	if len(hits.docs) == 0 {
		return nil
	}
	var only *roaring.Bitmap
	if uint64(len(hits.docs))*4 < matched.GetCardinality() {
		only = roaring.BitmapOf(hits.docs...)
	}
	n := int(in.segment.Count())
	if cap(p.scores) < n {
		p.scores = make([]float32, n)
	}
	scores := p.scores[:n]
	clear(scores)
	if err := p.text.score(in, only, scores); err != nil {
		return err
	}
	first := len(p.worths)
	for _, doc := range hits.docs {
		p.worths = append(p.worths, scores[doc])
	}
	hits.scores = p.worths[first:len(p.worths):len(p.worths)]
	return nil
}
