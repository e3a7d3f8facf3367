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
	letters := lettersOf(name)
	dfa, err := build.BuildDfa(string(letters.all(name)), uint8(most))
	if err != nil {
		return nil, err
	}
	return func(other string) (int, bool) {
		if d := len(other) - len(name); d > most*utf8.UTFMax || -d > most*utf8.UTFMax {
			return 0, false
		}
		at := dfa.Start()
		for _, r := range other {
			if at = dfa.Accept(at, letters.of(r)); !dfa.CanMatch(at) {
				return 0, false
			}
		}
		if !dfa.IsMatch(at) || int(dfa.EditDistance(at)) > most { // made for two, it may match two when asked for one
			return 0, false
		}
		return int(dfa.EditDistance(at)), true
	}, nil
}

// letters gives each letter of a name a byte of its own, for an automaton of a long
// name is right only where letters are single bytes. One that the name does not
// have is like any other such.
type letters struct {
	ascii  [utf8.RuneSelf]byte
	others map[rune]byte
}

// noLetter is more than there are letters in a name.
const noLetter = 0x7f

func lettersOf(name string) *letters {
	l := &letters{others: map[rune]byte{}}
	for i := range l.ascii {
		l.ascii[i] = noLetter
	}
	next := byte(1)
	for _, r := range name {
		if l.of(r) != noLetter {
			continue
		}
		if r < utf8.RuneSelf {
			l.ascii[r] = next
		} else {
			l.others[r] = next
		}
		next++
	}
	return l
}

func (l *letters) of(r rune) byte {
	if r < utf8.RuneSelf {
		return l.ascii[r]
	}
	if own, known := l.others[r]; known {
		return own
	}
	return noLetter
}

func (l *letters) all(name string) []byte {
	var list []byte
	for _, r := range name {
		list = append(list, l.of(r))
	}
	return list
}

// OneOff tells whether one letter changed, added, left out or swapped with the next
// makes one name of the other.
func OneOff(a, b string) bool { return oneOff(a, b) }
