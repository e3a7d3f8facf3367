package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// answerTyped is an answer as it was sent.
type answerTyped struct {
	stance, note string
	evidence     []string
}

func (s *Server) showSheet(c *fiber.Ctx) error {
	n, err := strconv.Atoi(c.Query("n", "0"))
	if err != nil || n < 0 {
		return tracker.Errorf(tracker.NotFound, "There is no such reaction on this sheet.")
	}
	return s.showSheetPage(c, http.StatusOK, n, nil, nil)
}

// showSheetPage shows one reaction of the viewer's own sheet, with what was
// typed if it was refused.
func (s *Server) showSheetPage(c *fiber.Ctx, status, n int, typed *answerTyped, wrong []templates.FieldError) error {
	p, err := s.Tracker.Sheet(c.UserContext(), viewer(c), c.Params("id"), n)
	if err != nil {
		return err
	}
	id := p.Coding.ID
	page := templates.CodingSheet{
		Frame: s.codingFrame(c, p.Consultation, p.CodingProgress), Attribution: plainAttribution(p.Reaction), Action: sheetHref(id, 0), HandInAction: codingHref(id) + "/hand-in",
		Proposition: p.Proposition.Title, N: p.Number, Of: len(p.Coding.Sample), Answered: len(p.Sheet.Answers), Withdrawn: p.Reaction.State == tracker.Withdrawn,
		Source: templates.SourceRef{Title: p.Source.Title, Publisher: p.Source.Publisher, Published: civil(p.Source.Published)},
		Chosen: templates.Stance(p.Answer.Value), Was: templates.Stance(p.Answer.Value), Note: p.Answer.Note, ExerciseHref: codingHref(id),
		In: p.Sheet.In(), Left: len(p.Coding.Sample) - len(p.Sheet.Answers), Partly: c.FormValue("partly") != "",
	}
	on := func(passage string) bool {
		return slices.ContainsFunc(p.Answer.Evidence, func(at tracker.WordsAt) bool { return at.Passage == passage })
	}
	if typed != nil {
		page.Chosen, page.Note = templates.Stance(typed.stance), typed.note
		on = func(passage string) bool { return slices.Contains(typed.evidence, passage) }
	}
	page.Errors, page.Passages = wrong, codingPassages(p.Reaction, on)
	if n = p.Number; n > 1 {
		page.PrevHref = sheetHref(id, n-1)
	}
	page.SkipHref = sheetHref(id, 0)
	if n < page.Of {
		page.NextHref, page.SkipHref = sheetHref(id, n+1), sheetHref(id, n+1)
	}
	if p.Next != 0 && p.Next != n && p.Next != n+1 {
		page.GapHref = sheetHref(id, p.Next)
	}
	return s.show(c, status, page)
}

// plainAttribution says who spoke without a way to where their stance may be
// told.
func plainAttribution(r tracker.Reaction) templates.Attribution {
	a := attribution(r, nil)
	a.SpeakerHref, a.OrganisationHref, a.Sector = "", "", ""
	return a
}

// codingPassages are the words of a reaction, those corrected left out.
func codingPassages(r tracker.Reaction, on func(passage string) bool) []templates.CodingPassage {
	var list []templates.CodingPassage
	for _, x := range r.Passages {
		if x.Successor == "" {
			list = append(list, templates.CodingPassage{ID: x.ID, Kind: string(x.Kind), Text: x.Text, On: on(x.ID)})
		}
	}
	return list
}

// saveAnswer keeps an answer and goes on to the next reaction without one, or
// stays where all have one.
func (s *Server) saveAnswer(c *fiber.Ctx) error {
	typed := answerTyped{c.FormValue("stance-answer"), c.FormValue("note"), formValues(c, "evidence")}
	n, err := strconv.Atoi(c.FormValue("n"))
	if err != nil || n < 1 {
		return tracker.Errorf(tracker.NotFound, "There is no such reaction on this sheet.")
	}
	p, err := s.Tracker.SaveAnswer(c.UserContext(), viewer(c), c.Params("id"), n, tracker.AnswerInput{
		Value: tracker.Stance(typed.stance), Evidence: typed.evidence, Note: typed.note, Was: tracker.Stance(c.FormValue("was"))})
	status, again := rejected(err)
	switch {
	case again && status == http.StatusConflict:
		return s.showSheetPage(c, status, n, nil, fieldErrors(err)) // with what is there now
	case again:
		return s.showSheetPage(c, status, n, &typed, fieldErrors(err))
	case err != nil:
		return err
	case p.Next == 0 || p.Next == n:
		s.flash(c, "All are answered. Look through your sheet, then hand it in.")
		return c.Redirect(sheetHref(p.Coding.ID, n), http.StatusSeeOther)
	}
	return c.Redirect(sheetHref(p.Coding.ID, p.Next), http.StatusSeeOther)
}

func (s *Server) handIn(c *fiber.Ctx) error {
	p, err := s.Tracker.HandIn(c.UserContext(), viewer(c), c.Params("id"), c.FormValue("partly") != "")
	if status, again := rejected(err); again {
		n, _ := strconv.Atoi(c.FormValue("n")) // no number is the first without an answer
		return s.showSheetPage(c, status, max(0, n), nil, fieldErrors(err))
	}
	done := "Handed in. The comparison opens once all have."
	if p.Coding.State != tracker.CodingOpen {
		done = "Handed in. All have, so this is how the answers compare."
	}
	return s.afterCoding(c, err, done)
}
