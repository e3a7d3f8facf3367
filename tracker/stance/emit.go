package stance

import "math"

// flush ends a clause: what its chain says becomes a cue of the speaker, or is
// kept in mind as other people's.
func (w *walker) flush(end int, final bool) {
	f := &w.frame
	c := f.chain
	if c.empty() {
		c = f.felt
	}
	if c.empty() {
		w.restate(end)
		if final {
			w.ellipsis(end)
		}
		return
	}
	f.chain = chain{}
	value := c.value()
	if c.last == denial && !doubts(w.tokens[c.from:c.to]) {
		if w.echo.value != 0 && w.tokens[c.from].mark == 0 && c.to >= end-1 {
			w.add(c.from, c.to, "denial", gradeOf(-w.echo.value, false), 0.8) // “but we refused”
		}
		return // “fail to”, and nothing for or against after it
	}
	if c.last == sharing && c.operators == 1 && setsApart[w.tokens[c.from].word] {
		return // “unlike some”
	}
	if c.operators == 0 {
		w.echo.others = value
		return
	}
	w.echo.value = c.plain
	weight := float64(c.weight * w.holding(&c))
	if weight == 0 {
		if f.holder == other && float64(w.echo.others*value) < 0 && len(w.cues) == w.mark {
			w.add(c.from, c.to, "people differ", Neutral, 0.6)
		}
		w.echo.others = value
		if f.rebutted {
			w.add(c.from, c.to, "criticism of critics", gradeOf(-value, false), 0.7)
		}
		return
	}
	if f.concede {
		weight = float64(weight * 0.35)
	}
	from := c.from
	if f.subject >= 0 && f.subject < from && from-f.subject <= 6 {
		from = f.subject
	}
	towards := gradeOf(value, f.reserve)
	if towards == Concerned && w.supports() {
		weight = float64(weight * 0.4)
	}
	before := len(w.cues)
	w.add(from, c.to, w.saying(&c, value), towards, weight)
	for i := before; i < len(w.cues); i++ {
		w.cues[i].stance, w.cues[i].ofPlan = !judges(c.last), w.namesPlan(w.tokens[f.start:min(end, len(w.tokens))])
	}
}

// namesPlan tells whether words name what the target does, by its verb or by
// another for the same.
func (w *walker) namesPlan(tokens []token) bool {
	for i := range tokens {
		t := &tokens[i]
		if t.aim&aimAction != 0 || t.aim == aimCharge || undoings[t.word] && w.aim.isTopicNear(tokens[i+1:]) {
			return true
		}
	}
	return false
}

var setsApart = wordSet("contrary unlike dismiss deny")

// doubts tells whether words doubt the thing itself.
func doubts(tokens []token) bool {
	for i := range tokens {
		if tokens[i].lemma == "~doubt" || tokens[i].lemma == "~question" {
			return true
		}
	}
	return false
}

// supports tells whether support was said before in the sentence: what is
// doubted after it does not undo it.
func (w *walker) supports() bool {
	return len(w.cues) > w.mark && leaning(w.cues[w.mark].towards) > 0 && w.cues[w.mark].weight > 0.3
}

// holding is how far a clause is the speaker's own.
func (w *walker) holding(c *chain) float64 {
	f := &w.frame
	switch {
	case f.told || w.quoted:
		return 0
	case f.holder == self:
		return 1
	case f.holder == other && f.relative && c.last != verdict && c.operators == 1 && !f.demand:
		return 0
	case f.holder == other:
		if c.last == attitude && c.operators == 1 && !w.narratedOther() {
			if f.official && !w.firstHand {
				return 0.5
			}
			return 0
		}
		return 0.9
	case c.last == attitude || c.last == worry:
		return w.thirdPerson()
	}
	return 1
}

// thirdPerson is how far an attitude without “we” is the speaker's.
func (w *walker) thirdPerson() float64 {
	switch {
	case w.frame.holder == speaker && (w.narrated || !w.firstHand):
		return 0.9
	case w.frame.holder == speaker:
		return 0.4
	case w.frame.holder == crowd:
		return 0.5
	}
	return 0.7
}

// saying names what a chain says.
func (w *walker) saying(c *chain, value float64) string {
	switch {
	case c.operators > 1 && value > 0 && c.factor < 0:
		return "criticism of critics"
	case c.turned && value > 0:
		return "denial of " + opposition(c.says)
	case c.turned:
		return "no " + c.says
	}
	return c.says
}

func opposition(says string) string {
	switch says {
	case "rejection", "disapproval", "condemnation":
		return "opposition"
	}
	return says
}

// gradeOf is the grade that a value speaks for.
func gradeOf(value float64, reserve bool) Value {
	switch {
	case value >= 0.8 && !reserve:
		return Support
	case value > 0:
		return QualifiedSupport
	case value > -0.7:
		return Concerned
	}
	return Oppose
}

// add adds the cue of the tokens from from to to.
func (w *walker) add(from, to int, says string, towards Value, weight float64) {
	if to <= from || weight <= 0 {
		return
	}
	span := Span{w.part, w.tokens[from].start, w.tokens[to-1].end}
	w.cues = append(w.cues, cue{Cue: Cue{Span: span, Words: w.words(span), Says: says}, sentence: w.sentence, towards: towards, weight: min(weight, 1)})
}

// words returns a stretch of the sentence as it stands.
func (w *walker) words(s Span) string {
	if w.runes == nil {
		w.runes = []rune(w.text.words)
	}
	return string(w.runes[s.Start-w.text.Start : s.End-w.text.Start])
}

// restate reads a demand in the words of the target: “CCGs should not hold GP
// contracts”.
func (w *walker) restate(end int) {
	f := &w.frame
	if f.told || w.quoted || f.ignored || !f.demand || w.aim.words == 0 {
		return
	}
	if _, named := w.aim.toward(w.tokens[f.start:end]); f.overdue && named {
		w.add(f.start, end, "overdue", Support, 0.6)
		return
	}
	found, first, last, deed, done := 0, -1, -1, false, false
	for i := max(f.start, end-30); i < end; i++ {
		if w.tokens[i].aim != 0 {
			found, last, deed = found+1, i, deed || w.tokens[i].aim&aimAction != 0
			done = done || w.tokens[i].aim&aimDeed != 0
			if first < 0 {
				first = i
			}
		}
	}
	if found < 2 || !done && float64(found) < 0.6*float64(w.aim.words) {
		return
	}
	value := 1.0
	if f.turned != w.aim.denies {
		value = -1
	}
	switch {
	case f.unreal || f.possible || w.aim.undoes && !w.aim.denies && !deed && !f.turned:
		return
	case w.aim.undoes && !w.aim.denies && !deed:
		value = 1 // “no shop should sell them”
	}
	w.add(first, last+1, "the demand itself", gradeOf(value, f.reserve), 0.9)
}

// exclaim reads a whole sentence of “yes” or “no”.
func (w *walker) exclaim() {
	n := len(w.tokens)
	for n > 0 && w.tokens[n-1].mark != 0 {
		n--
	}
	if n == 0 || n > 4 || w.asks || w.echo.question != 0 {
		return
	}
	switch last := &w.tokens[n-1]; {
	case last.word == "yes" || n == 1 && (last.word == "absolutely" || last.word == "definitely"):
		w.add(n-1, n, "support", Support, 0.8)
	case last.word == "no" && n != 2 || last.word == "never" && n == 1 || n == 2 && last.word == "not" && isAdverb(w.tokens[0].word):
		w.add(n-1, n, "rejection", Oppose, 0.8)
	}
}

// ellipsis reads “…, but we do not”.
func (w *walker) ellipsis(end int) {
	f := &w.frame
	for end > f.start && w.tokens[end-1].mark != 0 {
		end--
	}
	if f.told || w.echo.value == 0 || end-f.start < 2 || end-f.start > 8 {
		return
	}
	last, before := &w.tokens[end-1], &w.tokens[end-2]
	first := w.tokens[f.start].word
	if first == "and" && f.start+1 < end {
		first = w.tokens[f.start+1].word
	}
	we := last.word == "we" || last.word == "i"
	switch {
	case we && auxiliaries[before.word] && (first == "nor" || first == "neither"):
		w.add(f.start, end, "denial", gradeOf(-math.Abs(w.echo.value), false), 0.8)
		return
	case we && auxiliaries[before.word] && first == "so", auxiliaries[last.word] && f.holder == self && end-f.start <= 3:
		w.add(f.start, end, "the same", gradeOf(w.echo.value, false), 0.8)
		return
	}
	if last.word != "not" || !auxiliaries[before.word] {
		return
	}
	w.add(f.start, end, "denial", gradeOf(-w.echo.value, false), 0.8)
}

var auxiliaries = wordSet("do does did will would can could is are was were should have has")

// ask takes back what a question seems to say: it waits for its answer.
func (w *walker) ask() {
	for _, c := range w.cues[w.mark:] {
		w.echo.question = leaning(c.towards)
	}
	w.cues = w.cues[:w.mark]
}

// answer reads “No.” and “Yes.” after a question.
func (w *walker) answer() {
	if w.echo.question == 0 || len(w.tokens) == 0 {
		return
	}
	sign := 0.0
	switch w.tokens[0].word {
	case "no", "not", "never", "hardly":
		sign = -1
	case "yes", "absolutely", "certainly", "definitely":
		sign = 1
	}
	if len(w.tokens) > 1 && w.tokens[1].word == "not" {
		sign = -1
	}
	if sign != 0 {
		w.add(0, 1, "answer", gradeOf(float64(sign*w.echo.question), false), 0.8)
	}
}
