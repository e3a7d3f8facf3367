package handlers

import (
	"fmt"
	"testing"

	"soundings/tracker"
	"soundings/tracker/stance"
)

func TestTheMethodPageSaysWhatWasMeasured(t *testing.T) {
	a := newApp(t)
	page := a.get(public, "/method").wants(t, 200, "How stance is suggested and decided", "one in ten is decided blind", "60 to 75%", "Irony", "Tables of replies", "fragility",
		"!How often people here disagree", "!suggestion seen")
	accuracy, err := stance.MeasuredAccuracy()
	a.must(err)
	for _, set := range accuracy.Sets {
		if setNames[set.Set] == "" {
			t.Errorf("the set %s has no name in words", set.Set)
		}
		page.wants(t, 200, setNames[set.Set], perCent(set.Unseen.MacroF1), perCent(set.WithoutSet.MacroF1), perCent(set.Unseen.Error), perCent(set.Unseen.Surest))
	}
	page.wants(t, 200, perCent(accuracy.RoundUps.MacroF1), perCent(accuracy.RoundUps.Adjacent), perCent(accuracy.RoundUps.Evidence))
}

func TestTheMethodPageShowsStaffHowOftenPeopleDisagree(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Journalist, "/method").wants(t, 200, "!How often people here disagree")
	a.get(tracker.Policy, "/method").wants(t, 200, "How often people here disagree", "50 to 60%", "90 to 100%", "too few")
}

func TestRatesOfFewDecisionsAreNotSaid(t *testing.T) {
	live := liveRates([]tracker.Band{
		{From: 0.5, To: 0.6, Shown: 20, Overridden: 5, OtherSide: 1, Blind: 9, BlindSame: 9, BlindSide: 9},
		{From: 0.9, To: 1, Shown: 9, Overridden: 9, OtherSide: 9, Blind: 10, BlindSame: 3, BlindSide: 4},
	})
	got := fmt.Sprint(live.Bands, live.All)
	want := "[{50 to 60% 20 9 5 (25%) 1 (5%) too few too few} {90 to 100% 9 10 too few too few 3 (30%) 4 (40%)}] {All 29 19 14 (48%) 10 (34%) 12 (63%) 13 (68%)}"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestLearningIsShownByItsNumberOfDecisions(t *testing.T) {
	got := measuredLearning([]stance.Measured{
		{Set: "statements"},
		{Set: "argkp-dev", Learning: []stance.Learnt{{Decisions: 0, MacroF1: 0.7}, {Decisions: 20, MacroF1: 0.81}}},
		{Set: "a new one", Learning: []stance.Learnt{{Decisions: 5, MacroF1: 0.6}}},
	})
	if got, want := fmt.Sprint(got), "{[0 5 20] [{Short arguments on debatable questions [70% – 81%]} {a new one [– 60% –]}]}"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
