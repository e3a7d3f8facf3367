package stance

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon/vader.txt
var vaderText string

//go:embed lexicon/own.txt
var ownText string

// lexicon gives words their valence, from -4 to 4.
type lexicon struct {
	general map[string]float32
	exact   map[string]float32 // of our own
	begins  map[string]float32 // of our own, by how a word begins
	longest int                // of begins, in bytes
}

// valences is the lexicon that is embedded.
var valences = sync.OnceValue(func() lexicon {
	l := lexicon{general: map[string]float32{}, exact: map[string]float32{}, begins: map[string]float32{}}
	for line := range strings.Lines(vaderText) {
		if w, v, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			l.general[w] = valenceOf(v)
		}
	}
	for line := range strings.Lines(ownText) {
		v, words, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || v == "#" {
			continue
		}
		for _, w := range strings.Fields(words) {
			if begin, ok := strings.CutSuffix(w, "*"); ok {
				l.begins[begin] = valenceOf(v)
				l.longest = max(l.longest, len(begin))
			} else {
				l.exact[w] = valenceOf(v)
			}
		}
	}
	return l
})

func valenceOf(s string) float32 {
	v, err := strconv.ParseFloat(s, 32)
	if err != nil {
		return 0 // a test holds that every line has one
	}
	return float32(v)
}

// of is the valence of a word.
func (l lexicon) of(form string) float32 {
	if v, ok := l.exact[form]; ok {
		return v
	}
	for n := min(len(form), l.longest); n >= 3; n-- {
		if v, ok := l.begins[form[:n]]; ok {
			return v
		}
	}
	return l.general[form]
}
