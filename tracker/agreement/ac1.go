package agreement

// AC1 is Gwet's first-order agreement coefficient (2008): the agreement of two
// coders beyond chance, where chance is that of items which are hard to place.
// It holds where nearly all items fall into one category, at which kappa drops.
func (t Table) AC1() Figure {
	rows, columns, n := t.Margins()
	switch {
	case n == 0:
		return undefined(0, NothingShared)
	case len(t) < 2:
		return undefined(n, OneCategory)
	}
	// Chance is sum π(1−π) / (q−1), with π the mean share of a category and q
	// the categories; all of it times 4 n² (q−1) is whole.
	chance, whole := 0, 4*n*n*(len(t)-1)
	for k := range t {
		both := rows[k] + columns[k]
		chance += both * (2*n - both)
	}
	seen := 4 * n * (len(t) - 1) * t.Agreed()
	f := Figure{Value: float64(seen-chance) / float64(whole-chance), N: n}
	return f.within(t.ac1Variance(f.Value, float64(chance)/float64(whole)))
}

// ac1Variance is the variance of AC1 over a sample of items of a large number
// (Gwet 2008, theorem 1, without the correction for a finite number of items).
func (t Table) ac1Variance(ac1, chance float64) float64 {
	rows, columns, n := t.Margins()
	size, others := float64(n), float64(len(t)-1)
	share := make([]float64, len(t))
	for k := range share {
		share[k] = float64(rows[k]+columns[k]) / (2 * size)
	}
	agreed := float64(t.Agreed()) / size
	same, cross := 0.0, 0.0
	for k := range t {
		same += float64(float64(t[k][k]) / size * (1 - share[k]))
		for l := range t {
			left := 1 - float64((share[k]+share[l])/2)
			cross += float64(float64(t[k][l]) / size * left * left)
		}
	}
	rest := 1 - ac1
	sum := float64(agreed * (1 - agreed))
	sum -= float64(4 * rest * (same/others - float64(agreed*chance)))
	sum += float64(4 * rest * rest * (cross/(others*others) - float64(chance*chance)))
	return sum / (size * (1 - chance) * (1 - chance))
}
