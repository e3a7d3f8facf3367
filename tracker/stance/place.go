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
	case needsNothing:
		if it.kind == verdict && it.from > 0 && w.isEntitlement(it.from) {
			return noPlace
		}
	case needsCopula:
		return w.adjectivePlace(it)
	case needsVerb:
		p := w.verbPlace(it)
		if p == asSubject && it.kind == worry && w.tokens[it.from].lemma == "~risk" {
			return noPlace
		}
		return p
	case needsHolder:
		return w.nounPlace(it)
	}
	return asHead
}

// isEntitlement tells the right to something from what is right.
func (w *walker) isEntitlement(at int) bool {
	if at+1 < len(w.tokens) && w.tokens[at+1].mark == 0 && w.tokens[at+1].word != "to" && w.tokens[at+1].word != "of" {
		return false
	}
	switch w.tokens[at-1].word {
	case "the", "a", "any", "every", "no", "their", "our", "my", "his", "her", "":
		return w.tokens[at].word == "right"
	}
	return w.tokens[at].word == "right" && (w.tokens[at-1].lemma == "~have" || w.tokens[at-1].mark != 0)
}

// adjectivePlace tells what somebody is from what stands before a noun
// (“worried patients”) or beside another verb (“weigh one against another”).
func (w *walker) adjectivePlace(it item) place {
	if it.from == w.frame.start {
		return asHead // “, concerned that …”
	}
	for i := it.from - 1; i >= max(w.frame.start, it.from-5); i-- {
		t := &w.tokens[i]
		switch {
		case t.mark != 0:
			return noPlace
		case copulaLemmas[t.lemma]:
			return asHead
		case t.word == "" || verbFollows[t.word] && t.word != "not" && t.word != "never" && t.word != "and" && t.word != "or" && t.word != "nor":
			return noPlace
		}
	}
	return noPlace
}

var copulaLemmas = wordSet("~be ~remain ~feel ~seem ~become ~stay ~leave ~stand ~appear ~sound ~find ~get ~grow ~declare ~come ~speak ~vote ~argue")

// verbPlace tells a verb from the noun that is written like it.
func (w *walker) verbPlace(it item) place {
	t := &w.tokens[it.from]
	before := w.before(it.from)
	switch {
	case t.word == "back" && it.to-it.from == 1 && (it.to == len(w.tokens) || w.tokens[it.to].mark != 0 || backToPlaces[w.tokens[it.to].word]):
		return noPlace // “go back to”
	case before == nil:
		return asHead
	case before.mark != 0 || isGerund(t) || verbFollows[before.word] || before.lemma == "~be" || before.lemma == "~have" || before.lemma == "~do":
		return asHead
	case nounFollows[before.word]:
		if it.kind == effect {
			if it.value > 0 && w.frame.turned {
				return asHead // “hard to see the benefit”
			}
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

var backToPlaces = wordSet("to in from at on into home up and when then with for")

// nounPlace tells whose support or concern it is.
func (w *walker) nounPlace(it item) place {
	if b := w.before(it.from); w.frame.turned || isGerund(&w.tokens[it.from]) && b != nil && b.lemma == "~be" {
		return asHead
	}
	for i := it.from - 1; i >= 0 && i >= it.from-5 && w.tokens[i].mark == 0; i-- {
		t := &w.tokens[i]
		if possessions[t.lemma] {
			return asHead
		}
	}
	for i := it.from - 1; i >= 0 && i >= it.from-4 && w.tokens[i].mark == 0; i-- {
		t := &w.tokens[i]
		switch {
		case ownerships[t.word]:
			if !w.frame.told {
				w.frame.holder = max(self, min(w.frame.holder, self))
			}
			return asHead
		case t.word == "no" || t.word == "little" || t.word == "lack":
			return asHead
		case t.word == "their" && w.frame.holder != other && w.frame.holder != self:
			return asHead // “dentists are united in their support”
		case t.word == "their" || t.word == "'s" || t.word == "of" || t.word == "from":
			return asSubject
		}
	}
	return asSubject
}

var possessions = wordSet("~have ~express ~voice ~declare ~give ~offer ~deserve ~get ~win ~enjoy ~command ~earn ~retain ~reaffirm ~reiterate ~pledge ~throw ~record ~register ~lack ~withhold ~state ~announce ~confirm")

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
func (w *walker) direction(it item) (sign float64, named bool) {
	sign, named = w.namedDirection(it)
	if !named && w.frame.about != 0 && judges(it.kind) {
		return w.frame.about, true
	}
	return sign, named
}

// namedDirection is the direction by the words of the clause itself.
func (w *walker) namedDirection(it item) (sign float64, named bool) {
	after := w.after(it.to)
	before := w.tokens[max(w.frame.start, it.from-nearby):it.from]
	switch it.kind {
	case verdict:
		if sign, named := w.dummyDirection(it); named {
			return sign, true
		}
		if it.says == "answered" {
			return 1, true
		}
		if sign, named := w.toward(before); named {
			return sign, true
		}
		return w.toward(after)
	case evaluation, effect:
		if it.says == "defence of what is" || it.says == "blame for what is" {
			return w.standingDirection(before)
		}
		if sign, named := w.dummyDirection(it); named {
			return sign, true
		}
		if it.says == "case" {
			return w.toward(after)
		}
		near := after[:min(len(after), 2)]
		if sign, named := w.aim.toward(near); named && !w.isPredicate(it) {
			return sign, true
		}
		if sign, named := w.toward(before); named {
			return sign, true
		}
		if it.kind == effect {
			return w.aim.toward(after)
		}
		return w.aim.toward(near)
	case undoing, keeping:
		return w.deedDirection(it, before, after)
	}
	return w.toward(after)
}

// standingDirection tells the sign of what is, where it is defended or blamed.
func (w *walker) standingDirection(before []token) (sign float64, named bool) {
	if sign, named := w.aim.toward(before); named && !w.aim.undoes {
		return sign, true
	}
	return w.aim.standing(), true
}

// dummyDirection tells what “it is a scandal that …” and “it is wrong to …” are
// about, if words name it.
func (w *walker) dummyDirection(it item) (sign float64, named bool) {
	if it.to >= len(w.tokens) || it.from-w.frame.start > 5 || it.kind == effect {
		return 1, false
	}
	next := &w.tokens[it.to]
	if next.word != "that" && next.word != "to" && !isGerund(next) {
		return 1, false
	}
	for i := w.frame.start; i < it.from; i++ {
		if w.tokens[i].word == "it" {
			return w.aim.toward(w.after(it.to))
		}
	}
	return 1, false
}

// deedDirection tells what is undone or kept.
func (w *walker) deedDirection(it item, before, after []token) (sign float64, named bool) {
	own := w.tokens[it.from].aim&aimAction != 0
	sign, named = w.toward(after)
	if !named {
		sign, named = w.toward(before)
	}
	switch {
	case !sure(after) && !sure(before) && named && w.aim.undoes && it.says == "call to keep":
		return -1, true // “keep it open”
	case own && !(named && w.namesProposal(after)):
		return -w.aim.deed(), true
	case !named && w.aim.undoes && it.says != "call to go ahead" && it.says != "call to think again":
		return -1, false
	}
	return sign, named
}

// sure tells whether a word names the target, not only “it”.
func sure(tokens []token) bool {
	for i := range tokens {
		if tokens[i].aim != 0 || proposalNouns[tokens[i].word] {
			return true
		}
	}
	return false
}

// namesProposal tells whether words name the proposal itself.
func (w *walker) namesProposal(tokens []token) bool {
	for i := range tokens {
		if proposalNouns[tokens[i].word] && tokens[i].aim&aimTopic == 0 {
			return true
		}
	}
	return false
}

// toward is the aim's, and for “it” that of what was named last.
func (w *walker) toward(tokens []token) (sign float64, named bool) {
	if sign, named = w.aim.toward(tokens); named {
		return sign, true
	}
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.word == "this" || t.word == "these" || t.word == "that" && i == 0:
			return 1, true
		case t.word == "it" || t.word == "them":
			if w.meant != 0 {
				return w.meant, true
			}
			return 1, true
		}
	}
	return 1, false
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

var clauseWords = wordSet("but because if unless although though while which who so and when as since whether")
