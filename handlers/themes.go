package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) themeRoutes() []route {
	return []route{
		{http.MethodPost, "/reactions/:id/themes", tracker.DecideStances, s.setThemes},
		{http.MethodPost, "/quotes/themes", tracker.DecideStances, s.tagQuotes},
		{http.MethodPost, "/quotes/themes/undo", tracker.DecideStances, s.untagQuotes},
	}
}

// setThemes says on what a reaction touches.
func (s *Server) setThemes(c *fiber.Ctx) error {
	chosen := formValues(c, "theme")
	_, err := s.Tracker.SetThemes(c.UserContext(), viewer(c), c.Params("id"), revision(c), chosen)
	return s.afterReaction(c, err, "The themes were saved.", reactionShown{themes: &chosen})
}

// addThemes shows the themes of a reaction, each leading to all that has it, and
// offers those of the consultation to who may choose.
func addThemes(v tracker.Viewer, page *templates.Reaction, p tracker.ReactionPage, shown reactionShown) {
	chosen := p.Reaction.Themes
	for _, t := range p.Consultation.Themes {
		if slices.Contains(chosen, t.ID) {
			page.Themes = append(page.Themes, templates.Link{Label: t.Name, Href: quotesAt(byConsultation, p.Consultation.Slug, byTheme, t.ID)})
		}
	}
	if !v.May(tracker.DecideStances) {
		return
	}
	if shown.themes != nil {
		chosen = *shown.themes
	}
	page.ThemeChoices = themeChoices(p.Consultation, chosen)
	page.ThemesOpen = shown.themes != nil
	if v.May(tracker.EditConsultations) {
		page.ThemesEdit = "/consultations/" + p.Consultation.Slug + "/edit#themes"
	}
}

// themeChoices offers the themes of a consultation.
func themeChoices(con tracker.Consultation, chosen []string) []templates.Option {
	var list []templates.Option
	for _, t := range con.Themes {
		list = append(list, templates.Option{Value: t.ID, Label: t.Name, Selected: slices.Contains(chosen, t.ID)})
	}
	return list
}

// addDraftThemes shows which themes a draft has by its source, and offers the
// others to who may choose.
func addDraftThemes(v tracker.Viewer, form *templates.DraftForm, p tracker.SourcePage, chosen []string) {
	for _, o := range themeChoices(p.Consultation, chosen) {
		switch {
		case slices.Contains(p.Source.Themes, o.Value):
			form.ThemesOfAll = append(form.ThemesOfAll, o.Label)
		case v.May(tracker.DecideStances):
			form.Themes = append(form.Themes, o)
			form.ThemesOpen = form.ThemesOpen || o.Selected
		}
	}
}

// themeFields are the themes of a consultation as its form holds them, each with
// how many reactions have it, and empty rows for more.
func (s *Server) themeFields(c *fiber.Ctx, con tracker.Consultation, typed consultationTyped) ([]templates.ThemeField, error) {
	var heard map[string]int
	var withdrawn []tracker.Reaction
	if typed.address != "" {
		was, err := s.Tracker.Consultation(c.UserContext(), viewer(c), typed.address)
		if err != nil {
			return nil, err
		}
		if heard, err = s.Tracker.ThemesHeard(c.UserContext(), viewer(c), was); err != nil {
			return nil, err
		}
		if withdrawn, err = s.Tracker.ThemesWithdrawn(c.UserContext(), viewer(c), was); err != nil {
			return nil, err
		}
		for _, t := range was.Themes { // what was emptied and cannot go comes back
			if _, kept := con.Theme(t.ID); !kept && (heard[t.ID] > 0 || len(withdrawnWith(withdrawn, t.ID)) > 0) {
				con.Themes = append(con.Themes, t)
			}
		}
	}
	var list []templates.ThemeField
	for _, t := range con.Themes {
		f := templates.ThemeField{ID: t.ID, Name: t.Name}
		if n := heard[t.ID]; n > 0 {
			f.Used = templates.Link{Label: counted(n, "reaction has it", "reactions have it"), Href: quotesAt(byConsultation, typed.address, byTheme, t.ID)}
		}
		f.Withdrawn = withdrawnWith(withdrawn, t.ID)
		list = append(list, f)
	}
	return append(list, make([]templates.ThemeField, max(typed.blank, 3-len(list), 1))...), nil
}

// withdrawnWith leads to the withdrawn reactions that have a theme: no search
// finds them.
func withdrawnWith(list []tracker.Reaction, theme string) []templates.Link {
	var links []templates.Link
	for _, r := range list {
		if slices.Contains(r.Themes, theme) {
			links = append(links, templates.Link{Label: r.By(), Href: "/reactions/" + r.ID})
		}
	}
	return links
}

// themesToAdd are the themes that the reactions of a page may get: those of their
// consultations, with whose they are where there are several.
func (s *Server) themesToAdd(v tracker.Viewer, f filter, found results) []templates.Option {
	if !v.May(tracker.DecideStances) {
		return nil
	}
	hits := slices.Clone(found.Hits)
	for _, g := range found.groups.List {
		hits = append(hits, g.Hits...)
	}
	cons := tracker.SpokenOn(hits)
	var list []templates.Option
	for _, con := range cons {
		for _, t := range con.Themes {
			o := templates.Option{Value: t.ID, Label: t.Name, Selected: f.has(byTheme, t.ID)}
			if len(cons) > 1 {
				o.Label += " (" + con.Title + ")"
			}
			list = append(list, o)
		}
	}
	return list
}

// longestBack is how long an address to go back to may be that a message carries
// with its button, so that all reactions of a page have room beside it.
const longestBack = 400

// tagQuotes gives a theme to the reactions that were ticked on a page of results.
func (s *Server) tagQuotes(c *fiber.Ctx) error {
	back := localBack(c.FormValue("back"))
	ids := uniqueValues(formValues(c, "reaction"))
	done, err := s.Tracker.TagThemes(c.UserContext(), viewer(c), c.FormValue("theme"), true, ids)
	if status, again := rejected(err); again {
		s.flash(c, strings.Join(messagesOf(fieldErrors(err)), " "))
		if status == http.StatusConflict {
			s.flash(c, "Somebody else was changing one of these reactions. Try again.")
		}
		return c.Redirect(back, http.StatusSeeOther)
	}
	if err != nil {
		return err
	}
	words := taggedWords(done)
	if len(done.Changed) == 0 {
		s.flash(c, words)
		return c.Redirect(back, http.StatusSeeOther)
	}
	s.flashUndo(c, words, untagHref(done, back), 0)
	return c.Redirect(back, http.StatusSeeOther)
}

// untagHref is where a theme is taken off those again that it was given to.
func untagHref(done tracker.Tagged, back string) string {
	undo := url.Values{"theme": {done.Theme.ID}, "reaction": done.Changed}
	if len(back) <= longestBack {
		undo.Set("back", back)
	}
	return "/quotes/themes/undo?" + undo.Encode()
}

// untagQuotes takes a theme off the reactions that have just been given it.
func (s *Server) untagQuotes(c *fiber.Ctx) error {
	at, err := url.ParseQuery(string(c.Request().URI().QueryString()))
	if err != nil {
		return tracker.Errorf(tracker.Invalid, "This cannot be undone here. Take the theme off on the page of each reaction.")
	}
	done, err := s.Tracker.TagThemes(c.UserContext(), viewer(c), at.Get("theme"), false, uniqueValues(at["reaction"]))
	if err != nil {
		return err
	}
	s.flash(c, "Undone. The theme “"+done.Theme.Name+"” is off "+counted(len(done.Changed), "reaction", "reactions")+" again.")
	return c.Redirect(localBack(at.Get("back")), http.StatusSeeOther)
}

// taggedWords says what came of it.
func taggedWords(done tracker.Tagged) string {
	words := "“" + done.Theme.Name + "” was added to " + counted(len(done.Changed), "reaction", "reactions") + "."
	if len(done.Changed) == 0 {
		words = "Nothing was added."
	}
	if done.Same > 0 {
		words += " " + counted(done.Same, "reaction", "reactions") + " had “" + done.Theme.Name + "” already."
	}
	if done.Other > 0 {
		words += " " + counted(done.Other, "reaction is", "reactions are") + " of another consultation and cannot have it."
	}
	return words
}

func messagesOf(wrong []templates.FieldError) []string {
	var list []string
	for _, e := range wrong {
		list = append(list, e.Message)
	}
	return list
}

// localBack is an address of the search to go back to; anything else is the
// search for everything.
func localBack(to string) string {
	if path, _, _ := strings.Cut(to, "?"); path == "/quotes" && localPath(to) == to {
		return to
	}
	return "/quotes"
}

func uniqueValues(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// themesOn are the themes of a hit, each leading to what else has it.
func (f filter) themesOn(h tracker.QuoteHit) []templates.Link {
	var list []templates.Link
	for _, t := range h.Consultation.Themes {
		if slices.Contains(h.Reaction.Themes, t.ID) {
			list = append(list, templates.Link{Label: t.Name, Href: f.with(byConsultation, h.Consultation.Slug).with(byTheme, t.ID).href()})
		}
	}
	return list
}

// pickOf is the ID by which a reaction is ticked, nothing where there is no theme
// to give it or it may not be given one.
func pickOf(v tracker.Viewer, h tracker.QuoteHit) string {
	if !v.May(tracker.DecideStances) || len(h.Consultation.Themes) == 0 {
		return ""
	}
	return h.Reaction.ID
}

// themesHeard are the themes of a consultation with how many reactions have each,
// each leading to them.
func (s *Server) themesHeard(c *fiber.Ctx, con tracker.Consultation) ([]templates.Link, error) {
	heard, err := s.Tracker.ThemesHeard(c.UserContext(), viewer(c), con)
	if err != nil {
		return nil, err
	}
	var list []templates.Link
	for _, t := range con.Themes {
		l := templates.Link{Label: t.Name}
		if n := heard[t.ID]; n > 0 {
			l.Label += " (" + thousands(n) + ")"
			l.Href = quotesAt(byConsultation, con.Slug, byTheme, t.ID)
		}
		list = append(list, l)
	}
	return list, nil
}
