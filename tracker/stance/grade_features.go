package stance

import (
	"cmp"
	"slices"
)

// gradeFeature is one entry of the vector by which a grade is decided.
type gradeFeature struct {
	index uint32
	value float64
}

// gradeVector gathers features; one that is set twice keeps the greater value.
type gradeVector map[uint32]float64

const (
	gradeBits  = 14  // of an index into the vector
	wordWeight = 0.3 // of a word or a pair of words, against 1 for a sign
	mostLogit  = 3.0 // of the base model, either way
)

func (v gradeVector) set(value float64, name ...string) {
	i := gradeIndex(name...)
	if value > v[i] {
		v[i] = value
	}
}

// list is the vector in the order of its indices, so that sums are the same
// everywhere.
func (v gradeVector) list() []gradeFeature {
	list := make([]gradeFeature, 0, len(v))
	for i, value := range v {
		list = append(list, gradeFeature{i, value})
	}
	slices.SortFunc(list, func(a, b gradeFeature) int { return cmp.Compare(a.index, b.index) })
	return list
}

// gradeIndex is where a feature has its place: FNV-1a of its name.
func gradeIndex(name ...string) uint32 {
	h := uint32(2166136261)
	for _, part := range name {
		for i := range len(part) {
			h = (h ^ uint32(part[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return (h ^ h>>gradeBits) & (1<<gradeBits - 1)
}

// countValues are what a sign is worth that stands in so many sentences.
var countValues = []float64{0, 1, 1.6, 2, 2.3, 2.6, 2.8, 3}

func countValue(n int) float64 { return countValues[min(n, len(countValues)-1)] }

// gradeFeatures makes the vector of a reading, whose sentences have these signs.
func gradeFeatures(r Reading, sentences []signedSentence) []gradeFeature {
	v, counts := gradeVector{}, map[string]int{}
	for i, s := range sentences {
		for _, sign := range s.signs {
			name := sign.name()
			counts[name]++
			if i == len(sentences)-1 {
				v.set(1, "last", name)
			}
			if r.parts[s.Part].Reported {
				v.set(1, "reported", name)
			}
		}
		v.setConditions(s.signs)
		v.setWords(s.words)
	}
	for name, n := range counts {
		v.set(countValue(n), "sign", name)
	}
	v.set(countValue(len(sentences))/3, "sentences")
	v.set(min(r.logit, mostLogit), "base for")
	v.set(min(-r.logit, mostLogit), "base against")
	v.setCues(r)
	return v.list()
}

const (
	mostCues = 2.0 // the weights of cues towards one grade count up to here
	noCue    = 0.5 // what it is worth that nothing is said outright
)

// setCues sets what is said outright: the cues towards each grade, what each
// says, the last of them, and whether there is a condition.
func (v gradeVector) setCues(r Reading) {
	sums := v.setSayings(r.cues)
	if len(r.conditions) > 0 {
		v.set(1, "conditions")
		for _, g := range grades {
			v.set(min(sums[g], 1), "condition and cue", string(g))
		}
	}
	if len(r.cues) == 0 {
		v.set(noCue, "no cue")
		return
	}
	last := r.cues[len(r.cues)-1]
	v.set(last.weight, "last cue", string(last.towards))
}

// setSayings sets what cues say and how much towards each grade, and returns
// that.
func (v gradeVector) setSayings(cues []cue) map[Value]float64 {
	sums := map[Value]float64{}
	for _, c := range cues {
		sums[c.towards] += c.weight
		v.set(c.weight, "says", c.Says)
	}
	for _, g := range grades {
		v.set(min(sums[g], mostCues), "cues", string(g))
	}
	return sums
}

var conditionClasses = map[string]bool{"if": true, "provided": true, "unless": true}

// setConditions sets what stands in a sentence together with a condition.
func (v gradeVector) setConditions(signs []sign) {
	for _, a := range signs {
		if !conditionClasses[a.class] {
			continue
		}
		for _, b := range signs {
			if b.class != a.class {
				v.set(1, "with condition", b.name())
			}
		}
	}
}

// setWords sets words and pairs of neighbours.
func (v gradeVector) setWords(words []string) {
	before := "<"
	for _, w := range words {
		if isClauseMark(w) && w != "?" {
			continue
		}
		v.set(wordWeight, "word", w)
		v.set(wordWeight, "pair", before, w)
		before = w
	}
	v.set(wordWeight, "pair", before, ">")
}
