package handlers

import (
	"io"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
	"soundings/tracker/document"
)

// Bodies are handed over as streams (StreamRequestBody), so that one that is
// too large can be answered with a page: a server that stops reading and
// closes the connection makes the browser show its own error instead. What a
// stream holds must be read to its end or the connection closed, or the rest
// would be taken for the next request.
const (
	bodyLimit    = 22 << 20                      // a file of 20 MB with its form
	importLimit  = document.MaxTableSize + 2<<20 // a table of replies with its form
	publicLimit  = 1 << 20                       // who has not signed in has no files to send
	drainedLimit = 256 << 20                     // of what is too large, so much is read and thrown away
)

// receive reads the body whole if it is within the limit; else it throws the
// body away and leaves it to refuseLarge to say so.
func (s *Server) receive(c *fiber.Ctx) error {
	length, stream, limit := c.Request().Header.ContentLength(), c.Context().RequestBodyStream(), limitOf(c)
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
	body, err := wholeOf(stream, length)
	if err != nil {
		c.Context().SetConnectionClose()
		return fiber.ErrBadRequest
	}
	c.Request().SetBodyRaw(body)
	return c.Next()
}

// limitOf is how long a body may be: a table of replies is larger than all else.
func limitOf(c *fiber.Ctx) int {
	switch v := viewer(c); {
	case v.Role == "":
		return publicLimit
	case isImport(c) && v.May(tracker.LogReactions):
		return importLimit
	}
	return bodyLimit
}

// isImport tells the form with which a file comes in.
func isImport(c *fiber.Ctx) bool {
	return strings.HasPrefix(c.Path(), "/consultations/") && strings.HasSuffix(c.Path(), "/import")
}

// atOnce is how much of a body is taken for granted before it is there.
const atOnce = 1 << 20

// wholeOf reads a body of a length that was only said: room is made as it comes,
// and a long one is held once, not in pieces that double.
func wholeOf(stream io.Reader, length int) ([]byte, error) {
	head := make([]byte, min(length, atOnce))
	if _, err := io.ReadFull(stream, head); err != nil || len(head) == length {
		return head, err
	}
	body := make([]byte, length)
	_, err := io.ReadFull(stream, body[copy(body, head):])
	return body, err
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
	case isImport(c) && v.May(tracker.LogReactions):
		return s.tooLarge(c)
	}
	return fiber.ErrRequestEntityTooLarge
}
