package handlers

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// Who adds a body whose name looks like that of one that is there is asked once
// whether they mean that one.

// askBodyMeant says, of a new body, that its name looks like others', together with
// whatever else is wrong with it; nothing where it has been said that it is another.
func (s *Server) askBodyMeant(c *fiber.Ctx, typed organisationTyped) error {
	if typed.ID != "" || typed.another {
		return nil
	}
	list, err := s.Tracker.BodiesMeant(c.UserContext(), viewer(c), typed.Name)
	if err != nil || len(list) == 0 {
		return err
	}
	wrong := &tracker.Error{Kind: tracker.Invalid, Fields: []tracker.FieldError{{Field: "another", Message: "Say whether it is another organisation than " + orOf(list) + "."}}}
	if known := (*tracker.Error)(nil); errors.As(typed.Validate(), &known) {
		wrong.Fields = append(known.Fields, wrong.Fields...)
	}
	return wrong
}

// isAnother reads the tick that it is another body than those asked about, which
// counts only for the name that was asked about.
func isAnother(c *fiber.Ctx) bool {
	return c.FormValue("another") != "" && tracker.FoldName(c.FormValue("asked")) == tracker.FoldName(c.FormValue("name"))
}

// bodiesMeant are the links to the bodies that the name of a new one may mean.
func (s *Server) bodiesMeant(c *fiber.Ctx, typed organisationTyped) ([]templates.Link, error) {
	if typed.ID != "" || typed.Name == "" {
		return nil, nil
	}
	list, err := s.Tracker.BodiesMeant(c.UserContext(), viewer(c), typed.Name)
	if err != nil {
		return nil, err
	}
	var links []templates.Link
	for _, l := range list {
		links = append(links, templates.Link{Label: l.Name, Href: "/organisations/" + l.ID})
	}
	return links, nil
}

// orOf is the names of a list, as the choice between them is put.
func orOf(list []tracker.Listed) string {
	words := list[0].Name
	for i, l := range list[1:] {
		if i == len(list)-2 {
			words += " or " + l.Name
			continue
		}
		words += ", " + l.Name
	}
	return words
}
