package stance

// linkOf weighs a head with the negation and modality before it.
func (w *walker) linkOf(it item) link {
	f := &w.frame
	turned := f.turned != w.turnedAfter(it)
	l := link{item: it, value: it.value, plain: it.value, turned: turned, weight: it.weight, from: it.from}
	if turned {
		l.value = turnedValue(it)
		if f.short && it.value < 0 {
			l.value = float64(it.value * 0.6) // “stopped short of condemning”
		}
		if l.value > 0 {
			l.weight = float64(l.weight * 0.7)
		}
	}
	if f.turnAt >= 0 {
		l.from = min(l.from, f.turnAt)
	}
	if f.unreal && w.wasAsked(it.from) {
		f.unreal = false
	}
	if f.unreal || f.former {
		l.value, l.weight = float64(l.value*-0.6), float64(l.weight*0.7)
	}
	if f.possible && !turned {
		l.value, l.weight = float64(l.value*0.6), float64(l.weight*0.7)
	}
	l.toward, l.named = w.direction(it)
	for i := it.from + 1; i < it.to; i++ {
		l.named = l.named || w.tokens[i].word == "it" || w.tokens[i].word == "this"
	}
	if !l.named && it.kind != attitude && it.kind != worry && it.kind != sharing {
		by := unnamed
		if it.kind == effect && w.isFuture(it.from) {
			by = 0.75 // “no patient will be worse off”
		}
		l.weight = float64(l.weight * by)
	}
	return l
}

// isAttribute tells whether a word stands before its noun.
func (w *walker) isAttribute(it item) bool {
	if it.to >= len(w.tokens) || w.tokens[it.to].mark != 0 || w.isPredicate(it) {
		return false
	}
	t := &w.tokens[it.to]
	return t.word == "" || crowds[t.word] || !smallWords[t.word] && !clauseWords[t.word] && !verbFollows[t.word]
}

// wasAsked tells whether an answer is what somebody would have said if asked.
func (w *walker) wasAsked(at int) bool {
	for i := max(0, at-12); i < min(len(w.tokens), at+12); i++ {
		if w.tokens[i].lemma == "~ask" {
			return true
		}
	}
	return false
}

// isFuture tells whether a word tells of what is to come.
func (w *walker) isFuture(at int) bool {
	for i := at - 1; i >= max(w.frame.start, at-4); i-- {
		if t := w.tokens[i].word; t == "will" || t == "would" {
			return true
		}
	}
	return false
}

// unnamed is what is left of a weight where no word names the target.
const unnamed = 0.35

// turnedAfter tells whether a negation follows: “harms nobody”.
func (w *walker) turnedAfter(it item) bool {
	if it.to >= len(w.tokens) || it.kind != effect && it.kind != attitude {
		return false
	}
	switch w.tokens[it.to].word {
	case "nobody", "nothing", "no", "none", "neither":
		return true
	}
	return false
}

// turnedValue is the value of a negated head: not to support is to oppose, but
