package extract_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// layout is one invented document of testdata/layouts and what is said in it: a
// line for each passage, "who | organisation | words", reported speech after a
// tilde by the words it begins with. An empty organisation is not compared.
type layout struct {
	name, format, text string
	want               []string
}

// TestLayouts reads a small document of each way in which people lay out what
// others have said.
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "layouts", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no layouts were found: %v", err)
	}
	for _, file := range files {
		for _, l := range readLayouts(t, file) {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+l.name, func(t *testing.T) {
				doc, err := document.Read("document."+l.format, []byte(l.text))
				if err != nil {
					t.Fatal(err)
				}
				found := extract.Reactions(inputOf(doc))
				want, got := wanted(l.want), saidBy(l.want, found)
				for _, line := range want {
					if !slices.Contains(got, line) {
						t.Errorf("missed: %s", line)
					}
				}
				for _, line := range got {
					if !slices.Contains(want, line) {
						t.Errorf("not so: %s", line)
					}
				}
			})
		}
	}
}

// readLayouts cuts a file into its cases.
func readLayouts(t *testing.T, file string) (out []layout) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split("\n"+string(raw), "\n=== ")[1:] {
		head, rest, ok := strings.Cut(part, "\n--- text\n")
		name, format, named := strings.Cut(head, "\n")
		text, want, whole := strings.Cut(rest, "\n--- want\n")
		if !ok || !named || !whole {
			t.Fatalf("%s: a case is not whole: %s", file, head)
		}
		if format == "text" {
			format = "txt"
		}
		out = append(out, layout{name: name, format: format, text: text, want: strings.Split(strings.TrimSpace(want), "\n")})
	}
	return out
}

// saidBy spells what was found as a case spells what it wants, and wanted the
// same of the case: quotes in full, of reported speech what the case names.
func saidBy(want []string, found extract.Found) (out []string) {
	for _, r := range found.Reactions {
		for _, p := range r.Passages {
			words := strings.Join(strings.Fields(p.Text), " ")
			if p.Kind == extract.Quote {
				out = append(out, spell(who(r), organisationIf(want, who(r), words, r.Organisation), words))
				continue
			}
			for _, line := range want {
				if _, _, start := cut(line); strings.HasPrefix("~ "+words, start) && strings.HasPrefix(start, "~") {
					out = append(out, spell(who(r), r.Organisation, start))
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

func wanted(want []string) []string {
	var out []string
	for _, line := range want {
		out = append(out, spell(cut(line)))
	}
	slices.Sort(out)
	return out
}

func who(r extract.Reaction) string { return cmp.Or(r.Speaker, r.Label, r.Organisation) }

// organisationIf is the organisation if the case names one for these words.
func organisationIf(want []string, speaker, words, organisation string) string {
	for _, line := range want {
		if w, o, said := cut(line); w == speaker && said == words && o == "" {
			return ""
		}
	}
	return organisation
}

func spell(who, organisation, words string) string {
	return who + " | " + organisation + " | " + words
}

func cut(line string) (who, organisation, words string) {
	parts := append(strings.SplitN(line, "|", 3), "", "")
	return strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])
}

// inputOf is what the reader takes of a document.
func inputOf(doc document.Document) extract.Input {
	in := extract.Input{Text: doc.Text}
	for _, b := range doc.Blocks {
		in.Blocks = append(in.Blocks, extract.Block{Kind: b.Kind, Start: b.Start, End: b.End,
			Level: b.Level, Column: b.Column, Table: b.Table, Depth: b.Depth, Bold: b.Bold})
	}
	return in
}
