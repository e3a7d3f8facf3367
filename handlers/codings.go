package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) codingRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations/:slug/codings", tracker.DecideStances, s.listCodings},
		{http.MethodPost, "/consultations/:slug/codings", tracker.DecideStances, s.createCoding},
		{http.MethodGet, "/codings/:id", tracker.DecideStances, s.showCoding},
		{http.MethodGet, "/codings/:id/sheet", tracker.DecideStances, s.showSheet},
		{http.MethodPost, "/codings/:id/sheet", tracker.DecideStances, s.saveAnswer},
		{http.MethodPost, "/codings/:id/hand-in", tracker.DecideStances, s.handIn},
		{http.MethodPost, "/codings/:id/end", tracker.DecideStances, s.endCoding},
		{http.MethodPost, "/codings/:id/adjudicate", tracker.DecideStances, s.adjudicate},
		{http.MethodPost, "/codings/:id/record", tracker.DecideStances, s.recordAgreed},
		{http.MethodPost, "/codings/:id/close", tracker.DecideStances, s.closeCoding},
		{http.MethodGet, "/codings/:id/comparison.csv", tracker.DecideStances, s.exportComparison},
	}
}

// codingTyped is a new exercise as it was sent.
type codingTyped struct {
	id, proposition, size, from, seed string
	coders                            []string
	spread                            bool
}

func (s *Server) listCodings(c *fiber.Ctx) error { return s.showCodings(c, http.StatusOK, nil, nil) }

// showCodings shows the list with the form, which is as it begins unless
// something was typed.
func (s *Server) showCodings(c *fiber.Ctx, status int, typed *codingTyped, wrong []templates.FieldError) error {
	list, err := s.Tracker.Codings(c.UserContext(), viewer(c), c.Params("slug"))
	if err != nil {
		return err
	}
	con, o := list.Consultation, list.Order
	if typed == nil {
		typed = &codingTyped{id: o.ID, proposition: o.Proposition, size: strconv.Itoa(o.Size), from: string(o.From), seed: strconv.Itoa(o.Seed)}
	}
	page := templates.Codings{
		Frame: s.frame(c, "Second coders"), Consultation: con.Title, Action: codingsHref(con), ID: typed.id, Size: typed.size, Seed: typed.seed, Spread: typed.spread,
		From: choices([]tracker.CodingFrom{tracker.FromUndecided, tracker.FromAll}, codingFroms, tracker.CodingFrom(typed.from)),
	}
	page.Frame.Crumbs, page.Frame.Here, page.Errors = consultationCrumbs(con), "Second coders", wrong
	for _, p := range con.Propositions {
		page.Propositions = append(page.Propositions, templates.Option{Value: p.ID, Label: p.Title, Selected: p.ID == typed.proposition})
	}
	for _, coder := range list.Coders {
		page.Coders = append(page.Coders, templates.Option{Value: coder.Account, Label: coder.Name, Selected: slices.Contains(typed.coders, coder.Account)})
	}
	for _, p := range list.List {
		page.Rows = append(page.Rows, codingRow(p))
	}
	return s.show(c, status, page)
}

// codingsHref is where the exercises of a consultation are listed.
func codingsHref(con tracker.Consultation) string { return "/consultations/" + con.Slug + "/codings" }

// codingsLink leads to the exercises and says what waits there for the viewer;
// nothing for those who may not decide.
func (s *Server) codingsLink(c *fiber.Ctx, con tracker.Consultation) (templates.Link, error) {
	v := viewer(c)
	if !v.May(tracker.DecideStances) {
		return templates.Link{}, nil
	}
	link := templates.Link{Label: "Second coders", Href: codingsHref(con)}
	waiting, err := s.Tracker.SheetsWaiting(c.UserContext(), v, con.ID)
	if waiting > 0 {
		link.Label += ": " + counted(waiting, "sheet waits", "sheets wait") + " for you"
	}
	return link, err
}

func codingHref(id string) string { return "/codings/" + id }

func sheetHref(id string, n int) string {
	if n == 0 {
		return codingHref(id) + "/sheet"
	}
	return codingHref(id) + "/sheet?n=" + strconv.Itoa(n)
}

func codingRow(p tracker.CodingProgress) templates.CodingRow {
	row := templates.CodingRow{
		Href: codingHref(p.Coding.ID), Proposition: p.Proposition.Title, State: string(p.Coding.State), StateLabel: codingStates[p.Coding.State],
		Made:   fmt.Sprintf("%s, %s, by %s", counted(len(p.Coding.Sample), "reaction", "reactions"), day(p.Coding.CreatedAt), p.Coding.ByName),
		Coders: codingCoders(p),
	}
	if p.Mine >= 0 && !p.Coders[p.Mine].In {
		row.SheetHref = sheetHref(p.Coding.ID, 0)
	}
	return row
}

func codingCoders(p tracker.CodingProgress) []templates.CodingCoder {
	var list []templates.CodingCoder
	for i, coder := range p.Coders {
		list = append(list, templates.CodingCoder{Name: coder.Name, Answered: coder.Answered, Of: len(p.Coding.Sample), In: coder.In, You: i == p.Mine})
	}
	return list
}

func (s *Server) createCoding(c *fiber.Ctx) error {
	typed := codingTyped{id: c.FormValue("id"), proposition: c.FormValue("proposition"), size: strings.TrimSpace(c.FormValue("size")), from: c.FormValue("from"),
		seed: strings.TrimSpace(c.FormValue("seed")), coders: formValues(c, "coder"), spread: c.FormValue("spread") != ""}
	coding, err := s.Tracker.StartCoding(c.UserContext(), viewer(c), c.Params("slug"), typed.order())
	if status, again := rejected(err); again {
		return s.showCodings(c, status, &typed, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	s.flash(c, "The sample was drawn. Each coder finds their sheet here.")
	return c.Redirect(codingHref(coding.ID), http.StatusSeeOther)
}

// order returns the order of the domain; what is no number is one that it
// refuses.
func (t codingTyped) order() tracker.CodingOrder {
	o := tracker.CodingOrder{ID: t.id, Proposition: t.proposition, Coders: t.coders, From: tracker.CodingFrom(t.from), Spread: t.spread}
	var err error
	if o.Size, err = strconv.Atoi(t.size); err != nil {
		o.Size = -1
	}
	if o.Seed, err = strconv.Atoi(t.seed); err != nil {
		o.Seed = -1
	}
	return o
}

// showCoding shows how far an exercise is, and once all have handed in what
// they say.
func (s *Server) showCoding(c *fiber.Ctx) error {
	p, con, err := s.Tracker.Coding(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	if p.Coding.State != tracker.CodingOpen {
		return s.showComparison(c, http.StatusOK, verdictTyped{}, nil)
	}
	return s.showOpenCoding(c, http.StatusOK, p, con, "", nil)
}

func (s *Server) showOpenCoding(c *fiber.Ctx, status int, p tracker.CodingProgress, con tracker.Consultation, reason string, wrong []templates.FieldError) error {
	page := templates.CodingOpen{
		Frame: s.codingFrame(c, con, p), Proposition: p.Proposition.Title, About: aboutCoding(p.Coding), Coders: codingCoders(p),
		EndAction: codingHref(p.Coding.ID) + "/end", EndReason: reason,
	}
	page.Errors = wrong
	if p.Mine >= 0 {
		page.SheetHref, page.SheetIn = sheetHref(p.Coding.ID, 0), p.Coders[p.Mine].In
	}
	return s.show(c, status, page)
}

func (s *Server) codingFrame(c *fiber.Ctx, con tracker.Consultation, p tracker.CodingProgress) templates.Frame {
	f := s.frame(c, "Coding: "+p.Proposition.Title)
	f.Crumbs, f.Here = append(consultationCrumbs(con), templates.Link{Label: "Second coders", Href: codingsHref(con)}), p.Proposition.Title
	return f
}

func (s *Server) endCoding(c *fiber.Ctx) error {
	reason := c.FormValue("reason")
	_, err := s.Tracker.EndCoding(c.UserContext(), viewer(c), c.Params("id"), reason)
	status, again := rejected(err)
	if !again {
		return s.afterCoding(c, err, "The exercise was ended. What was answered is compared below.")
	}
	p, con, now := s.Tracker.Coding(c.UserContext(), viewer(c), c.Params("id"))
	if now != nil {
		return now
	}
	if p.Coding.State != tracker.CodingOpen {
		return s.showComparison(c, status, verdictTyped{}, fieldErrors(err))
	}
	return s.showOpenCoding(c, status, p, con, reason, fieldErrors(err))
}

// afterCoding goes back to the exercise.
func (s *Server) afterCoding(c *fiber.Ctx, err error, done string) error {
	if err != nil {
		return err
	}
	s.flash(c, done)
	return c.Redirect(codingHref(c.Params("id")), http.StatusSeeOther)
}
