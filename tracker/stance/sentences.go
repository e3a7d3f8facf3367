package stance

// cutSentences cuts parts into their sentences.
func cutSentences(parts []Part) []sentence {
	var list []sentence
	for i, p := range parts {
		if n := len([]rune(p.Text)); n > 0 {
			list = append(list, sentence{Span{i, 0, n}, p.Text})
		}
	}
	return list
}

// Sentences returns where the sentences of parts stand, for a person to choose
// from.
func Sentences(parts []Part) []Span {
	var list []Span
	for _, s := range cutSentences(parts) {
		list = append(list, s.Span)
	}
	return list
}
