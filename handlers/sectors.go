package handlers

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// sectorTyped is what one of the forms of the list of sectors sent.
type sectorTyped struct {
	what, code, label string // what: add or rename
}

func (s *Server) listSectors(c *fiber.Ctx) error {
	return s.showSectors(c, http.StatusOK, sectorTyped{}, nil)
}

func (s *Server) updateSectors(c *fiber.Ctx) error {
	typed := sectorTyped{what: c.FormValue("what"), code: strings.TrimSpace(c.FormValue("code")), label: c.FormValue("label")}
	now, err := s.Tracker.Sectors(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	list, err := typed.applied(now.List)
	if err == nil {
		_, err = s.Tracker.UpdateSectors(c.UserContext(), viewer(c), revision(c), list)
	}
	if status, ok := rejected(err); ok {
		return s.showSectors(c, status, typed, fieldsNamed(fieldErrors(err), map[string]string{"sectors": typed.field()}))
	}
	if err != nil {
		return err
	}
	s.flash(c, "The list of sectors was saved.")
	return c.Redirect("/sectors", http.StatusSeeOther)
}

var sectorCode = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)

// applied returns the list with the sector added or renamed.
func (t sectorTyped) applied(list []tracker.SectorName) ([]tracker.SectorName, error) {
	list = slices.Clone(list)
	at := slices.IndexFunc(list, func(n tracker.SectorName) bool { return string(n.Code) == t.code })
	switch {
	case t.what == "rename" && at >= 0:
		list[at].Name = t.label
		return list, nil
	case t.what == "rename":
		return nil, invalid("", "There is no such sector.")
	case t.code != "" && !sectorCode.MatchString(t.code):
		return nil, invalid("code", "Use small letters, digits and underscores, for example local_government.")
	}
	return append(list, tracker.SectorName{Code: tracker.Sector(t.code), Name: t.label}), nil
}

// field is where the form shows what is wrong with a name.
func (t sectorTyped) field() string {
	if t.what == "rename" {
		return "label-" + t.code
	}
	return "label"
}

func (s *Server) showSectors(c *fiber.Ctx, status int, typed sectorTyped, wrong []templates.FieldError) error {
	v := viewer(c)
	now, err := s.Tracker.Sectors(c.UserContext(), v)
	if err != nil {
		return err
	}
	all, _, err := s.Tracker.Organisations(c.UserContext(), v, tracker.ListFilter{Limit: everybody})
	if err != nil {
		return err
	}
	page := templates.Sectors{Frame: s.frame(c, "Sectors"), Revision: int(now.Revision)}
	page.Errors = wrong
	if typed.what == "add" {
		page.Code, page.Label = typed.code, typed.label
	}
	for _, n := range now.List {
		item := templates.SectorItem{Code: string(n.Code), Label: n.Name, Organisations: members(all, n.Code), Href: addressWith("/organisations", "sector", string(n.Code))}
		if typed.what == "rename" && typed.code == item.Code {
			item.Label = typed.label
		}
		page.Rows = append(page.Rows, item)
	}
	return s.show(c, status, page)
}

func members(list []tracker.Listed, code tracker.Sector) int {
	n := 0
	for _, l := range list {
		if slices.Contains(l.Sectors, code) {
			n++
		}
	}
	return n
}
