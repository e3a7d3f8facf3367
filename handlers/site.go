package handlers

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) siteRoutes() []route {
	return []route{
		{http.MethodGet, "/", tracker.Anyone, s.showHome},
		{http.MethodGet, "/import", tracker.LogReactions, s.startImport},
		{http.MethodGet, "/healthz", tracker.Anyone, s.showHealth},
		{http.MethodGet, "/assets/*", tracker.Anyone, s.showAsset},
		{http.MethodGet, "/accessibility", tracker.Anyone, s.showAccessibility},
		{http.MethodGet, "/privacy", tracker.Anyone, s.showPrivacy},
		{http.MethodGet, "/method", tracker.Anyone, s.showMethod},
	}
}

// showHome leads to where the viewer begins.
func (s *Server) showHome(c *fiber.Ctx) error {
	if viewer(c).May(tracker.ReadPublished) {
		return c.Redirect("/consultations", http.StatusSeeOther)
	}
	return c.Redirect("/sign-in", http.StatusSeeOther)
}

// startImport leads to the import form of the newest open consultation, where
// another can be chosen.
func (s *Server) startImport(c *fiber.Ctx) error {
	list, err := s.Tracker.Consultations(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	if len(list) == 0 {
		s.flash(c, "Make a consultation first: a source is imported into one.")
		return c.Redirect("/consultations/new", http.StatusSeeOther)
	}
	newest := list[0]
	for _, con := range list {
		if con.State == tracker.ConsultationOpen {
			newest = con
			break
		}
	}
	return c.Redirect("/consultations/"+newest.Slug+"/import", http.StatusSeeOther)
}

// showHealth answers probes: 200 when the store answers, or when pages can be
// shown without it. identify has asked it nothing for a request without a
// cookie, so it is asked here.
func (s *Server) showHealth(c *fiber.Ctx) error {
	if asOf, away := s.Tracker.Away(); away && !asOf.IsZero() {
		return c.SendString("cut off from the database, showing what was there at " + asOf.UTC().Format(time.RFC3339) + "\n")
	}
	if _, err := s.Tracker.SectorNames(c.UserContext()); err != nil {
		s.logUnavailable(c, err)
		return c.Status(http.StatusServiceUnavailable).SendString("the database does not answer\n")
	}
	return c.SendString("ok\n")
}

// showAsset serves what is built in. The address holds a hash of all assets,
// so a browser may keep the answer for good.
func (s *Server) showAsset(c *fiber.Ctx) error {
	content, kind, ok := templates.AssetFile(c.Path())
	if !ok {
		return tracker.Errorf(tracker.NotFound, "There is no file at this address.")
	}
	c.Set(fiber.HeaderContentType, kind)
	c.Vary(fiber.HeaderAcceptEncoding)
	if packed := templates.PackedAsset(c.Path()); packed != nil && c.Get(fiber.HeaderAcceptEncoding) != "" && c.AcceptsEncodings("gzip") == "gzip" {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		content = packed
	}
	c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	return c.Send(content)
}

func (s *Server) showAccessibility(c *fiber.Ctx) error {
	return s.show(c, http.StatusOK, templates.Accessibility{Frame: s.frame(c, "Accessibility statement")})
}

func (s *Server) showPrivacy(c *fiber.Ctx) error {
	return s.show(c, http.StatusOK, templates.Privacy{Frame: s.frame(c, "Privacy")})
}
