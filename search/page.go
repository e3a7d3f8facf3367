package search

import (
	"cmp"
	"math"
	"slices"

	"soundings/tracker"
)

// A document's key is where it stands in the order, less before more: by score
// if that is asked for, by day with the undated last. Documents with the same
// key stand in the order of their IDs, which are only read where the page
// begins and ends amid such: within a segment their order is known.

// ref is a hit.
type ref struct {
	key     uint64
	segment int
	doc     uint32
}

// page returns the IDs of the hits from … from+size in order.
func (p *pass) page() ([]string, error) {
	end := min(p.from+p.size, p.out.total)
	if p.from >= end {
		return nil, nil
	}
	days := p.days()
	low, high, before := p.bounds(days, end)
	var first, between, last []ref
	p.each(days, func(r ref) {
		switch {
		case r.key == low:
			first = append(first, r)
		case r.key == high:
			last = append(last, r)
		case low < r.key && r.key < high:
			between = append(between, r)
		}
	})
	slices.SortFunc(between, func(a, b ref) int { return cmp.Compare(a.key, b.key) })
	var ids []string
	take := func(group []ref, from, to int) error {
		got, err := p.inOrder(group, from, min(to, len(group)))
		ids = append(ids, got...)
		return err
	}
	if err := take(first, p.from-before, end-before); err != nil {
		return nil, err
	}
	for len(between) > 0 {
		n := 1
		for n < len(between) && between[n].key == between[0].key {
			n++
		}
		if err := take(between[:n], 0, n); err != nil {
			return nil, err
		}
		between = between[n:]
	}
	return ids, take(last, 0, end-p.from-len(ids))
}

// days returns the place of each date in the order.
func (p *pass) days() []uint32 {
	places := make([]uint32, max(1, len(p.view.values[bySaid].spans)))
	places[0] = math.MaxUint32
	for o, s := range p.view.values[bySaid].spans {
		switch {
		case s.first == 0:
			places[o] = math.MaxUint32
		case p.order == tracker.Oldest:
			places[o] = uint32(s.first)
		default:
			places[o] = math.MaxInt32 - uint32(s.first)
		}
	}
	return places
}

// each calls visit with every hit.
func (p *pass) each(days []uint32, visit func(ref)) {
	for n, found := range p.found {
		said := p.view.segments[n].of[bySaid]
		for i, doc := range found.docs {
			key := uint64(days[said.at(doc)])
			if found.scores != nil {
				key |= uint64(^math.Float32bits(found.scores[i])) << 32
			}
			visit(ref{key, n, doc})
		}
	}
}

// bounds returns the keys of the first hit on the page and of the last, and how
// many hits have a lesser key than the first.
func (p *pass) bounds(days []uint32, end int) (low, high uint64, before int) {
	if p.order != tracker.Best {
		return p.bounded(days, end)
	}
	lowest := make(lowest, 0, end)
	p.each(days, func(r ref) { lowest.offer(r.key, end) })
	slices.Sort(lowest)
	low, high = lowest[p.from], lowest[end-1]
	before, _ = slices.BinarySearch(lowest, low)
	return low, high, before
}

// bounded finds the bounds by counting the hits of each day.
func (p *pass) bounded(days []uint32, end int) (low, high uint64, before int) {
	counts := make([]uint32, len(days))
	for n, found := range p.found {
		p.view.segments[n].of[bySaid].count(found.docs, counts)
	}
	order := make([]uint32, len(days))
	for o := range order {
		order[o] = uint32(o)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(days[a], days[b]) })
	at, begun := 0, false
	for i := 0; i < len(order) && at < end; {
		place, n := days[order[i]], 0
		for ; i < len(order) && days[order[i]] == place; i++ {
			n += int(counts[order[i]])
		}
		if !begun && at+n > p.from {
			low, before, begun = uint64(place), at, true
		}
		high = uint64(place)
		at += n
	}
	return low, high, before
}

// inOrder returns the IDs from … to of hits with the same key.
func (p *pass) inOrder(group []ref, from, to int) ([]string, error) {
	bySegment := make([][]uint64, len(p.found)) // rank and document of each
	for _, r := range group {
		rank := p.view.segments[r.segment].rank[r.doc]
		bySegment[r.segment] = append(bySegment[r.segment], uint64(rank)<<32|uint64(r.doc))
	}
	var heads []*head
	for n, list := range bySegment {
		if len(list) == 0 {
			continue
		}
		if to < len(list)/8 {
			list = lowestOf(list, to)
		}
		slices.Sort(list)
		heads = append(heads, &head{segment: n, list: list})
	}
	if len(heads) == 1 {
		heads[0].list, from, to = heads[0].list[from:], 0, to-from
	}
	ids := make([]string, 0, to-from)
	for at := range to {
		best := -1
		for i, h := range heads {
			if err := h.read(p.view); err != nil {
				return nil, err
			}
			if len(h.list) > 0 && (best < 0 || h.id < heads[best].id) {
				best = i
			}
		}
		if at >= from {
			ids = append(ids, heads[best].id)
		}
		heads[best].list, heads[best].id = heads[best].list[1:], ""
	}
	return ids, nil
}

// head is what is left of a segment's documents, with the first one's ID.
type head struct {
	segment int
	list    []uint64
	id      string
}

func (h *head) read(v *view) error {
	if h.id != "" || len(h.list) == 0 {
		return nil
	}
	id, err := v.snapshot.Segments()[h.segment].DocID(h.list[0] & math.MaxUint32)
	h.id = string(id)
	return err
}

// lowest is a heap of the lowest keys, the highest of them on top.
type lowest []uint64

// lowestOf returns the lowest keys of a list.
func lowestOf(list []uint64, most int) lowest {
	l := make(lowest, 0, most)
	for _, key := range list {
		l.offer(key, most)
	}
	return l
}

// offer keeps the key if it is among the lowest.
func (l *lowest) offer(key uint64, most int) {
	h := *l
	if len(h) < most {
		h = append(h, key)
		for i := len(h) - 1; i > 0 && h[i] > h[(i-1)/2]; i = (i - 1) / 2 {
			h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
		}
		*l = h
		return
	}
	if most == 0 || key >= h[0] {
		return
	}
	h[0] = key
	for i := 0; ; {
		child := 2*i + 1
		if child+1 < len(h) && h[child+1] > h[child] {
			child++
		}
		if child >= len(h) || h[child] <= h[i] {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}
