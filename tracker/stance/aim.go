package stance

import "strings"

// aimUse is what a word is to a target.
type aimUse uint8

const (
	aimTopic  aimUse = 1 << iota // what the target is about
	aimAction                    // what is to be done with it
)

// aim is what a target wants: whether it is to undo something, and the words
// for it.
type aim struct {
	undoes bool // to ban, to abolish, “should not”
	denies bool // “should not”
	words  int  // that say what it is about
	uses   map[string]aimUse
}

// readAim reads a target's words.
func readAim(t Target) *aim {
	t = withoutAgainst(t)
	a := &aim{undoes: t.sign < 0, words: len(t.content), uses: map[string]aimUse{}}
	list := wordsOf(t.Words)
	bid, acted := false, false // a verb may follow; it did
	for i, w := range list {
		switch {
		case w.form == "not":
			a.denies = true
		case !acted && againstVerbs[w.stem] && (bid || i == 0 || strings.HasSuffix(w.form, "ing")):
			acted = true
			a.uses[w.stem] |= aimAction
			a.useNouns(w.form)
		case !smallWords[w.form] && len(w.form) > 2:
			a.uses[w.stem] |= aimTopic
		}
		bid = bids[w.form] || bid && (isAdverb(w.form) || w.form == "not" || w.form == "be")
	}
	return a
}

// withoutAgainst reads a target anew where “against” is not what it wants:
// “staff must be vaccinated against flu”.
func withoutAgainst(t Target) Target {
	before, after, found := strings.Cut(t.Words, "ed against ")
	if !found || t.sign > 0 {
		return t
	}
	return ReadTarget(before + "ed for " + after)
}

var bids = wordSet("should must ought to will would shall and or is are be need needs")

// useNouns makes the nouns of a verb the target's deed too: “close”, “closure”.
func (a *aim) useNouns(verb string) {
	v, known := vocabulary[verb]
	if !known {
		return
	}
	for _, form := range formsOf(strings.TrimPrefix(v.lemma, "~")) {
		a.uses[stemOf(form)] |= aimAction
	}
}

// toward returns the sign of an attitude to what some words name, and whether
// they name the target at all.
func (a *aim) toward(tokens []token) (sign float64, named bool) {
	sign = 1
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.aim&aimAction != 0:
			return a.deed(), true
		case t.aim&aimTopic != 0:
			named = true
			if a.undoes {
				sign = -1
			}
		case proposalNouns[t.word]:
			return 1, true
		case statusQuo[t.word]:
			return -1, true
		}
	}
	return sign, named
}

// deed is the sign of doing what the target's verb says: to undo, if it is to
// be undone.
func (a *aim) deed() float64 {
	if a.undoes {
		return 1
	}
	return -1
}

var (
	proposalNouns = wordSet("plan plans proposal proposals move moves idea ideas change changes bill measure measures policy policies decision decisions reform reforms scheme schemes approach motion recommendation recommendations initiative amendment legislation clause proposition announcement package strategy pilot option shake-up consultation")
	statusQuo     = wordSet("current present existing quo status inaction")
	smallWords    = wordSet("a an the of to in on for with by at from and or as be is are was were been it its this that these those should must ought will would shall can could may might have has had do does did all any some more most than there their they we our us you your he she his her who which what when where into over under about up out so if no new use make take get before after during against between within without per via until only also own more less one two three every each other such than give let allow government nhs england uk house believes")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
