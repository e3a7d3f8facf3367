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
	acts       map[string]bool // stems of what it does: “ban”, “close”
	content    map[string]bool // stems of the words that say what it is about
	beginnings map[string]bool // of all its words
}

// ReadTarget reads a proposition: “CCGs should hold GP contracts”.
func ReadTarget(words string) Target {
	t := Target{Words: words, sign: 1, content: map[string]bool{}, acts: map[string]bool{}}
	list := wordsOf(words)
	for _, w := range list {
		if len(w.form) > 2 && !emptyWords[w.form] {
			t.content[w.stem] = true
		}
		if actionOf(w) != 0 {
			t.acts[w.stem] = true
			t.acts[w.stem+"ur"] = true // closure
		}
	}
	t.beginnings = beginningsOf(list)
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
		"cancelled canceled discontinue discontinued leave quit drop dropped deny denied prevent prevented fight combat curb " +
		"phase-out expel expelled punish punished suspend suspended cease ceased cap capped delay delayed postpone reverse reversed defund divest " +
		"boycott censor illegal criminal unconstitutional annul annulled weaken weakened lift lifted dismantle dismantled " +
		"overturn overturned block blocked condemn condemned regret regrets abort refuse sanction raze disarm outdated obsolete unnecessary " +
		"decline declines axe axed ditch ditched resist downgrade curtail curtailed penalise penalize penalised penalized eradicate avoid tackle rid fewer prosecute prosecuted censored forbade stricter tighter")
	forVerbs = stemsOf("allow allowed allowing permit permitted legalise legalised legalize legalized legal introduce introduced adopt adopted support supported " +
		"subsidise subsidised subsidize subsidized fund funded build built create created establish established extend extended expand expanded " +
		"increase increased raise raised promote promoted encourage encouraged protect protected keep kept maintain maintained retain retained " +
		"preserve preserved mandatory compulsory require required obligatory provide provided given implement implemented " +
		"embrace invest use used continue continued approve approved accept accepted join enforce enforced guarantee guaranteed " +
		"strengthen strengthened grant granted offer offered teach taught pay paid enable enabled develop developed help decriminalise " +
		"decriminalize decriminalised decriminalized restore restored explore institute pass vote ratify recognise recognize send become " +
		"free benefit improve nationalise nationalize privatise privatize privatised privatized nationalised renew bring entitled impose imposed replace incentivise adopted encouraged universal available commission deliver integrate pilot " +
		"open move transfer merge hold train recruit share reform")
)

func stemsOf(line string) map[string]bool {
	set := map[string]bool{}
	for w := range setOf(line) {
		set[stemOf(w)] = true
	}
	return set
}

var (
	modals  = setOf("should must ought shall need needs let")
	denials = setOf("not never cannot no fewer less")
	bans    = stemsOf("ban prohibition moratorium embargo")
	ages    = setOf("age ages threshold thresholds")
	// lights are verbs whose object says what is done: “impose a ban on”.
	lights = stemsOf("make made place placed impose imposed put set bring take have introduce introduced be get call try trying tried seek do implement enact")
)

// copulas stand before what a claim says of its subject.
var copulas = setOf("is are was were be has have does do did causes cause makes make isn't aren't doesn't don't will would can could may might cannot can't won't leads lead")

// signOfClaim is -1 where a claim, a question or a demand is against what it
// names.
func signOfClaim(list []word) float32 {
	if from, passive := demand(list); from > 0 {
		return signOfDemand(list, from, passive)
	}
	if from := slices.IndexFunc(list, func(w word) bool { return copulas[w.form] }); from >= 0 && list[0].form != "make" && !isPlan(list) {
		return signOfStatement(list, from)
	}
	switch {
	case len(list) == 0 || isPlan(list):
		return 1 // “Closing the unit”: the closing is what people judge
	case againstVerbs[list[0].stem], bans[list[0].stem]:
		return -openness(list, 0) // “Ban junk food from schools”
	case len(list) > 1 && denials[list[1].form]:
		return -1 // “Encourage fewer people …”
	}
	return 1
}

// isPlan tells whether a target names an act: “Closing the unit”.
func isPlan(list []word) bool {
	return len(list) > 0 && strings.HasSuffix(list[0].form, "ing") && actionOf(list[0]) != 0
}

// demand is where what should be done begins, or 0, and whether in the passive.
func demand(list []word) (from int, passive bool) {
	for i, w := range list {
		switch {
		case modals[w.form], w.form == "would" && i > 0 && list[i-1].form == "house":
			from = i + 1
		case w.form == "to" && i > 0 && (list[i-1].form == "have" || list[i-1].form == "has" || list[i-1].form == "need" || list[i-1].form == "needs"):
			from = i + 1
		case w.form == "be" && i > 0 && i+1 < len(list) && strings.HasSuffix(list[i+1].form, "ed"):
			return i + 1, true // also “Airbrushing be banned”, “Should X be banned?”
		}
	}
	for from > 0 && from < len(list) && (list[from].form == "to" || list[from].form == "be") {
		passive = passive || list[from].form == "be"
		from++
	}
	if from == 1 { // “Should X be …”, “Should X …”
		for i, w := range list[1:] {
			if w.form == "be" || w.form == "remain" || w.form == "become" || w.form == "stay" {
				return i + 2, true
			}
		}
	}
	return from, passive
}

// signOfDemand reads what should be done.
func signOfDemand(list []word, from int, passive bool) float32 {
	sign := float32(1)
	if banIn(list[:from]) {
		sign = -sign // “A ban should be placed on X”, “The ban on X should be lifted”
	}
	start := max(0, from-4)
	if list[0].form == "should" || list[0].form == "must" {
		start = 1
	}
	for _, w := range list[start:from] {
		if denials[w.form] {
			sign = -sign
		}
	}
	if !passive && list[0].form == "should" {
		return sign * questioned(list)
	}
	for i, left := from, 1; i < len(list) && left > 0; i++ {
		w := list[i]
		switch {
		case denials[w.form]:
			sign = -sign
		case strings.HasSuffix(w.form, "ly"), len(w.form) < 4 && w.form != "ban" && w.form != "end" && w.form != "cut" && w.form != "rid" && w.form != "cap", lights[w.stem]:
			if lights[w.stem] && !bans[w.stem] {
				left = 5
			}
		case againstVerbs[w.stem]:
			return -sign * openness(list, i)
		default:
			left--
			if i == from && passive {
				left = 3
			}
			if i+1 < len(list) && denials[list[i+1].form] {
				return -sign
			}
		}
	}
	return sign
}

// questioned reads “Should Britain leave X?”, where the verb may be anywhere.
func questioned(list []word) float32 {
	for i, w := range list {
		if s := actionOf(w); s != 0 && i > 1 {
			return s * openness(list, i)
		}
	}
	return 1
}

func banIn(list []word) bool {
	return slices.ContainsFunc(list, func(w word) bool { return bans[w.stem] })
}

// openness is -1 where what a verb lowers, lifts or ends keeps people out: an
// age, or a ban.
func openness(list []word, verb int) float32 {
	for i, w := range list {
		near := i > verb && i <= verb+4 || i < verb && i >= verb-3
		switch {
		case near && ages[w.form] && againstVerbs[list[verb].stem], i > verb && i <= verb+3 && bans[w.stem]:
			return -1
		}
	}
	return 1
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
func signOfStatement(list []word, copula int) float32 {
	if v := valenceAfter(list, copula+1); v < 0 {
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
		sum += float32(turn * v)
	}
	return sum
}

var lowering = stemsOf("reduce reduces reduced reducing lower lowers decrease decreases prevent prevents fight combat curb cut cuts deter deters minimise minimize end ends")
