package search

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

const (
	// leastTyped is how many letters of a word must be there to complete it;
	// fewer begin too many words.
	leastTyped = 3
	// mostTried bounds how many words are looked for in what the viewer may see:
	// of those that complete a word the commonest, twice as many as are offered.
	mostTried = 12
)

// Complete implements tracker.Index: the commonest words that begin so are
// searched for in sight, together with the words before them.
func (x *Index) Complete(ctx context.Context, sight tracker.Sight, text string, limit int) ([]tracker.Count, error) {
	tokens := appendTokens(nil, text)
	if len(tokens) == 0 || len(tokens) > maxTyped {
		return nil, nil
	}
	last := tokens[len(tokens)-1]
	if last.end != len(text) || utf8.RuneCountInString(last.term) < leastTyped {
		return nil, nil
	}
	e, err := x.hold()
	if err != nil {
		return nil, err
	}
	defer e.release()
	words, err := e.vocabulary(func(s *scorch.IndexSnapshot, field string) (index.FieldDict, error) {
		return s.FieldDictPrefix(field, []byte(last.term))
	})
	if err != nil {
		return nil, err
	}
	tried, err := e.commonest(ctx, sight, words, mostTried)
	if err != nil {
		return nil, err
	}
	var list []tracker.Count
	for _, w := range tried {
		whole := text[:last.start] + w
		n, err := e.offers(ctx, sight, w, whole)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			list = append(list, tracker.Count{Value: whole, N: n})
		}
	}
	return most(list, limit), nil
}

// maxTyped is how many words of a query are completed.
const maxTyped = 12

// offers counts the reactions in sight that the text finds, with the word in it
// as it stands; 0 if it stands so in none of them. A search by stems finds
// "account" for "accountancy", but the word must not be told of where only
// reactions out of sight have it.
func (e *edition) offers(ctx context.Context, sight tracker.Sight, word, text string) (int, error) {
	p := newPlan(tracker.Search{Text: syntax.Parse(text)})
	if p.text == nil {
		return 0, nil
	}
	u, _ := unitOf(syntax.Node{Kind: syntax.Phrase, Text: word}, nil)
	spoken, err := e.ask(ctx, sight, request{text: allOf([]clause{u.clause(textsOf(nil), 1), p.text}), filters: p.filters})
	if err != nil || spoken.total == 0 {
		return 0, err
	}
	p = newPlan(tracker.Search{Text: syntax.Parse(text)})
	found, err := e.ask(ctx, sight, request{text: p.text, filters: p.filters})
	if err != nil {
		return 0, err
	}
	return found.total, nil
}

// commonest returns the words that the most documents in sight have, at most so
// many. words says how many documents have each, whoever may see them: none is
// in sight more often, so that the rest need not be counted once it cannot come
// before what was found.
func (e *edition) commonest(ctx context.Context, sight tracker.Sight, words map[string]uint64, limit int) ([]string, error) {
	left := make([]string, 0, len(words))
	for w := range words {
		left = append(left, w)
	}
	slices.SortFunc(left, func(a, b string) int { return cmp.Or(cmp.Compare(words[b], words[a]), cmp.Compare(a, b)) })
	var best []tracker.Count
	for len(left) > 0 && (len(best) < limit || uint64(best[limit-1].N) <= words[left[0]]) {
		n := min(len(left), limit)
		counts, err := e.spoken(ctx, sight, left[:n])
		if err != nil {
			return nil, err
		}
		best, left = most(append(best, counts...), limit), left[n:]
	}
	list := make([]string, len(best))
	for i, c := range best {
		list[i] = c.Value
	}
	return list, nil
}

// spoken counts the documents in sight that have each of the words as it stands,
// and leaves out those that none has.
func (e *edition) spoken(ctx context.Context, sight tracker.Sight, words []string) ([]tracker.Count, error) {
	c := &wordCounts{fields: textsOf(nil).exact, words: words, counts: make([]int, len(words))}
	if _, err := e.ask(ctx, sight, request{text: c}); err != nil {
		return nil, err
	}
	var list []tracker.Count
	for i, n := range c.counts {
		if n > 0 {
			list = append(list, tracker.Count{Value: words[i], N: n})
		}
	}
	return list, nil
}

// wordCounts is met by no document. It counts those that have each of the words in
// one of the fields.
type wordCounts struct {
	fields []string
	words  []string
	counts []int // by word
}

func (c *wordCounts) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	for i, w := range c.words {
		docs, _, err := in.either(c.fields, w)
		if err != nil {
			return nil, err
		}
		c.counts[i] += int(docs.AndCardinality(within))
	}
	return roaring.New(), nil
}

func (c *wordCounts) score(*reading, *roaring.Bitmap, []float32) error { return nil }

func (c *wordCounts) cost() cost { return cheap }
