package tracker

import (
	"cmp"
	"slices"

	"soundings/tracker/document"
)

// wish is what the sender of a row of replies asked for, and where a cell of
// that row has words.
type wish struct {
	start, end int
	private    bool     // the words are not to be published, or it is not known that they may be
	flags      []string // what a reviewer has to know
}

// wishesIn lists the cells whose senders asked for something, in the order of
// the text.
func wishesIn(doc document.Document) []wish {
	var list []wish
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			if row.Wish == "" {
				continue
			}
			flags := replyOf(row).Flags
			for _, c := range row.Comments {
				list = append(list, wish{doc.Blocks[c].Start, doc.Blocks[c].End, row.Wish != document.Nameless, flags})
			}
		}
	}
	slices.SortFunc(list, func(a, b wish) int { return cmp.Compare(a.start, b.start) })
	return list
}

// heed gives a draft what was asked for by whoever sent any of its words: a
// person of several rows is one draft, whose words are off the record if those
// of one row are.
func (d *Draft) heed(wishes []wish) {
	for _, p := range d.Passages {
		at, _ := slices.BinarySearchFunc(wishes, p.Start, func(w wish, start int) int {
			if w.end <= start {
				return -1
			}
			return 1
		})
		for ; at < len(wishes) && wishes[at].start < p.End; at++ {
			if wishes[at].private {
				d.Terms = &Terms{Status: OffRecord}
			}
			for _, flag := range wishes[at].flags {
				if !slices.Contains(d.Flags, flag) {
					d.Flags = append(slices.Clone(d.Flags), flag)
				}
			}
		}
	}
}
