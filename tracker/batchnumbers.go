package tracker

import "sort"

// packed writes ascending numbers as the stretches that they make: 3, 4, 5 and 9
// as 3, -5, 9. A batch of a whole table is two numbers, not one for each row.
func packed(numbers []int) []int {
	var list []int
	for i, n := range numbers {
		switch last := len(list) - 1; {
		case i == 0 || numbers[i-1] != n-1:
			list = append(list, n)
		case list[last] < 0:
			list[last] = -n
		default:
			list = append(list, -n)
		}
	}
	return list
}

// Asked returns how many drafts the batch was asked to decide.
func (b Batch) Asked() int {
	n := 0
	for i, x := range b.Numbers {
		if x > 0 {
			n++
		} else {
			n += -x - b.Numbers[i-1]
		}
	}
	return n
}

// has reports whether the batch was asked to decide the draft.
func (b Batch) has(d Draft) bool {
	at := sort.Search(len(b.Numbers), func(i int) bool { return max(b.Numbers[i], -b.Numbers[i]) >= d.Number })
	return at < len(b.Numbers) && (b.Numbers[at] < 0 || b.Numbers[at] == d.Number)
}
