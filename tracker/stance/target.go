package stance

import (
	"slices"
	"strings"
)

// Target is a proposition as it is read once for all that is said about it.
type Target struct {
	Words      string
	sign       float32         // -1 where it is against what it names: “X should be banned”
	government float32         // of a motion: 1 the Government's, -1 against the Government
	motion     bool            // of a parliament
	content    map[string]bool // stems of the words that say what it is about
}

// ReadTarget reads a proposition: “CCGs should hold GP contracts”.
func ReadTarget(words string) Target {
	t := Target{Words: words, sign: 1, content: map[string]bool{}}
	list := wordsOf(words)
	for _, w := range list {
		if len(w.form) > 2 && !emptyWords[w.form] {
			t.content[w.stem] = true
		}
	}
	folded := " " + foldedWords(list) + " "
	t.motion = isMotion(folded)
	if t.motion {
		t.government = governmentOf(folded)
		t.sign = signOfMotion(folded, list)
	} else {
		t.sign = signOfClaim(list)
	}
	return t
}

func foldedWords(list []word) string {
	forms := make([]string, len(list))
	for i, w := range list {
		forms[i] = w.form
	}
	return strings.Join(forms, " ")
}

var emptyWords = setOf("the a an and or of to in on at by for with from that this these those it its is are was were be been being " +
	"should would could can may might must shall will do does did has have had not no never we our us you your they their he she his her i my " +
	"house believes believe believed supports support oppose opposes as than more most less all any some each every other same such only very " +
	"who whom which what when where why how there here so if but into onto over under about between among against up down out off " +
	"ban banned allow allowed abolish abolished introduce introduced make made use used using good bad right wrong government people")

// againstVerbs are what a proposition does to what it is against; forVerbs to
// what it is for. Both as stems.
var (
	againstVerbs = stemsOf("ban bans banned banning abolish abolished abolishing abolition scrap scrapped scrapping end ended ending eliminate eliminated " +
		"prohibit prohibited prohibiting prohibition outlaw outlawed outlawing criminalise criminalised criminalize criminalized forbid forbidden " +
		"reject rejected oppose opposed opposes abandon abandoned repeal repealed revoke revoked remove removed cut reduce reduced lower lowered " +
		"limit limited restrict restricted stop stopped halt halted close closed dissolve dissolved disband disbanded withdraw withdrawn cancel " +
		"cancelled canceled discontinue discontinued leave quit drop dropped deny denied prevent prevented fight combat curb tax taxed " +
		"phase-out replace replaced expel expelled punish punished suspend suspended delay delayed postpone reverse reversed defund divest " +
		"boycott censor illegal criminal unconstitutional annul annulled weaken weakened lift privatise privatize dismantle dismantled " +
		"overturn overturned block blocked condemn condemned regret regrets abort refuse sanction raze disarm outdated obsolete unnecessary " +
		"decline declines axe axed ditch ditched resist downgrade curtail penalise penalize eradicate avoid tackle rid fewer against")
	forVerbs = stemsOf("allow allowed allowing permit permitted legalise legalised legalize legalized legal introduce introduced adopt adopted support supported " +
		"subsidise subsidised subsidize subsidized fund funded build built create created establish established extend extended expand expanded " +
		"increase increased raise raised promote promoted encourage encouraged protect protected keep kept maintain maintained retain retained " +
		"preserve preserved mandatory compulsory require required obligatory provide provided give given make made implement implemented " +
		"embrace invest use used have continue continued approve approved accept accepted join enforce enforced guarantee guaranteed " +
		"strengthen strengthened grant granted offer offered teach taught pay paid enable enabled develop developed help decriminalise " +
		"decriminalize decriminalised decriminalized restore restored explore institute pass vote ratify recognise recognize send become " +
		"free benefit improve nationalise nationalize renew bring need entitled universal available commission deliver integrate pilot " +
		"open move transfer merge hold train recruit share reform")
)

func stemsOf(line string) map[string]bool {
	set := map[string]bool{}
	for w := range setOf(line) {
		set[stemOf(w)] = true
	}
	return set
}

var modals = setOf("should must would ought shall can could will may might need needs cannot let")

// copulas stand before what a claim says of its subject.
var copulas = setOf("is are was were be has have does do did causes cause makes make isn't aren't doesn't don't")

// signOfClaim is -1 where a claim, a question or a demand is against what it
// names.
func signOfClaim(list []word) float32 {
	if at := slices.IndexFunc(list, func(w word) bool { return modals[w.form] }); at >= 0 {
		return signOfDemand(list, at)
	}
	if len(list) > 0 {
		if s := actionOf(list[0]); s != 0 {
			return s // “Ban junk food from schools”
		}
	}
	return signOfStatement(list)
}

// signOfDemand reads what should be done: after the last “be” of a question or
// a passive, else the first action after the modal.
func signOfDemand(list []word, modal int) float32 {
	from := modal + 1
	if modal == 0 { // “Should X be banned?”
		for i, w := range list {
			if w.form == "be" && i+1 < len(list) {
				from = i + 1
				break
			}
		}
	}
	sign := float32(1)
	for i := from; i < len(list); i++ {
		if list[i].form == "not" || list[i].form == "never" || list[i].form == "cannot" || list[i].form == "no" {
			sign = -sign
			continue
		}
		if s := actionOf(list[i]); s != 0 {
			return sign * s
		}
	}
	if modal == 0 && from > 1 {
		for _, w := range list[1:from] {
			if s := actionOf(w); s != 0 && !copulas[w.form] {
				return sign * s
			}
		}
	}
	if v := valenceAfter(list, from); v < 0 && from == modal+1 {
		return -sign
	}
	return sign
}

func actionOf(w word) float32 {
	switch {
	case againstVerbs[w.stem]:
		return -1
	case forVerbs[w.stem]:
		return 1
	}
	return 0
}

// signOfStatement reads what a claim says of its subject: “advertising is
// harmful”.
func signOfStatement(list []word) float32 {
	from := slices.IndexFunc(list, func(w word) bool { return copulas[w.form] })
	if v := valenceAfter(list, from+1); v < 0 {
		return -1
	}
	return 1
}

// valenceAfter sums the valence of words from one on; what lowers something
// turns it, and so does a negation.
func valenceAfter(list []word, from int) float32 {
	sum, turn := float32(0), float32(1)
	for _, w := range list[from:] {
		v := valences().of(w.form)
		if lowering[w.stem] {
			turn = -1
			continue
		}
		if w.negated {
			v = -v
		}
		sum += turn * v
	}
	return sum
}

var lowering = stemsOf("reduce reduces reduced reducing lower lowers decrease decreases prevent prevents fight combat curb cut cuts deter deters minimise minimize end ends")
