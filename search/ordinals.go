package search

import "hash/maphash"

// dictionary gives the values of an attribute numbers, ordinals, the same in
// all segments: 0 is no value, and documents with several values have an
// ordinal for just these together. So a document has one ordinal, whatever its
// values, and a count over ordinals is exact for several values too.
//
// It only grows; what has been handed out stays as it is, so that a reader may
// keep a slice while more is appended.
type dictionary struct {
	measure func(term string) span
	terms   []string // by ordinal; "" for several values
	spans   []span   // by ordinal, if there is a measure
	sets    []set    // of several values, in ascending order of their ordinals
	slots   []uint32 // ordinals of terms by their hash; a map would take four times as much
	seed    maphash.Seed
	joined  map[[2]uint32]uint32
}

// set is the ordinal of several values: those of one ordinal and one more.
type set struct{ ordinal, before, last uint32 }

func newDictionary(measure func(string) span) *dictionary {
	d := &dictionary{measure: measure, slots: make([]uint32, 16), seed: maphash.MakeSeed(), joined: map[[2]uint32]uint32{}}
	d.grow("", span{})
	return d
}

func (d *dictionary) grow(term string, s span) uint32 {
	d.terms = append(d.terms, term)
	if d.measure != nil {
		d.spans = append(d.spans, s)
	}
	return uint32(len(d.terms) - 1)
}

// slot returns where the ordinal of a term is, or will be.
func (d *dictionary) slot(term string) *uint32 {
	last := uint64(len(d.slots) - 1) // a power of two less one
	for at := maphash.String(d.seed, term) & last; ; at = (at + 1) & last {
		if o := d.slots[at]; o == 0 || d.terms[o] == term {
			return &d.slots[at]
		}
	}
}

// place returns the ordinal of a term, a new one if need be.
func (d *dictionary) place(term string) uint32 {
	if o := *d.slot(term); o > 0 {
		return o
	}
	var s span
	if d.measure != nil {
		s = d.measure(term)
	}
	o := d.grow(term, s)
	*d.slot(term) = o
	if len(d.terms)*3/2 > len(d.slots) {
		d.slots = make([]uint32, 2*len(d.slots))
		for o, term := range d.terms {
			if term != "" {
				*d.slot(term) = uint32(o)
			}
		}
	}
	return o
}

// join returns the ordinal of a document that has one more value.
func (d *dictionary) join(before, last uint32) uint32 {
	if before == 0 || before == last {
		return last
	}
	pair := [2]uint32{before, last}
	if o, ok := d.joined[pair]; ok {
		return o
	}
	var s span
	if d.measure != nil {
		s = d.spans[before].and(d.spans[last])
	}
	o := d.grow("", s)
	d.joined[pair] = o
	d.sets = append(d.sets, set{o, before, last})
	return o
}

// values is a dictionary as it was at a moment.
type values struct {
	terms  []string
	spans  []span
	sets   []set
	lookup func(term string) uint32 // 0 for one that is not there
}

// among returns a table by ordinal: 0 for those that are one of the terms or
// have one, 1 for the others. The term "" is that of documents without a value.
func (v values) among(terms []string) []uint8 {
	table := make([]uint8, len(v.terms))
	for o := range table {
		table[o] = 1
	}
	for _, term := range terms {
		if o := v.lookup(term); o > 0 || term == "" {
			table[o] = 0
		}
	}
	for _, s := range v.sets {
		table[s.ordinal] = table[s.before] & table[s.last]
	}
	return table
}

// failing returns a table by ordinal: 0 for those of which a value holds, 1 for
// those of which none does.
func (v values) failing(holds func(ordinal uint32) bool) []uint8 {
	table := make([]uint8, len(v.terms))
	for o := range table {
		table[o] = 1
		if holds(uint32(o)) {
			table[o] = 0
		}
	}
	for _, s := range v.sets {
		table[s.ordinal] = table[s.before] & table[s.last]
	}
	return table
}

// spread adds the counts of several values to those of each.
func (v values) spread(counts []uint32) {
	for i := len(v.sets) - 1; i >= 0; i-- {
		s := v.sets[i]
		n := counts[s.ordinal]
		counts[s.before] += n
		counts[s.last] += n
		counts[s.ordinal] = 0
	}
}

// column has the ordinal of each document of a segment, in as few bytes as
// they need.
type column interface {
	// at returns the ordinal of a document.
	at(doc uint32) uint32
	// count adds the documents' ordinals to counts.
	count(docs []uint32, counts []uint32)
	// check gives the masks of the documents the bits of their ordinals.
	check(docs []uint32, failing []uint16, masks []uint16)
	bytes() int
}

type ordinals[T uint8 | uint16 | uint32] []T

func (c ordinals[T]) at(doc uint32) uint32 { return uint32(c[doc]) }

func (c ordinals[T]) count(docs []uint32, counts []uint32) {
	for _, doc := range docs {
		counts[c[doc]]++
	}
}

func (c ordinals[T]) check(docs []uint32, failing []uint16, masks []uint16) {
	for i, doc := range docs {
		masks[i] |= failing[c[doc]]
	}
}

func (c ordinals[T]) bytes() int {
	var one T
	switch any(one).(type) {
	case uint8:
		return len(c)
	case uint16:
		return 2 * len(c)
	}
	return 4 * len(c)
}

// narrow keeps the ordinals in as few bytes as the largest needs.
func narrow(wide []uint32) column {
	most := uint32(0)
	for _, o := range wide {
		most = max(most, o)
	}
	switch {
	case most < 1<<8:
		return narrowed[uint8](wide)
	case most < 1<<16:
		return narrowed[uint16](wide)
	}
	return narrowed[uint32](wide)
}

func narrowed[T uint8 | uint16 | uint32](wide []uint32) ordinals[T] {
	c := make(ordinals[T], len(wide))
	for i, o := range wide {
		c[i] = T(o)
	}
	return c
}
