package search

import (
	"strings"
	"testing"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

func TestWhatIsWrittenInSeveralWays(t *testing.T) {
	x := with(t,
		said("a-who", "Who will pay, and who decides?"),
		said("b-health", "The World Health Organization warned us."),
		said("c-isation", "Their organisation must prioritise it."),
		said("d-organ", "Organ donation comes first."),
		said("e-day", "A seven-day service needs 12 nurses."),
		said("f-aes", "The merger of two A&Es is a closure."),
		said("g-ae", "Accident & Emergency is full."),
		said("h-mps", "Members of Parliament were told."),
		said("i-pace", "The pace of reform is nice."),
	)
	for _, tt := range []struct{ words, want string }{
		{"WHO", "a-who b-health"},
		{"who", "a-who"},
		{"Who", "a-who"},
		{"WHO DECIDES", "a-who"},
		{"WHO warned", "b-health"},
		{"who warned", ""},
		{"W.H.O. warned", "b-health"},
		{"world health organisation", "b-health"},
		{"world health organization", "b-health"},
		{"organisation warned", "b-health"},
		{"prioritize", "c-isation"},
		{"7-day", "e-day"},
		{"7 day", "e-day"},
		{"twelve nurses", "e-day"},
		{"one", ""},
		{"A&E", "f-aes g-ae"},
		{"A&Es", "f-aes g-ae"},
		{"accident and emergency", "f-aes g-ae"},
		{"a&e merger", "f-aes"},
		{"MPs", "h-mps"},
		{"mp", "h-mps"},
		{"pace", "i-pace"},
		{"PACE reform", "i-pace"},
		{"nice", "i-pace"},
		{`"7-day"`, ""},
		{"-7-day service", "e-day"},
		{"WHO -decides", "b-health"},
	} {
		if got := strings.Join(find(t, x, tracker.Search{Text: syntax.Parse(tt.words)}), " "); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.words, got, tt.want)
		}
	}
}

func TestANameIsFoundAndMarkedInAllItsWays(t *testing.T) {
	x := with(t,
		said("a", "The AWS called for more nurses."),
		said("b", "The Association of Ward Sisters called for a strike."),
		said("c", "An association of sisters on a ward."),
		said("d", "Ward Sisters’ Association: no comment."),
	)
	words := func(text string) []syntax.Node { return syntax.Parse(text).Root.Nodes }
	name := syntax.Node{Kind: syntax.Name, Nodes: words("association of ward sisters"), Values: []string{"AWS", "Ward Sisters’ Association"}}
	for _, tt := range []struct {
		root syntax.Node
		want string
	}{
		{name, "a b c d"},
		{syntax.Node{Nodes: append([]syntax.Node{name}, words("called for")...)}, "a b"},
		{syntax.Node{Nodes: []syntax.Node{{Kind: syntax.Name, Nodes: []syntax.Node{{Kind: syntax.Word, Text: "AWS"}}, Values: []string{"Association of Ward Sisters"}}}}, "a b"},
		{syntax.Node{Kind: syntax.Any, Nodes: []syntax.Node{name, {Kind: syntax.Word, Text: "nurses"}}}, "a b c d"},
	} {
		if got := strings.Join(find(t, x, tracker.Search{Text: syntax.Query{Root: tt.root}}), " "); got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.root, got, tt.want)
		}
	}
	marked := x.Mark(name, []tracker.Passage{{Text: "The AWS is the Association of Ward Sisters."}})[0]
	var hits []string
	for _, s := range marked.Segments {
		if s.Hit {
			hits = append(hits, s.Text)
		}
	}
	if got := strings.Join(hits, "|"); got != "AWS|Association|of|Ward|Sisters" {
		t.Errorf("got the marks %q, want both ways to write the name", got)
	}
}
