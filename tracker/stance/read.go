package stance

// read reads a phrase.
func (w *walker) read(it item) {
	f := &w.frame
	switch it.kind {
	case negator:
		w.negate(it)
	case noNegator:
		f.turned, f.turnAt = false, -1
	case others:
		w.readOthers(it)
	case firstPerson:
		w.firstHand = true
		w.readSelf(it)
	case saying:
		w.say(it)
	case believing:
	case demanding:
		f.deed = f.deed || it.says == "deed"
		f.demand = f.demand || it.says != "deed"
		f.overdue = it.says == "overdue" && !f.turned
	case reserve:
		f.reserve = true
	case boundary:
		if f.chain.empty() && f.turned && w.tokens[it.from].word == "who" {
			return // “nobody who”
		}
		if f.chain.last == sharing && !f.chain.empty() && w.tokens[it.from].word == "who" {
			f.linked = true
			return // “agree with those who”
		}
		w.cross(it)
	case concession:
		w.concede(it)
	case conditional:
		w.condition(it)
	case asking:
		f.ignored = true
	case unreal:
		f.unreal = true
	case possible:
		f.possible = true
	case former:
		if f.chain.operators > 0 {
			f.chain.factor = float64(f.chain.factor * -0.6) // “opposed it at first”
		}
		f.former = f.chain.empty()
	case open:
		w.open(it)
	case idiom:
		w.idiom(it)
	default:
		w.head(it)
	}
}

// negate turns what follows.
func (w *walker) negate(it item) {
	f := &w.frame
	if it.says == "who would" && !w.asks && it.from != f.start {
		return
	}
	switch w.tokens[it.from].word {
	case "neither":
		f.neither = true
	case "nor":
		f.nor = f.neither
	}
	f.short = it.says == "short of"
	f.demand = f.demand || it.says == "must not"
	if it.from == w.idleNot {
		return
	}
	if first := w.tokens[it.from].word; first == "instead" || first == "rather" {
		f.demand = true
	}
	if f.turned && f.joined >= 0 && f.chain.empty() {
		return // “do not, and never will”
	}
	if f.turnAt < 0 {
		f.turnAt = it.from
	}
	f.turned = !f.turned
	if it.says == "who would" {
		w.asks = false
	}
}

// readSelf notes the speaker. “I regret that I must …” says what follows.
func (w *walker) readSelf(it item) {
	f := &w.frame
	comma := it.from > 0 && w.tokens[it.from-1].mark != 0
	if f.told && it.from != f.start && !comma {
		return
	}
	would := it.to < len(w.tokens) && w.tokens[it.to].word == "would"
	switch {
	case comma && it.from != f.start && f.chain.empty() && (f.told || f.concede), f.ignored && (would || f.fronted && it.from > f.start+2):
		w.frame = newFrame(it.from) // “if I believed it I would …”
		w.frame.possible = would
	case f.concede && !f.chain.empty():
		w.flush(it.from, false)
		w.frame = newFrame(it.from)
	case f.chain.feels() && it.to-it.from == 1:
		felt := f.chain
		w.frame = newFrame(it.from)
		w.frame.felt = felt
	}
	w.frame.told = w.quoted
	w.setHolder(self, it.from)
}

// idiom reads a phrase that says a stance by itself.
func (w *walker) idiom(it item) {
	f := &w.frame
	if f.told || f.ignored {
		return
	}
	w.asks, f.chain = false, chain{}
	w.add(it.from, it.to, it.says, gradeOf(it.value, f.reserve), it.weight)
	f.ignored = true
}

// readOthers notes people whose words and stances are not the speaker's.
func (w *walker) readOthers(it item) {
	f := &w.frame
	f.linked = !f.turned
	last := w.tokens[it.to-1].word
	f.relative = last == "who" || last == "that"
	f.official = it.says == "officials"
	if f.turned && it.value == 0 && it.says != "rebuttal" {
		return // “nobody who”
	}
	if (!f.demand || it.says == "hearsay") && (f.holder == nobody || f.holder == other || f.chain.empty()) {
		w.setHolder(other, it.from)
	}
	f = &w.frame
	if it.says == "hearsay" || it.says == "rebuttal" {
		f.turned = f.turned && it.says != "rebuttal"
		f.told, f.relative, f.rebutted = f.chain.operators == 0, true, it.says == "rebuttal"
	}
	f.claimed = it.says == "hearsay" && it.value != 0
	if it.value != 0 && (f.chain.operators == 0 || !w.isBeside(it.from)) {
		f.chain.suppose(it, it.value)
	}
}

// isBeside tells whether people stand beside what is said: “defends it against
// its critics”.
func (w *walker) isBeside(at int) bool {
	for i := at - 1; i >= max(w.frame.start, at-2); i-- {
		switch w.tokens[i].word {
		case "against", "despite", "from", "by":
			return true
		}
	}
	return false
}

// say reads a verb of speech: what critics say is theirs.
func (w *walker) say(it item) {
	f := &w.frame
	if admits[w.tokens[it.from].lemma] && f.holder == other {
		f.chain, f.holder = chain{}, nobody // “even its critics admit that”
		return
	}
	if f.holder == other && f.chain.operators == 0 && !w.narratedOther() {
		f.told = true
		f.chain = chain{}
	}
	if f.holder == speaker && !w.firstHand {
		w.narrated = true
	}
	if f.holder == speaker && w.firstHand && !w.narrated {
		f.told = true
	}
}

var admits = wordSet("~admit ~concede ~acknowledge")

// narratedOther tells whether “ministers said” stands in a report of the
// ministers' own words.
func (w *walker) narratedOther() bool {
	return w.narrated && w.frame.chain.empty() && w.frame.subject == 0
}

// cross begins a new clause.
func (w *walker) cross(it item) {
	old := w.frame
	w.flush(it.from, false)
	w.frame = newFrame(it.to)
	if it.says == "but" {
		w.weaken(0.6)
		if sign, named := w.toward(w.tokens[old.start:min(it.from, old.start+nearby)]); named {
			w.frame.about = sign // “it is popular but wrong”
		}
		w.frame.holder, w.frame.subject = old.holder, old.subject
		if old.told {
			w.frame.holder, w.frame.subject = nobody, -1
		}
		return
	}
	w.frame.told = old.told
	w.frame.concede = it.from > 0 && w.tokens[it.from-1].mark == ',' && w.tokens[it.from].word == "who"
}

// concede begins a clause that weighs less than what it is set against.
func (w *walker) concede(it item) {
	w.flush(it.from, false)
	w.frame = newFrame(it.to)
	w.frame.concede = true
}

// condition begins a clause of what may be: nothing in it is said outright.
func (w *walker) condition(it item) {
	old := w.frame
	if old.chain.last == evaluation && (!old.chain.named || w.tokens[old.start].word == "it") && w.tokens[it.from].word == "if" && it.to == it.from+1 {
		w.frame.deed, w.frame.demand, w.frame.reserve = true, true, true
		return // “it would be no bad thing if it were dropped”
	}
	w.flush(it.from, false)
	w.frame = newFrame(it.to)
	w.frame.ignored, w.frame.told = true, old.told
	w.frame.fronted = it.from == 0 || w.tokens[it.from-1].mark != 0
	if len(w.cues) > w.mark && !old.chain.empty() {
		last := &w.cues[len(w.cues)-1]
		if last.towards == Support {
			last.towards = QualifiedSupport
		}
	}
}

// open reads that no side is taken.
func (w *walker) open(it item) {
	f := &w.frame
	if f.told || f.ignored {
		return
	}
	if it.says == "may go either way" {
		f.chain = chain{}
	}
	f.ignored = w.tokens[it.to-1].word == "whether"
	w.add(it.from, it.to, it.says, Neutral, it.weight)
}

// weaken makes the cues since the last “but” weigh less.
func (w *walker) weaken(by float64) {
	for i := w.clause; i < len(w.cues); i++ {
		w.cues[i].weight = float64(w.cues[i].weight * by)
	}
	w.clause = len(w.cues)
}
