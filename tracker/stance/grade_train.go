package stance

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

// GradeExample is a reading with the grade and the evidence that a careful
// reader gives it.
type GradeExample struct {
	Reading  Reading
	Value    Value
	Evidence []Span
}

const (
	gradeSteps    = 300
	gradePenalty  = 15.0 // of the squares of the weights, for all examples together
	evidenceSteps = 200
)

// TrainGrades makes the weights that grades and evidence are decided by; the
// same examples in the same order make the same bytes.
func TrainGrades(examples []GradeExample) []byte {
	var rows [gradeRows][]float64
	copy(rows[:], trainGradeRows(examples))
	rows[evidenceRow] = trainEvidenceRow(examples)
	var b []byte
	for _, row := range rows {
		b = appendRow(b, row)
	}
	return b
}

// appendRow writes weights in 127 steps up to the greatest.
func appendRow(b []byte, row []float64) []byte {
	most := 0.0
	for _, w := range row {
		most = max(most, math.Abs(w))
	}
	scale := most / 127
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(scale))
	for _, w := range row {
		step := 0.0
		if scale > 0 {
			step = math.Round(w / scale)
		}
		b = append(b, byte(int8(step)))
	}
	return b
}

// weighed is a vector, the row that is right for it, and how much it counts.
type weighed struct {
	features []gradeFeature
	right    int
	weight   float64
}

func trainGradeRows(examples []GradeExample) [][]float64 {
	var list []weighed
	for _, e := range examples {
		row := slices.Index(grades, e.Value)
		for _, r := range []Reading{e.Reading, e.Reading.bare()} {
			list = append(list, weighed{gradeFeatures(r, signSentences(r)), row, 1})
		}
	}
	return descend(balanced(list, len(grades)), len(grades), gradeSteps)
}

// bare reads the words again in one piece and without their target, as they may
// come too.
func (r Reading) bare() Reading {
	var words []string
	for _, p := range r.parts {
		words = append(words, p.Text)
	}
	return Read(Target{}, []Part{{Text: strings.Join(words, " ")}})
}

// trainEvidenceRow teaches to tell sentences that overlap evidence from others.
func trainEvidenceRow(examples []GradeExample) []float64 {
	var list []weighed
	for _, e := range examples {
		for i, s := range signSentences(e.Reading) {
			right := 0
			if overlapsAny(s.Span, e.Evidence) {
				right = 1
			}
			list = append(list, weighed{evidenceFeatures(e.Reading, s, i), right, 1})
		}
	}
	rows := descend(list, 2, evidenceSteps)
	for i := range rows[1] {
		rows[1][i] -= rows[0][i]
	}
	return rows[1]
}

func overlapsAny(s Span, list []Span) bool {
	for _, o := range list {
		if o.Part == s.Part && o.Start < s.End && s.Start < o.End {
			return true
		}
	}
	return false
}

// balanced makes every row count the same.
func balanced(list []weighed, rows int) []weighed {
	count := make([]int, rows)
	for _, w := range list {
		count[w.right]++
	}
	for i := range list {
		list[i].weight = float64(len(list)) / float64(rows*count[list[i].right])
	}
	return list
}

// descend finds the weights that make the right rows likeliest, under a penalty
// on their squares, by accelerated gradient descent over all examples at once.
func descend(list []weighed, rows, steps int) [][]float64 {
	rare := rareFeatures(list)
	w, before, at := matrix(rows), matrix(rows), matrix(rows)
	step := stepFor(list)
	for t := range steps {
		momentum := float64(t) / float64(t+3)
		for r := range rows {
			for i := range at[r] {
				at[r][i] = w[r][i] + float64(momentum*(w[r][i]-before[r][i]))
			}
		}
		gradient := gradientAt(at, list)
		for r := range rows {
			before[r], w[r] = w[r], before[r]
			for i := range w[r] {
				w[r][i] = 0
				if !rare[i] {
					g := float64(gradient[r][i]+float64(gradePenalty*at[r][i])) / float64(len(list))
					w[r][i] = at[r][i] - float64(step*g)
				}
			}
		}
	}
	return w
}

func matrix(rows int) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = make([]float64, gradeSize)
	}
	return m
}

// rareFeatures tells of every index whether fewer than two examples have it.
func rareFeatures(list []weighed) []bool {
	seen, rare := make([]int, gradeSize), make([]bool, gradeSize)
	for _, e := range list {
		for _, f := range e.features {
			seen[f.index]++
		}
	}
	for i, n := range seen {
		rare[i] = n < 2
	}
	return rare
}

// stepFor is a step that is sure not to overshoot.
func stepFor(list []weighed) float64 {
	longest := 1.0
	for _, e := range list {
		sum := 0.0
		for _, f := range e.features {
			sum += float64(f.value * f.value)
		}
		longest = max(longest, sum*e.weight)
	}
	return 2 / longest
}

func gradientAt(w [][]float64, list []weighed) [][]float64 {
	g := matrix(len(w))
	for _, e := range list {
		p := chances(w, e.features)
		p[e.right]--
		for r := range p {
			d := float64(p[r] * e.weight)
			for _, f := range e.features {
				g[r][f.index] += float64(d * f.value)
			}
		}
	}
	return g
}

// chances are the probabilities of the rows.
func chances(w [][]float64, features []gradeFeature) []float64 {
	p := make([]float64, len(w))
	for r := range p {
		for _, f := range features {
			p[r] += float64(w[r][f.index] * f.value)
		}
	}
	return softmax(p)
}

func softmax(p []float64) []float64 {
	top, sum := p[0], 0.0
	for _, x := range p {
		top = max(top, x)
	}
	for i, x := range p {
		p[i] = math.Exp(x - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}
