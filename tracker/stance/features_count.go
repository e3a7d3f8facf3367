package stance

import "slices"

var (
	selfWords       = setOf("i we my our us me i'm i've we're we've i'd i'll")
	friendWords     = setOf("friend friends friend's")
	foeWords        = setOf("gentleman gentlemen lady opposite")
	governmentWords = setOf("government government's governments minister ministers minister's secretary chancellor ministerial treasury")
	oppositionWords = setOf("opposition opposite labour tory tories conservative conservatives liberal snp")
	shouldWords     = setOf("should must ought need needs")
	planWords       = stemsOf("plan proposal proposals propose proposed policy bill measure reform decision idea scheme move change changes " +
		"step initiative announcement legislation law recommendation approach amendment motion pilot programme consultation")
	pointingWords = setOf("this it that it's")
	lackWords     = stemsOf("less fewer lack lacks loss losses without free eliminate eliminates alleviate relieve mitigate tackle " +
		"remove removes avoid avoids protect protects against")
	concedeWords  = setOf("although though while whilst despite notwithstanding admittedly")
	contrastWords = setOf("but however yet nevertheless nonetheless")
)

// How many words away something still governs.
const (
	nearness      = 5 // of the target's words
	shouldReach   = 6 // valence after “should”
	oweReach      = 5 // a verb after it
	loweringReach = 4 // of “reduces”
	far           = 9
)

// negatedShare is how much of its valence a negated word has, turned.
const negatedShare = -0.7

// counter walks over words and counts.
type counter struct {
	scores
	target              Target
	lexicon             lexicon
	words               []word
	weights             []float64 // by contrast
	ahead               []bool    // a word of the target follows closely
	firstEnd, lastStart int

	sinceTarget, sinceShould, sinceLowering int
	inGovernment, inOpposition, inPlan      bool
}

func countScores(t Target, words []word) scores {
	c := &counter{target: t, lexicon: valences(), words: words, weights: contrasts(words), ahead: targetAhead(t, words),
		sinceTarget: far, sinceShould: far, sinceLowering: far}
	c.found, c.counted = map[string]bool{}, float64(len(words))
	c.firstEnd, c.lastStart = ends(words)
	for i, w := range words {
		if w.starts {
			c.enter(i)
		}
		if w.breaks {
			c.sinceLowering = far
		}
		c.count(i, w)
	}
	return c.scores
}

// ends is where the first sentence ends and the last starts.
func ends(words []word) (firstEnd, lastStart int) {
	firstEnd = len(words)
	for i, w := range words {
		if w.starts && i > 0 {
			firstEnd, lastStart = min(firstEnd, i), i
		}
	}
	return firstEnd, lastStart
}

// enter looks over the sentence that starts at a word.
func (c *counter) enter(i int) {
	c.sinceShould = far
	c.inGovernment, c.inOpposition = false, false
	c.inPlan = pointingWords[c.words[i].form]
	for j := i; j < len(c.words) && (j == i || !c.words[j].starts); j++ {
		w := c.words[j]
		c.inGovernment = c.inGovernment || governmentWords[w.form]
		c.inOpposition = c.inOpposition || oppositionWords[w.form]
		c.inPlan = c.inPlan || planWords[w.stem] || c.target.acts[w.stem]
	}
}

func (c *counter) count(i int, w word) {
	v := float64(c.lexicon.of(w.form))
	if w.negated {
		v = float64(v * negatedShare)
	}
	about := c.target.content[w.stem]
	switch {
	case lowering[w.stem] || lackWords[w.stem]:
		c.sinceLowering = 0
	case v != 0 && !about:
		c.compose(i, v)
	}
	if v != 0 && !about {
		c.place(i, v)
	}
	c.act(w)
	c.sinceLowering++
	c.sinceTarget++
	c.sinceShould++
	if about {
		c.sinceTarget = 0
		c.found[w.stem] = true
		c.same.add(turned(1, w.negated))
	}
	switch {
	case shouldWords[w.form]:
		c.sinceShould = 0
	case selfWords[w.form]:
		c.selves++
	case friendWords[w.form]:
		c.friends++
	case foeWords[w.form]:
		c.foes++
	}
}

// compose counts valence with what lowers it, and what is conceded.
func (c *counter) compose(i int, v float64) {
	v = turned(v, c.sinceLowering <= loweringReach)
	c.composed.add(v)
	c.weighed.add(float64(v * c.weights[i]))
	if c.inPlan {
		c.plan.add(v)
	} else {
		c.object.add(v)
	}
}

// place counts valence by where it stands.
func (c *counter) place(i int, v float64) {
	c.all.add(v)
	for _, in := range []struct {
		is bool
		t  *tally
	}{
		{i < c.firstEnd, &c.first},
		{i >= c.lastStart, &c.last},
		{3*i > 2*len(c.words), &c.tail},
		{c.sinceTarget <= nearness || c.ahead[i], &c.near},
		{c.sinceShould <= shouldReach, &c.should},
		{c.inGovernment, &c.government},
		{c.inOpposition, &c.opposition},
	} {
		if in.is {
			in.t.add(v)
		}
	}
}

func (c *counter) act(w word) {
	a := float64(actionOf(w))
	if a == 0 {
		return
	}
	a = turned(a, w.negated)
	c.acts.add(a)
	if c.sinceShould <= oweReach {
		c.owes.add(a)
	}
}

func turned(v float64, turn bool) float64 {
	if turn {
		return -v
	}
	return v
}

// targetAhead marks the words that a word of the target follows closely.
func targetAhead(t Target, words []word) []bool {
	marks := make([]bool, len(words))
	next := far
	for i := len(words) - 1; i >= 0; i-- {
		marks[i] = next <= nearness
		next++
		if t.content[words[i].stem] {
			next = 1
		}
	}
	return marks
}

// contrasts weighs words by what a contrast in their sentence makes of them.
func contrasts(words []word) []float64 {
	list := make([]float64, len(words))
	weight := 1.0
	for i, w := range words {
		if w.starts {
			weight = 1
		}
		switch {
		case concedeWords[w.form]:
			weight = 0.4
		case contrastWords[w.form]:
			weight = 1.5
		case w.breaks && weight < 1:
			weight = 1
		}
		list[i] = weight
	}
	after := 1.0 // what the contrasts that follow in the sentence leave
	for i, w := range slices.Backward(words) {
		list[i] = float64(list[i] * after)
		if contrastWords[w.form] {
			after = float64(after * 0.5)
		}
		if w.starts {
			after = 1
		}
	}
	return list
}
