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
	uses   map[string]aimUse
}

// readAim reads a target's words.
func readAim(words string) *aim {
	a := &aim{uses: map[string]aimUse{}}
	list := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !isWordRune(r) && !isApostrophe(r) })
	bid := false // a verb may follow
	acted := false
	for i, w := range list {
		known, lemma := false, ""
		if v, ok := vocabulary[w]; ok {
			lemma = v.lemma
			known = undoingLemmas[lemma]
		}
		switch {
		case w == "not" || w == "never" || strings.HasSuffix(w, "n't"):
			a.undoes = !a.undoes
		case known && !acted && (bid || i == 0 || strings.HasSuffix(w, "ing") || list[i-1] == "be" || list[i-1] == "the" && i == 1 && i+1 < len(list) && list[i+1] == "of"):
			a.undoes, acted = !a.undoes, true
			a.useForms(lemma, aimAction)
		case !smallWords[w]:
			a.use(w, aimTopic)
		}
		bid = bids[w] || bid && (isAdverb(w) || w == "not" || w == "be")
	}
	return a
}

var bids = wordSet("should must ought to will would shall and or")

func (a *aim) use(word string, use aimUse) {
	a.uses[word] |= use
	if stem, plural := strings.CutSuffix(word, "s"); plural {
		a.uses[stem] |= use
	} else {
		a.uses[word+"s"] |= use
	}
}

func (a *aim) useForms(lemma string, use aimUse) {
	for _, form := range formsOf(strings.TrimPrefix(lemma, "~")) {
		a.uses[form] |= use
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
		case pronouns[t.word] || t.word == "that" && i == 0:
			named = true
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

// undoingLemmas are the verbs that undo.
var undoingLemmas = func() map[string]bool {
	set := map[string]bool{}
	for _, g := range evaluations {
		if g.kind != undoing {
			continue
		}
		for phrase := range strings.SplitSeq(g.phrases, "|") {
			if strings.HasPrefix(phrase, "~") && !strings.Contains(phrase, " ") {
				set[phrase] = true
			}
		}
	}
	return set
}()

var (
	proposalNouns = wordSet("plan plans proposal proposals move moves idea ideas change changes bill measure measures policy policies decision decisions reform reforms scheme schemes approach motion recommendation recommendations initiative amendment legislation clause proposition announcement package strategy pilot option shake-up consultation")
	statusQuo     = wordSet("current present existing quo status inaction")
	pronouns      = wordSet("it this these them")
	smallWords    = wordSet("a an the of to in on for with by at from and or as be is are was were been it its this that these those should must ought will would shall can could may might have has had do does did all any some more most than there their they we our us you your he she his her who which what when where into over under about up out so if no new use make take get give let allow government nhs england uk house believes")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
