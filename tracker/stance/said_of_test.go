package stance

import "testing"

// TestWhatAJudgementIsOf holds judgements of a thing that is to be banned apart
// from judgements of the ban.
func TestWhatAJudgementIsOf(t *testing.T) {
	ban, free := ReadTarget("Kites should be banned"), ReadTarget("Kites should be free")
	blame := func(before, words string, towards Value) (sentence, cue) {
		text := before + words
		return sentence{Span{0, 0, len(text)}, text}, cue{Cue: Cue{Span: Span{0, len(before), len(text)}, Words: words, Says: "condemnation"}, towards: towards, weight: 1}
	}
	for _, test := range []struct {
		name          string
		target        Target
		before, words string
		towards       Value
		kept          bool
	}{
		{"of whatever, where nothing is to be undone", free, "", "They are dangerous", Oppose, true},
		{"of they, where they are to be banned", ban, "", "They are dangerous", Oppose, false},
		{"taken to be of the thing", ban, "", "Kites are dangerous", Support, true},
		{"of the deed by its name", ban, "A ban ", "would be dangerous", Oppose, true},
		{"of the plan", ban, "", "The proposal is dangerous", Oppose, true},
		{"of it", ban, "", "It is dangerous", Oppose, true},
	} {
		in, c := blame(test.before, test.words, test.towards)
		if got := len(ofTheProposal(test.target, []sentence{in}, []cue{c})) == 1; got != test.kept {
			t.Errorf("%s: %s%s: counted is %v, want %v", test.name, test.before, test.words, got, test.kept)
		}
	}
	in, c := blame("", "They are dangerous", Oppose)
	if c.Says = "rejection"; len(ofTheProposal(ban, []sentence{in}, []cue{c})) != 1 {
		t.Error("a rejection is of the proposal whatever its words")
	}
}
