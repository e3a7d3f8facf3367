package search

// nearly reports whether one word becomes the other by so many letters more,
// less, other, or exchanged with their neighbour; no letter is touched twice.
func nearly(a, b string, edits int) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y)+edits || len(y) > len(x)+edits {
		return false
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			same := 1
			if x[i-1] == y[j-1] {
				same = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+same)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > edits {
			return false
		}
		before, last, row = last, row, before
	}
	return last[len(y)] <= edits
}
