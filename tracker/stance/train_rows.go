package stance

import "math"

// sample is a labelled text, read.
type sample struct {
	set      string
	target   int // its number
	about    Target
	features []feature
	support  bool
}

// leastTargets is of how many propositions texts must hold a word before it is
// learnt from: a word of fewer says what they are about, not where they stand.
const leastTargets = 5

// ease is how easily a kind of feature, under a cross, is given weight; what is
// not here is not learnt.
var ease = map[uint32][crosses]float64{
	kindScore: {1, 1, 1, 1},
	kindWord:  {1, 1, 1, 0},
	kindPair:  {0.7, 0.7, 0, 0},
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
			list = append(list, sample{set.Name, n, r.target, r.features, text.Label == Support})
		}
	}
	return list
}

// table gives the crossed features that are learnt their columns.
type table struct {
	columns map[uint32]int32
	hashes  []uint32
	eases   []float64
}

// tableOf keeps the features of enough targets, in the order of the samples.
func tableOf(samples []sample) *table {
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
	t := &table{columns: map[uint32]int32{}}
	for _, s := range samples {
		for _, f := range s.features {
			if !kept[f.hash] {
				continue
			}
			kept[f.hash] = false // once
			for c, e := range ease[f.hash>>kindShift] {
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
			if ease[f.hash>>kindShift][c] == 0 {
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

// countsOf says how much each sample counts, so that neither side of a target,
// nor a target with many texts, nor a set, teaches what is likely beforehand.
func countsOf(samples []sample) []float64 {
	type sides struct{ support, oppose float64 }
	var byTarget, bySet = map[int]sides{}, map[string]sides{}
	for _, s := range samples {
		t := byTarget[s.target]
		if s.support {
			t.support++
		} else {
			t.oppose++
		}
		byTarget[s.target] = t
	}
	counts := make([]float64, len(samples))
	sizes := map[string]float64{}
	for i, s := range samples {
		t := byTarget[s.target]
		n, own := t.support+t.oppose, t.oppose
		if s.support {
			own = t.support
		}
		c := 1.0
		switch {
		case n >= 4 && own == n:
			c = 0.5
		case n >= 4:
			c = math.Min(n/(2*own), 3)
		}
		counts[i] = c / math.Sqrt(n)
		set := bySet[s.set]
		if s.support {
			set.support = float64(set.support + counts[i])
		} else {
			set.oppose = float64(set.oppose + counts[i])
		}
		bySet[s.set] = set
		sizes[s.set]++
	}
	for i, s := range samples {
		all := bySet[s.set].oppose
		if s.support {
			all = bySet[s.set].support
		}
		counts[i] = float64(counts[i]*sizes[s.set]) / (2 * all)
	}
	return counts
}
