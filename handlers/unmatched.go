package handlers

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// unmatchedChoices offers whom the name of a speaker may mean who is linked to
// nobody yet; nothing for one who is.
func (s *Server) unmatchedChoices(c *fiber.Ctx, r tracker.Reaction, chosen string) ([]templates.Option, error) {
	if !r.Unmatched() {
		return nil, nil
	}
	people, err := s.Tracker.PeopleNamed(c.UserContext(), viewer(c), r.Speaker)
	list := []templates.Option{{Label: "Leave it open"}}
	for _, k := range people {
		list = append(list, templates.Option{Value: k.ID, Label: strings.Join(nonEmpty(k.Name, k.About), ", "), Selected: chosen == k.ID})
	}
	return append(list, templates.Option{Value: tracker.NewPerson, Label: "Somebody new, who is added", Selected: chosen == tracker.NewPerson}), err
}

// unmatchedBodies offers which body the name of the first capacity may mean while
// it is linked to none; nothing for one that is.
func (s *Server) unmatchedBodies(c *fiber.Ctx, r tracker.Reaction, chosen string) ([]templates.Option, error) {
	first := r.Capacity()
	if !first.Unmatched() {
		return nil, nil
	}
	l, err := s.Tracker.Links(c.UserContext(), viewer(c), tracker.Draft{Capacities: []tracker.Capacity{{OrganisationName: first.OrganisationName}}})
	if err != nil {
		return nil, err
	}
	known := l.Bodies[0].Choices
	if l.Bodies[0].ID != "" {
		known = []tracker.Listed{{ID: l.Bodies[0].ID, Name: l.Bodies[0].Name}}
	}
	list := []templates.Option{{Label: "Leave it open"}}
	for _, k := range known {
		list = append(list, templates.Option{Value: k.ID, Label: k.Name, Selected: chosen == k.ID})
	}
	return append(list, templates.Option{Value: tracker.NewBody, Label: "A new body, which is added", Selected: chosen == tracker.NewBody}), nil
}
