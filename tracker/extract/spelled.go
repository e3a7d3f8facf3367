package extract

import (
	"strings"
	"unicode"
)

// maxShort is the length of an abbreviation, in letters.
const maxShort = 8

// spellsOut learns the abbreviation that stands behind a full name: "Harbour
// Voice (HV)", "Harbour Voice, or HV", "(“the CCG”)", "known as HV".
func (r *reader) spellsOut(words []wordAt, to int, name string, organ bool) {
	if to >= len(words) {
		return
	}
	k, open := to, words[to].sep == '('
	for k < len(words) && k < to+4 && !words[k].cap {
		switch words[k].lower {
		case "or", "the", "also", "known", "as", "hereafter", "simply", "called", "abbreviated", "to":
		default:
			return
		}
		k++
	}
	if k >= len(words) || k > to && words[k].sep != 0 && !anyMark(words[k].sep) || k == to && !open || words[to].sep == 0 && words[to].lower != "known" {
		return
	}
	short := r.page.slice(words[k].s, words[k].e)
	if isShort(short) && (open || fits(short, name)) && (organ || fits(short, name)) {
		r.cast.full[short] = name
	}
}

// spelledBehind learns the full name behind an abbreviation: "HV (Harbour Voice)",
// "HV – the Harbour Voice –".
func (r *reader) spelledBehind(words []wordAt, i int) {
	short := cutPossessive(r.page.slice(words[i].s, words[i].e))
	k := i + 1
	if k >= len(words) || !isShort(short) || words[k].sep == 0 {
		return
	}
	if words[k].lower == "the" || words[k].lower == "or" {
		k++
	}
	if k >= len(words) || !words[k].cap {
		return
	}
	to := r.page.nameRun(words, k)
	if name := cutPossessive(r.page.slice(words[k].s, words[to-1].e)); to-k > 1 && fits(short, name) {
		r.cast.full[short] = name
	}
}

// isShort tells whether a word is an abbreviation in capitals.
func isShort(w string) bool {
	n := 0
	for _, c := range w {
		if n++; !unicode.IsLetter(c) && !unicode.IsDigit(c) || n > maxShort {
			return false
		}
	}
	return n > 1 && capitalsIn(w) > 1 && capitalsIn(w) >= n-2
}

// fits tells whether the capitals of an abbreviation begin words of a name, in order.
func fits(short, name string) bool {
	words := strings.Fields(name)
	at, hit := 0, 0
	for _, c := range short {
		if !unicode.IsUpper(c) {
			continue
		}
		found := false
		for k := at; k < len(words) && k < at+3; k++ {
			if unicode.ToUpper([]rune(words[k])[0]) == c {
				at, found = k+1, true
				break
			}
		}
		if !found {
			return false
		}
		hit++
	}
	return hit > 1 && at > len(words)-2
}
