package stance

import "math"

// sample is a labelled text, read.
type sample struct {
	set      string
	target   int // its number
	about    Target
	features []feature
	support  bool
	reading  Reading
}

// leastTargets is of how many propositions texts must hold a word before it is
// learnt from: a word of fewer says what they are about, not where they stand.
const leastTargets = 5

// plan is how one file of weights is learnt.
type plan struct {
	file   string
	free   bool   // only from sets without conditions
	beyond string // the file that it corrects
	motion bool   // for motions: what others say counts for little, and unevenly
	// ease is how easily a kind of feature, under a cross, is given weight; what
	// is not here is not learnt.
	ease    map[uint32][crosses]float64
	penalty float64 // on the squares of the weights
}

var plans = []plan{
	{file: baseFile, free: true, ease: easeOfBase, penalty: 8},
	{file: motionFile, free: true, motion: true, penalty: 2, ease: map[uint32][crosses]float64{
		kindScore: {0.5, 0.5, 1},
		kindWord:  {0.3, 0, 1},
		kindPair:  {0.3, 0, 0.7},
	}},
	{file: shareAlikeFile, beyond: baseFile, ease: easeOfBase, penalty: 8},
}

var easeOfBase = map[uint32][crosses]float64{
	kindScore: {1, 1, 0},
	kindWord:  {1, 1, 0},
	kindPair:  {0.7, 0.7, 0},
}

// readSamples reads the texts of every set.
func readSamples(sets []TrainingSet) []sample {
	var list []sample
	numbers := map[string]int{}
	for _, set := range sets {
		for _, text := range set.Texts {
			n, ok := numbers[text.Target]
			if !ok {
				n = len(numbers)
				numbers[text.Target] = n
			}
			r := Read(ReadTarget(text.Target), []Part{{Text: text.Text}})
			list = append(list, sample{set.Name, n, r.target, r.features, text.Label == Support, r})
		}
	}
	return list
}

// table gives the crossed features that are learnt their columns.
type table struct {
	plan    plan
	columns map[uint32]int32
	hashes  []uint32
	eases   []float64
}

// tableOf keeps the features of enough targets, in the order of the samples.
func tableOf(p plan, samples []sample) *table {
	kept := map[uint32]bool{}
	targets, last := map[uint32]int{}, map[uint32]int{}
	for _, s := range samples {
		for _, f := range s.features {
			if at, ok := last[f.hash]; ok && at == s.target {
				continue
			}
			last[f.hash] = s.target
			targets[f.hash]++
			kept[f.hash] = targets[f.hash] >= leastTargets || f.hash>>kindShift == kindScore
		}
	}
	t := &table{plan: p, columns: map[uint32]int32{}}
	for _, s := range samples {
		for _, f := range s.features {
			if !kept[f.hash] {
				continue
			}
			kept[f.hash] = false // once
			for c, e := range p.ease[f.hash>>kindShift] {
				if e == 0 {
					continue
				}
				t.columns[f.hash^salts[c]] = int32(len(t.hashes))
				t.hashes = append(t.hashes, f.hash^salts[c])
				t.eases = append(t.eases, e)
			}
		}
	}
	return t
}

// rowOf is a sample in the columns of a table.
func (t *table) rowOf(s sample, counts float64) row {
	r := row{support: s.support, counts: counts}
	for c, by := range s.about.by() {
		if by == 0 {
			continue
		}
		for _, f := range s.features {
			if t.plan.ease[f.hash>>kindShift][c] == 0 {
				continue
			}
			if column, ok := t.columns[f.hash^salts[c]]; ok {
				r.columns = append(r.columns, column)
				r.values = append(r.values, float64(float64(by*float64(f.value))*t.eases[column]))
			}
		}
	}
	return r
}

// weigh gives what was learnt back by hash.
func (t *table) weigh(learnt []float64) weights {
	w := weights{}
	for i, v := range learnt {
		w[t.hashes[i]] = float64(v * t.eases[i])
	}
	return w
}

// othersCount is how much a text on another kind of target counts for motions.
const othersCount = 0.03

// countsOf says how much each sample counts, so that neither side of a set, nor
// a target with many texts, teaches what is likely beforehand.
func (p plan) countsOf(samples []sample) []float64 {
	targets, sets := map[int]*tallied{}, map[string]*tallied{}
	for _, s := range samples {
		addSide(targets, s.target, s.support, 1)
	}
	counts := make([]float64, len(samples))
	for i, s := range samples {
		counts[i] = targets[s.target].balance(s.support, p.motion)
		addSide(sets, s.set, s.support, counts[i])
	}
	for i, s := range samples {
		set := sets[s.set]
		counts[i] = float64(counts[i]*set.texts) / (2 * set.of(s.support))
		if p.motion && !s.about.motion {
			counts[i] *= othersCount
		}
	}
	return counts
}

// tallied is how much is said for and against.
type tallied struct{ support, oppose, texts float64 }

func addSide[K comparable](all map[K]*tallied, key K, support bool, counts float64) {
	if all[key] == nil {
		all[key] = &tallied{}
	}
	s := all[key]
	s.texts++
	if support {
		s.support = float64(s.support + counts)
	} else {
		s.oppose = float64(s.oppose + counts)
	}
}

func (s tallied) of(support bool) float64 {
	if support {
		return s.support
	}
	return s.oppose
}

// balance makes the two sides of a target count alike, unless it is motions:
// there, that the House's own are more often opposed is worth learning.
func (s tallied) balance(support, motion bool) float64 {
	c := 1.0
	switch own := s.of(support); {
	case s.texts < 4 || motion:
	case own == s.texts:
		c = 0.5
	default:
		c = math.Min(s.texts/(2*own), 3)
	}
	return c / math.Sqrt(s.texts)
}
