package search

import (
	"strings"
	"unicode"
)

// What slips of the keys cost: the less the likelier.
const (
	doubledSlip   = 0.5 // a letter doubled that should be single, or the reverse
	exchangedSlip = 0.6 // two neighbours exchanged
	splitSlip     = 0.6 // a space or hyphen left out
	nearKeySlip   = 0.7 // the key beside
	vowelSlip     = 0.8 // another vowel
	missingSlip   = 0.9 // a letter more or less
	otherSlip     = 1.0
	firstSlip     = 0.5 // more, if it is the first letter
)

// slip returns what it costs to have typed one word for the other: the least
// sum of slips that makes it of it.
func slip(typed, meant string) float64 {
	a, b := []rune(typed), []rune(meant)
	cost := make([][]float64, len(a)+1)
	for i := range cost {
		cost[i] = make([]float64, len(b)+1)
		for j := range cost[i] {
			switch {
			case i == 0 && j == 0:
				continue
			case i == 0:
				cost[i][j] = cost[i][j-1] + one(b, j-1)
				continue
			case j == 0:
				cost[i][j] = cost[i-1][j] + one(a, i-1)
				continue
			}
			best := cost[i-1][j-1] + instead(a[i-1], b[j-1], i == 1 && j == 1)
			best = min(best, cost[i-1][j]+one(a, i-1), cost[i][j-1]+one(b, j-1))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
				best = min(best, cost[i-2][j-2]+exchangedSlip)
			}
			cost[i][j] = best
		}
	}
	return cost[len(a)][len(b)]
}

// one is what a letter costs that the other word has not.
func one(word []rune, at int) float64 {
	switch {
	case at > 0 && word[at] == word[at-1]:
		return doubledSlip
	case at == 0:
		return missingSlip + firstSlip
	}
	return missingSlip
}

// instead is what a letter costs in the place of another.
func instead(typed, meant rune, first bool) float64 {
	cost := otherSlip
	switch {
	case typed == meant:
		return 0
	case besides(typed, meant):
		cost = nearKeySlip
	case strings.ContainsRune("aeiou", typed) && strings.ContainsRune("aeiou", meant):
		cost = vowelSlip
	}
	if first {
		cost += firstSlip
	}
	return cost
}

// keyboard is the rows of letters, each half a key to the right of the one
// above.
var keyboard = [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// besides reports whether two letters lie beside each other on a keyboard.
func besides(a, b rune) bool {
	i, at := key(a)
	j, bt := key(b)
	if i < 0 || j < 0 {
		return false
	}
	if i > j {
		i, at, j, bt = j, bt, i, at
	}
	switch j - i {
	case 0:
		return at-bt == 1 || bt-at == 1
	case 1:
		return bt == at || bt == at-1
	}
	return false
}

func key(r rune) (row, at int) {
	for i, row := range keyboard {
		if at := strings.IndexRune(row, r); at >= 0 {
			return i, at
		}
	}
	return -1, 0
}

func hasDigit(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }
