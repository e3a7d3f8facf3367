package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker/stance"
)

// suggested runs the command over lines and returns the answers.
func suggested(t *testing.T, lines ...string) ([]stanceAnswer, error) {
	t.Helper()
	var out bytes.Buffer
	failed := suggestLines(t.Context(), strings.NewReader(strings.Join(lines, "\n")), &out)
	var answers []stanceAnswer
	for dec := json.NewDecoder(&out); dec.More(); {
		var a stanceAnswer
		if err := dec.Decode(&a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	return answers, failed
}

// line writes one line as somebody would send it.
func line(t *testing.T, fields map[string]any) string {
	t.Helper()
	raw, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestStanceLinesAnswersInOrderWithTheIDAsItCame(t *testing.T) {
	answers, err := suggested(t,
		"\ufeff"+`{"id": "a<1>", "target": "Wards should close at ten", "text": "Ten is late.", "source": {"unknown": true}}`+"\r",
		"", " \t\r",
		`{"id": "kept", "target": "Wards should close at ten", "text": "Ten is too late.", "confirmed": "oppose"}`,
		`{"id": 12345678901234567890, "target": "", "text": ""}`,
		`{"id": 1.50, "target": "Wards should close at ten", "text": "`+strings.Repeat("Ten is late. ", 100_000)+`"}`)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, a := range answers {
		ids = append(ids, string(a.ID))
		if a.Polarity != "support" && a.Polarity != "oppose" || a.Confidence < 0.5 || a.Confidence > 1 {
			t.Errorf("%s: polarity %q, confidence %v", a.ID, a.Polarity, a.Confidence)
		}
		if (a.Evidence == nil) != (a.Label == "not_stated") {
			t.Errorf("%s: label %q with evidence %v", a.ID, a.Label, a.Evidence)
		}
	}
	if diff := cmp.Diff([]string{`"a<1>"`, "12345678901234567890", "1.50"}, ids); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
}

func TestStanceLinesNamesTheLineThatCannotBeRead(t *testing.T) {
	const good = `{"id": "a", "target": "t", "text": "We object."}`
	for wrong, says := range map[string]string{
		`{"id": "b", "target": "t"`:                                        "is not JSON",
		`"we object"`:                                                      "a JSON string",
		`{"target": "t", "text": "x"}`:                                     "has no id",
		`{"id": null, "target": "t", "text": "x"}`:                         "id should be",
		`{"id": ["b"], "target": "t", "text": "x"}`:                        "id should be",
		`{"id": "b", "text": "x"}`:                                         "has no target",
		`{"id": "b", "target": "t", "text": null}`:                         "has no text",
		`{"id": "b", "target": "t", "text": 7}`:                            "text is a number",
		`{"id": "b", "target": "t", "text": "x", "confirmed": "maybe"}`:    `confirmed is "maybe"`,
		`{"id": "b", "target": "t", "text": "x", "confirmed": ""}`:         `confirmed is ""`,
		`{"id": "b", "target": "t", "text": "x"} {"id": "c", "text": "x"}`: "is not JSON",
	} {
		answers, err := suggested(t, good, "", wrong, good)
		if err == nil || !strings.HasPrefix(err.Error(), "line 3: ") || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: error %v, want line 3 and %q", wrong, err, says)
		}
		if len(answers) != 1 {
			t.Errorf("%s: %d answers, want the one before it", wrong, len(answers))
		}
	}
}

func TestStanceLinesAnswersBeforeTheNextLineComes(t *testing.T) {
	in, ask := io.Pipe()
	answer, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := suggestLines(t.Context(), in, out)
		done <- err
		out.CloseWithError(err)
	}()
	t.Cleanup(func() { in.Close() })
	answers := bufio.NewReader(answer)
	sent := 0
	whole := ""
	for i := range 21 {
		whole += line(t, map[string]any{"id": i, "target": "t", "text": "We object."}) + "\n"
	}
	for i := range 20 {
		next := len(strings.Join(strings.SplitAfter(whole, "\n")[:i+1], "")) + 9 // the next line has begun
		if _, err := io.WriteString(ask, whole[sent:next]); err != nil {
			t.Fatal(err)
		}
		sent = next
		got, err := answers.ReadString('\n')
		if err != nil || !strings.HasPrefix(got, fmt.Sprintf(`{"id":%d,`, i)) {
			t.Fatalf("answer %q, %v, want that of line %d", got, err, i+1)
		}
	}
	if err := ask.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err == nil || !strings.Contains(err.Error(), "line 21: ") {
		t.Errorf("error %v, want line 21, which was broken off", err)
	}
}

func TestStanceLinesForgetsIdleTargetsOnly(t *testing.T) {
	learnt := newPropositions()
	learnt.find("Wards should close").decide(stance.Reading{}, stance.Oppose)
	for i := range 3 * maxIdle {
		learnt.find(fmt.Sprint("target ", i))
	}
	if n := len(learnt.byWords); n > maxIdle+1 {
		t.Errorf("%d targets are remembered", n)
	}
	if n := len(learnt.find("  wards\nSHOULD close ").examples); n != 1 {
		t.Errorf("%d decisions are remembered, want 1", n)
	}
}

func TestStanceLinesLearnFromConfirmedLinesBeforeThem(t *testing.T) {
	const target = "Ward 7 at Elmbridge should move to the Priory site"
	ask := func(about string) string {
		return line(t, map[string]any{"id": "asked", "target": about, "text": "It is the trams, in the end."})
	}
	lines := []string{ask(target)}
	for i := range 10 {
		gate := strings.Repeat(string(rune('a'+i)), 4)
		lines = append(lines,
			line(t, map[string]any{"id": i, "target": target, "text": "Visitors would find parking by gate " + gate, "confirmed": "qualified_support"}),
			line(t, map[string]any{"id": i, "target": " " + strings.ToUpper(target), "text": "The tram passes gate " + gate + " only.", "confirmed": "oppose"}))
	}
	answers, err := suggested(t, append(lines, ask(target+"\n"), ask("Ward 8 at Elmbridge should move to the Priory site"))...)
	if err != nil || len(answers) != 3 {
		t.Fatalf("%d answers, %v, want 3", len(answers), err)
	}
	support := func(a stanceAnswer) float64 {
		if a.Polarity == stance.Support {
			return a.Confidence
		}
		return 1 - a.Confidence
	}
	before, after, other := support(answers[0]), support(answers[1]), support(answers[2])
	if after >= before-0.1 {
		t.Errorf("support by what opponents say: %.3f after 20 decisions, %.3f before", after, before)
	}
	if other != before {
		t.Errorf("decisions on one proposition moved another from %.3f to %.3f", before, other)
	}
}

// FuzzStanceLines: whatever comes in, every line before the one that is refused
// is answered with a line of JSON.
func FuzzStanceLines(f *testing.F) {
	f.Add([]byte(`{"id": 1, "target": "t", "text": "We object.", "confirmed": "oppose"}` + "\n" + `{"id": "b", "target": "T ", "text": "We object."}`))
	f.Add([]byte("\ufeff\r\n{\"id\": 1e999, \"target\": \"\", \"text\": \"\\ud800\"}\n\x00"))
	f.Fuzz(func(t *testing.T, lines []byte) {
		var out bytes.Buffer
		failed := suggestLines(t.Context(), bytes.NewReader(lines), &out)
		if failed != nil && !strings.HasPrefix(failed.Error(), "line ") {
			t.Errorf("error %v names no line", failed)
		}
		for dec := json.NewDecoder(&out); dec.More(); {
			var a stanceAnswer
			if err := dec.Decode(&a); err != nil {
				t.Fatalf("answered with what is no JSON: %v", err)
			}
			if (a.Evidence == nil) != (a.Label == stance.NotStated) || a.Cues == nil {
				t.Errorf("answered %+v", a)
			}
		}
	})
}
