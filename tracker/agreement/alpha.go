package agreement

// Distance is how far apart two categories are for alpha, given how often each
// category was chosen. It may be any multiple, the same for all pairs.
type Distance func(chosen []int, c, k int) int

// Nominal counts every disagreement as one.
func Nominal(_ []int, c, k int) int { return min(1, apart(c, k)) }

// Ordinal counts a disagreement by how many answers lie between the two on the
// scale, squared (four times Krippendorff's, so that it is whole).
func Ordinal(chosen []int, c, k int) int {
	if c > k {
		c, k = k, c
	}
	if c == k {
		return 0
	}
	between := 0
	for g := c; g <= k; g++ {
		between += 2 * chosen[g]
	}
	between -= chosen[c] + chosen[k]
	return between * between
}

// Alpha is Krippendorff's alpha for any number of coders, of whom some may have
// left items out: one less the disagreement that there is, over that which
// chance would give if all answers were dealt out anew. items holds the answers
// to each item; those with fewer than two count for nothing.
func Alpha(categories int, items [][]int, d Distance) Figure {
	o := newCoincidences(categories)
	for _, answers := range items {
		o.add(answers)
	}
	if o.items == 0 {
		return undefined(0, NothingShared)
	}
	seen, chance := 0.0, 0.0
	for c := range categories {
		for k := c + 1; k < categories; k++ {
			apart := float64(d(o.chosen, c, k))
			seen += float64(o.pairs[c][k] * apart)
			chance += float64(float64(o.chosen[c]*o.chosen[k]) * apart)
		}
	}
	if chance == 0 {
		return undefined(o.items, OneCategory)
	}
	return Figure{Value: 1 - float64(o.answers-1)*seen/chance, N: o.items}
}

// coincidences is Krippendorff's matrix: the pairs of answers to one item, each
// item weighing as much as it has answers.
type coincidences struct {
	pairs   [][]float64
	chosen  []int
	answers int
	items   int
}

func newCoincidences(categories int) *coincidences {
	o := &coincidences{pairs: make([][]float64, categories), chosen: make([]int, categories)}
	for c := range o.pairs {
		o.pairs[c] = make([]float64, categories)
	}
	return o
}

// add takes in the answers to an item, unless there is nothing to pair.
func (o *coincidences) add(answers []int) {
	count, n := make([]int, len(o.chosen)), 0
	for _, a := range answers {
		if a >= 0 && a < len(count) {
			count[a]++
			n++
		}
	}
	if n < 2 {
		return
	}
	o.items++
	o.answers += n
	for c := range count {
		o.chosen[c] += count[c]
		for k := range count {
			pairs := count[c] * count[k]
			if c == k {
				pairs -= count[c]
			}
			o.pairs[c][k] += float64(pairs) / float64(n-1)
		}
	}
}
