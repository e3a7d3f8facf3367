package search

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	"soundings/tracker"
)

// request says which part of the documents found is wanted, in which order,
// and which columns are to be counted over all of them.
type request struct {
	from, size int
	order      tracker.Order
	columns    []column
}

// column is a field whose values are counted, those with the prefix only.
type column struct{ field, prefix string }

// collector takes each hit once: it counts its values and keeps it if it may
// be on the page. It stands in for Bleve's own facets and sorting.
type collector struct {
	request
	cache    *columns
	snapshot *scorch.IndexSnapshot
	pool     *search.DocumentMatchPool
	runs     []*run
	best     ranking
	total    int
	ids      []string
	values   map[string]map[string]int // by field
}

// run is a segment's part of the documents' numbers.
type run struct {
	start, end uint64
	place      int // in the snapshot
	read       bool
	days       *columnData
	columns    []*columnData
	counts     [][]int
}

// begin implements search.MakeDocumentMatchHandler.
func (c *collector) begin(sctx *search.SearchContext) (search.DocumentMatchHandler, bool, error) {
	snapshot, ok := sctx.IndexReader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, false, fmt.Errorf("unexpected kind of index %T", sctx.IndexReader)
	}
	c.snapshot, c.pool = snapshot, sctx.DocumentMatchPool
	c.best = ranking{order: c.order, name: snapshot.ExternalID}
	var start uint64
	for i, s := range snapshot.Segments() {
		end := start + s.Segment().Count()
		c.runs = append(c.runs, &run{start: start, end: end, place: i})
		start = end
	}
	return c.take, false, nil
}

// take is called with each hit, and with nil after the last.
func (c *collector) take(m *search.DocumentMatch) error {
	if m == nil {
		return c.end()
	}
	number, score := m.IndexInternalID.Value(), m.Score
	c.pool.Put(m)
	r, err := c.at(number)
	if err != nil {
		return err
	}
	c.total++
	for i, data := range r.columns {
		data.count(number-r.start, r.counts[i])
	}
	if most := c.from + c.size; c.size > 0 {
		c.best.offer(hit{number: number, score: score, day: r.days.day(number - r.start)}, most)
	}
	return c.best.err
}

// at returns the run of a document, with its columns.
func (c *collector) at(number uint64) (*run, error) {
	i := sort.Search(len(c.runs), func(i int) bool { return number < c.runs[i].end })
	if i == len(c.runs) {
		return nil, fmt.Errorf("document %d is in no segment", number)
	}
	r := c.runs[i]
	if r.read {
		return r, nil
	}
	of := c.cache.of(c.snapshot.Segments()[r.place].Segment(), c.snapshot)
	var err error
	if r.days, err = of.field(fieldFirst); err != nil {
		return nil, err
	}
	for _, col := range c.request.columns {
		data, err := of.field(col.field)
		if err != nil {
			return nil, err
		}
		r.columns = append(r.columns, data)
		r.counts = append(r.counts, make([]int, len(data.terms)))
	}
	r.read = true
	return r, nil
}

// end puts the page in order and the counts of the segments together.
func (c *collector) end() error {
	page := c.best.sorted()
	for _, h := range page[min(c.from, len(page)):] {
		id, err := c.best.id(&h)
		if err != nil {
			return err
		}
		c.ids = append(c.ids, id)
	}
	c.values = make(map[string]map[string]int)
	for i, col := range c.request.columns {
		sum := make(map[string]int)
		for _, r := range c.runs {
			if !r.read {
				continue
			}
			for place, n := range r.counts[i] {
				if term := r.columns[i].terms[place]; n > 0 && strings.HasPrefix(term, col.prefix) {
					sum[term] += n
				}
			}
		}
		c.values[col.field] = sum
	}
	return c.best.err
}

// hit is a document that may be on the page.
type hit struct {
	number uint64
	score  float64
	day    int32
	id     string // read when it is needed
}

// ranking keeps the best hits, the worst of them on top. It implements
// heap.Interface.
type ranking struct {
	order tracker.Order
	hits  []hit
	name  func(index.IndexInternalID) (string, error)
	err   error // the first of reading an ID
}

// offer keeps the hit if it is among the best.
func (r *ranking) offer(h hit, most int) {
	if len(r.hits) < most {
		heap.Push(r, h)
		return
	}
	if r.compare(&h, &r.hits[0]) < 0 {
		r.hits[0] = h
		heap.Fix(r, 0)
	}
}

// compare orders by score if that is asked for, by day with the undated last,
// and by ID.
func (r *ranking) compare(a, b *hit) int {
	if r.order == tracker.Best {
		if c := cmp.Compare(b.score, a.score); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(r.rank(a.day), r.rank(b.day)); c != 0 {
		return c
	}
	x, err := r.id(a)
	if err == nil {
		var y string
		if y, err = r.id(b); err == nil {
			return cmp.Compare(x, y)
		}
	}
	if r.err == nil {
		r.err = err
	}
	return cmp.Compare(a.number, b.number)
}

// rank turns a day into its place in the order.
func (r *ranking) rank(day int32) int32 {
	switch {
	case day == 0:
		return math.MaxInt32
	case r.order == tracker.Oldest:
		return day
	}
	return -day
}

func (r *ranking) id(h *hit) (string, error) {
	if h.id == "" {
		var err error
		if h.id, err = r.name(index.NewIndexInternalID(nil, h.number)); err != nil {
			return "", err
		}
	}
	return h.id, nil
}

// sorted returns the hits, best first.
func (r *ranking) sorted() []hit {
	slices.SortFunc(r.hits, func(a, b hit) int { return r.compare(&a, &b) })
	return r.hits
}

func (r *ranking) Len() int           { return len(r.hits) }
func (r *ranking) Less(i, j int) bool { return r.compare(&r.hits[i], &r.hits[j]) > 0 }
func (r *ranking) Swap(i, j int)      { r.hits[i], r.hits[j] = r.hits[j], r.hits[i] }
func (r *ranking) Push(h any)         { r.hits = append(r.hits, h.(hit)) }

// Pop is not used: what is on top is replaced.
func (r *ranking) Pop() any {
	last := r.hits[len(r.hits)-1]
	r.hits = r.hits[:len(r.hits)-1]
	return last
}
