package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// ranks writes each document's place in the order of IDs. IDs mostly differ in
// a few bytes: those after what all have in common are compared as a number,
// and the rest only of those that are alike so far.
func ranks(s segment.Segment, places []uint32) error {
	ids := make([][]byte, len(places))
	for doc := range ids {
		var err error
		if ids[doc], err = s.DocID(uint64(doc)); err != nil {
			return err
		}
	}
	type named struct {
		start uint64
		doc   uint32
	}
	common, list := commonStart(ids), make([]named, len(ids))
	for doc, id := range ids {
		var start [8]byte
		copy(start[:], id[common:])
		list[doc] = named{binary.BigEndian.Uint64(start[:]), uint32(doc)}
	}
	slices.SortFunc(list, func(a, b named) int {
		if a.start != b.start {
			return cmp.Compare(a.start, b.start)
		}
		return bytes.Compare(ids[a.doc], ids[b.doc])
	})
	for rank, n := range list {
		places[n.doc] = uint32(rank)
	}
	return nil
}

// commonStart returns how many bytes at the start are the same in all.
func commonStart(ids [][]byte) int {
	if len(ids) == 0 {
		return 0
	}
	n := len(ids[0])
	for _, id := range ids {
		n = min(n, len(id))
		for i := range n {
			if id[i] != ids[0][i] {
				n = i
				break
			}
		}
	}
	return n
}
