package handlers

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) reviewRoutes() []route {
	return []route{
		{http.MethodGet, "/sources/:id/review", tracker.LogReactions, s.reviewSource},
		{http.MethodPost, "/sources/:id/terms", tracker.LogReactions, s.setSourceTerms},
		{http.MethodPost, "/sources/:id/drafts", tracker.LogReactions, s.createDraft},
		{http.MethodPost, "/sources/:id/publish", tracker.PublishReactions, s.publishSource},
		{http.MethodPost, "/sources/:id/unpublish", tracker.PublishReactions, s.unpublishSource},
		{http.MethodPost, "/sources/:id/finish", tracker.LogReactions, s.finishReview},
		{http.MethodPost, "/drafts/:id/accept", tracker.LogReactions, s.acceptDraft},
		{http.MethodPost, "/drafts/:id/reject", tracker.LogReactions, s.rejectDraft},
		{http.MethodPost, "/drafts/:id/reopen", tracker.LogReactions, s.reopenDraft},
	}
}

// reviewShown is what a review page shows beside what is stored: what was
// typed into one of its forms and what is wrong with it.
type reviewShown struct {
	draft        int    // the number of the draft that is opened, 0 for the first that waits
	from         int    // where the text begins, -1 for around the draft
	show         string // only a part of the drafts
	edit         *draftTyped
	rejectReason string
	terms        *termsTyped
	themes       []string // with the terms
	source       *sourceTyped
	moves        movesTyped
	aside        asideTyped
	missed       *tracker.Missed // nil: the form of a missed reaction is folded
	errors       []templates.FieldError
}

func draftHref(source string, number int) string {
	return "/sources/" + source + "/review?draft=" + strconv.Itoa(number)
}

// mostCards is how many drafts are reviewed one by one unless a person asks for
// it: more rows of a table are reviewed as a table.
const mostCards = 50

func (s *Server) reviewSource(c *fiber.Ctx) error {
	if c.Query("draft")+c.Query("add")+c.Query("from") == "" {
		rows, err := s.Tracker.RowsOf(c.UserContext(), viewer(c), c.Params("id"))
		if err != nil {
			return err
		}
		if rows > mostCards {
			return c.Redirect(tableHref(c.Params("id")), http.StatusSeeOther)
		}
	}
	return s.showReview(c, http.StatusOK, c.Params("id"), askedFor(c))
}

// askedFor is what an address of the review asks to see.
func askedFor(c *fiber.Ctx) reviewShown {
	shown := reviewShown{draft: c.QueryInt("draft", 0), from: c.QueryInt("from", -1), show: partShown(c)}
	if add := c.Query("add"); add != "" {
		shown.missed = &tracker.Missed{Kind: tracker.Quote, Sector: tracker.SectorOther}
		shown.missed.Start, shown.missed.End = stretchOf(add)
	}
	if start, end := stretchOf(c.Query("words")); end > 0 {
		shown.moves.added = tracker.Added{Start: start, End: end, Kind: tracker.Quote}
	}
	return shown
}

func (s *Server) setSourceTerms(c *fiber.Ctx) error {
	id, typed, themes := c.Params("id"), readTerms(c), formValues(c, "theme")
	names := map[string]string{"status": "terms-status", "embargo_date": "terms-embargo_date", "embargo_time": "terms-embargo_time", "themes": "terms-themes"}
	terms, wrong := typed.terms()
	if len(wrong) > 0 {
		return s.showReview(c, http.StatusUnprocessableEntity, id, reviewShown{from: -1, terms: &typed, themes: themes, errors: renamed(wrong, names)})
	}
	_, err := s.Tracker.SetTermsAndThemes(c.UserContext(), viewer(c), id, revision(c), terms, themes)
	if status, again := rejected(err); again {
		return s.showReview(c, status, id, reviewShown{from: -1, terms: &typed, themes: themes, errors: renamed(fieldErrors(err), names)})
	}
	if err != nil {
		return err
	}
	return s.firstDraft(c, id, "The terms were saved. They hold for every reaction that is accepted from now on.")
}

func (s *Server) publishSource(c *fiber.Ctx) error {
	p, err := s.Tracker.PublishSource(c.UserContext(), viewer(c), c.Params("id"))
	return s.afterPublication(c, p, "published", err)
}

func (s *Server) unpublishSource(c *fiber.Ctx) error {
	p, err := s.Tracker.UnpublishSource(c.UserContext(), viewer(c), c.Params("id"))
	return s.afterPublication(c, p, "unpublished", err)
}

// mostSkipped is how many of those left out the message names; the page itself
// lists all.
const mostSkipped = 5

func (s *Server) afterPublication(c *fiber.Ctx, p tracker.Publication, done string, err error) error {
	if err != nil {
		return err
	}
	message := fmt.Sprintf("%s %s%s.", counted(p.Published, "reaction", "reactions"), done, embargoed(p))
	if n := len(p.Skipped); n > 0 {
		message += fmt.Sprintf(" %d not: %s", n, shorten(strings.Join(p.Skipped[:min(n, mostSkipped)], " "), 800))
	}
	s.flash(c, message)
	return c.Redirect("/sources/"+c.Params("id")+"/review", http.StatusSeeOther)
}

// embargoed says how many of those published cannot be found yet, and until when.
func embargoed(p tracker.Publication) string {
	n := len(p.Embargoes)
	if n == 0 {
		return ""
	}
	first, last := moment(p.Embargoes[0]), moment(p.Embargoes[n-1])
	until := " until " + last
	if last != first {
		until = ", the last until " + last
	}
	if p.Published == 1 {
		return ", under embargo" + until
	}
	return fmt.Sprintf(", %s of them under embargo%s", thousands(n), until)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

func (s *Server) finishReview(c *fiber.Ctx) error {
	id := c.Params("id")
	_, err := s.Tracker.FinishReview(c.UserContext(), viewer(c), id)
	if status, again := rejected(err); again {
		return s.showReview(c, status, id, reviewShown{from: -1, errors: fieldErrors(err)})
	}
	if err != nil {
		return err
	}
	s.flash(c, "The review is finished.")
	return c.Redirect("/sources/"+id, http.StatusSeeOther)
}

func (s *Server) acceptDraft(c *fiber.Ctx) error {
	d, err := s.Tracker.Draft(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	typed := readDraft(c, d)
	edit, wrong, err := s.draftEdit(c, d, typed)
	if err != nil {
		return err
	}
	if len(wrong) > 0 {
		return s.showReview(c, http.StatusUnprocessableEntity, d.Source, reviewShown{draft: d.Number, from: -1, show: partShown(c), edit: &typed, errors: wrong})
	}
	r, err := s.Tracker.AcceptDraft(c.UserContext(), viewer(c), d.ID, edit)
	if status, again := rejected(err); again {
		return s.showReview(c, status, d.Source, reviewShown{draft: d.Number, from: -1, show: partShown(c), edit: &typed, errors: typed.errors(d, err)})
	}
	if err != nil {
		return err
	}
	return s.nextDraft(c, d, r.By()+": accepted.")
}

func (s *Server) rejectDraft(c *fiber.Ctx) error {
	d, err := s.Tracker.Draft(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	reason := c.FormValue("reason")
	_, err = s.Tracker.RejectDraft(c.UserContext(), viewer(c), d.ID, revision(c), reason)
	if status, again := rejected(err); again {
		return s.showReview(c, status, d.Source, reviewShown{draft: d.Number, from: -1, show: partShown(c), rejectReason: reason,
			errors: renamed(fieldErrors(err), map[string]string{"reason": "reject-reason"})})
	}
	if err != nil {
		return err
	}
	return s.nextDraft(c, d, fmt.Sprintf("Reaction %d: rejected.", d.Number))
}

func (s *Server) reopenDraft(c *fiber.Ctx) error {
	d, err := s.Tracker.Draft(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	_, err = s.Tracker.ReopenDraft(c.UserContext(), viewer(c), d.ID, revision(c))
	if status, again := rejected(err); again {
		return s.showReview(c, status, d.Source, reviewShown{draft: d.Number, from: -1, errors: fieldErrors(err)})
	}
	if err != nil {
		return err
	}
	return c.Redirect(draftHref(d.Source, d.Number)+"#reaction-"+strconv.Itoa(d.Number), http.StatusSeeOther)
}

// nextDraft goes on to the next draft that waits, or to the end of the review.
func (s *Server) nextDraft(c *fiber.Ctx, d tracker.Draft, message string) error {
	return s.goOn(c, d.Source, d.Number, message)
}

// firstDraft goes on to the first draft that waits, to the table of those that are
// too many to be reviewed one by one, or to the end of the review.
func (s *Server) firstDraft(c *fiber.Ctx, source, message string) error {
	rows, err := s.Tracker.RowsOf(c.UserContext(), viewer(c), source)
	if err != nil {
		return err
	}
	if rows > mostCards {
		s.flash(c, message)
		return c.Redirect(tableHref(source), http.StatusSeeOther)
	}
	return s.goOn(c, source, 0, message)
}

func (s *Server) goOn(c *fiber.Ctx, source string, after int, message string) error {
	r, err := s.Tracker.Review(c.UserContext(), viewer(c), source)
	if err != nil {
		return err
	}
	s.flash(c, message)
	to := "/sources/" + source + "/review#h-end"
	if next := r.Next(after); next != 0 {
		to = draftHref(source, next) + "#reaction-" + strconv.Itoa(next)
	}
	return c.Redirect(withPart(to, partShown(c)), http.StatusSeeOther)
}
