package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// runExtract runs the command and returns what it prints.
func runExtract(t *testing.T, files ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := (&extractCommand{Files: files}).Run(t.Context(), console{&out, io.Discard})
	return out.String(), err
}

func TestExtractPrintsGold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "round-up.txt")
	text := "Dr Ada Okoro, Harbour Trust chief executive\r\n\r\n“We will <appeal>.”\r\n\r\nShe said the plan was wrong.\r\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := runExtract(t, file)
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	wanted := `{"schema": "reaction-gold/1", "documents": [{"id": "round-up", "file": "round-up.txt", "media": "text", "encoding": "utf-8", "title": null,
		"reactions": [{"id": "r1", "speaker": "Ada Okoro", "surname": "Okoro", "honorific": "Dr", "speaker_label": null, "role": "chief executive",
		"organisation": "Harbour Trust", "sector": "charity_patient_group", "stance": "oppose",
		"quotes": [{"text": "We will <appeal>.", "start": 48, "end": 65, "marks": "curly-double", "kind": "full", "opened": true, "closed": true, "continues": false}],
		"reported": [{"text": "She said the plan was wrong.", "start": 70, "end": 98}]}]}]}`
	if err := json.Unmarshal([]byte(wanted), &want); err != nil {
		t.Fatal(err)
	}
	reaction := got.(map[string]any)["documents"].([]any)[0].(map[string]any)["reactions"].([]any)[0].(map[string]any)
	reported := map[string]any{"text": "She said the plan was wrong.", "start": 70.0, "end": 98.0}
	if evidence := reaction["evidence"].([]any); !slices.ContainsFunc(evidence, func(e any) bool { return cmp.Equal(e, any(reported)) }) {
		t.Errorf("evidence %v", evidence)
	}
	delete(reaction, "evidence")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
}

func TestExtractNamesTheFileAndPrintsNothing(t *testing.T) {
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.txt"), filepath.Join(dir, "bad.txt")
	for file, raw := range map[string]string{good: "Ada Okoro said: “Yes.”", bad: "%PDF-1.7"} {
		if err := os.WriteFile(file, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := runExtract(t, good, bad, filepath.Join(dir, "missing.txt"))
	if err == nil || !strings.Contains(err.Error(), "bad.txt: The file") || !strings.Contains(err.Error(), "missing.txt") {
		t.Errorf("error %v", err)
	}
	if out != "" {
		t.Errorf("printed %q", out)
	}
}

// TestSeeds reads the two real press texts of the test corpus, which is not part
// of this repository, and compares with what careful readers found in them.
func TestSeeds(t *testing.T) {
	dir := os.Getenv("SOUNDINGS_TEST_CORPUS")
	if dir == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("SOUNDINGS_TEST_CORPUS must name the folder of the test corpus")
		}
		t.Skip("SOUNDINGS_TEST_CORPUS is not set: it names the folder of the test corpus")
	}
	raw, err := os.ReadFile(filepath.Join(dir, "seeds", "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold seedFile
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, d := range gold.Documents {
		files = append(files, filepath.Join(dir, "seeds", d.File))
	}
	out, err := runExtract(t, files...)
	if err != nil {
		t.Fatal(err)
	}
	var got seedFile
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	for i, d := range gold.Documents {
		for k := range d.Reactions {
			d.Reactions[k].keep(func(s seedSpan) bool { return !s.Optional })
		}
		if i < len(got.Documents) { // a caption that reports speech may be there or not
			optional := optionalIn(raw, t)
			for k := range got.Documents[i].Reactions {
				got.Documents[i].Reactions[k].keep(func(s seedSpan) bool { return !optional[s.Text] })
			}
		}
	}
	if diff := cmp.Diff(gold, got); diff != "" {
		t.Errorf("gold (-) found (+):\n%s", diff)
	}
}

type seedFile struct {
	Documents []struct {
		File      string         `json:"file"`
		Reactions []seedReaction `json:"reactions"`
	} `json:"documents"`
}

type seedReaction struct {
	Speaker, Surname, Honorific, Role, Organisation, Sector string
	Quotes, Reported                                        []seedSpan
}

type seedSpan struct {
	Text, Marks, Kind         string
	Start, End                int
	Opened, Closed, Continues bool
	Optional                  bool
}

func (r *seedReaction) keep(ok func(seedSpan) bool) {
	kept := []seedSpan{}
	for _, s := range r.Reported {
		if ok(s) {
			kept = append(kept, s)
		}
	}
	r.Reported = kept
}

func optionalIn(raw []byte, t *testing.T) map[string]bool {
	t.Helper()
	var gold seedFile
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	optional := map[string]bool{}
	for _, d := range gold.Documents {
		for _, r := range d.Reactions {
			for _, s := range r.Reported {
				optional[s.Text] = s.Optional
			}
		}
	}
	return optional
}

// TestExtractPlainAnswersEachLine wants one line for each line in, the broken
// ones with what is wrong, and the speakers as names.
func TestExtractPlainAnswersEachLine(t *testing.T) {
	in := `{"id": 7, "text": "“First.\n\n“Last,” said Ada Okoro. She called it “sad”."}
not JSON

{"id": "x"}
{"id": "y", "text": "Nobody spoke."}
{"id": "z", "text": 5}
[1]
`
	var out, complaints bytes.Buffer
	err := extractPlain(t.Context(), strings.NewReader(in), console{&out, &complaints})
	want := `{"id":7,"quotes":[{"start":1,"end":15,"text":"First.\n\n“Last,","speaker":"Ada Okoro","kind":"direct"},{"start":33,"end":53,"text":"She called it “sad”.","speaker":"Ada Okoro","kind":"mixed"},{"start":48,"end":51,"text":"sad","speaker":"Ada Okoro","kind":"direct"}]}`
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 6 {
		t.Fatalf("%d lines: %s", len(lines), out.String())
	}
	if diff := cmp.Diff(want, lines[0]); diff != "" {
		t.Errorf("want (-) got (+):\n%s", diff)
	}
	for i, s := range []string{`"id":null`, `"id":"x"`, `{"id":"y","quotes":[]}`, `"id":"z"`, `"id":null`} {
		if !strings.Contains(lines[i+1], s) {
			t.Errorf("line %d is %s, without %s", i+2, lines[i+1], s)
		}
	}
	if err == nil {
		t.Error("lines that cannot be read are no error")
	}
	for _, s := range []string{"line 2: the line is not JSON (character 2", "line 4: the object has no text", "line 6: text is a number and should be a string", "line 7: the line holds a JSON array", `expected is an object such as {"id"`} {
		if !strings.Contains(complaints.String(), s) {
			t.Errorf("%q is not said: %s", s, complaints.String())
		}
	}
}

// TestExtractTellsWhatWasNotRead wants the rows that were left out named beside
// what was found in the others.
func TestExtractTellsWhatWasNotRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "replies.csv")
	if err := os.WriteFile(file, []byte("name,comment\nAda Okoro,We back it.\nTim Marsh,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, notes bytes.Buffer
	if err := (&extractCommand{Files: []string{file}}).Run(t.Context(), console{&out, &notes}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "We back it.") || !strings.Contains(notes.String(), file+": 1 of 2 rows holds no words") {
		t.Errorf("found %s, told %s", out.String(), notes.String())
	}
}

func TestExplainShowsSpansAndRules(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for _, name := range []string{"a.txt", "b.txt"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("“We go,” said Ada Okoro, chair of the Harbour Trust."), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for noColour, want := range map[string]string{"1": "{“We go,”}[1 Ada Okoro: named after the words, 0.90]", "": "\x1b[30;42m“We go,”"} {
		t.Setenv("NO_COLOR", noColour)
		var out bytes.Buffer
		if err := (&extractCommand{Files: files, Explain: true}).Run(t.Context(), console{&out, io.Discard}); err != nil {
			t.Fatal(err)
		}
		if strings.Count(out.String(), want) != 2 || !strings.Contains(out.String(), "b.txt") || noColour != "" && strings.Contains(out.String(), "\x1b") {
			t.Errorf("NO_COLOR=%q: %q has not twice %q", noColour, out.String(), want)
		}
	}
}
