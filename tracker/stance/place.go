package stance

// place is how a head stands in its clause.
type place uint8

const (
	noPlace   place = iota
	asHead          // it is said
	asSubject       // it is somebody's, or talked of
)

// placeOf tells how a phrase stands in its clause.
func (w *walker) placeOf(it item) place {
	switch it.needs {
	case needsVerb:
		return w.verbPlace(it)
	case needsHolder:
		return w.nounPlace(it)
	}
	return asHead
}

// verbPlace tells a verb from the noun that is written like it.
func (w *walker) verbPlace(it item) place {
	t := &w.tokens[it.from]
	before := w.before(it.from)
	switch {
	case before == nil:
		return asHead
	case before.mark != 0 || verbFollows[before.word] || before.lemma == "~be" || before.lemma == "~have" || before.lemma == "~do":
		return asHead
	case nounFollows[before.word]:
		if it.kind == effect {
			return noPlace
		}
		return w.nounPlace(it)
	case t.lemma != "~"+t.word:
		return asHead
	case before.word == "" && !before.capital && !before.plural:
		return w.nounPlace(it)
	}
	return asHead
}

var (
	verbFollows = wordSet("i we they he she you it this that who which to not never will would can could shall should may might must and or nor also both still all ourselves myself do does did cannot")
	nounFollows = wordSet("the a an our my his her their its your 's of for with in any no some more little strong full great such this wide widespread public broad growing considerable overwhelming financial clinical political serious deep grave much every by on from without despite")
)

// nounPlace tells whose support or concern it is.
func (w *walker) nounPlace(it item) place {
	for i := it.from - 1; i >= 0 && i >= it.from-4 && w.tokens[i].mark == 0; i-- {
		t := &w.tokens[i]
		switch {
		case ownerships[t.word]:
			if !w.frame.told {
				w.frame.holder = max(self, min(w.frame.holder, self))
			}
			return asHead
		case t.lemma == "~have" || t.lemma == "~express" || t.lemma == "~voice" || t.lemma == "~declare" || t.lemma == "~give" || t.lemma == "~offer" || t.word == "no" || t.word == "little":
			return asHead
		case t.word == "their" || t.word == "'s" || t.word == "of" || t.word == "from":
			return asSubject
		}
	}
	return asSubject
}

var ownerships = wordSet("our my his her its")

// before returns the token before a phrase, adverbs passed over.
func (w *walker) before(i int) *token {
	for n := 0; i > 0 && n < 3; n++ {
		i--
		if t := &w.tokens[i]; !isAdverb(t.word) {
			return t
		}
	}
	return nil
}

// direction tells what a head is about: the proposal, or the topic of a target
// that is to undo it.
func (w *walker) direction(it item) (float64, bool) {
	after := w.after(it.to)
	before := w.tokens[max(w.frame.start, it.from-nearby):it.from]
	own := w.tokens[it.from].aim&aimAction != 0
	switch it.kind {
	case evaluation, effect, verdict:
		if sign, named := w.aim.toward(before); named {
			return sign, true
		}
		return w.aim.toward(after[:min(len(after), 2)])
	case undoing:
		sign, named := w.aim.toward(after)
		if !named {
			sign, named = w.aim.toward(before)
		}
		if own && !named {
			return -w.aim.deed(), true
		}
		return sign, named
	case keeping:
		if sign, named := w.aim.toward(after); named {
			return sign, named
		}
		return w.aim.toward(before)
	}
	return w.aim.toward(after)
}

// nearby is how many words around a head may say what it is about.
const nearby = 10

// after returns the words after a phrase up to the end of its clause.
func (w *walker) after(from int) []token {
	end := from
	for end < len(w.tokens) && end < from+nearby && w.tokens[end].mark == 0 && !clauseWords[w.tokens[end].word] {
		end++
	}
	return w.tokens[from:end]
}

var clauseWords = wordSet("but because if unless although though while which who so and when")
