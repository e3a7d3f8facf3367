package handlers

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) consultationRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations", tracker.ReadPublished, s.listConsultations},
		{http.MethodGet, "/consultations/new", tracker.EditConsultations, s.newConsultation},
		{http.MethodPost, "/consultations", tracker.EditConsultations, s.createConsultation},
		{http.MethodGet, "/consultations/:slug", tracker.ReadPublished, s.showConsultation},
		{http.MethodGet, "/consultations/:slug/changes", tracker.ReadPublished, s.showChanges},
		{http.MethodGet, "/consultations/:slug/positions", tracker.ReadPublished, s.showPositions},
		{http.MethodGet, "/consultations/:slug/edit", tracker.EditConsultations, s.editConsultation},
		{http.MethodPost, "/consultations/:slug/edit", tracker.EditConsultations, s.updateConsultation},
	}
}

func (s *Server) listConsultations(c *fiber.Ctx) error {
	v := viewer(c)
	list, err := s.Tracker.Overview(c.UserContext(), v)
	if err != nil {
		return err
	}
	page := templates.Consultations{Frame: s.frame(c, "Consultations")}
	if v.May(tracker.EditConsultations) {
		page.NewHref = "/consultations/new"
	}
	for _, o := range list {
		page.Rows = append(page.Rows, consultationRow(o))
	}
	return s.show(c, http.StatusOK, page)
}

func consultationRow(o tracker.Overview) templates.ConsultationRow {
	con := o.Consultation
	return templates.ConsultationRow{
		Name: con.Title, Href: "/consultations/" + con.Slug, Summary: con.Summary, AnnouncedBy: con.AnnouncedBy,
		State: string(con.State), StateLabel: consultationStates[con.State], Dates: runs(con.Opens, con.Closes),
		Reactions: o.Reactions, Organisations: o.Organisations, Individuals: o.Individuals, Decided: o.Decided,
		QuotesHref: quotesAt("consultation", con.Slug), ToReview: o.ToReview, SourcesHref: "/consultations/" + con.Slug + "/sources",
	}
}

// runs says from when to when a consultation runs: "1 May to 27 June 2014".
func runs(opens, closes tracker.CivilDate) string {
	switch {
	case opens == "" && closes == "":
		return ""
	case closes == "":
		return "from " + civil(opens)
	case opens == "":
		return "until " + civil(closes)
	}
	from := civil(opens)
	if opens[:4] == closes[:4] {
		from = strings.TrimSuffix(from, " "+string(opens[:4]))
	}
	return from + " to " + civil(closes)
}

func (s *Server) newConsultation(c *fiber.Ctx) error {
	return s.showConsultationForm(c, http.StatusOK, consultationTyped{Consultation: tracker.Consultation{State: tracker.ConsultationOpen}}, nil)
}

// consultationTyped is a consultation as its form holds it: Slug and Revision
// of the stored one are "" and 0 for a new one.
type consultationTyped struct {
	tracker.Consultation
	address string // where it is now, "" for a new one
	blank   int    // further empty rows for propositions
}

// readConsultation reads the form over what is stored, so that what the form
// does not ask for stays.
func readConsultation(c *fiber.Ctx, con tracker.Consultation) tracker.Consultation {
	con.Revision = revision(c)
	con.Title, con.Slug, con.Summary, con.AnnouncedBy = c.FormValue("title"), c.FormValue("slug"), c.FormValue("summary"), c.FormValue("announced_by")
	con.Opens, con.Closes = typedDate(c.FormValue("opens")), typedDate(c.FormValue("closes"))
	con.State = tracker.ConsultationState(c.FormValue("state"))
	con.Propositions = readPropositions(formValues(c, "proposition_id"), formValues(c, "proposition"))
	con.Themes = readThemes(formValues(c, "theme_id"), formValues(c, "theme"))
	return con
}

// typedDate returns the date that was meant, or what was typed for the form to
// show again: that is no valid date, so it is refused.
func typedDate(s string) tracker.CivilDate {
	if d, ok := tracker.ParseCivilDate(s); ok {
		return d
	}
	return tracker.CivilDate(s)
}

// dateShown writes a date as pages do, and what is no date as it was typed.
func dateShown(d tracker.CivilDate) string {
	if known, ok := tracker.ParseCivilDate(string(d)); ok {
		return dateTyped(known)
	}
	return string(d)
}

// readPropositions leaves out empty rows, but never the first, which would
// hand its place as the proposal as a whole to the next.
func readPropositions(ids, titles []string) []tracker.Proposition {
	var list []tracker.Proposition
	for i, title := range titles {
		if title = strings.TrimSpace(title); title != "" || i == 0 {
			p := tracker.Proposition{Title: title}
			if i < len(ids) {
				p.ID = ids[i]
			}
			list = append(list, p)
		}
	}
	if len(list) == 1 && list[0] == (tracker.Proposition{}) {
		return nil
	}
	return list
}

// readThemes leaves out empty rows: a theme whose name is emptied is removed.
func readThemes(ids, names []string) []tracker.Theme {
	var list []tracker.Theme
	for i, name := range names {
		if name = strings.TrimSpace(name); name != "" {
			t := tracker.Theme{Name: name}
			if i < len(ids) {
				t.ID = ids[i]
			}
			list = append(list, t)
		}
	}
	return list
}

func (s *Server) createConsultation(c *fiber.Ctx) error {
	typed := consultationTyped{Consultation: readConsultation(c, tracker.Consultation{})}
	if c.FormValue("add_proposition") != "" || c.FormValue("add_theme") != "" {
		typed.blank = 3
		return s.showConsultationForm(c, http.StatusOK, typed, nil)
	}
	con, err := s.Tracker.CreateConsultation(c.UserContext(), viewer(c), typed.Consultation)
	if status, ok := rejected(err); ok {
		return s.showConsultationForm(c, status, typed, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	s.flash(c, "The consultation was created.")
	return c.Redirect("/consultations/"+con.Slug, http.StatusSeeOther)
}

func (s *Server) editConsultation(c *fiber.Ctx) error {
	con, err := s.Tracker.Consultation(c.UserContext(), viewer(c), c.Params("slug"))
	if err != nil {
		return err
	}
	return s.showConsultationForm(c, http.StatusOK, consultationTyped{Consultation: con, address: con.Slug}, nil)
}

func (s *Server) updateConsultation(c *fiber.Ctx) error {
	now, err := s.Tracker.Consultation(c.UserContext(), viewer(c), c.Params("slug"))
	if err != nil {
		return err
	}
	typed := consultationTyped{Consultation: readConsultation(c, now), address: now.Slug}
	if c.FormValue("add_proposition") != "" || c.FormValue("add_theme") != "" {
		typed.blank = 3
		return s.showConsultationForm(c, http.StatusOK, typed, nil)
	}
	_, err = s.Tracker.UpdateConsultation(c.UserContext(), viewer(c), typed.Consultation)
	if status, ok := rejected(err); ok {
		wrong := fieldErrors(err)
		if status == http.StatusConflict {
			typed.Revision = now.Revision // who saves again has been told what is there now
			wrong = append(wrong, thereNow(consultationWords(now)))
		}
		return s.showConsultationForm(c, status, typed, wrong)
	}
	if err != nil {
		return err
	}
	s.flash(c, "The consultation was saved.")
	return c.Redirect("/consultations/"+now.Slug, http.StatusSeeOther)
}

func consultationWords(con tracker.Consultation) string {
	words := []string{con.Title, consultationStates[con.State], runs(con.Opens, con.Closes)}
	for _, p := range con.Propositions {
		words = append(words, p.Title)
	}
	return strings.Join(nonEmpty(words...), "; ")
}

func (s *Server) showConsultationForm(c *fiber.Ctx, status int, typed consultationTyped, wrong []templates.FieldError) error {
	con := typed.Consultation
	page := templates.ConsultationForm{
		Frame: s.frame(c, "New consultation"), New: true, Action: "/consultations", CancelHref: "/consultations", Revision: int(con.Revision),
		Name: con.Title, Slug: con.Slug, Summary: con.Summary, AnnouncedBy: con.AnnouncedBy, Opens: dateShown(con.Opens), Closes: dateShown(con.Closes),
		States: choices([]tracker.ConsultationState{tracker.ConsultationDraft, tracker.ConsultationOpen, tracker.ConsultationClosed}, consultationStates, con.State),
	}
	if typed.address != "" {
		page.New, page.Slug, page.Frame.Title = false, typed.address, "Edit consultation"
		page.CancelHref = "/consultations/" + typed.address
		page.Action = page.CancelHref + "/edit"
		page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(tracker.Consultation{Slug: typed.address, Title: cmp.Or(con.Title, typed.address)}), "Edit"
	}
	for _, p := range con.Propositions {
		page.Propositions = append(page.Propositions, templates.PropositionField{ID: p.ID, Text: p.Title})
	}
	for range max(typed.blank, 3-len(page.Propositions)) {
		page.Propositions = append(page.Propositions, templates.PropositionField{})
	}
	var err error
	if page.Themes, err = s.themeFields(c, con, typed); err != nil {
		return err
	}
	page.Errors = fieldsNamed(wrong, map[string]string{"propositions": "proposition-0", "themes": "theme-0"})
	return s.show(c, status, page)
}
