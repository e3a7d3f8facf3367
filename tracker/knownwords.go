package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"soundings/tracker/query"
)

// KnownPassage is words of a draft that somebody has recorded already.
type KnownPassage struct {
	Passage  string   // ID of the draft's passage
	Reaction Reaction // the one that has the words; it may be withdrawn
	Known    Passage  // where it has them
	Exact    bool     // the same words, but for their typography and what was elided
	Percent  int      // how many of the shorter one's words are in the other, in their order
}

// The bounds of looking for known words.
const (
	mostLooked    = 12  // passages of a draft
	mostSought    = 10  // words of a passage that are searched for, the longest
	mostAlike     = 8   // reactions that are looked at for a passage
	leastWords    = 4   // of words that are the same
	leastNearly   = 8   // of words that are nearly the same
	leastPercent  = 80  // of those nearly the same
	leastOfLonger = 3   // an elided quotation has at least one in so many words of the whole
	mostCompared  = 400 // words of the shorter one whose order is compared
)

// KnownWords returns which words of a draft are known from other sources of its
// consultation, the same before those nearly the same. It searches for rare
// words of each passage and compares what is found.
func (s *Service) KnownWords(ctx context.Context, v Viewer, d Draft) ([]KnownPassage, error) {
	if err := v.allow(LogReactions); err != nil {
		return nil, err
	}
	var list []KnownPassage
	for _, p := range d.Passages[:min(len(d.Passages), mostLooked)] {
		if p.Kind == Context {
			continue
		}
		found, err := s.alike(ctx, v, d, p)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	return list, nil
}

// alike returns the reactions that have the words of a passage.
func (s *Service) alike(ctx context.Context, v Viewer, d Draft, p Passage) ([]KnownPassage, error) {
	words := plainWords(p.Text)
	if len(words) < leastWords {
		return nil, nil
	}
	res, err := s.Index.Search(ctx, Search{Sight: SightOf(v, s.now()), Text: query.Query{Root: longest(words)}, Loose: true,
		Consultation: []string{d.Consultation}, States: []ReactionState{Recorded, Published, Withdrawn}, Order: Best, Limit: mostAlike})
	if err != nil {
		return nil, err
	}
	found, err := s.Store.Reactions().GetMany(ctx, res.IDs)
	if err != nil {
		return nil, err
	}
	var list []KnownPassage
	for _, r := range found {
		if r.Source == d.Source {
			continue
		}
		best := KnownPassage{Passage: p.ID, Reaction: r}
		for _, known := range r.Passages {
			if exact, percent := sameWords(words, plainWords(known.Text)); percent > best.Percent {
				best.Known, best.Exact, best.Percent = known, exact, percent
			}
		}
		if best.Percent > 0 {
			list = append(list, best)
		}
	}
	slices.SortStableFunc(list, func(a, b KnownPassage) int { return cmp.Compare(b.Percent, a.Percent) })
	return list, nil
}

// longest asks for the longest of some words, which are the rarest as a rule.
func longest(words []string) query.Node {
	rare := slices.Clone(words)
	slices.SortStableFunc(rare, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	var root query.Node
	seen := map[string]bool{}
	for _, w := range rare {
		if !seen[w] && len(root.Nodes) < mostSought {
			root.Nodes = append(root.Nodes, query.Node{Kind: query.Word, Text: w})
			seen[w] = true
		}
	}
	return root
}

// plainWords cuts a text into its words without what typesetting makes of them:
// case, marks, dashes, brackets and the signs of what was elided.
func plainWords(text string) []string {
	text = strings.Map(func(c rune) rune {
		switch {
		case c == '’' || c == '\'' || c == '\u00ad':
			return -1
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			return unicode.ToLower(c)
		}
		return ' '
	}, text)
	return strings.Fields(text)
}

// sameWords compares two lists of words: how many of the shorter one's stand in
// the other in their order, in percent, and whether that is all of them; 0 where
// it is too few to mean anything.
func sameWords(a, b []string) (exact bool, percent int) {
	short, long := a, b
	if len(short) > len(long) {
		short, long = b, a
	}
	if len(short) < leastWords || len(short)*leastOfLonger < len(long) {
		return false, 0
	}
	if slices.Equal(short, long) {
		return true, 100
	}
	if len(short) < leastNearly {
		return false, 0
	}
	short, long = short[:min(len(short), mostCompared)], long[:min(len(long), mostCompared*leastOfLonger)]
	percent = 100 * inOrderOf(short, long) / len(short)
	if percent < leastPercent {
		return false, 0
	}
	return percent == 100 && elided(short, long), percent
}

// inOrderOf returns how many words two lists have in common in the same order.
func inOrderOf(a, b []string) int {
	above := make([]int, len(b)+1)
	for _, w := range a {
		left, corner := 0, 0 // of this row; of the row above
		for j, x := range b {
			here := max(left, above[j+1])
			if w == x {
				here = max(here, corner+1)
			}
			corner, above[j+1], left = above[j+1], here, here
		}
	}
	return above[len(b)]
}

// shortestPiece is how many words in a row an elided quotation has at least
// between two elisions.
const shortestPiece = 4

// elided reports whether words are pieces of others, in their order, as when
// some were left out between them.
func elided(short, long []string) bool {
	for len(short) > 0 {
		n, at := 0, -1
		for i := range long {
			if k := commonPrefix(short, long[i:]); k > n {
				n, at = k, i
			}
		}
		if n < min(shortestPiece, len(short)) {
			return false
		}
		short, long = short[n:], long[at+n:]
	}
	return true
}

func commonPrefix(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
