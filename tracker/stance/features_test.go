package stance

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsAreCutAndNegatedWithinTheirClause(t *testing.T) {
	var got []string
	for _, w := range wordsOf("It isn’t safe, but Mr. Hale’s 12 ferries never helped anyone. Not only that: they LEAK") {
		mark := ""
		if w.starts {
			mark += "^"
		}
		if w.breaks {
			mark += "|"
		}
		if w.negated {
			mark += "!"
		}
		got = append(got, mark+w.stem)
	}
	want := strings.Fields("^|it isn't !saf |but mr hal 00 ferry never !help !anyon ^|not only that |they leak")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryLineOfTheLexiconIsAValence(t *testing.T) {
	for i, line := range strings.Split(strings.TrimSpace(vaderText), "\n") {
		w, v, ok := strings.Cut(line, "\t")
		if f, err := strconv.ParseFloat(v, 32); !ok || w == "" || err != nil || math.Abs(f) > 4 {
			t.Errorf("vader.txt, line %d: %q", i+1, line)
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(ownText), "\n") {
		v, words, _ := strings.Cut(line, " ")
		if f, err := strconv.ParseFloat(v, 32); v != "#" && (err != nil || math.Abs(f) > 4 || words == "") {
			t.Errorf("own.txt, line %d: %q", i+1, line)
		}
	}
}

func TestScoresAreCountedWhereTheyBelong(t *testing.T) {
	about := ReadTarget("Ferries should be free")
	for _, test := range []struct {
		name, text string
		of         func(scores) float64
		side       float64
	}{
		{"praise", "It is wonderful.", func(s scores) float64 { return s.all.lean() }, 1},
		{"negated praise", "It is not wonderful.", func(s scores) float64 { return s.all.lean() }, -1},
		{"what is lowered", "It reduces crime.", func(s scores) float64 { return s.composed.lean() }, 1},
		{"what is conceded", "Although it is terrible and harmful, it is safe.", func(s scores) float64 { return s.weighed.lean() }, 1},
		{"after but", "It is good but it is harmful.", func(s scores) float64 { return s.weighed.lean() }, -1},
		{"near the target", "Free ferries are harmful. I like good weather and wonderful birds over the sea.", func(s scores) float64 { return s.near.lean() }, -1},
		{"the first sentence", "A disaster. We had a wonderful day.", func(s scores) float64 { return s.first.lean() }, -1},
		{"the last sentence", "A disaster. We had a wonderful day.", func(s scores) float64 { return s.last.lean() }, 1},
		{"of the plan", "The plan is terrible. Wonderful birds live here.", func(s scores) float64 { return s.plan.lean() }, -1},
		{"of the rest", "The plan is terrible. Wonderful birds live here.", func(s scores) float64 { return s.object.lean() }, 1},
		{"of the Government", "The Government have failed. My village is lovely.", func(s scores) float64 { return s.government.lean() }, -1},
		{"what should be done", "They should be banned.", func(s scores) float64 { return s.owes.share(1) }, -1},
		{"what should not be done", "They should not be banned.", func(s scores) float64 { return s.owes.share(1) }, 1},
		{"nothing", "Tuesday at noon.", func(s scores) float64 { return s.all.lean() }, 0},
	} {
		if got := test.of(countScores(about, wordsOf(test.text))); whichSide(got) != test.side {
			t.Errorf("%s: %q: got %g, want the side %g", test.name, test.text, got, test.side)
		}
	}
}

func TestFeaturesOfNothing(t *testing.T) {
	for _, text := range []string{"", " ", "…", "\xff\xfe", "—"} {
		r := Read(ReadTarget(text), []Part{{Text: text}})
		if math.IsNaN(r.logit) || math.IsInf(r.logit, 0) {
			t.Errorf("%q: %g", text, r.logit)
		}
	}
}
