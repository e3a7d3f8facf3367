package handlers

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// mostDecided is how many decisions are read from one form: each looks through
// all of its fields.
const mostDecided = 100

// readDecisions reads what was decided together with a draft: one decision for
// each proposition of its form, most of them left open.
func readDecisions(c *fiber.Ctx) []decisionTyped {
	var list []decisionTyped
	c.Request().PostArgs().VisitAll(func(name, _ []byte) {
		if proposition, ok := strings.CutPrefix(string(name), "stance-"); ok && len(list) < mostDecided {
			list = append(list, readDecision(c, proposition))
		}
	})
	return list
}

// decisions turns what was typed into the decisions made with the draft, or says
// what is wrong with them.
func (f draftTyped) decisions(d tracker.Draft) ([]tracker.StanceInput, []templates.FieldError) {
	var list []tracker.StanceInput
	var wrong []templates.FieldError
	for _, typed := range f.stances {
		if typed.left() {
			continue
		}
		in, faults := typed.input(d.Becomes())
		in.Evidence = slices.DeleteFunc(in.Evidence, func(at tracker.WordsAt) bool { return !slices.Contains(f.keep, at.Passage) })
		list, wrong = append(list, in), append(wrong, faults...)
	}
	return list, wrong
}

// left reports whether a proposition is left undecided.
func (d decisionTyped) left() bool {
	return d.stance == "" || d.stance == string(tracker.Undecided)
}

// draftStances is the forms to decide on each proposition together with a draft,
// for those who may, and the words that led to what is suggested on the first.
func (s *Server) draftStances(c *fiber.Ctx, con tracker.Consultation, d tracker.Draft, typed []decisionTyped) ([]templates.Decide, []tracker.WordsAt, error) {
	if !d.Waits() || !viewer(c).May(tracker.DecideStances) {
		return nil, nil, nil
	}
	var list []templates.Decide
	var shows []tracker.WordsAt
	for _, p := range con.Propositions {
		t, err := s.Tracker.DraftToDecide(c.UserContext(), viewer(c), con, d, p)
		if err != nil {
			return nil, nil, err
		}
		if t.Suggestion != nil && len(list) == 0 {
			shows = t.Suggestion.Evidence
		}
		var sent *decisionTyped
		if i := slices.IndexFunc(typed, func(x decisionTyped) bool { return x.proposition == p.ID }); i >= 0 {
			sent = &typed[i]
		}
		list = append(list, decideForm(t, sent, true))
	}
	return list, shows, nil
}
