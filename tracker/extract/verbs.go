package extract

import "strings"

// participles and infinitives of the verbs of speech, made from their past
// tense: "accusing" and "accuse" from "accused".
var (
	participles = map[string]int{}
	infinitives = map[string]int{}
)

func init() {
	for form, verbs := range map[int]map[string]bool{1: saying, 2: putting, 3: judging} {
		for w := range verbs {
			stem, ok := strings.CutSuffix(w, "ed")
			if !ok || len(stem) < 3 {
				continue
			}
			ing, bare := stem+"ing", stem
			switch {
			case strings.HasSuffix(stem, "i"):
				bare = strings.TrimSuffix(stem, "i") + "y"
				ing = bare + "ing"
			case verbs[stem+"es"]:
				bare = stem + "e"
			case !verbs[stem+"s"] && strings.HasSuffix(stem, stem[len(stem)-1:]+stem[len(stem)-1:]) && !strings.HasSuffix(stem, "ss") && !strings.HasSuffix(stem, "ll"):
				bare = stem[:len(stem)-1]
			}
			if cueForm(ing) == 0 {
				participles[ing] = form
			}
			for _, w := range []string{bare, stem + "e"} {
				if cueForm(w) == 0 && (form < 3 || naming[w]) {
					infinitives[w] = form
				}
			}
		}
	}
	for _, w := range []string{"say", "tell", "write", "feel", "find", "think"} {
		infinitives[w] = 1
	}
	participles["feeling"] = 1
}

// inLy are nouns that end as adverbs do.
var inLy = set(`family ally assembly supply reply rally bully fly jelly belly butterfly monopoly anomaly homily lily`)

// adverb tells whether a word is an adverb by its ending; Sally is none.
func adverb(t token) bool { return strings.HasSuffix(t.lower, "ly") && !t.cap && !inLy[t.lower] }

// naming are the judging verbs whose infinitive tells of words and not of deeds.
var naming = set(`call describe dismiss label brand dub accuse condemn criticise criticize denounce praise hail deem term decry`)

// helping are words behind which a verb stands in its plain form.
var helping = set(`would will could can may might must should did does do didn't didn’t don't don’t doesn't doesn’t wouldn't wouldn’t to`)

// nearWords is how far behind an infinitive or participle the quoted words may begin.
const nearWords = 12

// quotedBehind tells whether quoted words stand soon behind a verb, with no other
// verb of speech between.
func quotedBehind(s sentence, i int) bool {
	for k := i + 1; k < len(s.toks) && k <= i+nearWords; k++ {
		switch t := s.toks[k]; {
		case t.kind == 'q':
			return true
		case t.text == ";" || t.kind == 'w' && cueForm(t.lower) > 0:
			return false
		}
	}
	return false
}

// verbForm is the form of the verb of speech at i, or 0. Participles and
// infinitives count where quoted words follow: "feeling “beaten”", "went on to
// argue that it was “a farce”".
func verbForm(s sentence, i int) int {
	w := s.toks[i].lower
	if form := cueForm(w); form > 0 {
		return form
	}
	if (w == "saw" || w == "sees" || w == "see") && i > 0 && seesIn(s, i) {
		return 3
	}
	if i == 0 {
		return participles[w]
	}
	prev := s.toks[i-1]
	if form := participles[w]; form > 0 && !determiners[prev.lower] && !prev.poss && prev.lower != "of" && !copulas[prev.lower] && quotedBehind(s, i) {
		return form
	}
	if form := infinitives[w]; form > 0 && quotedBehind(s, i) {
		k := i - 1
		for k > 0 && (between[s.toks[k].lower] && !helping[s.toks[k].lower] || adverb(s.toks[k])) {
			k--
		}
		if helping[s.toks[k].lower] && (s.toks[k].lower != "to" || willing(s, k)) {
			return form
		}
	}
	return 0
}

func quotedAt(s sentence, i int) bool { return i < len(s.toks) && s.toks[i].kind == 'q' }

// willing tells whether an infinitive is what the subject itself does: "went on
// to say", "used the speech to warn", but not "asked her to say".
func willing(s sentence, to int) bool {
	for k := range to {
		if t := s.toks[k]; t.kind == 'w' && (cueForm(t.lower) > 0 || t.lower == "refused" || t.lower == "failed" || t.lower == "declined") {
			return false
		}
	}
	return true
}

// nounsToo are forms of verbs of speech that are plural nouns as well.
var nounsToo = set(`hopes fears claims reports notes demands comments remarks calls plans promises threats estimates states doubts
	proposals pledges warnings questions rejects reports denies claims vows praises attacks`)

// asNoun tells whether such a form is a noun there: a determiner or a genitive
// stands before it with a word or two between, or a preposition follows.
func asNoun(s sentence, i int) bool {
	if !nounsToo[s.toks[i].lower] || i == 0 || quotedAt(s, i+1) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		t := s.toks[k]
		if t.kind != 'w' || t.cap && !t.poss {
			return false
		}
		if t.poss && k < i-1 || t.lower == "his" || t.lower == "her" || t.lower == "its" || t.lower == "their" {
			return !followsClause(s, i)
		}
	}
	return false
}

func followsClause(s sentence, i int) bool {
	if i+1 >= len(s.toks) {
		return false
	}
	next := s.toks[i+1]
	return clauseWords[next.lower] || next.kind == 'q' || next.text == ":"
}
