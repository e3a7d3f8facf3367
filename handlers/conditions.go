package handlers

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) conditionRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations/:slug/conditions", tracker.ReadPublished, s.showConditions},
		{http.MethodPost, "/reactions/:id/conditions", tracker.DecideStances, s.setCondition},
	}
}

var conditionStates = map[tracker.ConditionState]string{
	tracker.ConditionOpen:    "Open",
	tracker.ConditionMet:     "Met",
	tracker.ConditionRefused: "Refused",
}

// queried returns every value that a query has for a name.
func queried(c *fiber.Ctx, name string) []string {
	var list []string
	for _, v := range c.Context().QueryArgs().PeekMulti(name) {
		list = append(list, string(v))
	}
	return list
}

// conditionsShown is how many conditions a page has.
const conditionsShown = 50

// conditionsAt is the address of a page of the ledger, with what it asks for.
func conditionsAt(l tracker.ConditionsLedger, page int) string {
	values := []string{"proposition", l.Proposition.ID}
	for _, id := range l.Asked {
		values = append(values, "met", id)
	}
	return addressWith("/consultations/"+l.Consultation.Slug+"/conditions", append(values, "page", strconv.Itoa(page))...)
}

// showConditions shows what stances depend on, and the tally if some of it were
// met.
func (s *Server) showConditions(c *fiber.Ctx) error {
	v := viewer(c)
	q := tracker.ConditionsQuery{Proposition: c.Query("proposition"), Met: queried(c, "met"),
		Offset: (max(1, c.QueryInt("page", 1)) - 1) * conditionsShown, Limit: conditionsShown}
	l, err := s.Tracker.Conditions(c.UserContext(), v, c.Params("slug"), q)
	if err != nil {
		return err
	}
	pages := pageOf(c, l.Total, conditionsShown)
	if q.Offset != pages.from {
		return c.Redirect(conditionsAt(l, pages.page), http.StatusSeeOther)
	}
	here := "/consultations/" + l.Consultation.Slug + "/conditions"
	page := templates.Conditions{
		Frame: s.frame(c, "Conditions: "+l.Consultation.Title), Action: here, PropositionID: l.Proposition.ID, Proposition: l.Proposition.Title,
		Propositions: propositionTabs(l.Consultation, l.Proposition.ID, here), Tally: stanceBar(l, l.Counts, true),
		Statement: statementWords(l.Tally()), StatementNote: mixWords(l.Mix),
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(l.Consultation), "Conditions"
	page.Asked, page.Pages = len(l.Asked) > 0, pages.links(func(n int) string { return conditionsAt(l, n) })
	if l.Total == 0 {
		page.FirstSteps = decideFirst(v, l.Consultation, l.Proposition)
	}
	elsewhere := slices.Clone(l.Asked)
	for _, row := range l.Rows {
		page.Rows = append(page.Rows, conditionRow(v, l, row))
		elsewhere = slices.DeleteFunc(elsewhere, func(id string) bool { return id == row.Condition.ID })
	}
	page.Page, page.AskedElsewhere = pages.page, elsewhere
	if page.Asked || l.Moved > 0 {
		page.WhatIf, page.WouldBe = stanceBar(l, l.WhatIf, false), statementWords(tracker.TallyOf(l.WhatIf))
		page.Moved = fmt.Sprintf("%s would stand one grade nearer to support.", counted(l.Moved, "reaction", "reactions"))
	}
	return s.show(c, http.StatusOK, page)
}

// stanceBar are counts on the scale; those of the tally lead to their quotes.
func stanceBar(l tracker.ConditionsLedger, counts map[tracker.Stance]int, linked bool) templates.StanceBar {
	var bar templates.StanceBar
	for _, stance := range tracker.Scale() {
		n := templates.StanceCount{Stance: templates.Stance(stance), N: counts[stance]}
		if linked {
			n.Href = quotesAt("consultation", l.Consultation.Slug, "stance", string(stance), "proposition", l.Proposition.ID)
		}
		if n.N > 0 {
			bar = append(bar, n)
		}
	}
	return bar
}

func conditionRow(v tracker.Viewer, l tracker.ConditionsLedger, row tracker.ConditionRow) templates.ConditionRow {
	r := row.Reaction
	t := templates.ConditionRow{
		ID: row.Condition.ID, Words: row.Condition.Words, Attribution: attribution(r, nil), Href: "/quotes/" + row.Condition.At.Passage,
		Stance: templates.Stance(row.Value), State: string(row.Condition.State), StateLabel: conditionStates[row.Condition.State],
		IfMet: row.IfMet, CanAsk: row.Condition.State == tracker.ConditionOpen,
	}
	if v.May(tracker.DecideStances) {
		t.Action, t.Revision = "/reactions/"+r.ID+"/conditions", int(r.Revision)
		t.States = choices(tracker.ConditionStates(), conditionStates, row.Condition.State)
	}
	return t
}

// setCondition says what has become of a condition.
func (s *Server) setCondition(c *fiber.Ctx) error {
	r, err := s.Tracker.SetCondition(c.UserContext(), viewer(c), c.Params("id"), revision(c), c.FormValue("proposition"), c.FormValue("condition"),
		tracker.ConditionState(c.FormValue("state")), c.FormValue("why"))
	if err != nil {
		return err
	}
	con, err := s.Tracker.ConsultationOf(c.UserContext(), viewer(c), r)
	if err != nil {
		return err
	}
	s.flash(c, "Saved: the condition is "+cmp.Or(conditionStates[tracker.ConditionState(c.FormValue("state"))], "changed")+".")
	return c.Redirect(addressWith("/consultations/"+con.Slug+"/conditions", "proposition", c.FormValue("proposition"), "page", c.FormValue("page")), http.StatusSeeOther)
}
