package search

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"io"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// inventory is which reactions an edition had at which revisions, at one
// moment: 32 bytes each, whatever their IDs.
type inventory struct {
	reader   io.Closer
	segments []*scorch.SegmentSnapshot
	seed     maphash.Seed
	list     []inStock // by hash
}

// inStock is a reaction in the index. Two whose IDs share a hash would be taken
// for one; with 64 bits that is not to be expected of any number of reactions.
type inStock struct {
	hash     uint64
	revision int64
	segment  uint32
	doc      uint32
	seen     bool
}

// inventory lists what the edition has now. It must be closed.
func (e *edition) inventory() (*inventory, error) {
	inner, err := e.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := inner.Reader()
	if err != nil {
		return nil, err
	}
	v := &inventory{reader: r, seed: maphash.MakeSeed()}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		v.close()
		return nil, fmt.Errorf("unexpected kind of index %T", r)
	}
	v.segments = snapshot.Segments()
	for i, s := range v.segments {
		deleted := s.Deleted()
		for doc := range uint32(s.FullSize()) {
			if deleted != nil && deleted.Contains(doc) {
				continue
			}
			item := inStock{segment: uint32(i), doc: doc}
			id, err := item.read(v)
			if err != nil {
				v.close()
				return nil, err
			}
			item.hash = maphash.String(v.seed, id)
			v.list = append(v.list, item)
		}
	}
	slices.SortFunc(v.list, func(a, b inStock) int { return cmp.Compare(a.hash, b.hash) })
	return v, nil
}

// read returns the ID of the reaction and notes its revision.
func (i *inStock) read(v *inventory) (id string, err error) {
	visitErr := v.segments[i.segment].VisitDocument(uint64(i.doc), func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case "_id":
			id = string(value)
		case fieldRevision:
			i.revision, err = strconv.ParseInt(string(value), 10, 64)
		}
		return true
	})
	if visitErr != nil {
		err = visitErr
	}
	return id, err
}

// see returns the revision at which the reaction was there, and notes that the
// store has it.
func (v *inventory) see(id string) (revision int64, known bool) {
	hash := maphash.String(v.seed, id)
	at, known := slices.BinarySearchFunc(v.list, hash, func(i inStock, h uint64) int { return cmp.Compare(i.hash, h) })
	if !known {
		return 0, false
	}
	v.list[at].seen = true
	return v.list[at].revision, true
}

// unseen hands to do the IDs of what the store has not, so many at once.
func (v *inventory) unseen(atOnce int, do func(ids []string) error) error {
	var ids []string
	for _, item := range v.list {
		if item.seen {
			continue
		}
		id, err := item.read(v)
		if err != nil {
			return err
		}
		if ids = append(ids, id); len(ids) < atOnce {
			continue
		}
		if err := do(ids); err != nil {
			return err
		}
		ids = nil
	}
	if len(ids) == 0 {
		return nil
	}
	return do(ids)
}

func (v *inventory) close() { v.reader.Close() } // a reader: nothing to lose
