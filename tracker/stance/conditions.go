package stance

// findConditions finds the clauses on which support depends.
func findConditions(parts []Part, sentences []sentence) []Span { return nil }
