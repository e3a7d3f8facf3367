package tracker

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// point is somebody with the turns of their course: a day, then a stance.
func pointOf(who string, turns ...string) Standpoint {
	p := Standpoint{Stand: Stand{Who: who}, Name: who}
	for i := 0; i+1 < len(turns); i += 2 {
		p.Course = append(p.Course, Turn{Reaction: who + turns[i], SaidOn: CivilDate(turns[i]), Stance: Stance(turns[i+1])})
	}
	return p
}

func TestHeldOnFollowsEachAlongTheDays(t *testing.T) {
	points := []Standpoint{
		pointOf("Ada", "2014-05-01", "oppose", "2014-05-09", "support"),
		pointOf("Bea", "", "support", "2014-05-02", "concerned", "2014-05-03", "neutral"),
		pointOf("Cal", "2014-05", "support"),
		pointOf("Dot", "2014-07-01", "support"),
		pointOf("Eve"),
	}
	got := HeldOn(points, []CivilDate{"2014-05-04", "2014-05-11", "2014-06-01"})
	want := []map[Stance]int{
		{Oppose: 1, Concerned: 0, Neutral: 1},
		{Oppose: 0, Concerned: 0, Neutral: 1, Support: 1},
		{Oppose: 0, Concerned: 0, Neutral: 1, Support: 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("held (-want +got):\n%s", diff)
	}
	if got := HeldOn(points, nil); len(got) != 0 {
		t.Errorf("got %v of no days, want nothing", got)
	}
}

func TestClearestAreTheStrongestThenTheLatest(t *testing.T) {
	points := []Standpoint{
		pointOf("mild", "2014-05-09", "concerned"), pointOf("early", "2014-05-01", "oppose"), pointOf("late", "2014-05-08", "oppose"),
		pointOf("turned", "2014-05-01", "oppose", "2014-05-10", "support"), pointOf("silent"),
	}
	for range looksStrong {
		points = append(points, pointOf("other"+string(rune('a'+len(points))), "2014-04-01", "concerned"))
	}
	got := clearest(points, Oppose, Concerned)
	if len(got) != looksStrong || got[0].Reaction != "late2014-05-08" || got[1].Reaction != "early2014-05-01" || got[2].Reaction != "mild2014-05-09" {
		t.Errorf("got %v, want %d: late, early, mild and others", got, looksStrong)
	}
}

func TestTellingIsWhatADecisionRestsOn(t *testing.T) {
	long := "We have read the plan with care, and on the whole we cannot say that it is a good one for those who live on this coast. We oppose it. " +
		"That is the view of all of us, as we shall say to anybody who asks, and we have said so in a letter to the authority before."
	r := Reaction{Passages: []Passage{
		{ID: "p1", Kind: Reported, Text: "She said that she opposed it."}, {ID: "p2", Kind: Quote, Text: "Nobody here wants it.", Successor: "p3"},
		{ID: "p3", Kind: Quote, Text: "Nobody here wants any of it."}, {ID: "p4", Kind: Quote, Text: long},
	}}
	at := func(id string, start, end int) WordsAt { return WordsAt{Passage: id, Start: start, End: end} }
	for _, c := range []struct {
		name     string
		evidence []WordsAt
		want     string
	}{
		{"reported speech and what was corrected are left out", []WordsAt{at("p1", 0, 3), at("p2", 0, 6), at("p3", 0, 6)}, "Nobody here wants any of it."},
		{"of a long passage only what shows it", []WordsAt{at("p4", 120, 133)}, "We oppose it."},
		{"places beyond the words leave the whole", []WordsAt{at("p4", 119, 9000)}, long},
		{"nothing without evidence", nil, ""},
	} {
		r.Stances = []StanceOn{{Proposition: "P", Decision: &Decision{Value: Oppose, Evidence: c.evidence}}}
		got, ok := telling(r, "P")
		if got.Words != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q", c.name, got.Words)
		}
	}
	if _, ok := telling(Reaction{}, "P"); ok {
		t.Error("a reaction without a decision tells something")
	}
}
