package search

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

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
	var list []tracker.Count
	for _, w := range commonest(words, mostTried) {
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

// commonest returns the words that are in the most documents, at most so many.
func commonest(words map[string]uint64, limit int) []string {
	list := make([]string, 0, len(words))
	for w := range words {
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(words[b], words[a]), cmp.Compare(a, b)) })
	return list[:min(limit, len(list))]
}
