package tracker_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
	"soundings/tracker/extract"
	"soundings/tracker/stance"
)

// stanceFloors are a little under what was last measured on each folder of
// documents: of the five grades the macro-F1, and the share that is at most one
// grade off; the share of reactions whose evidence overlaps what a careful
// reader gave as evidence. Nobody looks at the errors of aside and fresh.
var stanceFloors = []struct {
	folder               string
	macro, near, overlap float64 // of the words that were found in the documents
	readMacro, readNear  float64 // of the words and the proposal that a reader gives
}{
	{"work", 0.74, 0.84, 0.8, 0.8, 0.87},
	{"mixed", 0.87, 0.9, 0.84, 0.88, 0.91},
	{"aside", 0.6, 0.72, 0.7, 0.62, 0.74},
	{"fresh", 0.7, 0.8, 0.8, 0.7, 0.8},
	{"dev", 0.66, 0.85, 0.77, 0.62, 0.82},
}

// TestStanceOfDocuments measures suggestions of stance without any decision.
func TestStanceOfDocuments(t *testing.T) {
	for _, floor := range stanceFloors {
		dir := filepath.Join(documents, floor.folder)
		if floor.folder == "dev" {
			corpus := os.Getenv("SOUNDINGS_TEST_CORPUS")
			if corpus == "" {
				continue
			}
			dir = filepath.Join(corpus, "dev")
		}
		found, evidence := stancesFound(t, dir)
		read := stancesRead(t, dir)
		for _, f := range []struct {
			figure       string
			value, floor float64
		}{
			{"found: macro-F1", found.macro(), floor.macro},
			{"found: at most one grade off", found.near(), floor.near},
			{"found: evidence overlaps", evidence, floor.overlap},
			{"read: macro-F1", read.macro(), floor.readMacro},
			{"read: at most one grade off", read.near(), floor.readNear},
		} {
			t.Logf("%-5s  %-30s %.3f", floor.folder, f.figure, f.value)
			if f.value < f.floor {
				t.Errorf("%s: %s is %.3f, under the floor of %.3f", floor.folder, f.figure, f.value, f.floor)
			}
		}
	}
}

// stancePair is the right grade and the suggested one.
type stancePair struct{ right, got stance.Value }

type stancePairs []stancePair

var stanceScale = []stance.Value{stance.Support, stance.QualifiedSupport, stance.Neutral, stance.Concerned, stance.Oppose}

// macro is the mean of the F1 of the grades that occur.
func (p stancePairs) macro() float64 {
	sum, n := 0.0, 0
	for _, v := range stanceScale {
		var hit, all int
		occurs := false
		for _, x := range p {
			occurs = occurs || x.right == v
			if x.right == v {
				all++
			}
			if x.got == v {
				all++
			}
			if x.right == v && x.got == v {
				hit += 2
			}
		}
		if occurs {
			sum += float64(hit) / float64(all)
			n++
		}
	}
	return sum / float64(n)
}

// near is the share of pairs at most one grade apart.
func (p stancePairs) near() float64 {
	n := 0
	for _, x := range p {
		i, j := slices.Index(stanceScale, x.right), slices.Index(stanceScale, x.got)
		if j >= 0 && i-j <= 1 && j-i <= 1 {
			n++
		}
	}
	return float64(n) / float64(len(p))
}

// stancesFound weighs what is found in the documents of a folder; overlap is the
// share of evidence that overlaps the right one.
func stancesFound(t *testing.T, dir string) (pairs stancePairs, overlap float64) {
	t.Helper()
	shipped, err := tracker.ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	hits, n := 0, 0
	for _, gold := range readGold(t, dir) {
		doc := readDocument(t, filepath.Join(dir, gold.File))
		found := extract.Reactions(tracker.ReaderInput(doc, tracker.NewKnownNames(shipped))).Reactions
		for j, i := range match(gold.Reactions, found) {
			g, parts := gold.Reactions[i], tracker.SaidIn(found[j])
			got := stance.Learn(nil).Suggest(stance.Read(stance.ReadTarget(""), parts))
			pairs = append(pairs, stancePair{stance.Value(g.Stance), stance.Value(cmp.Or(found[j].Suggested, string(got.Value)))})
			if len(g.Evidence) == 0 {
				continue
			}
			n++
			if evidenceOverlaps(g.Evidence, parts, got.Evidence) {
				hits++
			}
		}
	}
	return pairs, float64(hits) / float64(n)
}

// evidenceOverlaps compares words, for offsets depend on how a file is read.
func evidenceOverlaps(right []span, parts []stance.Part, got []stance.Span) bool {
	for _, e := range got {
		words := squeezed(string([]rune(parts[e.Part].Text)[e.Start:e.End]))
		for _, r := range right {
			if want := squeezed(r.Text); strings.Contains(words, want) || strings.Contains(want, words) {
				return true
			}
		}
	}
	return false
}

// stancesRead weighs the words that the gold gives, on its proposals.
func stancesRead(t *testing.T, dir string) stancePairs {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	examples, err := stance.ReadGraded(file.Name(), file)
	if err != nil {
		t.Fatal(err)
	}
	var pairs stancePairs
	for _, e := range examples {
		pairs = append(pairs, stancePair{e.Value, stance.Learn(nil).Suggest(e.Reading).Value})
	}
	return pairs
}
