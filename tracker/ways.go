package tracker

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"soundings/tracker/query"
)

// A body is found by each of its names: who searches for the British Medical
// Association finds the BMA. The index has a short list of abbreviations of the
// field; the names of bodies come from the directory, under the viewer's right.

// mostWays is how many other names of a body are searched for.
const mostWays = 6

// byAnyName returns the node with the names of bodies in it, as words beside
// each other, searched for in all ways in which they are written.
func (s *Service) byAnyName(ctx context.Context, sight Sight, n query.Node) (query.Node, error) {
	if !holdsWord(n) {
		return n, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return n, err
	}
	defer unlock()
	return d.withWays(n, sight.All), nil
}

func holdsWord(n query.Node) bool {
	return n.Kind == query.Word || slices.ContainsFunc(n.Nodes, holdsWord)
}

// withWays looks in every run of words, but not in what is left out.
func (d *directory) withWays(n query.Node, otherNames bool) query.Node {
	switch n.Kind {
	case query.Word:
		if list := d.named([]query.Node{n}, otherNames); list[0].Kind == query.Name {
			return list[0]
		}
	case query.Any:
		n.Nodes = slices.Clone(n.Nodes)
		for i, part := range n.Nodes {
			n.Nodes[i] = d.withWays(part, otherNames)
		}
	case query.All:
		var nodes, run []query.Node
		for _, part := range n.Nodes {
			if part.Kind == query.Word {
				run = append(run, part)
				continue
			}
			nodes = append(append(nodes, d.named(run, otherNames)...), d.withWays(part, otherNames))
			run = nil
		}
		n.Nodes = slices.Concat(nodes, d.named(run, otherNames))
	}
	return n
}

// named returns a run of words with the names in it, the longest first, as
// nodes of their own.
func (d *directory) named(run []query.Node, otherNames bool) []query.Node {
	var words []string
	for _, n := range run {
		words = append(words, n.Text)
	}
	var nodes []query.Node
	for at := 0; at < len(run); {
		ways, n := d.waysAt(words[at:], otherNames)
		if n == 0 {
			nodes = append(nodes, run[at])
			at++
			continue
		}
		nodes = append(nodes, query.Node{Kind: query.Name, Nodes: run[at : at+n], Values: ways, From: run[at].From, To: run[at+n-1].To})
		at += n
	}
	return nodes
}

// waysAt returns the other ways to write the name with which the words begin,
// and how many words it has; 0 if none, or none that may be told.
func (d *directory) waysAt(words []string, otherNames bool) ([]string, int) {
	words = words[:min(len(words), mostNameWords)]
	m, n := d.organisations.index.OpeningAmong(words, noCase(words), func(id string) bool {
		// Other names of a body that was added may come from words that are not
		// published: whether there are any must not change what is found.
		return otherNames || d.organisations.byID[id].open()
	})
	o, ok := d.organisations.byID[m.ID]
	if n == 0 || !ok {
		return nil, 0
	}
	var ways []string
	for _, name := range o.names() {
		if FoldName(name) != FoldName(m.Written) && !everyday(name) && len(ways) < mostWays {
			ways = append(ways, name)
		}
	}
	if len(ways) == 0 {
		return nil, 0
	}
	return ways, n
}

// noCase reports whether the case of words tells nothing of the first: it has no
// capital, or all of several words are in capitals.
func noCase(words []string) bool {
	return !strings.ContainsFunc(words[0], unicode.IsUpper) || len(words) > 1 && !strings.ContainsFunc(strings.Join(words, " "), unicode.IsLower)
}

// everyday reports whether a name is one word that may be a word of every day
// (Mind, WHO): searching for it in any case would find that.
func everyday(name string) bool {
	words := strings.Fields(FoldName(name))
	return len(words) == 1 && strings.ContainsAny(words[0], "aeiouy")
}
