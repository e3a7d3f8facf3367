package handlers

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/templates"
	"soundings/tracker"
)

func noHref(tracker.Draft) string { return "" }

// joined puts the segments of a text together again.
func joined(list []templates.Paragraph) string {
	var b strings.Builder
	for _, p := range list {
		for _, s := range p.Segments {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestAQuoteStandsOutOfTheReportedSentenceAroundIt(t *testing.T) {
	text := "Ada Okoro\n\nShe said it was “é fine” today.\n\nEnd."
	passage := func(words string, kind tracker.PassageKind) tracker.Passage {
		at := len([]rune(text[:strings.Index(text, words)]))
		return tracker.Passage{Kind: kind, Text: words, Start: at, End: at + len([]rune(words))}
	}
	p := tracker.SourcePage{Text: text, To: len([]rune(text)), Current: 1, Spans: []tracker.Span{{Start: 0, End: 9, Outcome: "heading", Draft: "D"}}}
	p.Drafts = []tracker.Draft{{Number: 1, Passages: []tracker.Passage{passage("é fine", tracker.Quote), passage("She said it was “é fine” today.", tracker.Reported)}}}
	p.Drafts[0].ID = "D"
	got := markedText(p, func(tracker.Draft) string { return "#x" }).paragraphs()
	seg := func(text, kind string, first bool) templates.TextSegment {
		return templates.TextSegment{Text: text, Kind: kind, DraftNo: 1, First: first, Current: true, Href: "#x"}
	}
	want := []templates.Paragraph{
		{Heading: true, Segments: []templates.TextSegment{seg("Ada Okoro", "heading", true), {Text: "\n\n"}}},
		{At: 11, Segments: []templates.TextSegment{seg("She said it was “", "reported", false), seg("é fine", "quote", false), seg("” today.", "reported", false), {Text: "\n\n"}}},
		{At: 44, Segments: []templates.TextSegment{{Text: "End."}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheWordsBehindASuggestionAreMarkedInTheText(t *testing.T) {
	d := tracker.Draft{Number: 1, Passages: []tracker.Passage{{ID: "P", Kind: tracker.Quote, Start: 102, End: 112, Text: "é we agree"}}}
	p := tracker.SourcePage{Text: "“é we agree” today", From: 101, To: 119, Current: 1}
	p.Drafts = []tracker.Draft{d}
	text := markedText(p, noHref)
	text.underline(d, []tracker.WordsAt{{Passage: "P", Start: 2, End: 10}, {Passage: "P", Start: 8, End: 99}, {Passage: "another", Start: 0, End: 5}})
	var shows, plain string
	for _, s := range text.paragraphs()[0].Segments {
		if s.Shows {
			shows += s.Text
		} else {
			plain += s.Text + "|"
		}
	}
	if shows != "we agree" || plain != "“|é |” today|" {
		t.Errorf("got %q marked and %q not, want the words of the passage alone", shows, plain)
	}
}

func TestWhatIsLeftOutIsMarkedSo(t *testing.T) {
	p := tracker.SourcePage{Text: "one two", To: 7}
	p.Drafts = []tracker.Draft{
		{Number: 1, State: tracker.DraftRejected, Passages: []tracker.Passage{{Kind: tracker.Quote, Start: 0, End: 3}}},
		{Number: 2, State: tracker.DraftAccepted, Passages: []tracker.Passage{{Kind: tracker.Quote, Start: 4, End: 7, Dropped: "a caption"}}},
	}
	for _, s := range markedText(p, noHref).paragraphs()[0].Segments {
		if s.Kind != "rejected" && s.Text != " " {
			t.Errorf("%q is shown as %q, want rejected", s.Text, s.Kind)
		}
	}
}

// However spans and passages overlap or leave the stretch that is shown, the
// text on the page is the text.
func TestSegmentsPutTogetherAreTheText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aé“”\U0001F6A2 \n\r\t\u00a0")
	for range 500 {
		text := make([]rune, r.IntN(60))
		for i := range text {
			text[i] = letters[r.IntN(len(letters))]
		}
		p := tracker.SourcePage{Text: string(text), From: r.IntN(20)}
		p.To = p.From + len(text)
		place := func() (int, int) { a := r.IntN(100) - 10; return a, a + r.IntN(30) - 2 }
		for i := range r.IntN(6) {
			start, end := place()
			p.Spans = append(p.Spans, tracker.Span{Start: start, End: end, Outcome: "quote"})
			start, end = place()
			kind := []tracker.PassageKind{tracker.Quote, tracker.Reported}[i%2]
			p.Drafts = append(p.Drafts, tracker.Draft{Number: i + 1, Passages: []tracker.Passage{{Kind: kind, Start: start, End: end}}})
		}
		list := markedText(p, noHref).paragraphs()
		if got := joined(list); got != string(text) {
			t.Fatalf("got %q, want %q", got, string(text))
		}
		firsts := map[int]int{}
		for _, para := range list {
			for _, s := range para.Segments {
				if s.First {
					firsts[s.DraftNo]++
				}
			}
		}
		for n, times := range firsts {
			if times > 1 {
				t.Fatalf("the number of draft %d is shown %d times, want once", n, times)
			}
		}
	}
}

func TestShortenCutsAtSpacesAndNeverInsideACharacter(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"short", 10, "short"},
		{"one  two\nthree", 20, "one two three"},
		{"one two three four", 15, "one two three…"},
		{"ééééééé", 3, "ééé…"},
		{"", 3, ""},
	} {
		if got := shorten(test.text, test.most); got != test.want {
			t.Errorf("shorten(%q, %d): got %q, want %q", test.text, test.most, got, test.want)
		}
	}
}
