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
