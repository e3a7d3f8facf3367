package handlers

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) savedRoutes() []route {
	return []route{
		{http.MethodGet, "/searches", tracker.ReadPublished, s.listSearches},
		{http.MethodPost, "/searches", tracker.ReadPublished, s.saveSearch},
		{http.MethodGet, "/searches/:id", tracker.ReadPublished, s.openSearch},
		{http.MethodPost, "/searches/:id", tracker.ReadPublished, s.renameSearch},
		{http.MethodPost, "/searches/:id/delete", tracker.ReadPublished, s.deleteSearch},
		{http.MethodPost, "/searches/:id/restore", tracker.ReadPublished, s.restoreSearch},
	}
}

// savedPerPage is how many saved searches a page counts the results of, fewSaved
// how many the search page names.
const (
	savedPerPage = 20
	fewSaved     = 5
)

// savedTyped is a name that was typed and refused: for a new search with its
// query, or for the one with the ID.
type savedTyped struct {
	id, name, query string
	wrong           []templates.FieldError
}

func (s *Server) listSearches(c *fiber.Ctx) error {
	return s.showSearches(c, http.StatusOK, savedTyped{})
}

func (s *Server) saveSearch(c *fiber.Ctx) error {
	typed := savedTyped{name: c.FormValue("name"), query: c.FormValue("query")}
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	if f, err = s.readKept(c, f, typed.query); err != nil {
		return err
	}
	typed.query = f.kept()
	n, err := s.countKept(c, f)
	if err != nil {
		return err
	}
	saved, err := s.Tracker.SaveSearch(c.UserContext(), viewer(c), typed.name, typed.query, n)
	if status, again := rejected(err); again {
		typed.wrong = fieldErrors(err)
		return s.showSearches(c, status, typed)
	}
	if err != nil {
		return err
	}
	s.flash(c, "“"+saved.Name+"” is saved. You find it under Saved searches.")
	return c.Redirect(address("/quotes", typed.query), http.StatusSeeOther)
}

// openSearch leads to what a saved search finds now, and notes how much that is.
func (s *Server) openSearch(c *fiber.Ctx) error {
	saved, err := s.Tracker.SavedSearch(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	if f, err = s.readKept(c, f, saved.Query); err != nil {
		return err
	}
	n, err := s.countKept(c, f)
	if err != nil {
		return err
	}
	if _, err := s.Tracker.OpenSavedSearch(c.UserContext(), viewer(c), saved.ID, n); err != nil && tracker.KindOf(err) != tracker.Unavailable {
		return err
	}
	return c.Redirect(address("/quotes", saved.Query), http.StatusSeeOther)
}

func (s *Server) renameSearch(c *fiber.Ctx) error {
	typed := savedTyped{id: c.Params("id"), name: c.FormValue("name")}
	saved, err := s.Tracker.RenameSavedSearch(c.UserContext(), viewer(c), typed.id, revision(c), typed.name)
	if status, again := rejected(err); again {
		typed.wrong = fieldsNamed(fieldErrors(err), map[string]string{"name": "name-" + typed.id})
		return s.showSearches(c, status, typed)
	}
	if err != nil {
		return err
	}
	s.flash(c, "The search is now called “"+saved.Name+"”.")
	return c.Redirect("/searches", http.StatusSeeOther)
}

func (s *Server) deleteSearch(c *fiber.Ctx) error {
	gone, err := s.Tracker.DeleteSavedSearch(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	if status, again := rejected(err); again {
		return s.showSearches(c, status, savedTyped{wrong: fieldErrors(err)})
	}
	if err != nil {
		return err
	}
	s.flashUndo(c, "“"+gone.Name+"” was deleted.", "/searches/"+gone.ID+"/restore", gone.Revision)
	return c.Redirect("/searches", http.StatusSeeOther)
}

func (s *Server) restoreSearch(c *fiber.Ctx) error {
	saved, err := s.Tracker.RestoreSavedSearch(c.UserContext(), viewer(c), c.Params("id"), revision(c))
	if status, again := rejected(err); again {
		return s.showSearches(c, status, savedTyped{wrong: fieldErrors(err)})
	}
	if err != nil {
		return err
	}
	s.flash(c, "“"+saved.Name+"” is back.")
	return c.Redirect("/searches", http.StatusSeeOther)
}

// readKept reads the query of a saved search, less what is not known.
func (s *Server) readKept(c *fiber.Ctx, every filter, query string) (filter, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		values = url.Values{} // somebody wrote the form by hand: there is nothing to save
	}
	return s.asNow(c, every.reading(func(name string) []string { return values[name] }))
}

// countKept counts what a search finds. One that cannot be understood any more
// finds nothing; opened, it says why.
func (s *Server) countKept(c *fiber.Ctx, f filter) (int, error) {
	q, wrong := f.search()
	if len(wrong) > 0 {
		return 0, nil
	}
	n, err := s.Tracker.CountQuotes(c.UserContext(), viewer(c), q)
	if tracker.KindOf(err) == tracker.Invalid {
		return 0, nil
	}
	return n, err
}

// savedLinks are the first saved searches for the search page, and the way to
// all. Without the database there are none.
func (s *Server) savedLinks(c *fiber.Ctx) ([]templates.Link, error) {
	list, err := s.Tracker.SavedSearches(c.UserContext(), viewer(c))
	if tracker.KindOf(err) == tracker.Unavailable || len(list) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var links []templates.Link
	for _, x := range list[:min(fewSaved, len(list))] {
		links = append(links, templates.Link{Label: x.Name, Href: "/searches/" + x.ID})
	}
	return append(links, templates.Link{Label: "All saved searches (" + thousands(len(list)) + ")", Href: "/searches"}), nil
}

func (s *Server) showSearches(c *fiber.Ctx, status int, typed savedTyped) error {
	list, err := s.Tracker.SavedSearches(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	shown := pageOf(c, len(list), savedPerPage)
	page := templates.Searches{Frame: s.frame(c, "Saved searches"), Total: len(list), Pages: shown.links(func(n int) string { return addressWith("/searches", "page", pageNumber(n)) })}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Quotes", Href: "/quotes"}}, "Saved searches"
	page.Errors = typed.wrong
	every, err := s.filterOf(c)
	if err != nil {
		return err
	}
	var rows []filter
	for _, x := range list[shown.from:shown.to] {
		row, err := s.readKept(c, every, x.Query)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	said, err := s.readKept(c, every, typed.query)
	if err != nil {
		return err
	}
	names, err := s.namesOf(c, valuesOf(append(rows, said)), tracker.QuotePage{})
	if err != nil {
		return err
	}
	if len(typed.wrong) > 0 && typed.id == "" && typed.query+typed.name != "" {
		page.New = &templates.NewSearch{Name: typed.name, Query: typed.query, Says: said.says(names)}
	}
	for i, x := range list[shown.from:shown.to] {
		n, err := s.countKept(c, rows[i])
		if err != nil {
			return err
		}
		row := templates.SearchRow{ID: x.ID, Revision: int(x.Revision), Name: x.Name, Typed: x.Name, Href: "/searches/" + x.ID, Says: rows[i].says(names),
			LeftOut: rows[i].leftOut(), Address: s.URL + address("/quotes", x.Query), N: n, Since: sinceOpened(n-x.Found, day(x.OpenedAt))}
		if typed.id == x.ID {
			row.Typed, row.Open = typed.name, true
		}
		page.Rows = append(page.Rows, row)
	}
	return s.show(c, status, page)
}

// valuesOf has the values of several searches, to look their names up at once.
func valuesOf(list []filter) filter {
	all := filter{values: map[string][]string{}}
	for _, f := range list {
		for name, values := range f.values {
			all.values[name] = append(all.values[name], values...)
		}
	}
	return all
}

// sinceOpened says how the number found differs from when the search was last
// opened. Some may have come and others gone: it is of the numbers alone.
func sinceOpened(more int, opened string) string {
	switch {
	case more > 0:
		return thousands(more) + " more than when you last looked, " + opened
	case more < 0:
		return thousands(-more) + " fewer than when you last looked, " + opened
	}
	return "As many as when you last looked, " + opened
}

// says puts a search into words.
func (f filter) says(names map[string]string) string {
	parts := nonEmpty(f.first(byWords))
	for _, chip := range f.chips(names) {
		parts = append(parts, chip.Label)
	}
	return strings.Join(parts, " · ")
}
