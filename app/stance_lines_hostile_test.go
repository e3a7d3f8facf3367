package main

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"soundings/tracker/stance"
)

func TestDecisionsOnTargetsNotMetForLongestAreForgotten(t *testing.T) {
	p := newPropositions()
	p.most = 20
	reading := stance.Read(stance.ReadTarget("Piers are rebuilt"), []stance.Part{{Text: "We welcome it."}})
	p.decide(p.find("Piers are rebuilt"), reading, stance.Support)
	for i := range 500 {
		p.find("Piers are rebuilt")
		p.decide(p.find(fmt.Sprintf("Pier %d is rebuilt", i)), reading, stance.Support)
		if len(p.byWords) > p.most {
			t.Fatalf("got %d targets in memory after %d decisions", len(p.byWords), i+1)
		}
	}
	if len(p.find("Piers are rebuilt").examples) == 0 || len(p.find("Pier 499 is rebuilt").examples) == 0 {
		t.Error("the targets met last are forgotten")
	}
	if len(p.find("Pier 0 is rebuilt").examples) != 0 {
		t.Error("the target not met for longest is remembered")
	}
}

func TestHostileLines(t *testing.T) {
	deep := strings.Repeat("[", 1_000_000)
	for name, c := range map[string]struct{ line, want, wrong string }{
		"a lone surrogate":    {line: `{"id":1,"target":"Piers","text":"We support \ud800 piers."}`, want: `"id":1`},
		"NULs":                {line: "{\"id\":1,\"target\":\"Piers\",\"text\":\"We\\u0000support piers.\"}", want: `"id":1`},
		"invalid UTF-8":       {line: "{\"id\":1,\"target\":\"Piers \xff\",\"text\":\"We support \xff piers.\"}", want: `"id":1`},
		"a key twice":         {line: `{"id":1,"id":2,"target":"Piers","text":"x","text":"We support piers."}`, want: `"id":2`},
		"no words":            {line: `{"id":1,"target":"","text":""}`, want: `"label":"not_stated"`},
		"a word without end":  {line: `{"id":1,"target":"Piers","text":"` + strings.Repeat("a-", 500_000) + `"}`, want: `"id":1`},
		"too deep":            {line: `{"id":1,"target":"Piers","text":` + deep, wrong: "line 1"},
		"a NUL outside":       {line: "\x00", wrong: "not JSON"},
		"a number as words":   {line: `{"id":1,"target":"Piers","text":5}`, wrong: "should be a string"},
		"an unknown decision": {line: `{"id":1,"target":"Piers","text":"x","confirmed":"undecided"}`, wrong: "confirmed is"},
	} {
		var out strings.Builder
		err := suggestLines(t.Context(), strings.NewReader(c.line), &out)
		if c.wrong == "" && (err != nil || !strings.Contains(out.String(), c.want)) {
			t.Errorf("%s: got %q, %v, want %s", name, out.String(), err, c.want)
		}
		if c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong) || len(err.Error()) > 400) {
			t.Errorf("%s: got %v, want %s", name, err, c.wrong)
		}
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

func TestALineWithoutEndIsRefused(t *testing.T) {
	err := suggestLines(t.Context(), endless{}, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("got %v", err)
	}
}

func TestLinesThatComeByteByByteAreWhole(t *testing.T) {
	var out strings.Builder
	line := `{"id":"a","target":"Piers","text":"We support piers. ` + strings.Repeat("Piers. ", 20_000) + `"}` + "\n"
	if err := suggestLines(t.Context(), iotest.OneByteReader(strings.NewReader(line+line)), &out); err != nil || strings.Count(out.String(), "\n") != 2 {
		t.Errorf("got %d lines, %v, want 2", strings.Count(out.String(), "\n"), err)
	}
}
