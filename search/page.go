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
	var refs []ref
	var b bounds
	if p.order == tracker.Best {
		b = p.byScore(days, end)
		refs = p.upTo(days, b.high)
	} else {
		b = p.byDay(days, end)
		refs = p.between(days, b)
	}
	refs = slices.DeleteFunc(refs, func(r ref) bool { return r.key < b.low })
	slices.SortFunc(refs, func(a, b ref) int { return cmp.Compare(a.key, b.key) })
	var ids []string
	for at := b.before; len(refs) > 0 && at < end; {
		n := 1
		for n < len(refs) && refs[n].key == refs[0].key {
			n++
		}
		got, err := p.inOrder(refs[:n], max(p.from-at, 0), min(end-at, n))
		if err != nil {
			return nil, err
		}
		ids = append(ids, got...)
		refs, at = refs[n:], at+n
	}
	return ids, nil
}

// bounds are the keys of the first hit of a page and of the last, and how many
// hits have a lesser key than the first.
type bounds struct {
	low, high uint64
	before    int
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

// byScore finds the bounds by keeping the lowest keys.
func (p *pass) byScore(days []uint32, end int) bounds {
	best := make(lowest, 0, end)
	for n, found := range p.found {
		said := p.view.segments[n].of[bySaid]
		for i, score := range found.scores {
			key := keyOf(score)
			if len(best) == end && key > best[0] {
				continue
			}
			best.offer(key|uint64(days[said.at(found.docs[i])]), end)
		}
	}
	slices.Sort(best)
	before, _ := slices.BinarySearch(best, best[p.from])
	return bounds{best[p.from], best[end-1], before}
}

// keyOf returns the part of a key that is the score's.
func keyOf(score float32) uint64 { return uint64(^math.Float32bits(score)) << 32 }

// upTo returns the hits with the key or a lesser one.
func (p *pass) upTo(days []uint32, high uint64) []ref {
	var refs []ref
	for n, found := range p.found {
		said := p.view.segments[n].of[bySaid]
		for i, score := range found.scores {
			if key := keyOf(score); key <= high {
				if key |= uint64(days[said.at(found.docs[i])]); key <= high {
					refs = append(refs, ref{key, n, found.docs[i]})
				}
			}
		}
	}
	return refs
}

// byDay finds the bounds in how many hits each date has.
func (p *pass) byDay(days []uint32, end int) bounds {
	counts := p.out.counts[bySaid].counts
	order := make([]uint32, 0, len(days))
	for o, n := range counts {
		if n > 0 {
			order = append(order, uint32(o))
		}
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(days[a], days[b]) })
	var b bounds
	for i, at := 0, 0; i < len(order) && at < end; {
		place, n := days[order[i]], 0
		for ; i < len(order) && days[order[i]] == place; i++ {
			n += int(counts[order[i]])
		}
		if at <= p.from {
			b.low, b.before = uint64(place), at
		}
		b.high = uint64(place)
		at += n
	}
	return b
}

// between returns the hits whose day is within the bounds.
func (p *pass) between(days []uint32, b bounds) []ref {
	fails := make([]uint16, len(days))
	for o, place := range days {
		if uint64(place) < b.low || uint64(place) > b.high {
			fails[o] = 1
		}
	}
	var refs []ref
	for n, found := range p.found {
		said := p.view.segments[n].of[bySaid]
		for docs := range slices.Chunk(found.docs, block) {
			masks := p.masks[:len(docs)]
			clear(masks)
			said.check(docs, fails, masks)
			for _, doc := range p.choose(docs, masks, 1) {
				refs = append(refs, ref{uint64(days[said.at(doc)]), n, doc})
			}
		}
	}
	return refs
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
