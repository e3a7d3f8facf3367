package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// said is a quotation as the gold of testdata/news has it; of Speaker any will do,
// and null stands for nobody who has a name.
type said struct {
	Start, End int
	Text       string
	Speaker    []*string
}

// tally counts quotations of news texts.
type tally struct{ right, wrong, missed, speaker, long, longFound int }

func (t *tally) add(o tally) {
	t.right += o.right
	t.wrong += o.wrong
	t.missed += o.missed
	t.speaker += o.speaker
	t.long += o.long
	t.longFound += o.longFound
}

func (t tally) f1() float64   { return 2 * float64(t.right) / float64(2*t.right+t.wrong+t.missed) }
func (t tally) who() float64  { return float64(t.speaker) / float64(max(1, t.right)) }
func (t tally) both() float64 { return 2 * float64(t.speaker) / float64(2*t.right+t.wrong+t.missed) }

// TestNews reads invented newspaper stories and compares each quotation and its
// speaker with what a person read in them.
func TestNews(t *testing.T) {
	raw, err := os.ReadFile("testdata/news/gold.json")
	if err != nil {
		t.Fatal(err)
	}
	var gold map[string][]said
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	var all tally
	for _, name := range sortedKeys(gold) {
		if only := os.Getenv("SOUNDINGS_TEST_NEWS"); only != "" && !strings.HasPrefix(name, only) {
			continue
		}
		text, err := os.ReadFile(filepath.Join("testdata/news", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		n := compareNews(t, name, gold[name], Utterances(Input{Text: string(text)}))
		all.add(n)
	}
	t.Logf("spans F1 %.3f, speaker %.3f, both F1 %.3f, of 8 words and more %d of %d (right %d, wrong %d, missed %d)",
		all.f1(), all.who(), all.both(), all.longFound, all.long, all.right, all.wrong, all.missed)
	if all.f1() < 0.96 || all.who() < 0.85 || all.both() < 0.8 || all.longFound < all.long {
		t.Error("below the bars: spans 0.96, speaker 0.85, both 0.80, long ones all")
	}
}

func compareNews(t *testing.T, name string, gold []said, got []Utterance) tally {
	t.Helper()
	logf := t.Logf
	if strings.HasPrefix(name, "h") { // held aside: nobody tunes rules to them
		logf = func(string, ...any) {}
	}
	found := map[[2]int]Utterance{}
	for _, u := range got {
		if u.Kind == Direct {
			found[[2]int{u.Start, u.End}] = u
		}
	}
	var n tally
	for _, g := range gold {
		long := len(strings.Fields(g.Text)) >= longEnough
		if long {
			n.long++
		}
		u, ok := found[[2]int{g.Start, g.End}]
		if !ok {
			n.missed++
			logf("%s: missed %q", name, g.Text)
			continue
		}
		delete(found, [2]int{g.Start, g.End})
		n.right++
		if long {
			n.longFound++
		}
		if g.by(u.Speaker) {
			n.speaker++
		} else {
			logf("%s: %q is put down to %q, not %s", name, g.Text, u.Speaker, spell(g.Speaker))
		}
	}
	for _, u := range found {
		n.wrong++
		logf("%s: %q is no quotation (put down to %q)", name, u.Text, u.Speaker)
	}
	return n
}

// by tells whether a speaker is one of those that will do; names are compared by
// the surname, where a text may leave out the rest.
func (g said) by(speaker string) bool {
	return slices.ContainsFunc(g.Speaker, func(want *string) bool {
		if want == nil {
			return speaker == "" || speaker == strings.ToLower(speaker) || strings.HasPrefix(speaker, "A ") || strings.HasPrefix(speaker, "One ")
		}
		return strings.EqualFold(lastWord(*want), lastWord(speaker)) || strings.Contains(speaker, *want)
	})
}

func spell(names []*string) string {
	var out []string
	for _, n := range names {
		if n == nil {
			out = append(out, "nobody")
		} else {
			out = append(out, *n)
		}
	}
	return strings.Join(out, " or ")
}

func sortedKeys(m map[string][]said) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
