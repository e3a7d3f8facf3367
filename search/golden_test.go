package search

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

var update = flag.Bool("update", false, "write the goldens anew")

// form is what to do about a golden file of this version that has changed: with
// the new version it gets a new name.
const form = "what the index is made of has changed: count up version"

// golden compares with a file, and says what a difference means.
func golden(t *testing.T, name, means string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s: %s, then -update (-want +got):\n%s", name, means, d)
	}
}

func TestMappingIsThatOfItsVersion(t *testing.T) {
	m, err := newMapping()
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, fmt.Sprintf("testdata/mapping-v%d.json", version), form, append(b, '\n'))
}

// The mapping names the cutting of words and the building of a document
// without saying what they do; this says it.
func TestDocumentIsThatOfItsVersion(t *testing.T) {
	r := tracker.Reaction{
		Meta: tracker.Meta{ID: "r1", Revision: 7}, Consultation: "c1", Source: "s1", Stakeholder: "p1", SaidOn: "2014-05", State: tracker.Published,
		Capacities: []tracker.Capacity{{Organisation: "o1", Sector: "nhs_trust"}, {Organisation: "o2", Sector: "academic"}, {Organisation: "o1", Sector: "nhs_trust"}},
		Passages: []tracker.Passage{
			{Kind: tracker.Quote, Text: "We’ll co‑commission — if King's £3,000.50 (G.P.s') “care”.The A&E's beneﬁts"},
			{Kind: tracker.Reported, Text: "He warned of 1,2,3 co\u00adsts"}, {Kind: tracker.Context, Text: "in Leeds"},
			{Kind: tracker.Quote, Text: "I was misheard", Successor: "p9"},
		},
		Stances: []tracker.StanceOn{{Proposition: "c1", Decision: &tracker.Decision{Value: tracker.Oppose}}, {Proposition: "q2"}, {Proposition: "q4", Suggestion: &tracker.Suggestion{Value: tracker.Support}},
			{Proposition: "q3", Decision: &tracker.Decision{Value: tracker.NotStated}}},
		Themes: []string{"t2", "t1", "t2"},
		Terms:  tracker.Terms{Status: tracker.OnRecord, Permitted: true, Embargo: time.UnixMilli(1_400_000_000_001).UTC()},
	}
	var out bytes.Buffer
	write := func(r tracker.Reaction) {
		b, err := json.MarshalIndent(document(r), "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	write(r)
	write(tracker.Reaction{Meta: tracker.Meta{ID: "whole", Revision: 1}, Consultation: "c1",
		Stances: []tracker.StanceOn{{Proposition: "c1", Suggestion: &tracker.Suggestion{Value: tracker.Concerned}}}})
	write(tracker.Reaction{Meta: tracker.Meta{ID: "bare", Revision: 1}})
	stems := newStemmer()
	for _, p := range r.Passages {
		for _, word := range appendTokens(nil, p.Text) {
			fmt.Fprintf(&out, "%s\t%s\t%s\n", p.Text[word.start:word.end], word.term, stems.stem(word.term))
		}
	}
	golden(t, fmt.Sprintf("testdata/document-v%d.txt", version), form, out.Bytes())
}

// TestRelevance asks what people ask and expects the best answers first. A
// line of the table is a query and the reactions, best first; the words after
// "…" are those in any order that must be found too.
func TestRelevance(t *testing.T) {
	texts := map[string]string{
		"short":   "Conflicts of interest must be managed.",
		"long":    "There is much to say about primary care, about budgets, about staff and buildings, about the pace of reform and its costs; and somewhere in it conflicts of interest must be mentioned, among thirty other matters that boards will weigh in the year ahead.",
		"often":   "Conflicts, conflicts, conflicts: every interest is a conflict of interest here.",
		"apart":   "Our interest is in care. A conflict over estates is not what members want.",
		"pharm":   "Community pharmacists were not consulted on the proposals.",
		"pharm2":  "We were consulted, as pharmacists; others were not.",
		"if":      "We support the plan if funding follows the patient.",
		"unless":  "We oppose the plan unless funding follows the patient.",
		"ccg":     "CCGs lack the staff to take this on.",
		"ccgname": "Clinical commissioning groups lack the staff to take this on, and have said so in every forum open to them since the spring.",
		"gp":      "General practitioners will not accept a contract decided by their neighbours.",
		"gp2":     "GPs will accept it.",
	}
	var rs []tracker.Reaction
	for id, text := range texts {
		rs = append(rs, said(id, text))
	}
	x := with(t, rs...)
	tests := []struct{ words, want string }{
		{"conflicts of interest", "short often long"},
		{`"conflicts of interest"`, "short long"},
		{`conflict interest -estates`, "often short long"},
		{"pharmacists not consulted", "… pharm pharm2"},
		{`"were not consulted"`, "pharm"},
		{"funding follows the patient", "… if unless"},
		{"funding if", "if"},
		{"funding unless", "unless"},
		{"CCG staff", "ccg ccgname"},
		{"clinical commissioning groups staff", "… ccg ccgname"},
		{"GP contract", "gp"},
		{"GPs accept", "… gp gp2"},
		{`"GPs" accept`, "gp2"},
	}
	for _, test := range tests {
		got := find(t, x, tracker.Search{Text: syntax.Parse(test.words), Order: tracker.Best})
		first, rest, _ := strings.Cut(test.want, "…")
		ranked, also := strings.Fields(first), strings.Fields(rest)
		if len(got) != len(ranked)+len(also) || !strings.HasPrefix(strings.Join(got, " ")+" ", strings.Join(ranked, " ")) {
			t.Errorf("%q: got %q, want %q", test.words, got, test.want)
			continue
		}
		for _, id := range also {
			if !strings.Contains(" "+strings.Join(got[len(ranked):], " ")+" ", " "+id+" ") {
				t.Errorf("%q: got %q, want %q", test.words, got, test.want)
			}
		}
	}
}

func TestAWordAsTypedComesBeforeItsOtherForms(t *testing.T) {
	x := with(t, said("a", "The board supported the plan."), said("b", "The board support the plan."), said("c", "The board supports the plan."),
		said("d", "The board support no plan at all, whatever the weather, and have said so for years."))
	for words, want := range map[string]string{
		"support":       "b a c d",
		"supported":     "a b c d",
		"supports plan": "c a b d",
		"supporting":    "a b c d",
	} {
		if got := strings.Join(find(t, x, tracker.Search{Text: syntax.Parse(words), Order: tracker.Best}), " "); got != want {
			t.Errorf("%s: got %q, want %q", words, got, want)
		}
	}
}

func TestDeepPagesAndOdd(t *testing.T) {
	x := with(t, quotes(2500)...)
	seen := make(map[string]bool)
	for at := 0; ; at += 700 {
		ids := find(t, x, tracker.Search{Offset: at, Limit: 700})
		for _, id := range ids {
			seen[id] = true
		}
		if len(ids) < 700 {
			break
		}
	}
	if len(seen) != 2500 {
		t.Errorf("got %d reactions over all pages, want 2500", len(seen))
	}
	const most = int(^uint(0) >> 1)
	for _, s := range []tracker.Search{{Offset: most, Limit: most}, {Offset: 2500, Limit: 1}, {Offset: 2499, Limit: most}, {Offset: -5, Limit: -5}, {From: "soon", To: "2014-13"}} {
		res, err := x.Search(t.Context(), tracker.Search{Sight: tracker.Sight{All: true}, Offset: s.Offset, Limit: s.Limit, From: s.From, To: s.To})
		if err != nil || len(res.IDs) > 1 || s.From == "" && res.Total != 2500 {
			t.Errorf("%+v: got %d of %d, %v", s, len(res.IDs), res.Total, err)
		}
	}
}
