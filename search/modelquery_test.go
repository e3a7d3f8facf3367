package search

import (
	"math/rand/v2"
	"slices"
	"strings"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// randomNode is a part of a query with parts of its own down to a depth.
func randomNode(r *rand.Rand, depth int) syntax.Node {
	if depth > 0 && r.IntN(2) == 0 {
		n := syntax.Node{Kind: pick(r, syntax.All, syntax.Any, syntax.Not)}
		for range 1 + r.IntN(3) {
			n.Nodes = append(n.Nodes, randomNode(r, depth-1))
			if n.Kind == syntax.Not {
				break
			}
		}
		return n
	}
	word := pick(r, vocabulary...)
	switch r.IntN(7) {
	case 0:
		return syntax.Node{Kind: syntax.Phrase, Text: randomText(r, 1+r.IntN(3))}
	case 1:
		return syntax.Node{Kind: syntax.Word, Text: word + "-" + pick(r, vocabulary...)}
	case 2:
		return syntax.Node{Kind: syntax.Prefix, Text: pick(r, "", "", pick(r, vocabulary...)+"-") + word[:min(2, len(word))]}
	case 3:
		at := r.IntN(len(word))
		return syntax.Node{Kind: syntax.Near, Text: word[:at] + pick(r, "", "x", "e") + word[at+r.IntN(2):] + "t"}
	case 4:
		return randomField(r)
	}
	return syntax.Node{Kind: syntax.Word, Text: word}
}

func randomField(r *rand.Rand) syntax.Node {
	n := syntax.Node{Kind: syntax.Field, Text: "x", Field: pick(r, syntax.Fields...)}
	switch n.Field {
	case syntax.Speaker:
		n.Values = some(r, 2, "p1", "p2", "p9")
	case syntax.Organisation:
		n.Values = some(r, 2, "o1", "o2", "o9")
	case syntax.Stance:
		n.Values = []string{string(pick(r, stances...))}
	case syntax.Sector:
		n.Values = []string{string(pick(r, sectors...))}
	case syntax.In:
		n.Values = some(r, 2, "c1", "c2", "c9")
	case syntax.Theme:
		n.Values = some(r, 2, themes...)
	default:
		n.Values = []string{string(pick(r, days[1:]...))}
	}
	return n
}

// holdsNode is what a query means, spelt out.
func holdsNode(n syntax.Node, s tracker.Search, x tracker.Reaction) bool {
	holds := func(part syntax.Node) bool { return holdsNode(part, s, x) }
	switch n.Kind {
	case syntax.All:
		return !slices.ContainsFunc(n.Nodes, func(part syntax.Node) bool { return !holds(part) })
	case syntax.Any:
		return slices.ContainsFunc(n.Nodes, holds)
	case syntax.Not:
		return !holds(n.Nodes[0])
	case syntax.Field:
		return holdsField(n, s, x)
	}
	wanted := strings.Split(strings.ReplaceAll(n.Text, "-", " "), " ")
	return slices.ContainsFunc(x.Passages, func(p tracker.Passage) bool {
		in := len(s.Kinds) == 0 || slices.Contains(s.Kinds, p.Kind)
		return in && p.Successor == "" && p.Kind != tracker.Context && standsIn(wanted, strings.Fields(p.Text), n.Kind)
	})
}

// standsIn reports whether the words stand side by side in a text, the last of
// them or all spelled as the kind says.
func standsIn(wanted, text []string, kind syntax.Kind) bool {
	for at := range text {
		n := 0
		for n < len(wanted) && at+n < len(text) {
			got, want := text[at+n], wanted[n]
			like := got == want
			switch {
			case kind == syntax.Near:
				like = slowly([]rune(got), []rune(want)) <= edits(want)
			case kind == syntax.Prefix && n == len(wanted)-1:
				like = strings.HasPrefix(got, want)
			}
			if !like {
				break
			}
			n++
		}
		if n == len(wanted) {
			return true
		}
	}
	return false
}

func holdsField(n syntax.Node, s tracker.Search, x tracker.Reaction) bool {
	has := func(v string) bool { return v != "" && slices.Contains(n.Values, v) }
	switch n.Field {
	case syntax.Speaker:
		return has(x.Stakeholder)
	case syntax.Organisation:
		return slices.ContainsFunc(x.Capacities, func(c tracker.Capacity) bool { return has(c.Organisation) })
	case syntax.Sector:
		return slices.ContainsFunc(x.Capacities, func(c tracker.Capacity) bool { return has(string(c.Sector)) })
	case syntax.In:
		return has(x.Consultation)
	case syntax.Theme:
		return slices.ContainsFunc(x.Themes, has)
	case syntax.Stance:
		return has(string(about(s, x)))
	case syntax.Since, syntax.After:
		return x.SaidOn != "" && x.SaidOn.Last() >= tracker.CivilDate(n.Values[0]).First()
	}
	return x.SaidOn != "" && x.SaidOn.First() <= tracker.CivilDate(n.Values[0]).Last()
}
