package extract

import (
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// invented are the texts of testdata, by file.
func invented(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"testdata/*.txt", "testdata/news/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts[file] = string(raw)
		}
	}
	if len(texts) == 0 {
		t.Fatal("no texts")
	}
	return texts
}

// TestLineEndsAndSpacesChangeNobody reads each text with CRLF, and with no-break
// spaces behind titles and before dashes, and expects the same speakers.
func TestLineEndsAndSpacesChangeNobody(t *testing.T) {
	for file, text := range invented(t) {
		want := whoSpoke(text)
		for name, other := range map[string]string{
			"CRLF": strings.ReplaceAll(text, "\n", "\r\n"),
			"NBSP": strings.NewReplacer("Mr ", "Mr\u00a0", "Dr ", "Dr\u00a0", " –", "\u00a0–", "said: ", "said:\u00a0").Replace(text),
		} {
			if diff := cmp.Diff(want, whoSpoke(other)); diff != "" {
				t.Errorf("%s with %s, want (-) got (+):\n%s", file, name, diff)
			}
		}
	}
}

func whoSpoke(text string) []string {
	var out []string
	for _, u := range Utterances(Input{Text: text}) {
		out = append(out, u.Speaker+": "+u.Kind)
	}
	return out
}

// TestUtterancesAreSlices holds of every utterance: it lies in the text, is the
// slice of it, and they come in order.
func TestUtterancesAreSlices(t *testing.T) {
	for file, text := range invented(t) {
		checkUtterances(t, file, text)
	}
}

func checkUtterances(t *testing.T, name, text string) {
	t.Helper()
	runes := []rune(text)
	last := 0
	for _, u := range Utterances(Input{Text: text}) {
		if u.Start < last || u.End <= u.Start || u.End > len(runes) {
			t.Fatalf("%s: [%d, %d) after %d, of %d", name, u.Start, u.End, last, len(runes))
		}
		if got := string(runes[u.Start:u.End]); got != u.Text {
			t.Errorf("%s: %q stands at [%d, %d), not %q", name, got, u.Start, u.End, u.Text)
		}
		last = u.Start
	}
}

// TestShuffledTextsKeepTheirProperties reads words of the texts in no order, among
// marks, brackets and the lines by which the reader tells layouts.
func TestShuffledTextsKeepTheirProperties(t *testing.T) {
	var all strings.Builder
	texts := invented(t)
	for _, file := range slices.Sorted(maps.Keys(texts)) {
		all.WriteString(texts[file] + " ")
	}
	words := strings.Fields(all.String())
	bits := []string{"“", "”", "\"", "'", "’", "\n", "\n\n", ": ", ", ", " said ", " (", ") ", " who ", "the ", "Dear Sir\n", "\nYours\n", "; ", " according to ", " was told by "}
	rng := rand.New(rand.NewSource(1))
	for range 3000 {
		var b strings.Builder
		for range rng.Intn(300) {
			if rng.Intn(3) == 0 {
				b.WriteString(bits[rng.Intn(len(bits))])
				continue
			}
			b.WriteString(words[rng.Intn(len(words))])
			if rng.Intn(4) > 0 {
				b.WriteByte(' ')
			}
		}
		in := Input{Text: b.String()}
		check(t, in, Reactions(in))
		checkUtterances(t, "shuffled", b.String())
	}
}

func FuzzUtterances(f *testing.F) {
	for _, text := range invented(f) {
		f.Add(text)
	}
	f.Add("Dear Sir,\n\nNo.\n\nYours,\n\nAda Okoro\nChair")
	f.Add("Q1 Chair: Why?\n\nAO: Because.\n\nAda Okoro (Staithe) (Harbour): “No.\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		checkUtterances(t, "fuzz", text)
		in := Input{Text: text}
		check(t, in, Reactions(in))
	})
}

// TestHostileTextsEnd gives the reader texts in shapes that invite work without
// end; -v tells how long each takes.
func TestHostileTextsEnd(t *testing.T) {
	const size = 1 << 17
	for name, piece := range map[string]string{
		"marks":     "\"",
		"curly":     "“",
		"pairs":     "“a” ",
		"one line":  "word ",
		"capitals":  "Ada ",
		"colons":    "Ada Okoro: yes\n",
		"letters":   "Dear Sir\nYours sincerely\nAda Okoro\n",
		"lists":     "a; ",
		"offices":   "said Ada Okoro, chair of Trust ",
		"open ends": "“a\n",
		"articles":  "the ",
		"brackets":  "(",
		"speakers":  "Ada Okoro said the report “was”, the company said. ",
	} {
		text := strings.Repeat(piece, size/len(piece))
		began := time.Now()
		checkUtterances(t, name, text)
		t.Logf("%-9s %v", name, time.Since(began))
	}
}
