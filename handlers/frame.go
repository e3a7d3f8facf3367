package handlers

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// menu is the main menu; each entry is for those who may take its action.
var menu = []struct {
	label, href string
	allow       tracker.Action
}{
	{"Consultations", "/consultations", tracker.ReadPublished},
	{"Quotes", "/quotes", tracker.ReadPublished},
	{"Stakeholders", "/stakeholders", tracker.ReadPublished},
	{"Organisations", "/organisations", tracker.ReadPublished},
	{"Import", "/import", tracker.LogReactions},
	{"Sectors", "/sectors", tracker.EditDirectory},
	{"Accounts", "/accounts", tracker.ManageAccounts},
	{"Search index", "/search-index", tracker.ManageIndex},
}

// frame fills what every page carries.
func (s *Server) frame(c *fiber.Ctx, title string) templates.Frame {
	v, place := viewer(c), menuPlace(c.Path())
	f := templates.Frame{
		Title:      title,
		SignedIn:   v.Role != "",
		SignedInAs: v.Name,
		RoleName:   roleNames[v.Role],
		CSRF:       maskedToken(csrf(c)),
		Away:       s.away(c),
	}
	s.takeFlash(c, &f)
	for _, m := range menu {
		if v.May(m.allow) {
			item := templates.NavItem{Label: m.label, Href: m.href, Current: under(place, m.href)}
			if m.href == "/import" && f.Away == nil {
				item.Badge, item.BadgeText = s.toReview(c)
			}
			f.Nav = append(f.Nav, item)
		}
	}
	return f
}

// toReview is what waits behind the menu's entry for sources, or nothing. A page
// is not refused because that could not be counted.
func (s *Server) toReview(c *fiber.Ctx) (badge, text string) {
	n, err := s.Tracker.ToReview(c.UserContext(), viewer(c))
	if err != nil {
		s.logUnavailable(c, err)
		return "", ""
	}
	switch n {
	case 0:
		return "", ""
	case 1:
		return "1", "source to review"
	}
	return thousands(n), "sources to review"
}

// menuPlace returns the path by which a page finds its menu entry: what leads
// from a text to its reactions belongs to Import, a reaction to Quotes.
func menuPlace(path string) string {
	switch {
	case under(path, "/sources"), under(path, "/drafts"), under(path, "/batches"), strings.HasPrefix(path, "/consultations/") && strings.HasSuffix(path, "/import"), path == "/reactions", path == "/reactions/new":
		return "/import"
	case under(path, "/codings"):
		return "/consultations"
	case under(path, "/reactions"):
		return "/quotes"
	}
	return path
}

// under reports whether a path is the place of a menu entry or below it.
func under(path, href string) bool {
	return path == href || strings.HasPrefix(path, href+"/")
}
