package stance

// cue is something said outright, as the engine weighs it.
type cue struct {
	Cue
	sentence int     // index
	towards  Value   // the grade that it speaks for, on the target
	weight   float64 // 0 to 1: how surely
}

// findCues finds what is said outright: first-person and evaluative phrases
// within the scope of negation, modality and reported speech.
func findCues(t Target, parts []Part, sentences []sentence) []cue { return nil }

// findConditions finds the clauses on which support depends.
func findConditions(parts []Part, sentences []sentence) []Span { return nil }
