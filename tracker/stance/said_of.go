package stance

import (
	"slices"
	"strings"
)

// judgements are what cues say that judge a thing, rather than tell of a stance.
var judgements = map[string]bool{
	"benefit": true, "harm": true, "praise": true, "condemnation": true, "verdict: right": true, "verdict: wrong": true,
	"no benefit": true, "no harm": true, "no praise": true, "no condemnation": true, "no verdict: right": true, "no verdict: wrong": true,
	"denial of benefit": true, "denial of harm": true, "denial of praise": true, "denial of opposition": true,
}

// ofTheProposal leaves out judgements of which it is not clear whether they are
// of the proposal or of what the proposal is against: where kites are to be
// banned, “they are dangerous” is no word against the ban. Those that name the
// deed, the plan or “it” are of the proposal; so are all where a target is for
// what it names.
func ofTheProposal(t Target, sentences []sentence, cues []cue) []cue {
	if t.sign > 0 {
		return cues
	}
	var list []cue
	for _, c := range cues {
		if !judgements[c.Says] || c.stance || c.ofPlan || turnsOn(c) || namesProposal(t, sentences[c.sentence], c) {
			list = append(list, c)
		}
	}
	return list
}

// turnsOn tells whether a judgement was taken to be of what the target is
// against: praise that speaks against the target, or blame for it.
func turnsOn(c cue) bool {
	switch c.Says {
	case "benefit", "praise", "verdict: right", "no harm", "no condemnation", "no verdict: wrong", "denial of harm", "denial of opposition":
		return leaning(c.towards) < 0
	}
	return leaning(c.towards) > 0
}

// aroundJudgement is how many words around a judgement may name what it is of.
const aroundJudgement = 6

func namesProposal(t Target, in sentence, c cue) bool {
	runes := []rune(in.words)
	from := max(0, min(c.Start-in.Start, len(runes)))
	to := max(from, min(c.End-in.Start, len(runes)))
	before, after := wordsOf(string(runes[:from])), wordsOf(string(runes[to:]))
	around := slices.Concat(before[max(0, len(before)-aroundJudgement):], wordsOf(c.Words), after[:min(len(after), aroundJudgement)])
	for _, w := range around {
		if planWords[w.stem] || pointingWords[w.form] || isDeed(t, w) {
			return true
		}
	}
	return false
}

// isDeed tells whether a word names what the target does: “abolition” where
// something is to be abolished.
func isDeed(t Target, w word) bool {
	for act := range t.acts {
		if root := act[:min(len(act), rootLength)]; len(root) > 2 && strings.HasPrefix(w.form, root) {
			return true
		}
	}
	return false
}

// rootLength is how much of a verb its nouns share.
const rootLength = 5
