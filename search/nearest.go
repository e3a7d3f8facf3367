package search

import (
	"cmp"
	"context"
	"math"
	"slices"

	index "github.com/blevesearch/bleve_index_api"

	"soundings/tracker"
)

// strongestTerms is how many terms of a text are looked for.
const strongestTerms = 25

// Nearest implements tracker.Index: a disjunction of the text's strongest terms
// over the reactions with a decision on the proposition, each boosted by how
// often the text has it. BM25 weighs how rare they are.
func (x *Index) Nearest(ctx context.Context, q tracker.Nearest) ([]string, error) {
	e, err := x.hold()
	if err != nil {
		return nil, err
	}
	defer e.release()
	return e.nearest(ctx, q)
}

func (e *edition) nearest(ctx context.Context, q tracker.Nearest) ([]string, error) {
	found, err := e.strongest(ctx, q.Text)
	if err != nil || len(found) == 0 || q.Limit <= 0 {
		return nil, err
	}
	var alternatives []clause
	for _, t := range found {
		alternatives = append(alternatives, &word{fields: []string{fieldQuotes, fieldReported}, term: t.term, boost: 1 + math.Log(float64(t.times))})
	}
	p := plan{text: anyOf(alternatives)}
	p.add(tracker.FacetStance, having{byStance, beginning(stancePair(q.Proposition, ""))})
	filterBy(&p, tracker.FacetState, byState, []tracker.ReactionState{tracker.Recorded, tracker.Published})
	res, err := e.ask(ctx, q.Sight, request{text: p.text, filters: p.filters, order: tracker.Best, size: q.Limit + 1})
	if err != nil {
		return nil, err
	}
	ids := slices.DeleteFunc(res.ids, func(id string) bool { return id == q.Except })
	return ids[:min(len(ids), q.Limit)], nil
}

// strongTerm is a stem with how often a text has it and what that is worth.
type strongTerm struct {
	term     string
	times    int
	strength float64
}

// strongest returns the terms of a text that tell most, by tf × idf over the
// whole index. A term that no other text has tells nothing of nearness.
func (e *edition) strongest(ctx context.Context, text string) ([]strongTerm, error) {
	stem, times := newStemmer().stem, map[string]int{}
	for _, t := range appendTokens(nil, text) {
		times[stem(t.term)]++
	}
	inner, err := e.bleve.Advanced()
	if err != nil {
		return nil, unavailable(err)
	}
	r, err := inner.Reader()
	if err != nil {
		return nil, unavailable(err)
	}
	defer r.Close() // a reader: nothing to lose
	n, err := r.DocCount()
	if err != nil {
		return nil, unavailable(err)
	}
	var list []strongTerm
	for t, k := range times {
		have, err := documentsWith(ctx, r, t)
		if err != nil {
			return nil, unavailable(err)
		}
		if have > 1 {
			idf := math.Log(1 + float64(n)/float64(have))
			list = append(list, strongTerm{t, k, float64(k) * idf})
		}
	}
	slices.SortFunc(list, func(a, b strongTerm) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.term, b.term))
	})
	return list[:min(len(list), strongestTerms)], nil
}

// documentsWith counts the documents that have the stem, in quotes and in
// reported speech.
func documentsWith(ctx context.Context, r index.IndexReader, stem string) (uint64, error) {
	var n uint64
	for _, field := range []string{fieldQuotes, fieldReported} {
		postings, err := r.TermFieldReader(ctx, []byte(stem), field, false, false, false)
		if err != nil {
			return 0, err
		}
		n += postings.Count()
		if err := postings.Close(); err != nil {
			return 0, err
		}
	}
	return n, nil
}
