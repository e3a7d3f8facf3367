package names

import (
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/vellum/levenshtein"
)

// mostSlips is the most letters that a name may be off another.
const mostSlips = 2

// slipAutomata makes an automaton of a name; it is dear to make, and the same for
// all names.
var slipAutomata = sync.OnceValues(func() (*levenshtein.LevenshteinAutomatonBuilder, error) {
	return levenshtein.NewLevenshteinAutomatonBuilder(mostSlips, true)
})

// longestSlipped is the most letters of a name in which slips are looked for.
const longestSlipped = 100

// Slips returns what tells how many letters another name is off a name: letters
// changed, added, left out, or swapped with the next (the distance of Damerau and
// Levenshtein). It is made for asking one name against very many, both as Fold
// leaves them. More than most, which is two at most, is not within. A name too long
// for it is only within itself.
func Slips(name string, most int) (within func(other string) (off int, ok bool), err error) {
	exact := func(other string) (int, bool) { return 0, other == name }
	length := utf8.RuneCountInString(name)
	if length > longestSlipped || most <= 0 || !utf8.ValidString(name) {
		return exact, nil
	}
	build, err := slipAutomata()
	if err != nil {
		return nil, err
	}
	most = min(most, mostSlips)
	dfa, err := build.BuildDfa(name, uint8(most))
	if err != nil {
		return nil, err
	}
	return func(other string) (int, bool) {
		if d := len(other) - len(name); d > most*utf8.UTFMax || -d > most*utf8.UTFMax {
			return 0, false
		}
		at := dfa.Start()
		for i := range len(other) {
			if at = dfa.Accept(at, other[i]); !dfa.CanMatch(at) {
				return 0, false
			}
		}
		if !dfa.IsMatch(at) || int(dfa.EditDistance(at)) > most { // made for two, it may match two when asked for one
			return 0, false
		}
		return int(dfa.EditDistance(at)), true
	}, nil
}

// OneOff tells whether one letter changed, added, left out or swapped with the next
// makes one name of the other.
func OneOff(a, b string) bool { return oneOff(a, b) }
