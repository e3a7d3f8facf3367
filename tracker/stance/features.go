package stance

import "math"

// feature is one weighed entry of the hashed vector of some words.
type feature struct {
	hash  uint32
	value float32
}

// The upper bits of a feature's hash say of which kind it is; kinds are
// weighed and learnt apart.
const (
	kindShift  = 30
	kindScore  = 0 // of the lexicon, of structure, of cues
	kindWord   = 1
	kindPair   = 2 // two words
	kindOfHash = 1<<kindShift - 1
)

// hashOf is FNV-1a of some words, under a kind.
func hashOf(kind uint32, words ...string) uint32 {
	h := uint32(2166136261)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint32(w[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return h&kindOfHash | kind<<kindShift
}

// featuresOf makes the vector of words about a target. What it holds does not
// depend on which way the target points; crossing the two is the model's.
func featuresOf(t Target, parts []Part, sentences []sentence, cues []cue) []feature {
	var words []word
	for _, s := range sentences {
		words = append(words, wordsOf(s.words)...)
	}
	list := scoresOf(t, words, cues)
	return append(list, gramsOf(words)...)
}

// gramsOf are the words and pairs of words, each once, of length one in all by
// kind.
func gramsOf(words []word) []feature {
	singles := make([]feature, 0, len(words))
	pairs := make([]feature, 0, len(words))
	seen := make(map[uint32]bool, 2*len(words))
	add := func(list []feature, h uint32) []feature {
		if seen[h] {
			return list
		}
		seen[h] = true
		return append(list, feature{h, 1})
	}
	last := "^"
	for _, w := range words {
		mark := ""
		if w.negated && !w.negates {
			mark = "NOT"
		}
		singles = add(singles, hashOf(kindWord, mark, w.stem))
		if w.starts {
			last = "^"
		}
		pairs = add(pairs, hashOf(kindPair, last, w.stem))
		last = w.stem
	}
	return append(ofLengthOne(singles), ofLengthOne(pairs)...)
}

func ofLengthOne(list []feature) []feature {
	if len(list) == 0 {
		return list
	}
	v := float32(1 / math.Sqrt(float64(len(list))))
	for i := range list {
		list[i].value = v
	}
	return list
}
