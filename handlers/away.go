package handlers

import (
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// asOfHeader says as of when an answer is that was not read from the database,
// in UTC; it is absent from every other.
const asOfHeader = "Soundings-As-Of"

// noteStale notes what a request reads, and says in a header as of when that was.
func (s *Server) noteStale(c *fiber.Ctx) error {
	if strings.HasPrefix(c.Path(), "/assets/") {
		return c.Next()
	}
	ctx, reading := tracker.WithReading(c.UserContext())
	c.SetUserContext(ctx)
	c.Locals(readingKey, reading)
	err := c.Next()
	if err != nil { // shown here, so that the answer has the header whatever it is
		err = s.fail(c, err)
	}
	if asOf, _ := s.stale(c); !asOf.IsZero() {
		c.Set(asOfHeader, asOf.UTC().Format(time.RFC3339))
	}
	return err
}

// stale returns as of when the request has been answered so far, zero if not at
// all, and false if it is as things are now. A page that has read nothing while
// the database is away is as old as what it leads to.
func (s *Server) stale(c *fiber.Ctx) (time.Time, bool) {
	if reading, ok := c.Locals(readingKey).(*tracker.Reading); ok {
		if asOf, ok := reading.Stale(); ok {
			return asOf, true
		}
	}
	return s.Tracker.Away()
}

// away is the notice above every page while the database is away.
func (s *Server) away(c *fiber.Ctx) *templates.Away {
	asOf, stale := s.stale(c)
	switch {
	case !stale:
		return nil
	case asOf.IsZero():
		return &templates.Away{}
	}
	at := tracker.London(asOf)
	a := &templates.Away{AsOf: at.Format("15:04"), AsOfISO: at.Format(time.RFC3339)}
	if at.Format(time.DateOnly) != tracker.London(s.Now()).Format(time.DateOnly) {
		a.AsOf = moment(asOf)
	}
	return a
}

// refuseAway refuses every change while the database is away, before anything
// is made of it, and one of somebody whose session was read while it was. Only
// signing out does what can be done.
func (s *Server) refuseAway(c *fiber.Ctx) error {
	if _, stale := s.stale(c); stale && !slices.Contains(reading, c.Method()) && c.Path() != "/sign-out" {
		return tracker.Errorf(tracker.Unavailable, "Nothing was changed: the database cannot be reached. "+
			"Go back, where what you typed may still be, and send it again when the database is back.")
	}
	return c.Next()
}
