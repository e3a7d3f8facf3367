package search

import (
	"strings"
	"testing"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

func TestWordsFindQuotesAsTheyWereSaid(t *testing.T) {
	reported := said("z-reported")
	reported.Passages = []tracker.Passage{
		{Kind: tracker.Reported, Text: "She warned that budgets would be overspent."},
		{Kind: tracker.Context, Text: "Speaking in Harrogate"},
	}
	x := with(t,
		said("a-yes", "We do support this change."),
		said("b-no", "We do not support this change."),
		said("c-two", "Primary care is", "the right place for budgets."),
		said("d-ccg", "Clinical Commissioning Groups can co‑commission, if the King’s Lynn model holds."),
		said("e-co", "CCGs must co-commission with GPs’ consent — not alone; it costs 3,000 pounds."),
		said("f-pdf", "The beneﬁts of co\u00adcommissioning are clear.It will take time. The B.M.A. agrees."),
		reported,
	)
	tests := []struct {
		name, words string
		kinds       []tracker.PassageKind
		want        string
	}{
		{"a word in any form", "supporting change", nil, "a-yes b-no"},
		{"not is a word", "not support", nil, "b-no"},
		{"a phrase finds only its own", `"We do support"`, nil, "a-yes"},
		{"a phrase with not finds only its own", `"we do not support"`, nil, "b-no"},
		{"a phrase is not stemmed", `"supports this change"`, nil, ""},
		{"curly marks make a phrase", "“do not support this”", nil, "b-no"},
		{"a mark that is never closed", `"do support this`, nil, "a-yes"},
		{"a phrase of one word", `"not"`, nil, "b-no e-co"},
		{"a phrase not across passages", `"care is the right"`, nil, ""},
		{"words across passages", `primary budgets`, nil, "c-two"},
		{"all words in one reaction", "support budgets", nil, ""},
		{"minus a word", "change -not", nil, "a-yes"},
		{"minus a phrase", `change -"do support"`, nil, "b-no"},
		{"minus a curly phrase", `change -“do support”`, nil, "b-no"},
		{"only minus", `-change -co-commission`, nil, "c-two f-pdf z-reported"},
		{"a hyphen is a space", "co commission", nil, "d-ccg e-co"},
		{"a space is a hyphen in a phrase", `"co commission"`, nil, "d-ccg e-co"},
		{"a hyphen in the query", "co-commission", nil, "d-ccg e-co"},
		{"a hyphen in a phrase", `"can co-commission if"`, nil, "d-ccg"},
		{"the parts of a hyphened word stand together", "commission-co", nil, ""},
		{"a straight apostrophe", "king's lynn", nil, "d-ccg"},
		{"a curly apostrophe in a phrase", "\"King’s Lynn model\"", nil, "d-ccg"},
		{"an apostrophe in a phrase as typed on a keyboard", `"the king's lynn"`, nil, "d-ccg"},
		{"without the possessive", "King Lynn", nil, "d-ccg"},
		{"a dash parts words", `"consent not alone"`, nil, "e-co"},
		{"a query with a dash", `"consent — not alone"`, nil, "e-co"},
		{"a space that does not break", "do\u00a0support\u00a0-not", nil, "a-yes"},
		{"soft hyphens and ligatures", "benefits cocommissioning", nil, "f-pdf"},
		{"a lost space", "clear it", nil, "f-pdf"},
		{"punctuation alone is ignored", `... change — "!" - -- ?`, nil, "a-yes b-no"},
		{"a number with a comma", "3000", nil, "e-co"},
		{"an abbreviation finds the full name", "ccg", nil, "d-ccg e-co"},
		{"an abbreviation in the plural", "CCGs", nil, "d-ccg e-co"},
		{"a full name finds the abbreviation", "clinical commissioning groups", nil, "d-ccg e-co"},
		{"a full name and another word", "consent clinical commissioning group", nil, "e-co"},
		{"a phrase is not expanded", `"clinical commissioning groups"`, nil, "d-ccg"},
		{"a full name finds one with points", "British Medical Association", nil, "f-pdf"},
		{"an abbreviation with points", "B.M.A.", nil, "f-pdf"},
		{"reported speech is searched", "overspent budget", nil, "z-reported"},
		{"quotes alone", "budgets", []tracker.PassageKind{tracker.Quote}, "c-two"},
		{"reported speech alone", "budgets", []tracker.PassageKind{tracker.Reported}, "z-reported"},
		{"context is not searched", "Harrogate", nil, ""},
		{"context is not searched by its name", "Harrogate", []tracker.PassageKind{tracker.Context}, ""},
		{"a kind without words", "", []tracker.PassageKind{tracker.Context}, "z-reported"},
		{"no words", "", nil, "a-yes b-no c-two d-ccg e-co f-pdf z-reported"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := strings.Join(find(t, x, tracker.Search{Text: syntax.Parse(test.words), Kinds: test.kinds}), " ")
			if got != test.want {
				t.Errorf("%q: got %q, want %q", test.words, got, test.want)
			}
		})
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{``, `support -"do not" “a b` + "\u00a0", `-“x” A&E ccg clinical commissioning groups`, "'s ’s -'s \"'\" \u0301a\u00ad\u00adb 1,2,3.4.5 G.P.s", "\xff\"\xfe-\"", "İ ŉ ﬁ ǆ K½",
		`a OR -(b c*) | d~ org:x before:2014`} {
		f.Add(s)
	}
	x := with(f, said("a", "We do not support A&E at the King’s Fund"))
	f.Fuzz(func(t *testing.T, words string) {
		if _, err := x.Search(t.Context(), tracker.Search{Text: syntax.Parse(words), Limit: 1, Facets: []tracker.Facet{tracker.FacetKind}}); err != nil {
			t.Fatalf("%q: %v", words, err)
		}
	})
}

func TestEveryWordOfATextFindsIt(t *testing.T) {
	text := "It’s the GPs’ view — “co‑commissioning” (or A&E) won't fix NHS England's £5.4bn gap by 2014/15, Dr O'Neil said.\u00a0Zoë, naïve? U.S. e.g. ﬁt"
	x := with(t, said("a", text))
	for _, w := range strings.Fields(text) {
		if len(appendTokens(nil, w)) > 0 && len(find(t, x, tracker.Search{Text: syntax.Parse(w)})) != 1 {
			t.Errorf("%q: got nothing, want the text", w)
		}
		if !strings.ContainsAny(w, "“”") && len(find(t, x, tracker.Search{Text: syntax.Parse(`"` + w + `"`)})) != 1 {
			t.Errorf("%q as a phrase: got nothing, want the text", w)
		}
	}
	if got := find(t, x, tracker.Search{Text: syntax.Parse(`"` + strings.NewReplacer("“", "", "”", "").Replace(text) + `"`)}); len(got) != 1 {
		t.Error("the whole text as a phrase: got nothing, want the text")
	}
}
