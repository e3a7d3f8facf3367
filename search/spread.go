package search

import (
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	syntax "soundings/tracker/query"
)

// spread asks for the words that begin with a text, or are spelled nearly so,
// as they stand.
func (a asked) spread(n syntax.Node) []clause {
	u, ok := unitOf(syntax.Node{Kind: syntax.Phrase, Text: n.Text}, a.stem)
	if !ok {
		return nil
	}
	var fields []clause
	for _, f := range a.in.exact {
		var all []clause
		for i, t := range u.terms {
			switch {
			case n.Kind == syntax.Near:
				all = append(all, &family{field: f, term: t, edits: edits(t)})
			case i == len(u.terms)-1:
				all = append(all, &family{field: f, term: t})
			default:
				all = append(all, &word{fields: []string{f}, term: t, boost: 1})
			}
		}
		fields = append(fields, allOf(all))
	}
	return []clause{anyOf(fields)}
}

// edits is how many letters of a word may be other ones.
func edits(term string) int {
	if utf8.RuneCountInString(term) > 5 {
		return 2
	}
	return 1
}

// family asks for any of the terms of a field that begin with one, or with
// edits, that differ by so many letters at most. They count as one term.
type family struct {
	field   string
	term    string
	edits   int
	matched uint64
	near    []string                       // once they have been looked up
	lists   map[int][]segment.PostingsList // by segment
}

func (c *family) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	lists, err := c.members(in)
	if err != nil {
		return nil, err
	}
	if c.lists == nil {
		c.lists = make(map[int][]segment.PostingsList)
	}
	c.lists[in.number] = lists
	found := make([]*roaring.Bitmap, len(lists))
	for i, postings := range lists {
		if found[i], err = bitmapOf(postings); err != nil {
			return nil, err
		}
	}
	all := roaring.FastOr(found...)
	c.matched += all.AndCardinality(in.sight)
	return roaring.And(all, within), nil
}

// members returns the postings of the terms.
func (c *family) members(in *reading) ([]segment.PostingsList, error) {
	var lists []segment.PostingsList
	add := func(term string) error {
		postings, err := in.postings(c.field, term)
		lists = append(lists, postings)
		return err
	}
	if c.edits == 0 {
		err := eachTerm(in.segment, c.field, c.term, func(term string, _ segment.PostingsList) error { return add(term) })
		return lists, err
	}
	if c.near == nil {
		if err := c.lookUp(in.view); err != nil {
			return nil, err
		}
	}
	for _, term := range c.near {
		if err := add(term); err != nil {
			return nil, err
		}
	}
	return lists, nil
}

// lookUp finds the terms that are spelled nearly like it.
func (c *family) lookUp(v *view) error {
	dict, err := v.snapshot.FieldDictFuzzy(c.field, c.term, c.edits, "")
	if err != nil {
		return err
	}
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return err
		}
		c.near = append(c.near, e.Term)
	}
}

func (c *family) score(in *reading, only *roaring.Bitmap, scores []float32) error {
	weight := float32(rarity(in.total, c.matched))
	for _, postings := range c.lists[in.number] {
		if err := addWorth(postings, weight, only, scores); err != nil {
			return err
		}
	}
	return nil
}

func (c *family) cost() cost { return cheap }
