package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTrainGradesWritesWeightsAndSaysOnHowMany(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"own.jsonl": `{"target": "A night bus.", "text": "We welcome it.", "value": "support", "evidence": "We welcome it."}` + "\n",
		"gold.json": `{"schema": "reaction-gold/1", "documents": [{"file": "a.txt", "proposal": {"summary": "A night bus."}, "reactions": [
			{"id": "r1", "quotes": [{"text": "We reject it.", "start": 3, "end": 16}], "reported": [], "stance": "oppose", "evidence": [{"text": "We reject it.", "start": 3, "end": 16}]}]}]}`,
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	c := stanceTrainGradesCommand{Documents: []string{dir}, Own: filepath.Join(dir, "own.jsonl"), Out: filepath.Join(dir, "weights", "grade.bin")}
	if err := c.Run(console{&out, io.Discard}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "grade.bin: trained on 2 reactions") {
		t.Errorf("printed %q", out.String())
	}
	if weights, err := os.ReadFile(c.Out); err != nil || len(weights) == 0 {
		t.Errorf("%d bytes of weights, error %v", len(weights), err)
	}

	c.Documents = append(c.Documents, filepath.Join(dir, "nowhere"))
	if err := c.Run(console{io.Discard, io.Discard}); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("error %v does not name the folder that is not there", err)
	}
}
