package handlers

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) reactionRoutes() []route {
	return []route{
		{http.MethodGet, "/reactions/:id", tracker.ReadPublished, s.showReaction},
		{http.MethodPost, "/reactions/:id/publish", tracker.PublishReactions, s.publishReaction},
		{http.MethodPost, "/reactions/:id/unpublish", tracker.PublishReactions, s.unpublishReaction},
		{http.MethodPost, "/reactions/:id/withdraw", tracker.LogReactions, s.withdrawReaction},
		{http.MethodPost, "/reactions/:id/withdraw/undo", tracker.LogReactions, s.undoWithdrawal},
		{http.MethodPost, "/reactions/:id/restore", tracker.LogReactions, s.restoreReaction},
		{http.MethodPost, "/reactions/:id/terms", tracker.LogReactions, s.setReactionTerms},
		{http.MethodPost, "/reactions/:id/correct", tracker.LogReactions, s.correctReaction},
		{http.MethodPost, "/reactions/:id/stance", tracker.DecideStances, s.decideStance},
		{http.MethodPost, "/reactions/:id/stance/undo", tracker.DecideStances, s.undoStance},
		{http.MethodPost, "/reactions/:id/stance/counter", tracker.DecideStances, s.settleCounter},
	}
}

// reactionShown is what the page of a reaction shows beside what is stored:
// what was typed into one of its forms and what is wrong with it.
type reactionShown struct {
	terms      *termsTyped
	correction *correctionTyped
	withdraw   string
	decision   *decisionTyped
	themes     *[]string         // chosen
	settled    map[string]string // the counter-quote that was sent, by proposition
	names      map[string]string // of the service's fields on this page
	wrong      []templates.FieldError
}

// correctionTyped is a correction as it was sent.
type correctionTyped struct{ honorific, speaker, role, organisation, sector, saidOn, reason, stakeholder, body string }

func (s *Server) showReaction(c *fiber.Ctx) error {
	return s.showReactionPage(c, http.StatusOK, reactionShown{})
}

// afterReaction goes back to the reaction, or shows the form again that was
// refused.
func (s *Server) afterReaction(c *fiber.Ctx, err error, done string, shown reactionShown) error {
	if status, again := rejected(err); again {
		shown.wrong = renamed(fieldErrors(err), shown.names)
		return s.showReactionPage(c, status, shown)
	}
	if err != nil {
		return err
	}
	s.flash(c, done)
	return c.Redirect("/reactions/"+c.Params("id"), http.StatusSeeOther)
}

func (s *Server) publishReaction(c *fiber.Ctx) error {
	r, err := s.Tracker.Publish(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	done := "Published. Everybody who is signed in can find it now."
	if r.VisibleFrom() > s.Now().Unix()/60 {
		done = "Published. Journalists can find it once the embargo has ended."
	}
	return s.afterReaction(c, err, done, reactionShown{names: map[string]string{"state": "", "consultation": ""}})
}

func (s *Server) unpublishReaction(c *fiber.Ctx) error {
	_, err := s.Tracker.Unpublish(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	return s.afterReaction(c, err, "Unpublished. Journalists no longer find it.", reactionShown{})
}

func (s *Server) withdrawReaction(c *fiber.Ctx) error {
	reason := c.FormValue("reason")
	r, err := s.Tracker.Withdraw(c.UserContext(), viewer(c), c.Params("id"), revision(c), reason)
	if err == nil {
		s.flashUndo(c, "Withdrawn. Nobody finds it in search any more.", "/reactions/"+r.ID+"/withdraw/undo", r.Revision)
		return c.Redirect("/reactions/"+r.ID, http.StatusSeeOther)
	}
	return s.afterReaction(c, err, "", reactionShown{withdraw: reason, names: map[string]string{"withdraw_reason": "withdraw-reason"}})
}

// undoWithdrawal takes back a withdrawal that nothing has followed: a published
// reaction is published again.
func (s *Server) undoWithdrawal(c *fiber.Ctx) error {
	r, err := s.Tracker.UndoWithdrawal(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	done := "The withdrawal was undone: it is recorded, as before."
	if r.State == tracker.Published {
		done = "The withdrawal was undone: it is published, as before."
	}
	return s.afterReaction(c, err, done, reactionShown{})
}

func (s *Server) restoreReaction(c *fiber.Ctx) error {
	_, err := s.Tracker.Restore(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	return s.afterReaction(c, err, "Restored. It is recorded and not published.", reactionShown{})
}

func (s *Server) setReactionTerms(c *fiber.Ctx) error {
	typed := readTerms(c)
	shown := reactionShown{terms: &typed}
	terms, wrong := typed.terms()
	if len(wrong) > 0 {
		shown.wrong = wrong
		return s.showReactionPage(c, http.StatusUnprocessableEntity, shown)
	}
	_, err := s.Tracker.SetReactionTerms(c.UserContext(), viewer(c), c.Params("id"), revision(c), terms)
	return s.afterReaction(c, err, "The terms were saved: "+termsSummary(terms)+".", shown)
}

func (s *Server) correctReaction(c *fiber.Ctx) error {
	p, err := s.Tracker.Reaction(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	typed := correctionTyped{c.FormValue("honorific"), c.FormValue("speaker"), c.FormValue("role"),
		c.FormValue("organisation"), c.FormValue("sector"), c.FormValue("said_on"), c.FormValue("reason"), c.FormValue("stakeholder"), c.FormValue("body")}
	capacities := []tracker.Capacity{{Role: typed.role, OrganisationName: typed.organisation, Organisation: typed.body, Sector: tracker.Sector(typed.sector)}}
	if len(p.Reaction.Capacities) > 1 {
		capacities = append(capacities, p.Reaction.Capacities[1:]...)
	}
	_, err = s.Tracker.Correct(c.UserContext(), viewer(c), p.Reaction.ID, revision(c), tracker.Correction{
		Stakeholder: typed.stakeholder, Speaker: typed.speaker, Honorific: typed.honorific, Label: p.Reaction.Label, Capacities: capacities,
		SaidOn: typed.saidOn, Reason: typed.reason,
	})
	return s.afterReaction(c, err, "Corrected. What stood before is kept in the history.",
		reactionShown{correction: &typed, names: map[string]string{"reason": "correct-reason"}})
}
