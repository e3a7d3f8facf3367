package handlers

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/templates"
	"soundings/tracker"
)

func TestWordsOnWhichADecisionRestsStandOut(t *testing.T) {
	p := tracker.Passage{ID: "p", Text: "Zoë says: we oppose it, now and always."}
	at := func(start, end int) tracker.WordsAt { return tracker.WordsAt{Passage: "p", Start: start, End: end} }
	plain := func(text string) templates.Segment { return templates.Segment{Text: text} }
	key := func(text string) templates.Segment { return templates.Segment{Text: text, Hit: true} }
	for _, c := range []struct {
		name     string
		evidence []tracker.WordsAt
		want     []templates.Segment
	}{
		{"in the middle, counted in characters", []tracker.WordsAt{at(10, 22)}, []templates.Segment{plain("Zoë says: "), key("we oppose it"), plain(", now and always.")}},
		{"two, in whatever order", []tracker.WordsAt{at(28, 38), at(0, 3)}, []templates.Segment{key("Zoë"), plain(" says: we oppose it, now "), key("and always"), plain(".")}},
		{"those on top of others once", []tracker.WordsAt{at(10, 22), at(13, 22)}, []templates.Segment{plain("Zoë says: "), key("we oppose it"), plain(", now and always.")}},
		{"all of it needs no mark", []tracker.WordsAt{at(0, 39)}, nil},
		{"beyond the words, backwards, elsewhere", []tracker.WordsAt{at(0, 99), at(5, 5), at(-3, 2), {Passage: "q", Start: 0, End: 3}}, nil},
	} {
		r := tracker.Reaction{Stances: []tracker.StanceOn{{Proposition: "P", Decision: &tracker.Decision{Evidence: c.evidence}}}}
		if d := cmp.Diff(c.want, evidenceIn(r, "P", p)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
	if got := evidenceIn(tracker.Reaction{}, "P", p); got != nil {
		t.Errorf("got %v without a decision", got)
	}
}
