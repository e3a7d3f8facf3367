package stance

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWhatCannotBeReadIsNamedWithItsLine(t *testing.T) {
	good := `{"id":"1","target":"We should ban kites","text":"They hurt birds.","label":"support"}` + "\n"
	for _, test := range []struct{ name, line, says string }{
		{"no JSON", `{"id":`, "kites.jsonl, line 3: "},
		{"no target", `{"text":"They fly.","label":"oppose"}`, "kites.jsonl, line 3: there is no target"},
		{"no text", `{"target":"We should ban kites","text":" ","label":"oppose"}`, "kites.jsonl, line 3: there is no text"},
		{"another label", `{"target":"We should ban kites","text":"They fly.","label":"maybe"}`, `kites.jsonl, line 3: label "maybe"`},
		{"a line too long", strings.Repeat(" ", longestLine+2), "kites.jsonl, after line 2: "},
	} {
		_, err := ReadLabelled("kites.jsonl", strings.NewReader(good+"\n"+test.line+"\n"))
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: got %v, want it to say %q", test.name, err, test.says)
		}
	}
	list, err := ReadLabelled("kites.jsonl", strings.NewReader(good+"\n"+good))
	if err != nil || len(list) != 2 || list[1].Label != Support {
		t.Errorf("got %v, %v; want two texts", list, err)
	}
}

func TestASetOfUnknownLicenceIsRefused(t *testing.T) {
	if err := CheckSet("argkp-dev"); err != nil {
		t.Error(err)
	}
	if err := CheckSet("found-somewhere"); err == nil || !strings.Contains(err.Error(), "found-somewhere") {
		t.Errorf("got %v, want an error that names the set", err)
	}
}

// inventedSets are small sets in which praise and blame say everything.
func inventedSets() []TrainingSet {
	praise := []string{"%s are a great benefit.", "%s help everybody and are safe.", "We all welcome %s.", "%s bring joy and improve health."}
	blame := []string{"%s are harmful.", "%s are dangerous and a waste.", "Nobody needs %s, which are a disaster.", "%s damage health and cost lives."}
	var list []Labelled
	for i, thing := range []string{"kites", "drums", "canals", "lanterns", "tricycles", "hedges", "bells", "ferries"} {
		demand, sides := "We should ban ", []Value{Oppose, Support}
		if i%2 == 0 {
			demand, sides = "We should subsidise ", []Value{Support, Oppose}
		}
		for _, text := range praise {
			list = append(list, Labelled{Target: demand + thing, Text: fmt.Sprintf(text, thing), Label: sides[0]})
		}
		for _, text := range blame {
			list = append(list, Labelled{Target: demand + thing, Text: fmt.Sprintf(text, thing), Label: sides[1]})
		}
	}
	half := len(list) / 2
	return []TrainingSet{{"perspectrum-dev", list[:half]}, {"argkp-dev", list[half:]}}
}

func TestTrainingAgainMakesTheSameBytes(t *testing.T) {
	train := func() map[string][]byte {
		files, err := Train(context.Background(), inventedSets(), func(string) {})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	first, second := train(), train()
	if len(first) != len(plans)+1 {
		t.Fatalf("got %d files, want one for each plan and the figures", len(first))
	}
	for name, data := range first {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
	var measured []Measured
	if err := json.Unmarshal(first[MeasuredFile], &measured); err != nil {
		t.Fatal(err)
	}
	for _, m := range measured {
		if m.Texts != 32 || m.Targets != 4 || m.Unseen.MacroF1 < 0.9 || m.WithoutSet.MacroF1 < 0.9 {
			t.Errorf("got %+v, want nearly all right of 32 texts on 4 targets", m)
		}
	}
}

func TestWhatIsUnderAConditionTeachesOnlyTheFileOfThatLicence(t *testing.T) {
	sets := inventedSets()
	with, without := trainWeights(readSamples(sets)), trainWeights(readSamples(sets[1:]))
	for _, p := range plans {
		if same := bytes.Equal(with[p.file], without[p.file]); same != p.free {
			t.Errorf("%s: the same without the set under CC BY-SA is %v, want %v", p.file, same, p.free)
		}
	}
}

func TestTrainingStopsWhenItIsTold(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Train(ctx, inventedSets(), func(string) {}); err == nil {
		t.Error("want the context's error")
	}
}

// TestTheWeightsAreThoseOfTheTexts trains again on everything: whoever changes
// how words are read trains the weights again with make stance.
func TestTheWeightsAreThoseOfTheTexts(t *testing.T) {
	folder := os.Getenv("SOUNDINGS_TEST_STANCE")
	if folder == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must set SOUNDINGS_TEST_STANCE; a skip here would pass unnoticed")
		}
		t.Skip("SOUNDINGS_TEST_STANCE is not set: it names the folder of labelled texts")
	}
	var sets []TrainingSet
	for _, dir := range []string{folder, "training"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(names)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts, err := ReadLabelled(name, bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			sets = append(sets, TrainingSet{strings.TrimSuffix(filepath.Base(name), ".jsonl"), texts})
		}
	}
	for name, data := range trainWeights(readSamples(inOrder(sets))) {
		shipped, err := weightFiles.ReadFile("weights/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, shipped) {
			t.Errorf("weights/%s is not what training makes: run make stance and commit what it writes", name)
		}
	}
}

func TestParagraphsJoinShortTextsOfOneSide(t *testing.T) {
	var texts []Labelled
	for i := range 7 {
		texts = append(texts, Labelled{Target: "We should ban kites", Text: fmt.Sprintf("Reason %d ", i), Label: Support},
			Labelled{Target: "We should ban kites", Text: strings.Repeat("A long text. ", 40), Label: Oppose})
	}
	list := paragraphs(texts)
	if len(list) != 1 || list[0].Label != Support || list[0].Text != "Reason 0.\nReason 1.\nReason 2.\nReason 3.\nReason 4." {
		t.Errorf("got %+v, want the first five reasons", list)
	}
}

func TestFiguresAreThoseWorkedByHand(t *testing.T) {
	logit := func(p float64) float64 { return math.Log(p / (1 - p)) }
	samples := []sample{{support: true}, {support: true}, {support: false}, {support: false}}
	got := figuresOf(samples, []float64{logit(0.9), logit(0.6), logit(0.6), logit(0.2)}, func(sample) bool { return true })
	// Support: 2 of 3 said and 2 of 2 found, F1 0.8; Oppose: 1 and 1 of 2, F1 2/3.
	// Bands: 0.9 right, 0.1 off; 0.8 right, 0.2; of the two at 0.6 one is right, 0.1 for each.
	if want := (Figures{MacroF1: 0.733, Error: 0.125, Surest: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
