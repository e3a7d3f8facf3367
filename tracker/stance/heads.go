package stance

// head reads a phrase that says something for or against.
func (w *walker) head(it item) {
	f := &w.frame
	if f.ignored || w.isName(it) || w.isIdle(it) {
		return
	}
	if it.says == "case" && it.value < 0 && w.weighsBoth(it.from) {
		f.chain, f.ignored = chain{}, true
		w.add(it.from, it.to, "takes no side", Neutral, 0.8)
		return
	}
	switch w.placeOf(it) {
	case noPlace:
		return
	case asSubject:
		f.linked = true
		f.chain.suppose(it, signOf(it.value))
		return
	}
	if f.nor && w.balances(it) {
		return
	}
	if f.joined >= 0 && !f.chain.empty() && !f.chain.supposed {
		w.join(it)
	}
	l := w.linkOf(it)
	if it.kind == evaluation && !l.named && it.to-it.from == 1 && w.isAttribute(it) {
		return // “no sensible person”
	}
	if it.says == "for the thing" && !l.named {
		return // “it is for the board to say”
	}
	f = &w.frame
	c := &f.chain
	if it.kind == effect && !f.claimed && (c.last == undoing || c.last == keeping) && w.isRelative(it.from) {
		return // “abolishing a layer that does harm”
	}
	if it.kind == verdict {
		w.recall(it)
	}
	if c.empty() && w.repliesTo(it) {
		c.suppose(it, w.echo.others)
		c.judge(l)
		f.clear()
		return // “some say it will fail. I disagree”
	}
	switch {
	case w.isDeed(it):
		if w.deed(it, l) {
			f.clear()
		}
		return
	case c.empty() || !c.supposed && w.tokens[c.to-1].word == "what":
		c.begin(l) // “exactly what | we have been warning of”
	case c.supposed && !f.claimed && (judges(it.kind) && w.isPredicate(it) || it.kind == attitude && (c.last == undoing || c.last == keeping)):
		c.judge(l)
	case c.last == worry && it.says != "answered" && !(it.kind == verdict && f.relative && f.holder == other) && !(acts(it.kind) && l.named):
		return
	case c.takesIn(it.kind, f.linked, f.deed || it.from-c.to <= 2, f.told || f.holder == other):
		c.embed(l)
	case !w.demands(it) || it.kind == effect && c.last == effect && it.from-c.to < 2:
		return // “help keep”
	default:
		w.flush(it.from, false)
		f.chain.begin(l)
	}
	f.clear()
}

// isRelative tells whether a verb follows “that” or “which”.
func (w *walker) isRelative(at int) bool {
	return at > w.frame.start && (w.tokens[at-1].word == "that" || w.tokens[at-1].word == "which")
}

// weighsBoth tells whether the case for was named before the case against.
func (w *walker) weighsBoth(at int) bool {
	for i := 1; i < at; i++ {
		if w.tokens[i].word == "for" {
			switch w.tokens[i-1].word {
			case "case", "argument", "arguments":
				return true
			}
		}
	}
	return false
}

// balances reads “neither support nor oppose”: no side is taken.
func (w *walker) balances(it item) bool {
	f := &w.frame
	c := f.chain
	if c.empty() || !c.turned || float64(c.plain*it.value) > 0 || it.value == 0 {
		return false
	}
	f.chain = chain{}
	f.neither, f.nor = false, false
	f.clear()
	w.add(c.from, it.to, "takes no side", Neutral, 0.9)
	return true
}

// repliesTo tells whether a bare “I agree” or “I disagree” is about what other
// people said before.
func (w *walker) repliesTo(it item) bool {
	switch w.tokens[it.from].lemma {
	case "~agree", "~disagree", "~concur", "~differ", "~dissent":
		return w.echo.others != 0 && (it.to == len(w.tokens) || w.tokens[it.to].mark != 0)
	}
	return false
}

// recall makes what was said before the subject of a verdict.
func (w *walker) recall(it item) {
	f := &w.frame
	switch {
	case !f.chain.empty():
		f.told = f.told && (!f.relative || w.quoted) // “those who say it will fail | are wrong”
	case it.says == "answered":
		w.frame.chain.suppose(it, w.echo.value)
	case w.meansOthers(it.from):
		w.frame.chain.suppose(it, w.echo.others)
	}
}

// meansOthers tells whether “they are wrong” or “that is nonsense” is about
// what other people said before.
func (w *walker) meansOthers(from int) bool {
	if w.echo.others == 0 || w.frame.told {
		return false
	}
	if w.tokens[from].lemma == "~say" || w.tokens[from].word == "nothing" || from == w.frame.start+2 {
		return true // “the evidence says otherwise”
	}
	for i := max(w.frame.start, from-nearby); i < from; i++ {
		switch w.tokens[i].word {
		case "they", "that", "this", "it", "these", "those", "such":
			return true
		}
	}
	return false
}

// clear ends the scope of what stood before a head.
func (f *frame) clear() {
	f.turned, f.turnAt, f.possible, f.unreal, f.former, f.linked = false, -1, false, false, false, false
	f.deed, f.joined = false, -1
}

func judges(k kind) bool { return k == verdict || k == evaluation || k == effect }

func acts(k kind) bool { return k == undoing || k == keeping || k == attitude || k == denial }

func signOf(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

// join ends what stands before “and” or “or”; a negation just before carries
// over (“do not support or endorse”).
func (w *walker) join(it item) {
	f := &w.frame
	carry := f.chain.turned && !f.turned && it.from-f.joined <= 2
	from := f.chain.from
	w.flush(it.from, false)
	f.chain = chain{}
	if carry {
		f.turned, f.turnAt = true, from
	}
}

// not to oppose is not quite to support.
func turnedValue(it item) float64 {
	switch {
	case it.kind == undoing || it.kind == keeping || it.kind == denial || it.kind == sharing || it.kind == verdict:
		return -it.value
	case it.value > 0:
		return float64(it.value * -0.9)
	case it.value > -0.7:
		return 0.75
	}
	return float64(it.value * -0.6)
}

// decision to scrap it”.
func (w *walker) isDeed(it item) bool {
	f := &w.frame
	if it.kind != undoing && it.kind != keeping && it.kind != attitude {
		return false
	}
	if f.chain.operators > 0 || f.told {
		return false
	}
	gerund := it.from == f.start && isGerund(&w.tokens[it.from]) || w.startsAsNoun(it)
	if it.kind == attitude {
		infinitive := it.from > 0 && it.from-1 == f.start && w.tokens[it.from-1].word == "to"
		return gerund || infinitive
	}
	imperative := it.from == 0 && !gerund
	return gerund || !w.demands(it) && !imperative
}

// isIdle tells whether a phrase says nothing where it stands.
func (w *walker) isIdle(it item) bool {
	f := &w.frame
	switch it.says {
	case "case":
		return !f.turned && it.value > 0 && !w.possessed(it)
	case "answered":
		return f.chain.empty() && w.echo.value == 0
	}
	return f.chain.says == "accusation" && (it.kind == verdict || it.kind == evaluation)
}

// possessed tells whether a plan has or one sees what is named.
func (w *walker) possessed(it item) bool {
	for i := it.from - 1; i >= 0 && i >= it.from-4; i-- {
		if t := &w.tokens[i]; t.lemma == "~have" || t.lemma == "~see" {
			return true
		}
	}
	return false
}

// the unit”.
func (w *walker) startsAsNoun(it item) bool {
	return it.kind == undoing && it.from-w.frame.start == 1 && w.tokens[w.frame.start].word == "the"
}

func isGerund(t *token) bool {
	n := len(t.word)
	return n > 4 && t.word[n-3:] == "ing"
}

// before a noun (“this dangerous plan”).
func (w *walker) isPredicate(it item) bool {
	if it.kind == effect || it.kind == verdict && it.to-it.from > 1 {
		return true
	}
	for i := it.from - 1; i >= w.frame.start && i >= it.from-4; i-- {
		t := &w.tokens[i]
		switch {
		case t.lemma == "~be" || t.word == "as" || t.lemma == "~seem" || t.lemma == "~find" || t.lemma == "~get" || t.word == "have" || t.word == "has":
			return true
		case t.word == "the" || t.word == "this" || t.word == "these":
			return i > w.frame.start && w.tokens[i-1].lemma == "~be"
		}
	}
	return w.tokens[it.from].lemma != "" && it.kind == verdict && it.from > w.frame.start
}
