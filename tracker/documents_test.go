package tracker_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"soundings/tracker"
	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// documents is where the documents lie, each folder with its gold.
var documents = filepath.Join("extract", "testdata", "documents")

// floors are a little under what was last measured on each folder of documents.
// Raise them when the reader gets better.
var floors = []struct {
	figure                    string
	work, aside, mixed, fresh float64
}{
	{"reactions F1", 0.93, 0.92, 0.91, 0.74},
	{"surnames F1", 0.96, 0.96, 0.96, 0.83},
	{"quotes F1", 0.98, 0.95, 0.97, 0.85},
	{"quotes with the right speaker F1", 0.91, 0.9, 0.89, 0.75},
	{"offsets right", 1, 1, 1, 1},
	{"reported speech F1", 0.84, 0.77, 0.86, 0.8},
	{"sectors right", 0.97, 0.92, 0.95, 0.97},
}

// folders are those of documents; nobody looks at the errors of fresh.
var folders = []string{"work", "aside", "mixed", "fresh"}

// TestDocuments measures the reader on invented documents the way the
// corpus is scored. It logs no error, so that nobody tunes rules to fresh.
func TestDocuments(t *testing.T) {
	for i, folder := range folders {
		got := measure(t, filepath.Join(documents, folder))
		for _, f := range floors {
			floor := []float64{f.work, f.aside, f.mixed, f.fresh}[i]
			value, counts := got[f.figure].value()
			t.Logf("%-5s  %-33s %.3f  %s", folder, f.figure, value, counts)
			if value < floor {
				t.Errorf("%s: %s is %.3f, under the floor of %.3f", folder, f.figure, value, floor)
			}
		}
	}
}

// TestDocumentsGold finds every span of the gold at its offsets, in e-mails
// anywhere in the text.
func TestDocumentsGold(t *testing.T) {
	for _, folder := range folders {
		for _, d := range readGold(t, filepath.Join(documents, folder)) {
			text := []rune(decoded(t, filepath.Join(documents, folder, d.File), d))
			for _, r := range d.Reactions {
				for _, s := range append(slices.Clone(r.Quotes), r.Reported...) {
					at := s.End <= len(text) && string(text[s.Start:s.End]) == cmp.Or(s.Raw, s.Text)
					if !at && (d.Media != "eml" || !strings.Contains(squeezed(string(text)), squeezed(s.Text))) {
						t.Errorf("%s: %q is not at %d", d.File, s.Text, s.Start)
					}
				}
			}
		}
	}
}

// decoded is the text that the offsets of the gold count in.
func decoded(t *testing.T, path string, d goldDocument) string {
	t.Helper()
	if d.Media == "eml" {
		return readDocument(t, path).Text
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d.Encoding == "windows-1252" {
		if raw, err = charmap.Windows1252.NewDecoder().Bytes(raw); err != nil {
			t.Fatal(err)
		}
	}
	return strings.TrimPrefix(string(raw), "\ufeff")
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// The parts of reaction-gold/1 that are measured.
type (
	goldDocument struct {
		File, Media, Encoding string
		Reactions             []goldReaction
		Optional              []struct {
			Speaker string
			Quotes  []string
		} `json:"optional_reactions"`
	}
	goldReaction struct {
		Speaker, Surname, Organisation, Sector, Stance string
		Aliases                                        []string `json:"organisation_aliases"`
		SectorAlso                                     []string `json:"sector_also"`
		Quotes, Reported, Evidence                     []span
	}
	span struct {
		Text, Raw  string
		Start, End int
		Optional   bool
	}
)

// tally counts; a share has no missed ones.
type tally struct {
	right, wrong, missed int
	share                bool
}

func (c tally) value() (value float64, counts string) {
	all := 2*c.right + c.wrong + c.missed
	if c.share {
		all = c.right + c.wrong
	}
	counts = fmt.Sprintf("%d right, %d wrong, %d missed", c.right, c.wrong, c.missed)
	switch {
	case all == 0:
		return 1, counts
	case c.share:
		return float64(c.right) / float64(all), counts
	}
	return 2 * float64(c.right) / float64(all), counts
}

func (c *tally) add(right, wrong, missed int) {
	c.right, c.wrong, c.missed = c.right+right, c.wrong+wrong, c.missed+missed
}

func measure(t *testing.T, dir string) map[string]*tally {
	t.Helper()
	shipped, err := tracker.ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	known := tracker.NewKnownNames(shipped)
	sums := map[string]*tally{}
	for _, f := range floors {
		sums[f.figure] = &tally{share: strings.HasSuffix(f.figure, "right")}
	}
	for _, gold := range readGold(t, dir) {
		doc := readDocument(t, filepath.Join(dir, gold.File))
		score(sums, gold, extract.Reactions(tracker.ReaderInput(doc, known)).Reactions)
	}
	return sums
}

func readGold(t *testing.T, dir string) []goldDocument {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Documents []goldDocument }
	if err := json.Unmarshal(raw, &file); err != nil || len(file.Documents) == 0 {
		t.Fatalf("%s: no documents: %v", dir, err)
	}
	return file.Documents
}

func readDocument(t *testing.T, path string) document.Document {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Read(filepath.Base(path), raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// score adds the counts of one document.
func score(sums map[string]*tally, gold goldDocument, found []extract.Reaction) {
	pairs := match(gold.Reactions, found)
	var counted []extract.Reaction // without those that may or may not be found
	extra := 0
	for j, p := range found {
		_, matched := pairs[j]
		if !matched && optional(gold, p) {
			continue
		}
		counted = append(counted, p)
		if !matched {
			extra++
			sums["quotes with the right speaker F1"].wrong += len(passages(extract.Quote, p))
		}
	}
	sums["reactions F1"].add(len(pairs), extra, len(gold.Reactions)-len(pairs))
	sums["surnames F1"].add(countSurnames(gold.Reactions, counted))

	plain := gold.Media == "text"
	quotes := passages(extract.Quote, counted...)
	sums["quotes F1"].add(countQuotes(spans(gold.Reactions, goldReaction.quotes), quotes))
	sums["reported speech F1"].add(countReported(spans(gold.Reactions, goldReaction.reported), passages(extract.Reported, counted...), plain))
	if plain {
		sums["offsets right"].add(countOffsets(spans(gold.Reactions, goldReaction.quotes), quotes))
	}

	matched := map[int]bool{}
	for j, i := range pairs {
		matched[i] = true
		g, p := gold.Reactions[i], found[j]
		sums["quotes with the right speaker F1"].add(countQuotes(g.Quotes, passages(extract.Quote, p)))
		if p.Sector == g.Sector || slices.Contains(g.SectorAlso, p.Sector) {
			sums["sectors right"].right++
		} else {
			sums["sectors right"].wrong++
		}
	}
	for i, g := range gold.Reactions {
		if !matched[i] {
			_, _, n := countQuotes(g.Quotes, nil)
			sums["quotes with the right speaker F1"].missed += n
		}
	}
}

func (r goldReaction) quotes() []span   { return r.Quotes }
func (r goldReaction) reported() []span { return r.Reported }
