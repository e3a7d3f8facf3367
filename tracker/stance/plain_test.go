package stance

import (
	"testing"
)

// plain is a sentence whose side is beyond doubt, on a target.
type plain struct {
	target, text string
	want         Value // Support, Oppose or Neutral
}

// verdictOn is the side that the outright words take.
func verdictOn(p plain) (Value, []cue) {
	r := Read(ReadTarget(p.target), []Part{{Text: p.text}})
	switch logit := said(r.cues); {
	case logit > 0.5:
		return Support, r.cues
	case logit < -0.5:
		return Oppose, r.cues
	}
	return Neutral, r.cues
}

func TestPlainSentencesTakeTheirSide(t *testing.T) {
	for _, list := range [][]plain{outrightSentences, negatedSentences, reportedSentences, evaluatingSentences, targetSentences} {
		for _, p := range list {
			if got, cues := verdictOn(p); got != p.want {
				t.Errorf("%q on %q: %s, want %s; cues %v", p.text, p.target, got, p.want, cues)
			}
		}
	}
}
