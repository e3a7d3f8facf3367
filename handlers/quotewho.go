package handlers

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// mostWho is how many letters of a name are looked up.
const mostWho = 200

// whoTyped is what was typed as speaker or organisation, on one line.
func whoTyped(c *fiber.Ctx) string {
	typed := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(c.Query(byWho), "")), " "))
	return string(typed[:min(len(typed), mostWho)])
}

// searchFor adds who was typed as a filter: at once if one is called so, else
// the page offers those whose name begins so.
func (s *Server) searchFor(c *fiber.Ctx, f filter, typed string) error {
	found, err := s.Tracker.Complete(c.UserContext(), viewer(c), typed)
	if err != nil {
		return err
	}
	var list, exact []templates.Link
	offer := func(label, name, href string) {
		list = append(list, templates.Link{Label: label + name, Href: href})
		if tracker.FoldName(name) == tracker.FoldName(typed) {
			exact = append(exact, list[len(list)-1])
		}
	}
	for _, p := range found.Speakers {
		offer("the speaker ", p.Name, f.and(bySpeaker, p.Value).href())
	}
	for _, o := range found.Organisations {
		offer("the organisation ", o.Name, f.and(byOrganisation, o.Value).href())
	}
	switch {
	case len(list) == 1:
		return c.Redirect(list[0].Href, http.StatusSeeOther)
	case len(exact) == 1:
		return c.Redirect(exact[0].Href, http.StatusSeeOther)
	}
	q, wrong := f.search()
	if len(wrong) > 0 {
		return s.showQuotes(c, http.StatusUnprocessableEntity, f, results{}, wrong, nil)
	}
	got, err := s.search(c, f, q)
	if status, again := rejected(err); again {
		return s.showQuotes(c, status, f, got, fieldErrors(err), placesOf(err, f.first(byWords)))
	}
	if err != nil {
		return err
	}
	f = f.understood(got.Asked)
	f.who, f.named = typed, list
	return s.showQuotes(c, http.StatusOK, f, got, nil, nil)
}
