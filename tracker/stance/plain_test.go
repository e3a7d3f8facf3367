package stance

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// plain is a sentence whose side is beyond doubt, on a target.
type plain struct {
	target, text string
	want         Value // Support, Oppose or Neutral
}

// plainly is how much must be said for a sentence to take a side.
const plainly = 0.5

func TestPlainSentencesTakeTheirSide(t *testing.T) {
	list := plainSentences(t)
	for _, l := range [][]plain{outrightSentences, negatedSentences, reportedSentences, evaluatingSentences, targetSentences} {
		list = append(list, l...)
	}
	if len(list) < 700 {
		t.Fatalf("%d sentences are not all", len(list))
	}
	m := Learn(nil)
	for _, p := range list {
		r := Read(ReadTarget(p.target), []Part{{Text: p.text}})
		logit := said(r.cues)
		got := Neutral
		switch {
		case logit > plainly:
			got = Support
		case logit < -plainly:
			got = Oppose
		}
		if got != p.want {
			t.Errorf("%q on %q: %s, want %s; cues %v", p.text, p.target, got, p.want, m.Suggest(r).Cues)
			continue
		}
		if s := m.Suggest(r); (logit > 2 || logit < -2) && s.Polarity != p.want {
			t.Errorf("%q on %q: suggested %s, want %s; cues %v", p.text, p.target, s.Polarity, p.want, s.Cues)
		}
	}
}

// plainSentences reads testdata/plain.txt: a line “@target”, then sentences on
// it after “support:”, “oppose:” or “neutral:”.
func plainSentences(t *testing.T) []plain {
	t.Helper()
	f, err := os.Open("testdata/plain.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []plain
	target := ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "@"); ok {
			target = rest
			continue
		}
		if side, text, ok := strings.Cut(lines.Text(), ": "); ok {
			list = append(list, plain{target, text, Value(side)})
		}
	}
	return list
}
