package stance

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// TrainingSet is a file of labelled texts.
type TrainingSet struct {
	Name  string // of the file, without its ending
	Texts []Labelled
}

// shareAlike names the sets under CC BY-SA. What they teach goes to the files
// of that licence.
var shareAlike = map[string]bool{"perspectrum-dev": true, "ibmcs-dev": true}

// licensed names the sets whose licence is known and allows what is done here.
var licensed = setOf("argkp-dev handeset-dev perspectrum-dev ibmcs-dev statements speeches")

// CheckSet refuses a set of which nothing is known.
func CheckSet(name string) error {
	if !licensed[name] {
		return fmt.Errorf("%s: the licence of this set is not known to the trainer", name)
	}
	return nil
}

// Train makes the files of the base model, by name, and measures it; the same
// sets make the same bytes. It tells of what it is doing.
func Train(ctx context.Context, sets []TrainingSet, tell func(string)) (map[string][]byte, error) {
	sets = inOrder(sets)
	tell("reading")
	samples := readSamples(sets)
	measured, err := measure(ctx, sets, samples, tell)
	if err != nil {
		return nil, err
	}
	tell("training on everything")
	files := trainWeights(samples)
	if files[MeasuredFile], err = json.MarshalIndent(measured, "", "\t"); err != nil {
		return nil, err
	}
	files[MeasuredFile] = append(files[MeasuredFile], '\n')
	return files, nil
}

func inOrder(sets []TrainingSet) []TrainingSet {
	sets = slices.Clone(sets)
	slices.SortFunc(sets, func(a, b TrainingSet) int { return cmp.Compare(a.Name, b.Name) })
	return sets
}

func trainWeights(samples []sample) map[string][]byte {
	files := map[string][]byte{}
	for name, w := range learn(samples) {
		files[name] = w.encode()
	}
	return files
}

// learn makes the weights of every plan, by file.
func learn(samples []sample) model {
	m := model{}
	for _, p := range plans {
		m[p.file] = p.learn(m[p.beyond], samples)
	}
	return m
}

// learn makes weights that correct those before.
func (p plan) learn(before weights, samples []sample) weights {
	var mine []sample
	for _, s := range samples {
		if !p.free || !shareAlike[s.set] {
			mine = append(mine, s)
		}
	}
	t := tableOf(p, mine)
	counts := p.countsOf(mine)
	rows := make([]row, len(mine))
	for i, s := range mine {
		rows[i] = t.rowOf(s, counts[i])
		rows[i].offset = before.logit(s.about, s.features)
	}
	return t.weigh(fit(rows, len(t.hashes), p.penalty))
}
