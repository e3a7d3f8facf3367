package search

import (
	"strings"
	"testing"
	"time"

	"soundings/search/synthetic"
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// shown joins the segments with the hits in brackets.
func shown(m tracker.Marked) string {
	var b strings.Builder
	for _, s := range m.Segments {
		if s.Hit {
			b.WriteString("[" + s.Text + "]")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestMark(t *testing.T) {
	tests := []struct{ name, words, text, want string }{
		{"a word in any form", "support", "She supports it; SUPPORTING is right.", "She [supports] it; [SUPPORTING] is right."},
		{"a phrase only where it stands", `"do not"`, "We do support, we do not oppose, not do.", "We do support, we [do not] oppose, not do."},
		{"a phrase over marks and breaks", `"king's fund says"`, "the King’s\u00a0Fund\n— says", "the [King’s\u00a0Fund\n— says]"},
		{"a phrase is not stemmed", `"support"`, "supports support", "supports [support]"},
		{"minus is never marked", "change -support", "support change", "support [change]"},
		{"a hyphened word", "co-commission", "co commission, co‑commissioning, commission", "[co commission], [co‑commissioning], commission"},
		{"a word and a phrase that overlap", `"we do not" not oppose`, "we do not oppose", "[we do not] [oppose]"},
		{"phrases that overlap", `"a b c" "c d"`, "a b c d", "[a b c d]"},
		{"a phrase within a phrase", `"a b c d" "b c" c`, "a b c d", "[a b c d]"},
		{"the full name of an abbreviation", "CCG", "Clinical commissioning groups and ccgs", "[Clinical commissioning groups] and [ccgs]"},
		{"the abbreviation of a full name", "clinical commissioning groups", "ccgs", "[ccgs]"},
		{"a soft hyphen inside", "cocommission", "co\u00adcommissioning!", "[co\u00adcommissioning]!"},
		{"a beginning", "commission*", "Commissioners co-commission; omission", "[Commissioners] co-[commission]; omission"},
		{"a beginning of parts", "co-comm*", "co-commissioning common", "[co-commissioning] common"},
		{"a near spelling", "ambulence~", "an Ambulance, an ambulatory", "an [Ambulance], an ambulatory"},
		{"either of two", "ward OR hospital", "a ward, a hospital, a house", "a [ward], a [hospital], a house"},
		{"a group left out", "care -(ward OR home)", "care home ward", "[care] home ward"},
		{"a group left out of what is left out", "-(-care)", "care", "care"},
		{"a field", "speaker:care OR home", "care home", "care [home]"},
		{"nothing to mark", "zebra", "a horse", "a horse"},
		{"no words", "", "a horse", "a horse"},
		{"no text", "horse", "", ""},
		{"bytes that are no text", "horse", "\xff horse \xfe", "\xff [horse] \xfe"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := mark(syntax.Parse(test.words).Root, []tracker.Passage{{Text: test.text}})
			if shown(got[0]) != test.want {
				t.Errorf("%q in %q: got %q, want %q", test.words, test.text, shown(got[0]), test.want)
			}
		})
	}
}

func TestMarkRanks(t *testing.T) {
	texts := []string{
		"nothing of it",
		"care and care",
		"budgets for care",
		"care, care, care for budgets",
		"care budgets",
	}
	passages := make([]tracker.Passage, len(texts))
	for i, text := range texts {
		passages[i].Text = text
	}
	got := mark(syntax.Parse(`"care budgets" care budget`).Root, passages)
	if got[0].Score != 0 {
		t.Errorf("%q: got score %v, want 0", texts[0], got[0].Score)
	}
	for i := 1; i < len(got); i++ {
		if got[i].Score <= got[i-1].Score {
			t.Errorf("got %q at %v and %q at %v, want the second higher", texts[i-1], got[i-1].Score, texts[i], got[i].Score)
		}
	}
}

func FuzzMark(f *testing.F) {
	f.Add(`a "b c" -d`, "a b c d")
	f.Add("CCG A&E", "clinical\u00ad commissioning groups’ A&E\xff")
	f.Add("3,000 G.P. 's", "3,000,00 G.P.s's ``'' \u0301")
	f.Add(`"ﬁt"`, "ﬁt İ ŉx")
	f.Fuzz(func(t *testing.T, words, text string) {
		m := mark(syntax.Parse(words).Root, []tracker.Passage{{Text: text}})[0]
		var b strings.Builder
		hit, last := false, false
		for i, s := range m.Segments {
			if s.Text == "" {
				t.Fatalf("%q in %q: got an empty segment", words, text)
			}
			if i > 0 && !s.Hit && !last {
				t.Fatalf("%q in %q: got two segments beside each other that are no hits", words, text)
			}
			hit, last = hit || s.Hit, s.Hit
			b.WriteString(s.Text)
		}
		if b.String() != text {
			t.Fatalf("%q: got %q, want %q", words, b.String(), text)
		}
		if hit != (m.Score > 0) {
			t.Fatalf("%q in %q: got score %v, and a hit is %t", words, text, m.Score, hit)
		}
	})
}

// What the index finds by one unit has a mark, and what it does not has none.
func TestMarkAgreesWithTheIndex(t *testing.T) {
	texts := []string{
		"We do not support A&E closures; GPs' views differ.", "Clinical commissioning groups should co-commission.",
		"The King’s Fund supports it, e.g. in 2014/15.", "B.M.A. members are divided by 5.4 to 3,000.",
		"NHS England has no plans.", "Doctors' organisations, doctor's organisation.",
	}
	queries := []string{
		"support", `"support"`, "A&E", "gp", `"GPs"`, `"GPs'"`, "CCG", "BMA", "king", `"king's"`, "2014", "3000", "5.4", "doctor",
		`"doctors"`, "plan", "NHSE", "commissioning co", "co-commissioning", "accident and emergency", "organisation", "are divided",
		"commission*", "support*", "co-comm*", "organsation~", "Englnad~", "b.m*", "doctor OR king", "(support views) OR 2014",
	}
	var rs []tracker.Reaction
	for i, text := range texts {
		rs = append(rs, said(string(rune('a'+i)), text))
	}
	x := with(t, rs...)
	for _, q := range queries {
		found := make(map[string]bool)
		for _, id := range find(t, x, tracker.Search{Text: syntax.Parse(q)}) {
			found[id] = true
		}
		whole := len(newMarker(syntax.Parse(q).Root).needles) > 0
		for _, r := range rs {
			m := mark(syntax.Parse(q).Root, r.Passages)[0]
			if found[r.ID] && m.Score == 0 || whole && !found[r.ID] && m.Score > 0 && !strings.Contains(q, " ") {
				t.Errorf("%q in %q: found is %t, marked %q", q, r.Passages[0].Text, found[r.ID], shown(m))
			}
		}
	}
}

func BenchmarkMark(b *testing.B) {
	x := &Index{}
	var passages []tracker.Passage
	for i := range 20 {
		passages = append(passages, tracker.Passage{Text: synthetic.Sentence(uint64(i), 140)})
	}
	for b.Loop() {
		x.Mark(syntax.Parse(`support "clinical commissioning" budgets -not`).Root, passages)
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(time.Millisecond), "ms/20texts")
}
