package stance

// grade decides the grade and the sentences that it rests on; p is the
// probability of Support against Oppose.
func (m *Model) grade(r Reading, p float64) (Value, []Span) { return NotStated, nil }
