package agreement

// Weights says how far apart two categories are: 0 for a category and itself.
type Weights func(i, j int) int

// Alike counts every disagreement as one: unweighted kappa.
func Alike(i, j int) int { return min(1, apart(i, j)) }

// Linear counts a disagreement by its distance on the scale.
func Linear(i, j int) int { return apart(i, j) }

// Squared counts a disagreement by its distance on the scale, squared.
func Squared(i, j int) int { return apart(i, j) * apart(i, j) }

func apart(i, j int) int { return max(i-j, j-i) }

// Kappa is Cohen's kappa (1960): the agreement of two coders beyond chance,
// where chance is that each chooses as often as he did, but at random.
func (t Table) Kappa() Figure { return t.WeightedKappa(Alike) }

// WeightedKappa is Cohen's kappa for categories that lie nearer to one another
// or further apart (1968), with the standard error of Fleiss, Cohen and Everitt
// (1969): one less the weighted disagreement that there is, over that which
// chance would give.
func (t Table) WeightedKappa(apart Weights) Figure {
	rows, columns, n := t.Margins()
	if n == 0 {
		return undefined(0, NothingShared)
	}
	seen, chance := 0, 0
	for i := range t {
		for j := range t {
			seen += apart(i, j) * t[i][j]
			chance += apart(i, j) * rows[i] * columns[j]
		}
	}
	if chance == 0 {
		return undefined(n, OneCategory)
	}
	f := Figure{Value: float64(chance-n*seen) / float64(chance), N: n}
	return f.within(t.kappaVariance(apart))
}

// kappaVariance is equation 13 of Fleiss, Cohen and Everitt, in terms of
// disagreement: with v the weights, q the weighted disagreement seen and e that
// of chance, both as shares,
//
//	( sum p(i,j) [v(i,j) e − q (vRow(i) + vColumn(j))]² − (q e)² ) / (n e⁴)
//
// where vRow(i) is the mean weight of row i over the columns' shares, and
// vColumn(j) that of column j over the rows'.
func (t Table) kappaVariance(apart Weights) float64 {
	rows, columns, n := t.Margins()
	size := float64(n)
	vRow, vColumn := make([]float64, len(t)), make([]float64, len(t))
	seen, chance := 0.0, 0.0
	for i := range t {
		for j := range t {
			v := float64(apart(i, j))
			vRow[i] += v * float64(columns[j]) / size
			vColumn[j] += v * float64(rows[i]) / size
			seen += v * float64(t[i][j]) / size
			chance += v * float64(rows[i]*columns[j]) / (size * size)
		}
	}
	sum := 0.0
	for i := range t {
		for j := range t {
			off := float64(float64(apart(i, j))*chance) - float64(seen*(vRow[i]+vColumn[j]))
			sum += float64(float64(t[i][j]) / size * off * off)
		}
	}
	sum -= float64(seen * chance * seen * chance)
	return sum / (size * chance * chance * chance * chance)
}
