package handlers

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/stance"
)

// tooFew decisions make no share.
const tooFew = 10

// showMethod says how stance is suggested and decided; to those who may read
// what is not published, also how often people here disagree.
func (s *Server) showMethod(c *fiber.Ctx) error {
	accuracy, err := stance.MeasuredAccuracy()
	if err != nil {
		return err
	}
	page := templates.Method{Frame: s.frame(c, "How stance is suggested and decided"), Sets: measuredSets(accuracy.Sets), Learning: measuredLearning(accuracy.Sets)}
	if r := accuracy.RoundUps; r.Reactions > 0 {
		page.Measured, page.RoundUps = roundUpFigures(r)
	}
	if viewer(c).May(tracker.ReadUnpublished) {
		bands, err := s.Tracker.Overrides(c.UserContext(), viewer(c))
		if err != nil {
			return err
		}
		page.Live = liveRates(bands)
	}
	return s.show(c, http.StatusOK, page)
}

// setNames says in words what kind of texts a set holds.
var setNames = map[string]string{
	"argkp-dev":       "Short arguments on debatable questions",
	"handeset-dev":    "Speeches of MPs on a motion",
	"ibmcs-dev":       "Sentences from encyclopaedia articles",
	"perspectrum-dev": "Views from online debates",
	"speeches":        "Parliamentary speeches (invented)",
	"statements":      "Statements of experts and bodies (invented)",
}

func setName(m stance.Measured) string { return cmp.Or(setNames[m.Set], m.Set) }

// measuredLearning lists the sets on which learning was measured, under the
// counts of decisions that any of them was asked after.
func measuredLearning(list []stance.Measured) templates.MeasuredLearning {
	var l templates.MeasuredLearning
	for _, m := range list {
		for _, x := range m.Learning {
			if !slices.Contains(l.Decisions, x.Decisions) {
				l.Decisions = append(l.Decisions, x.Decisions)
			}
		}
	}
	slices.Sort(l.Decisions)
	for _, m := range list {
		if len(m.Learning) == 0 {
			continue
		}
		row := templates.LearningRow{Name: setName(m)}
		for _, n := range l.Decisions {
			figure := "–"
			if i := slices.IndexFunc(m.Learning, func(x stance.Learnt) bool { return x.Decisions == n }); i >= 0 {
				figure = perCent(m.Learning[i].MacroF1)
			}
			row.Figures = append(row.Figures, figure)
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

func measuredSets(list []stance.Measured) []templates.MeasuredSet {
	var rows []templates.MeasuredSet
	for _, m := range list {
		rows = append(rows, templates.MeasuredSet{Name: setName(m), Texts: m.Texts, Propositions: m.Targets, Unseen: measuredFigures(m.Unseen), Without: measuredFigures(m.WithoutSet)})
	}
	return rows
}

func measuredFigures(f stance.Figures) templates.MeasuredFigures {
	return templates.MeasuredFigures{MacroF1: perCent(f.MacroF1), Error: perCent(f.Error), Surest: perCent(f.Surest)}
}

func perCent(share float64) string { return fmt.Sprintf("%.0f%%", math.Round(100*share)) }

func roundUpFigures(r stance.RoundUps) (on string, figures []templates.Figure) {
	on = fmt.Sprintf("%s in %s (round-ups, letters, hearings, replies), all invented and known to those who wrote the rules, so expect less on others.",
		counted(r.Reactions, "reaction", "reactions"), counted(r.Documents, "document", "documents"))
	return on, []templates.Figure{
		{Value: perCent(r.MacroF1), Label: "Exact grade", Note: "macro-F1"},
		{Value: perCent(r.Adjacent), Label: "At most one grade off", Note: "of all"},
		{Value: perCent(r.Evidence), Label: "Same evidence as a reader", Note: "of suggestions"},
		{Value: perCent(r.Abstained), Label: "Abstained", Note: "of all"},
	}
}

func liveRates(bands []tracker.Band) *templates.LiveRates {
	live := &templates.LiveRates{Too: tooFew, Learning: "They improve as the models learn, so early decisions weigh on these rates."}
	var all tracker.Band
	for _, b := range bands {
		live.Bands = append(live.Bands, rateBand(fmt.Sprintf("%.0f to %.0f%%", 100*b.From, 100*b.To), b))
		all.Shown, all.Overridden, all.OtherSide = all.Shown+b.Shown, all.Overridden+b.Overridden, all.OtherSide+b.OtherSide
		all.Blind, all.BlindSame, all.BlindSide = all.Blind+b.Blind, all.BlindSame+b.BlindSame, all.BlindSide+b.BlindSide
	}
	live.All = rateBand("All", all)
	return live
}

func rateBand(label string, b tracker.Band) templates.RateBand {
	return templates.RateBand{Label: label, Shown: b.Shown, Blind: b.Blind,
		Overridden: shareOf(b.Overridden, b.Shown), OtherSide: shareOf(b.OtherSide, b.Shown),
		BlindSame: shareOf(b.BlindSame, b.Blind), BlindSide: shareOf(b.BlindSide, b.Blind)}
}

// shareOf says how many of n, and no share of too few.
func shareOf(part, n int) string {
	if n < tooFew {
		return "too few"
	}
	return fmt.Sprintf("%s (%s)", thousands(part), perCent(float64(part)/float64(n)))
}
