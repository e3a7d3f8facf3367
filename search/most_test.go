package search

import (
	"strings"
	"testing"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

func TestHalfOfTheWordsAreEnoughWhereThatIsAskedFor(t *testing.T) {
	x := with(t,
		said("a", "Hubs will open at weekends."),
		said("b", "We do not support hubs."),
		said("c", "We support hubs without reserve."),
		said("d", "Clinical commissioning groups will open hubs at night."),
		said("e", "Nurses first."),
	)
	for _, tt := range []struct{ words, want string }{
		{"hubs pharmacy", "a b c d"},
		{"not support pharmacy", "b"},
		{"support hubs without end", "c"},
		{"hubs weekends pharmacy nurses", "a"},
		{"hubs weekends opening", "a d"},
		{"CCG pharmacy", "d"},
		{`"open at weekends" pharmacy`, ""},
		{`"open at weekends" hubs pharmacy`, "a"},
		{"hubs pharmacy -support", "a d"},
		{"hubs (nurses OR weekends) pharmacy", "a"},
		{"hubs nurses first pharmacy", "e"},
		{"pharmacy", ""},
		{"nothing", ""},
		{"", "a b c d e"},
	} {
		found := find(t, x, tracker.Search{Text: syntax.Parse(tt.words), Loose: true, Order: tracker.Best})
		if all := find(t, x, tracker.Search{Text: syntax.Parse(tt.words), Loose: true}); strings.Join(all, " ") != tt.want {
			t.Errorf("%q: got %q, want %q", tt.words, all, tt.want)
		}
		if len(found) > 0 && tt.words == "hubs weekends opening" && found[0] != "a" {
			t.Errorf("%q: got %q, want the one with the most words first", tt.words, found)
		}
	}
}
