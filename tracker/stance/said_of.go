package stance

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
		if !judgements[c.Says] || turnsOn(c) || namesProposal(t, sentences[c.sentence], c) {
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

// beforeJudgement is how many words before a judgement may name what it is of.
const beforeJudgement = 6

func namesProposal(t Target, in sentence, c cue) bool {
	runes := []rune(in.words)
	before := wordsOf(string(runes[:max(0, min(c.Start-in.Start, len(runes)))]))
	before = before[max(0, len(before)-beforeJudgement):]
	for _, w := range append(before, wordsOf(c.Words)...) {
		if t.acts[w.stem] || planWords[w.stem] || pointingWords[w.form] {
			return true
		}
	}
	return false
}
