package stance

// head reads a phrase that says something for or against.
func (w *walker) head(it item) {
	f := &w.frame
	if f.ignored {
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
	if f.joined >= 0 && !f.chain.empty() && !f.chain.supposed {
		w.join(it)
	}
	l := w.linkOf(it)
	f = &w.frame
	c := &f.chain
	if it.kind == verdict && c.empty() && w.meansOthers(it.from) {
		c.suppose(it, w.echo.others)
	}
	switch {
	case w.isDeed(it):
		w.deed(it, l)
	case c.empty():
		c.begin(l)
	case c.supposed && judges(it.kind) && w.isPredicate(it):
		c.judge(l)
	case c.last == worry && !(acts(it.kind) && l.named):
		return
	case c.takesIn(it.kind, f.linked, f.deed || it.from-c.to <= 2):
		c.embed(l)
	case !w.demands(it) || it.kind == effect && c.last == effect && it.from-c.to < 2:
		return // “help keep”
	default:
		w.flush(it.from, false)
		f.chain.begin(l)
	}
	f.clear()
}

// meansOthers tells whether “they are wrong” or “that is nonsense” is about
// what other people said before.
func (w *walker) meansOthers(from int) bool {
	if w.echo.others == 0 || w.frame.told {
		return false
	}
	for i := max(w.frame.start, from-nearby); i < from; i++ {
		switch w.tokens[i].word {
		case "they", "that", "this", "it", "these", "those", "such":
			return true
		}
	}
	return false
}

// demands tells whether a deed is asked for; other heads are said anyway.
func (w *walker) demands(it item) bool {
	return it.kind != undoing && it.kind != keeping || w.frame.demand
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

// linkOf weighs a head with the negation and modality before it.
func (w *walker) linkOf(it item) link {
	f := &w.frame
	turned := f.turned != w.turnedAfter(it)
	l := link{item: it, value: it.value, plain: it.value, turned: turned, weight: it.weight, from: it.from}
	if turned {
		l.value = turnedValue(it)
		if l.value > 0 {
			l.weight = float64(l.weight * 0.7)
		}
	}
	if f.turnAt >= 0 {
		l.from = min(l.from, f.turnAt)
	}
	if f.unreal || f.former {
		l.value, l.weight = float64(l.value*-0.6), float64(l.weight*0.7)
	}
	if f.possible {
		l.value, l.weight = float64(l.value*0.6), float64(l.weight*0.7)
	}
	l.toward, l.named = w.direction(it)
	if !l.named && it.kind != attitude && it.kind != worry {
		l.weight = float64(l.weight * unnamed)
	}
	return l
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

// isDeed tells whether a head only names what is done: “scrapping it”, “the
// decision to scrap it”.
func (w *walker) isDeed(it item) bool {
	f := &w.frame
	if it.kind != undoing && it.kind != keeping && it.kind != attitude {
		return false
	}
	if f.chain.operators > 0 || f.told {
		return false
	}
	gerund := it.from == f.start && isGerund(&w.tokens[it.from])
	if it.kind == attitude {
		infinitive := it.from > 0 && it.from-1 == f.start && w.tokens[it.from-1].word == "to"
		return gerund || infinitive
	}
	imperative := it.from == 0 && !gerund
	return gerund || !f.demand && !imperative
}

func isGerund(t *token) bool {
	n := len(t.word)
	return n > 4 && t.word[n-3:] == "ing"
}

// deed supposes a deed, if words name it as one.
func (w *walker) deed(it item, l link) {
	f := &w.frame
	if it.from != f.start && !f.deed && !f.chain.supposed && it.kind != attitude {
		return
	}
	f.chain.suppose(it, float64(l.value*l.toward))
}

// isPredicate tells whether a head is said of a subject before it, not put
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
			return false
		}
	}
	return w.tokens[it.from].lemma != "" && it.kind == verdict && it.from > w.frame.start
}
