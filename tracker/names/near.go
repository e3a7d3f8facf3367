package names

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A slip of one letter is looked for in long names only, and there in a long
// word only. Short names and words are too close together to tell a slip from
// another name. Among the names of the 500 public bodies that the program ships
// with, a dozen pairs of abbreviations are one letter apart, and nothing longer.
const (
	longName = 10 // letters and digits
	longWord = 5
	mostLong = 16 // words: a longer name is not looked at letter by letter
)

// near returns the entries with a name one letter off: a letter too many, too
// few, another one, two the wrong way round, or a space too many or too few. The
// NHS of a trust may be left out as well, as loose does where all is spelled right.
func (x *Index) near(key string) []Match {
	words := strings.Fields(key)
	list := x.slips(words)
	if at := slices.Index(words, "nhs"); len(list) == 0 && at >= 0 {
		list = x.slips(slices.Delete(words, at, at+1))
	}
	slices.SortFunc(list, func(a, b Match) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Written, b.Written)) })
	return slices.CompactFunc(list, func(a, b Match) bool { return a.ID == b.ID })
}

func (x *Index) slips(words []string) []Match {
	if len(words) > mostLong || utf8.RuneCountInString(strings.Join(words, "")) < longName {
		return nil
	}
	var list []Match
	try := func(i, n int, with string) {
		whole := strings.Join(slices.Concat(words[:i], []string{with}, words[i+n:]), " ")
		for _, b := range x.keys[whole] {
			list = append(list, Match{ID: b.id, Written: x.entries[b.id][b.which], How: Near})
		}
	}
	for i, w := range words {
		if maySlip(w) && !x.words.has(w) {
			for _, other := range x.words.near(w) {
				try(i, 1, other)
			}
			for at := 2; at < len(w)-1; at++ {
				if x.words.has(w[:at]) && x.words.has(w[at:]) {
					try(i, 1, w[:at]+" "+w[at:])
				}
			}
		}
		if i > 0 && len(words[i-1]+w) >= longWord && !hasDigit(words[i-1]+w) && x.words.has(words[i-1]+w) {
			try(i-1, 2, words[i-1]+w)
		}
	}
	return list
}

func hasDigit(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) }

// lexicon is the words of all names. A word that some name bears is never taken
// for a slip of another: it is what tells two bodies apart.
type lexicon struct {
	ids   map[string]uint32
	list  []string
	borne []int // how many names bear the word
	seed  maphash.Seed
	// without leads from the hash of a word less one letter to the chain of the
	// words that it may come from. Two hashes may meet: oneOff has the last word.
	without map[uint64]uint32 // → index into chain, plus 1
	chain   []link
}

type link struct{ word, next uint32 }

func (l *lexicon) has(w string) bool {
	id, ok := l.ids[w]
	return ok && l.borne[id] > 0
}

func (l *lexicon) add(w string) {
	if l.ids == nil {
		l.ids, l.without, l.seed = map[string]uint32{}, map[uint64]uint32{}, maphash.MakeSeed()
	}
	id, ok := l.ids[w]
	if !ok {
		id = uint32(len(l.list))
		l.ids[w], l.list, l.borne = id, append(l.list, w), append(l.borne, 0)
		if maySlip(w) {
			l.lessOne(w, func(hash uint64, _ string) {
				l.chain = append(l.chain, link{id, l.without[hash]})
				l.without[hash] = uint32(len(l.chain))
			})
		}
	}
	l.borne[id]++
}

func (l *lexicon) drop(w string) {
	if id, ok := l.ids[w]; ok && l.borne[id] > 0 {
		l.borne[id]--
	}
}

// longestWord is the most letters of a word in which a slip is looked for.
const longestWord = 40

// maySlip tells whether a slip is looked for in a word.
func maySlip(w string) bool {
	n := utf8.RuneCountInString(w)
	return n >= longWord && n <= longestWord && !hasDigit(w)
}

// near returns the long words one letter off. Two words are that if one less a
// letter is the other, or both less a letter are the same.
func (l *lexicon) near(w string) []string {
	if !maySlip(w) || l.ids == nil {
		return nil
	}
	var list []string
	note := func(id uint32) {
		if other := l.list[id]; l.borne[id] > 0 && oneOff(w, other) && !slices.Contains(list, other) {
			list = append(list, other)
		}
	}
	follow := func(hash uint64) {
		for at := l.without[hash]; at > 0; at = l.chain[at-1].next {
			note(l.chain[at-1].word)
		}
	}
	follow(maphash.String(l.seed, w))
	l.lessOne(w, func(hash uint64, less string) {
		if id, ok := l.ids[less]; ok && maySlip(less) {
			note(id)
		}
		follow(hash)
	})
	return list
}

// lessOne yields a word without each of its letters, with its hash; of a letter
// that stands twice together one is left out.
func (l *lexicon) lessOne(w string, yield func(hash uint64, less string)) {
	var last rune
	for i, r := range w {
		if r != last {
			less := w[:i] + w[i+utf8.RuneLen(r):]
			yield(maphash.String(l.seed, less), less)
		}
		last = r
	}
}

// oneOff tells whether one letter changed, added, left out or swapped with the
// next makes one word of the other.
func oneOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	switch len(y) - len(x) {
	case 0:
		if i == len(x) {
			return false
		}
		swapped := i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
		return swapped || slices.Equal(x[i+1:], y[i+1:])
	case 1:
		return slices.Equal(x[i:], y[i+1:])
	}
	return false
}
