package search

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	syntax "soundings/tracker/query"
)

// negations turn what is said into the contrary: a search that makes do with
// most of its words never leaves one out.
var negations = []string{"not", "no", "nor", "none", "never", "nobody", "nothing", "neither", "without", "unless", "except", "cannot",
	"can't", "don't", "won't", "isn't", "aren't", "doesn't", "didn't", "wasn't", "weren't", "shouldn't", "wouldn't", "couldn't", "against"}

// mostly returns the conditions of a query of which half of the plain words may
// be lacking; everything else is wanted as it is.
func (a asked) mostly(root syntax.Node) []clause {
	var words, rest []syntax.Node
	for _, n := range parts(root) {
		if (n.Kind == syntax.Word || n.Kind == syntax.Name) && !negates(n) {
			words = append(words, n)
		} else {
			rest = append(rest, n)
		}
	}
	counted := a.clauses(syntax.Node{Nodes: words})
	if len(counted) < 2 {
		return a.clauses(root)
	}
	need := (len(counted) + 1) / 2
	return append(a.clauses(syntax.Node{Nodes: rest}), &mostOf{clauses: counted, need: need})
}

func negates(n syntax.Node) bool {
	return slices.ContainsFunc(appendTokens(nil, n.Text), func(t token) bool { return slices.Contains(negations, t.term) })
}

// mostOf is met by the documents that meet so many of its clauses.
type mostOf struct {
	clauses []clause
	need    int
	kept
}

func (c *mostOf) find(in *reading, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	having := make([]*roaring.Bitmap, c.need) // at n: those that meet more than n
	for n := range having {
		having[n] = roaring.New()
	}
	for _, each := range c.clauses {
		found, err := each.find(in, within)
		if err != nil {
			return nil, err
		}
		for n := c.need - 1; n > 0; n-- {
			having[n].Or(roaring.And(having[n-1], found))
		}
		having[0].Or(found)
	}
	return c.keep(in, having[c.need-1]), nil
}

func (c *mostOf) score(in *reading, only *roaring.Bitmap, scores []float32) error {
	c.strict = true
	return scoreEach(c.clauses, in, c.limit(in, only), scores)
}

func (c *mostOf) cost() cost { return dearest(c.clauses) }
