package stance

// demands tells whether a deed is asked for; other heads are said anyway.
func (w *walker) demands(it item) bool {
	if it.from > 1 && w.tokens[it.from-1].word == "would" && wishes[w.tokens[it.from].lemma] {
		switch w.tokens[it.from-2].word {
		case "i", "we":
			return true
		}
	}
	return it.kind != undoing && it.kind != keeping || w.frame.demand || w.tokens[it.from].lemma == "~need" || w.tokens[it.from].lemma == "needs" || bids[w.tokens[it.from].word] || w.tokens[it.from].lemma == "~have"
}

// wishes are deeds that “I would do” is a wish for.
var wishes = wordSet("~scrap ~abolish ~ban ~keep ~retain ~axe ~drop ~ditch ~outlaw ~bin ~reverse ~repeal ~preserve")

// isDeed tells whether a head only names what is done: “scrapping it”, “the
// isName tells whether a deed is only named: “the ban”, “closure”.
func (w *walker) isName(it item) bool {
	t := &w.tokens[it.from]
	if it.kind != undoing || t.aim&aimAction == 0 || it.to-it.from > 1 {
		return false
	}
	if it.from > 0 && nounFollows[w.tokens[it.from-1].word] {
		return !isGerund(t)
	}
	n := len(t.word)
	return n > 4 && (t.word[n-3:] == "ure" || t.word[n-3:] == "ion" || t.word[n-2:] == "al") || it.from == 0 && t.plural
}

// startsAsNoun tells whether a deed begins the clause as a noun: “the loss of
// deed supposes a deed, if words name it as one.
func (w *walker) deed(it item, l link) bool {
	f := &w.frame
	if it.from != f.start && !f.deed && !w.startsAsNoun(it) && !f.chain.supposed && it.kind != attitude {
		return false
	}
	f.chain.suppose(it, float64(l.value*l.toward))
	return true
}

// isPredicate tells whether a head is said of a subject before it, not put
