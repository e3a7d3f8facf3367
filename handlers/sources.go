package handlers

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

func (s *Server) sourceRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations/:slug/import", tracker.LogReactions, s.unfinished},
	}
}

func (s *Server) unfinished(*fiber.Ctx) error {
	return tracker.Errorf(tracker.NotFound, "There is no page at this address.")
}

// tooLarge answers a body past the limit on the import form.
func (s *Server) tooLarge(c *fiber.Ctx) error { return s.fail(c, fiber.ErrRequestEntityTooLarge) }
