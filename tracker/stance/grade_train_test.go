package stance

import (
	"bytes"
	"strings"
	"testing"
)

const gradedLines = `{"target": "A night bus to the hospital.", "text": "It starts at ten. We warmly welcome it.", "value": "support", "evidence": "We warmly welcome it."}
{"target": "A night bus to the hospital.", "text": "Yes, provided that it is free.", "value": "qualified_support", "evidence": "Yes, provided that it is free."}
{"target": "A night bus to the hospital.", "text": "The board has no view. It meets in May.", "value": "neutral", "evidence": "The board has no view."}
{"target": "A night bus to the hospital.", "text": "It is cold at ten. I worry about the drivers.", "value": "concerned", "evidence": "I worry about the drivers."}
{"target": "A night bus to the hospital.", "text": "We reject it. It is a waste.", "value": "oppose", "evidence": "We reject it."}
`

func TestGradesAreLearntTheSameEveryTime(t *testing.T) {
	examples, err := ReadGradedTexts("lines", strings.NewReader(gradedLines+gradedLines))
	if err != nil {
		t.Fatal(err)
	}
	first := TrainGrades(examples)
	if !bytes.Equal(first, TrainGrades(examples)) {
		t.Error("the same examples make other weights")
	}
	m, err := readGrades(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		sentences := signSentences(e.Reading)
		row := m.decide(gradeFeatures(e.Reading, sentences), 0, 0)
		if grades[row] != e.Value {
			t.Errorf("%s, was taught %s", grades[row], e.Value)
		}
		if got := m.evidence(e.Reading, sentences, row); !overlapsAny(e.Evidence[0], got) {
			t.Errorf("%s: evidence %v, was taught %v", e.Value, got, e.Evidence)
		}
	}
}

func TestWeightsOfTheWrongSizeAreRefused(t *testing.T) {
	if _, err := readGrades(gradeBytes[1:]); err == nil {
		t.Error("no error")
	}
}

func TestDecisionsMoveGrades(t *testing.T) {
	r := Read(ReadTarget(gradeTarget), []Part{{Text: "The clinics would be nearer. Some would be smaller."}})
	features := gradeFeatures(r, signSentences(r))
	before := 0
	for _, shift := range []float64{-20, 0, 20} {
		row := shippedGrades.decide(features, 0, shift)
		if shift > -20 && row > before {
			t.Errorf("decisions for Support move %s to %s", grades[before], grades[row])
		}
		before = row
	}
	if grades[before] != Support {
		t.Errorf("%s after many decisions for Support", grades[before])
	}
}

func TestGradedFilesThatCannotBeUsed(t *testing.T) {
	for text, want := range map[string]string{
		`{"target": "T", "text": "No.", "value": "against", "evidence": "No."}`:   `f, line 1: "against" is no grade`,
		`{"target": "T", "text": "No.", "value": "oppose", "evidence": "Never."}`: "f, line 1: the evidence is no part of the text",
		"\n{": "f, line 1: unexpected end of JSON input",
	} {
		if _, err := ReadGradedTexts("f", strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
	}
	_, err := ReadGraded("f", strings.NewReader(`{"documents": [{"file": "a.txt", "reactions": [{"id": "r1", "stance": "maybe"}]}]}`))
	if want := `f, a.txt, reaction r1: "maybe" is no grade`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
