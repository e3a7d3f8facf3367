package handlers

import (
	"io"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// Bodies are handed over as streams (StreamRequestBody), so that one that is
// too large can be answered with a page: a server that stops reading and
// closes the connection makes the browser show its own error instead. What a
// stream holds must be read to its end or the connection closed, or the rest
// would be taken for the next request.
const (
	bodyLimit    = 22 << 20  // a file of 20 MB with its form
	publicLimit  = 1 << 20   // who has not signed in has no files to send
	drainedLimit = 128 << 20 // of what is too large, so much is read and thrown away
)

// receive reads the body whole if it is within the limit; else it throws the
// body away and leaves it to refuseLarge to say so.
func (s *Server) receive(c *fiber.Ctx) error {
	length, stream, limit := c.Request().Header.ContentLength(), c.Context().RequestBodyStream(), bodyLimit
	if viewer(c).Role == "" {
		limit = publicLimit
	}
	switch {
	case stream == nil:
		return c.Next()
	case length < 0:
		return s.discard(c, stream, fiber.ErrLengthRequired)
	case length > limit:
		c.Locals(oversizedKey, true)
		if err := s.discard(c, stream, nil); err != nil {
			return err
		}
		return c.Next()
	}
	body, err := io.ReadAll(io.LimitReader(stream, int64(length)))
	if err != nil || len(body) < length {
		c.Context().SetConnectionClose()
		return fiber.ErrBadRequest
	}
	c.Request().SetBodyRaw(body)
	return c.Next()
}

// discard throws a body away, ends the connection after the answer and
// returns why.
func (s *Server) discard(c *fiber.Ctx, stream io.Reader, why error) error {
	c.Context().SetConnectionClose()
	if _, err := io.Copy(io.Discard, io.LimitReader(stream, drainedLimit)); err != nil && why == nil {
		why = fiber.ErrBadRequest
	}
	c.Request().SetBodyRaw(nil)
	return why
}

// refuseLarge answers a body past the limit: on the form that it was sent from
// where that is the import, else with a page.
func (s *Server) refuseLarge(c *fiber.Ctx) error {
	if large, _ := c.Locals(oversizedKey).(bool); !large {
		return c.Next()
	}
	v := viewer(c)
	switch {
	case v.Role == "":
		return tracker.Errorf(tracker.Unauthenticated, "Sign in first. What you sent was not kept.")
	case strings.HasSuffix(c.Path(), "/import") && v.May(tracker.LogReactions):
		return s.tooLarge(c)
	}
	return fiber.ErrRequestEntityTooLarge
}
