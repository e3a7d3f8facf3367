package stance

import (
	"math"
	"strings"
)

// sample is a labelled text, read.
type sample struct {
	set      string
	joined   bool // a paragraph made of several
	target   int  // its number
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
		kindScore: {0.2, 0.2, 0.7},
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
			list = append(list, readSample(set.Name, n, text))
		}
		for _, text := range paragraphs(set.Texts) {
			one := readSample(set.Name, numbers[text.Target], text)
			one.joined = true
			list = append(list, one)
		}
	}
	return list
}

func readSample(set string, target int, text Labelled) sample {
	r := Read(ReadTarget(text.Target), []Part{{Text: text.Text}})
	return sample{set: set, target: target, about: r.target, features: r.features, support: text.Label == Support, reading: r}
}

// inParagraph is how many short texts make a paragraph, and shortText how long
// they are at most, in bytes.
const (
	inParagraph = 5
	shortText   = 300
)

// paragraphs joins short texts on one side of a target, in their order, since
// people who are quoted say more than one sentence.
func paragraphs(texts []Labelled) []Labelled {
	type side struct {
		target string
		label  Value
	}
	waiting := map[side][]string{}
	var list []Labelled
	for _, text := range texts {
		if len(text.Text) > shortText {
			continue
		}
		key := side{text.Target, text.Label}
		waiting[key] = append(waiting[key], strings.TrimRight(strings.TrimSpace(text.Text), ".")+".")
		if len(waiting[key]) == inParagraph {
			list = append(list, Labelled{Target: text.Target, Text: strings.Join(waiting[key], "\n"), Label: text.Label})
			waiting[key] = nil
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

// group is what teaches no more for one side than for the other.
type group struct {
	set    string
	joined bool
}

// countsOf says how much each sample counts, so that neither side of a set, nor
// a target with many texts, teaches what is likely beforehand.
func (p plan) countsOf(samples []sample) []float64 {
	texts := map[int]float64{}
	for _, s := range samples {
		texts[s.target]++
	}
	groups := map[group]*tallied{}
	counts := make([]float64, len(samples))
	for i, s := range samples {
		counts[i] = 1 / math.Sqrt(texts[s.target])
		key := group{s.set, s.joined}
		if groups[key] == nil {
			groups[key] = &tallied{}
		}
		groups[key].add(s.support, counts[i])
	}
	for i, s := range samples {
		g := groups[group{s.set, s.joined}]
		counts[i] = float64(counts[i]*g.texts) / (2 * g.of(s.support))
		if p.motion && !s.about.motion {
			counts[i] *= othersCount
		}
	}
	return counts
}

// tallied is how much is said for and against.
type tallied struct{ support, oppose, texts float64 }

func (t *tallied) add(support bool, counts float64) {
	t.texts++
	if support {
		t.support = float64(t.support + counts)
	} else {
		t.oppose = float64(t.oppose + counts)
	}
}

func (t *tallied) of(support bool) float64 {
	if support {
		return t.support
	}
	return t.oppose
}
