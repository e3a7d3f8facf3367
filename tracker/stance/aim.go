package stance

import (
	"slices"
	"strings"
)

// aimUse is what a word is to a target.
type aimUse uint8

const (
	aimTopic  aimUse = 1 << iota // what the target is about
	aimAction                    // what is to be done with it
	aimDeed                      // the verb of what is to be done with it, whatever it is
	aimCharge                    // to charge for it, where the target is that it is free
)

// aim is what a target wants: whether it is to undo something, and the words
// for it.
type aim struct {
	undoes bool // to ban, to abolish, “should not”
	denies bool // “should not”
	spares bool // it is not to be done: “should not”, “never”, “nobody should”
	keeps  bool // what is shall stay
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
		a.denies = a.denies || w.form == "not"
		a.spares = a.spares || denials[w.form] || w.form == "nobody" || w.form == "without"
		a.keeps = a.keeps || keepingVerbs[w.form] && (bid || i == 0)
		switch {
		case w.form == "not":
		case !acted && disposals[w.stem] && (bid || i == 0):
			acted, a.undoes = true, !a.spares
			a.uses[w.stem] |= aimAction
			a.useSynonyms(w.stem)
		case !acted && againstVerbs[w.stem] && (bid || i == 0 || strings.HasSuffix(w.form, "ing")):
			acted = true
			a.uses[w.stem] |= aimAction
			a.useNouns(w.form)
			a.useSynonyms(w.stem)
		case !smallWords[w.form] && len(w.form) > 2:
			a.uses[w.stem] |= aimTopic
			if (bid || i == 0) && forVerbs[w.stem] {
				a.uses[w.stem] |= aimDeed
			}
		}
		if w.form == "free" {
			a.useAll(charges, aimCharge)
		}
		bid = bids[w.form] || bid && (isAdverb(w.form) || w.form == "not" || w.form == "be")
	}
	if a.undoes && a.uses[stemOf("free")] == 0 && slices.ContainsFunc(list, func(w word) bool { return charges[w.stem] }) {
		a.uses[stemOf("free")] |= aimAction // “abolish parking charges”: “free parking”
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

// useSynonyms makes the verbs that do the same as the target's its deed too:
// “ban”, “outlaw”.
func (a *aim) useSynonyms(stem string) {
	for _, same := range sameDeeds {
		if same[stem] {
			a.useAll(same, aimAction)
		}
	}
}

func (a *aim) useAll(stems map[string]bool, use aimUse) {
	for stem := range stems {
		a.uses[stem] |= use
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
		case t.aim == aimCharge, undoings[t.word] && a.isTopicNear(tokens[i+1:]):
			return a.counter(), true
		case t.aim&aimTopic != 0:
			named = true
			if a.undoes {
				sign = -1
			}
		case proposalNouns[t.word]:
			return 1, true
		case statusQuo[t.word]:
			return a.standing(), true
		}
	}
	return sign, named
}

// undoneNearby is how many words after “taking away” may name the target.
const undoneNearby = 4

// isTopicNear tells whether the words after an undoing name what is undone.
func (a *aim) isTopicNear(tokens []token) bool {
	for i := range tokens[:min(len(tokens), undoneNearby)] {
		switch t := &tokens[i]; {
		case t.aim&aimTopic != 0:
			return true
		case t.mark != 0 || proposalNouns[t.word] || betweenThings[t.word]:
			return false
		}
	}
	return false
}

// deed is the sign of doing what the target's verb says.
func (a *aim) deed() float64 {
	if a.undoes || !a.spares {
		return 1
	}
	return -1
}

// counter is the sign of undoing what the target is about: the plan of a target
// that undoes it, and the contrary of any other.
func (a *aim) counter() float64 {
	if a.undoes {
		return 1
	}
	return -1
}

// standing is the sign of what is: a target that is to keep it is for it.
func (a *aim) standing() float64 {
	if a.keeps {
		return 1
	}
	return -1
}

var (
	proposalNouns = wordSet("plan plans proposal proposals move moves idea ideas change changes bill measure measures policy policies decision decisions reform reforms scheme schemes approach motion recommendation recommendations initiative amendment legislation clause proposition announcement package strategy pilot option shake-up consultation")
	undoings      = wordSet("ending cutting abolishing banning closing shutting scrapping axing losing reducing removing stopping dropping withdrawing outlawing prohibiting slashing trimming lowering curbing restricting phasing taking getting doing loss removal closure closures abolition withdrawal reduction reductions")
	betweenThings = wordSet("in for on at by with from to and or but that which who is are was were will would")
	keepingVerbs  = wordSet("keep kept keeping retain retained retaining preserve preserved stay remain maintain maintained save saved protect protected continue continued")
	statusQuo     = wordSet("current present existing quo status inaction")
	smallWords    = wordSet("a an the of to in on for with by at from and or as be is are was were been it its this that these those should must ought will would shall can could may might have has had do does did all any some more most than there their they we our us you your he she his her who which what when where into over under about up out so if no new use make take get before after during against between within without per via until only also own more less one two three every each other such than give let allow government nhs england uk house believes")
)

// sameDeeds are verbs, as stems, of which each does what the others do.
var sameDeeds = []map[string]bool{
	stemsOf("ban bans banned banning outlaw outlaws outlawed outlawing prohibit prohibits prohibited prohibiting prohibition forbid forbidding"),
	stemsOf("sell sells selling sold sale sales"),
	stemsOf("demolish demolishes demolished demolishing demolition"),
	stemsOf("close closes closed closing closure shut shuts shutting"),
	stemsOf("cut cuts cutting reduce reduces reduced reducing reduction slash slashes slashed slashing trim trimming"),
	stemsOf("abolish abolishes abolished abolishing abolition scrap scraps scrapped scrapping"),
}

// disposals do away with what they are done to.
var disposals = stemsOf("sell selling sold demolish demolishing demolished privatise privatised privatize privatized outsource outsourced evict evicted")

var charges = stemsOf("charge charges charged charging pay pays paying paid fee fees")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
