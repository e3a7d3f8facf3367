package tracker_test

import (
	"testing"

	"soundings/tracker"
)

func TestOverridesAreCountedByConfidenceAndBlindDecisionsApart(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	list := w.replied(6)
	for i, in := range []tracker.StanceInput{
		{Value: tracker.Support, Shown: tracker.Support},
		{Value: tracker.Concerned, Shown: tracker.Oppose, Why: "a doubt only"},
		{Value: tracker.Oppose, Shown: tracker.Support, Why: "irony"},
		{Value: tracker.Support, Blind: true},
		{Value: tracker.Support}, // decided where nothing was shown
	} {
		in.Proposition = con.ID
		w.decide(list[i], in)
	}
	if _, err := w.Overrides(t.Context(), policy); err != nil {
		t.Fatal(err)
	}
	w.decide(list[5], tracker.StanceInput{Proposition: con.ID, Value: tracker.Oppose, Blind: true})
	bands, err := w.Overrides(t.Context(), policy)
	if err != nil {
		t.Fatal(err)
	}
	var all tracker.Band
	for _, b := range bands {
		all.Shown, all.Overridden, all.OtherSide, all.Blind = all.Shown+b.Shown, all.Overridden+b.Overridden, all.OtherSide+b.OtherSide, all.Blind+b.Blind
	}
	if want := (tracker.Band{Shown: 3, Overridden: 2, OtherSide: 1, Blind: 2}); all != want {
		t.Errorf("got %+v, want %+v", all, want)
	}
	if _, err := w.Overrides(t.Context(), journalist); tracker.KindOf(err) != tracker.Forbidden {
		t.Errorf("a journalist: got %v, want Forbidden", err)
	}
}
