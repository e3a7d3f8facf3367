package handlers

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// suggestRoutes answer boxes for names while somebody types into them. They tell
// every name on file, so they are for those who may read what is not published.
func (s *Server) suggestRoutes() []route {
	return []route{
		{http.MethodGet, "/suggest/people", tracker.ReadUnpublished, s.suggestPeople},
		{http.MethodGet, "/suggest/organisations", tracker.ReadUnpublished, s.suggestOrganisations},
	}
}

// suggestion is one name that a box offers.
type suggestion struct {
	Value string `json:"value"` // ID
	Label string `json:"label"` // the name that goes into the box
	About string `json:"about"` // what tells it from another of the same name

	Role           string `json:"role,omitempty"` // of a person: the one seen last, and its body
	Organisation   string `json:"organisation,omitempty"`
	OrganisationID string `json:"organisation_id,omitempty"`
}

func (s *Server) suggestPeople(c *fiber.Ctx) error {
	list, err := s.Tracker.PeopleBegun(c.UserContext(), viewer(c), c.Query("q"))
	if err != nil {
		return err
	}
	options := []suggestion{} // an empty list, not null
	for _, l := range list {
		options = append(options, suggestion{Value: l.ID, Label: l.Name, About: l.About,
			Role: l.Role, Organisation: l.Organisation.Name, OrganisationID: l.Organisation.ID})
	}
	return c.JSON(map[string][]suggestion{"options": options})
}

func (s *Server) suggestOrganisations(c *fiber.Ctx) error {
	list, err := s.Tracker.BodiesBegun(c.UserContext(), viewer(c), c.Query("q"))
	if err != nil {
		return err
	}
	sectors, err := s.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return err
	}
	options := []suggestion{}
	for _, l := range list {
		about := strings.Join(nonEmpty(l.About, sectorWords(sectors, l.Sectors)), "; ")
		options = append(options, suggestion{Value: l.ID, Label: l.Name, About: about})
	}
	return c.JSON(map[string][]suggestion{"options": options})
}
