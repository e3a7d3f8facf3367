package handlers

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// route is one line of the table: refused unless listed, and open only to
// those who may take the action it names.
type route struct {
	method, path string
	allow        tracker.Action
	handle       fiber.Handler
}

// routes is the site map, put together from the families of screens. Order
// carries no meaning: fixed addresses are put before those with a parameter.
func (s *Server) routes() []route {
	var all []route
	for _, family := range [][]route{
		s.siteRoutes(), s.accountRoutes(), s.consultationRoutes(), s.peopleRoutes(), s.mergeRoutes(),
		s.sourceRoutes(), s.reviewRoutes(), s.tableRoutes(), s.reactionRoutes(), s.quoteRoutes(), s.themeRoutes(), s.savedRoutes(), s.taggingRoutes(),
		s.conditionRoutes(), s.codingRoutes(), s.indexRoutes(), s.suggestRoutes(), s.logRoutes(),
		s.moveRoutes(), s.asideRoutes(),
		s.expectedRoutes(), s.progressRoutes(),
		s.matrixRoutes(),
		s.listRoutes(),
	} {
		all = append(all, family...)
	}
	slices.SortStableFunc(all, func(a, b route) int {
		return strings.Count(a.path, ":") - strings.Count(b.path, ":")
	})
	return all
}
