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
