package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed abbreviations.txt
var abbreviationList string

// abbreviation is a short and a long way to write the same, as stems.
type abbreviation struct{ short, long []string }

// abbreviations returns the table, read once.
var abbreviations = sync.OnceValue(func() []abbreviation {
	stems := newStemmer()
	read := func(s string) []string {
		var terms []string
		for _, t := range appendTokens(nil, s) {
			terms = append(terms, stems.stem(t.term))
		}
		return terms
	}
	var list []abbreviation
	for line := range strings.Lines(abbreviationList) {
		if short, long, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			list = append(list, abbreviation{read(short), read(long)})
		}
	}
	return list
})

// alternative is a run of units that must all be there, or any of the others
// in their place.
type alternative struct {
	units  []unit
	others []unit
}

// alternatives groups units that stand beside each other. Words outside marks that are
// an abbreviation or the long form of one may be met by the other.
func alternatives(units []unit) []alternative {
	var list []alternative
	for i := 0; i < len(units); {
		a := alternative{units: units[i : i+1]}
		if !units[i].exact {
			a = expand(units[i:])
		}
		list = append(list, a)
		i += len(a.units)
	}
	return list
}

// expand returns the longest run at the start of the units that has another
// way to be written, else the first unit alone.
func expand(units []unit) alternative {
	best := alternative{units: units[:1]}
	for _, a := range abbreviations() {
		for _, way := range []struct{ from, to []string }{{a.short, a.long}, {a.long, a.short}} {
			n := spells(units, way.from)
			if n < len(best.units) {
				continue
			}
			if n > len(best.units) {
				best = alternative{units: units[:n]}
			}
			best.others = append(best.others, unit{terms: way.to})
		}
	}
	return best
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
