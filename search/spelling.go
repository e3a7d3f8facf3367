package search

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"soundings/tracker"
)

// The bounds of a word for which another spelling is looked for.
const (
	leastSpelled = 4
	mostSpelled  = 30
	oneEditUpTo  = 5  // letters; two edits in longer words
	mostNear     = 24 // candidates that are searched for
)

// Spellings implements tracker.Index. Candidates are words of the vocabulary
// one or two edits away that are in sight, ordered by how likely the slip is; a
// bounded number of them is searched for.
func (x *Index) Spellings(ctx context.Context, sight tracker.Sight, word string) ([]tracker.Count, error) {
	tokens := appendTokens(nil, word)
	if len(tokens) != 1 {
		return nil, nil
	}
	typed := tokens[0].term
	letters := utf8.RuneCountInString(typed)
	if letters < leastSpelled || letters > mostSpelled || hasDigit(typed) {
		return nil, nil
	}
	edits := 1
	if letters > oneEditUpTo {
		edits = 2
	}
	e, err := x.hold()
	if err != nil {
		return nil, err
	}
	defer e.release()
	words, err := e.vocabulary(func(s *scorch.IndexSnapshot, field string) (index.FieldDict, error) {
		return s.FieldDictFuzzy(field, typed, edits, "")
	})
	if err != nil {
		return nil, err
	}
	near := slices.DeleteFunc(slices.Sorted(maps.Keys(words)), func(w string) bool { return w == typed || hasDigit(w) })
	counts, err := e.spoken(ctx, sight, near)
	if err != nil {
		return nil, err
	}
	var list []spelling
	for _, c := range counts {
		list = append(list, spelling{word: c.Value, slip: slip(typed, c.Value)})
	}
	for _, w := range parted(typed) {
		list = append(list, spelling{word: w, slip: splitSlip})
	}
	slices.SortFunc(list, spelling.compare)
	return e.spelledInSight(ctx, sight, list)
}

// spelling is another way to write a word.
type spelling struct {
	word string
	slip float64 // how unlikely the slip is
	n    int     // reactions in sight
}

func (s spelling) compare(o spelling) int {
	return cmp.Or(cmp.Compare(s.slip, o.slip), cmp.Compare(s.word, o.word))
}

// spelledInSight returns those of the first candidates that are found in sight,
// the most likely first: a word ten times as frequent makes up for less than
// half a slip.
func (e *edition) spelledInSight(ctx context.Context, sight tracker.Sight, list []spelling) ([]tracker.Count, error) {
	var found []spelling
	for _, s := range list[:min(len(list), mostNear)] {
		var err error
		if s.n, err = e.offers(ctx, sight, s.word, s.word); err != nil {
			return nil, err
		}
		if s.n > 0 {
			s.slip -= float64(frequent * math.Log10(float64(s.n)))
			found = append(found, s)
		}
	}
	slices.SortFunc(found, spelling.compare)
	var out []tracker.Count
	for _, s := range found {
		out = append(out, tracker.Count{Value: s.word, N: s.n})
	}
	return out, nil
}

// frequent is what a word ten times as frequent counts for against a slip.
const frequent = 0.4

// parted returns the word cut in two, as a word of two parts.
func parted(word string) []string {
	var list []string
	for at := range word {
		if utf8.RuneCountInString(word[:at]) >= leastPart && utf8.RuneCountInString(word[at:]) >= leastPart {
			list = append(list, word[:at]+"-"+word[at:])
		}
	}
	return list
}

// leastPart is how many letters the parts of a word have at least.
const leastPart = 2
