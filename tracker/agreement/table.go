package agreement

import "math"

// Table counts how often the one coder chose a category (row) where the other
// chose a category (column).
type Table [][]int

// Tabulate counts two coders' answers, which are in the order of the items. An
// item that either of them left out, or put into no category, is missing.
func Tabulate(categories int, a, b []int) (t Table, missing int) {
	t = make(Table, categories)
	for i := range t {
		t[i] = make([]int, categories)
	}
	known := func(answers []int, i int) bool {
		return i < len(answers) && answers[i] >= 0 && answers[i] < categories
	}
	for i := range max(len(a), len(b)) {
		if known(a, i) && known(b, i) {
			t[a[i]][b[i]]++
		} else {
			missing++
		}
	}
	return t, missing
}

// Margins returns how often each category was chosen: by the coder of the rows,
// and by the coder of the columns; and of how many items in all.
func (t Table) Margins() (rows, columns []int, n int) {
	rows, columns = make([]int, len(t)), make([]int, len(t))
	for i, row := range t {
		for j, count := range row {
			rows[i] += count
			columns[j] += count
			n += count
		}
	}
	return rows, columns, n
}

// Agreed counts the items on which both chose the same.
func (t Table) Agreed() int {
	n := 0
	for i := range t {
		n += t[i][i]
	}
	return n
}

// Percent is the share of items on which both chose the same, 0 to 1, with the
// standard error of a share and Wilson's interval (1927), which holds for few
// items and for a share of nothing or all.
func (t Table) Percent() Figure {
	_, _, n := t.Margins()
	if n == 0 {
		return undefined(0, NothingShared)
	}
	size := float64(n)
	share := float64(t.Agreed()) / size
	spread := float64(share * (1 - share))
	const square = quantile * quantile
	middle := (share + square/(2*size)) / (1 + square/size)
	reach := float64(quantile / (1 + square/size) * math.Sqrt(spread/size+square/(4*size*size)))
	return Figure{Value: share, Error: math.Sqrt(spread / size), Low: max(0, middle-reach), High: min(1, middle+reach), Bounded: true, N: n}
}
