package search

import (
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search/query"

	syntax "soundings/tracker/query"
)

// spread asks for the words that begin with a text, or are spelled nearly so,
// as they stand.
func (a asked) spread(n syntax.Node) []query.Query {
	u, ok := unitOf(syntax.Node{Kind: syntax.Phrase, Text: n.Text}, a.stem)
	if !ok {
		return nil
	}
	var fields []query.Query
	for _, f := range a.in.exact {
		var all []query.Query
		for i, t := range u.terms {
			switch {
			case n.Kind == syntax.Near:
				q := query.NewFuzzyQuery(t)
				q.SetField(f)
				q.SetFuzziness(edits(t))
				all = append(all, q)
			case i == len(u.terms)-1:
				q := query.NewPrefixQuery(t)
				q.SetField(f)
				all = append(all, q)
			default:
				all = append(all, term(f, t))
			}
		}
		fields = append(fields, allOf(all))
	}
	return []query.Query{anyOf(fields)}
}

// edits is how many letters of a word may be other ones.
func edits(term string) int {
	if utf8.RuneCountInString(term) > 5 {
		return 2
	}
	return 1
}
