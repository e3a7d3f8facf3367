package search

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// The bounds of the words that one with a sign may stand for.
const (
	mostMembers = 2000
	mostPhrases = 100 // of a word of several parts
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
		parts := make([]*family, len(u.terms))
		for i, t := range u.terms {
			parts[i] = &family{field: f, term: t, asked: n}
			switch {
			case n.Kind == syntax.Near:
				parts[i].edits = edits(t)
			case i < len(u.terms)-1:
				parts[i].alone = true
			}
		}
		if len(parts) == 1 {
			fields = append(fields, parts[0])
		} else {
			fields = append(fields, &families{parts: parts})
		}
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

// tooMany says that a word with a sign stands for too many.
func tooMany(n syntax.Node) error {
	message := fmt.Sprintf("Too many words begin with “%s”. Write more letters before the *.", n.Text)
	if n.Kind == syntax.Near {
		message = fmt.Sprintf("Too many words are spelled nearly like “%s”. Leave the ~ out.", n.Text)
	}
	return &tracker.Error{Kind: tracker.Invalid, Message: "The words could not be understood.",
		Fields: []tracker.FieldError{{Field: "q", Message: message}}, Places: []syntax.Mistake{{From: n.From, To: n.To, Message: message}}}
}

// family asks for any of the terms of a field that begin with one, or with
// edits, that differ by so many letters at most. They count as one term.
type family struct {
	field   string
	term    string
	edits   int
	alone   bool // the term itself and no other
	asked   syntax.Node
	matched uint64
	known   bool // members has been looked up
	members []string
	lists   map[int][]segment.PostingsList // by segment
}

func (c *family) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	if err := c.lookUp(in, mostMembers); err != nil {
		return nil, err
	}
	if c.lists == nil {
		c.lists = make(map[int][]segment.PostingsList)
	}
	var lists []segment.PostingsList
	var found []*roaring.Bitmap
	for _, term := range c.members {
		postings, err := in.postings(c.field, term)
		if err != nil {
			return nil, err
		}
		docs, err := bitmapOf(postings)
		if err != nil {
			return nil, err
		}
		if !docs.IsEmpty() {
			lists, found = append(lists, postings), append(found, docs)
		}
	}
	c.lists[in.number] = lists
	all := roaring.FastOr(found...)
	c.matched += all.AndCardinality(in.sight)
	return roaring.And(all, within), nil
}

// lookUp finds the terms that documents in sight have, once over all segments:
// how many are too many depends neither on how the index is cut nor on what may
// not be seen.
func (c *family) lookUp(in *reading, most int) (err error) {
	if c.known {
		return nil
	}
	c.known = true
	if c.alone {
		c.members = []string{c.term}
		return nil
	}
	dict, err := c.dictionary(in.view)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, dict.Close()) }()
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return err
		}
		if c.edits > 0 && !nearly(e.Term, c.term, c.edits) {
			continue
		}
		if spoken, err := in.spoken(c.field, e.Term); err != nil {
			return err
		} else if !spoken {
			continue
		}
		if len(c.members) == most {
			return tooMany(c.asked)
		}
		c.members = append(c.members, e.Term)
	}
}

// dictionary lists the terms that may be members.
func (c *family) dictionary(v *view) (index.FieldDict, error) {
	if c.edits > 0 {
		return v.snapshot.FieldDictFuzzy(c.field, c.term, c.edits, "")
	}
	return v.snapshot.FieldDictPrefix(c.field, []byte(c.term))
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

// families asks for members of several families side by side, in their order.
type families struct {
	parts []*family
	clause
}

func (c *families) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	if c.clause == nil {
		if err := c.join(in); err != nil {
			return nil, err
		}
	}
	return c.clause.find(in, within)
}

// join makes a phrase of every choice of members.
func (c *families) join(in *reading) error {
	choices := [][]string{nil}
	for _, part := range c.parts {
		if err := part.lookUp(in, mostPhrases); err != nil {
			return err
		}
		var longer [][]string
		for _, begun := range choices {
			for _, m := range part.members {
				longer = append(longer, append(begun[:len(begun):len(begun)], m))
			}
		}
		if choices = longer; len(choices) > mostPhrases {
			return tooMany(part.asked)
		}
	}
	var phrases []clause
	for _, terms := range choices {
		phrases = append(phrases, &phrase{fields: []string{c.parts[0].field}, terms: terms, boost: 1})
	}
	c.clause = anyOf(phrases)
	return nil
}

func (c *families) cost() cost { return dear }
