package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	syntax "soundings/tracker/query"
)

// What can be written in several ways is found in each of them: by this list,
// and by the names that the service has found in a query. Bleve's own synonyms
// are not used: they replace one term by other terms within an analyser, so
// that neither side can be several words beside each other (British Medical
// Association), they would be kept in the index, where a name of a body that
// only unpublished words have cannot be kept from a viewer, and they know
// nothing of capitals (WHO, who).

//go:embed abbreviations.txt
var abbreviationList string

// way is one of the ways to write the same.
type way struct {
	terms   []string // stems
	written string   // if it counts in its own letters only, else ""
}

// abbreviations returns the list, read once: each entry all ways to write one
// thing.
var abbreviations = sync.OnceValue(func() [][]way {
	stems := newStemmer()
	var list [][]way
	for line := range strings.Lines(abbreviationList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var same []way
		for written := range strings.SplitSeq(strings.TrimSpace(line), " = ") {
			own, isOwn := strings.CutPrefix(written, "^")
			w := wayOf(own, stems)
			if isOwn {
				w.written = own
			}
			same = append(same, w)
		}
		list = append(list, same)
	}
	return list
})

func wayOf(text string, stems *stemmer) way {
	var w way
	for _, t := range appendTokens(nil, text) {
		w.terms = append(w.terms, stems.stem(t.term))
	}
	return w
}

// alternative is a run of units that must all be there, or any of the others
// in their place.
type alternative struct {
	units  []unit
	others []unit
}

// alternatives groups units that stand beside each other. Words outside marks
// that can be written in another way may be met by it.
func alternatives(units []unit) []alternative {
	shouts := shouted(units)
	var list []alternative
	for i := 0; i < len(units); {
		a := alternative{units: units[i : i+1]}
		if !units[i].exact {
			a = expand(units[i:], shouts)
		}
		list = append(list, a)
		i += len(a.units)
	}
	return list
}

// shouted reports whether several words are all in capitals, which then tell
// nothing.
func shouted(units []unit) bool {
	words := 0
	for _, u := range units {
		if strings.ContainsFunc(u.written, unicode.IsLower) {
			return false
		}
		words += len(u.terms)
	}
	return words > 1
}

// expand returns the longest run at the start of the units that has another
// way to be written, else the first unit alone with other forms of it.
func expand(units []unit, shouts bool) alternative {
	best := alternative{units: units[:1]}
	for _, same := range abbreviations() {
		for i, w := range same {
			n := spells(units, w.terms)
			if n < max(1, len(best.units)) || w.written != "" && (shouts || !inOwnLetters(units[0].written, w.written)) {
				continue
			}
			if n > len(best.units) {
				best = alternative{units: units[:n]}
			}
			for k, o := range same {
				if k != i && o.written == "" {
					best.others = append(best.others, unit{terms: o.terms})
				}
			}
		}
	}
	if len(best.units) == 1 {
		best.others = append(best.others, variants(units[0])...)
	}
	return best
}

// inAllWays returns the words of a name with the ways to write it, those of the list
// included.
func inAllWays(n syntax.Node, stem func(string) string) []alternative {
	var units []unit
	for _, part := range n.Nodes {
		if u, ok := unitOf(part, stem); ok {
			units = append(units, u)
		}
	}
	list := alternatives(units)
	if len(list) == 0 {
		return nil
	}
	whole := alternative{units: units}
	if len(list) == 1 {
		whole.others = list[0].others
	}
	for _, v := range n.Values {
		o, ok := unitOf(syntax.Node{Text: v, Kind: syntax.Word}, stem)
		known := func(have unit) bool { return slices.Equal(have.terms, o.terms) }
		if ok && !slices.ContainsFunc(whole.others, known) {
			whole.others = append(whole.others, o)
		}
	}
	return []alternative{whole}
}

// inOwnLetters reports whether a word is typed as the way is written, maybe in
// the plural or with points.
func inOwnLetters(typed, written string) bool {
	typed = strings.ReplaceAll(typed, ".", "")
	rest, ok := strings.CutPrefix(typed, written)
	return ok && (rest == "" || rest == "s" || !strings.ContainsFunc(rest[:1], unicode.IsLetter))
}

// spells returns how many units from the start have exactly the terms, 0 if
// they have not.
func spells(units []unit, terms []string) int {
	var got []string
	for i, u := range units {
		if u.exact || len(got) >= len(terms) {
			return 0
		}
		got = append(got, u.terms...)
		if slices.Equal(got, terms) {
			return i + 1
		}
	}
	return 0
}

// variants returns other forms of one unit: with a part written in another way
// (7-day, seven-day), and with -ise for -ize or the reverse, whose stems differ.
func variants(u unit) []unit {
	if len(u.terms) == 1 {
		var list []unit
		for _, t := range appendTokens(nil, u.written) {
			if o, ok := otherEnding(t.term); ok {
				list = append(list, unit{exact: true, terms: []string{o}})
			}
		}
		return list
	}
	var list []unit
	for i, t := range u.terms {
		for _, o := range singles()[t] {
			terms := slices.Clone(u.terms)
			terms[i] = o
			list = append(list, unit{terms: terms})
		}
	}
	return list
}

// singles leads from a term to the terms that are other ways to write it.
var singles = sync.OnceValue(func() map[string][]string {
	list := map[string][]string{}
	for _, same := range abbreviations() {
		for _, w := range same {
			for _, o := range same {
				if len(w.terms) == 1 && len(o.terms) == 1 && w.terms[0] != o.terms[0] {
					list[w.terms[0]] = append(list[w.terms[0]], o.terms[0])
				}
			}
		}
	}
	return list
})

// endings are those that are written with s and with z.
var endings = []string{"ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations", "isational"}

// otherEnding returns the word with z for s, or s for z, in such an ending.
func otherEnding(word string) (string, bool) {
	for _, s := range endings {
		z := strings.Replace(s, "s", "z", 1)
		if stem, ok := strings.CutSuffix(word, s); ok && len(stem) > 2 {
			return stem + z, true
		}
		if stem, ok := strings.CutSuffix(word, z); ok && len(stem) > 2 {
			return stem + s, true
		}
	}
	return "", false
}
