package handlers

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// statuses is the one place where kinds of error become HTTP.
var statuses = map[tracker.Kind]int{
	tracker.Internal:        http.StatusInternalServerError,
	tracker.Invalid:         http.StatusUnprocessableEntity,
	tracker.NotFound:        http.StatusNotFound,
	tracker.Conflict:        http.StatusConflict,
	tracker.Forbidden:       http.StatusForbidden,
	tracker.Unauthenticated: http.StatusUnauthorized,
	tracker.TooMany:         http.StatusTooManyRequests,
	tracker.Unavailable:     http.StatusServiceUnavailable,
}

// headings and advice are what an error page says by status.
var headings = map[int][2]string{
	http.StatusBadRequest:                  {"That could not be read", "What arrived was cut short or is damaged. Nothing was kept; send it again."},
	http.StatusLengthRequired:              {"That could not be read", "What you sent does not say how long it is. Nothing was kept."},
	http.StatusUnprocessableEntity:         {"That could not be done", "Go back and check what you entered."},
	http.StatusNotFound:                    {"Page not found", "Check the address, or search for the words you remember."},
	http.StatusConflict:                    {"Changed in the meantime", "Go back, reload the page and make your change again."},
	http.StatusForbidden:                   {"You cannot do this", "Ask an administrator if you need it."},
	http.StatusUnauthorized:                {"Sign in first", "Sign in and try again."},
	http.StatusTooManyRequests:             {"Too many attempts", "Wait a little and try again."},
	http.StatusServiceUnavailable:          {"Not available just now", "Nothing was changed. Try again in a minute."},
	http.StatusRequestEntityTooLarge:       {"Too large", "Files up to 20 MB can be read. Cut the file into parts."},
	http.StatusRequestHeaderFieldsTooLarge: {"The address is too long", "Choose fewer filters, or begin again from the search page."},
	http.StatusInternalServerError:         {"Something went wrong", "Try again; if it happens again, tell an administrator when it happened."},
}

// fail shows an error. What nobody classified is logged here, once, and the
// person sees none of it.
func (s *Server) fail(c *fiber.Ctx, err error) error {
	s.setHeaders(c) // what cannot even be read as a request has passed nothing that does
	status, message := s.status(c, err)
	if status == http.StatusServiceUnavailable {
		c.Set(fiber.HeaderRetryAfter, "30")
	}
	words, ok := headings[status]
	if !ok {
		words = headings[http.StatusInternalServerError]
	}
	if advice, ok := doors[doorOf(c)]; ok && status == http.StatusNotFound {
		words, message = [2]string{"This link no longer works"}, advice
	}
	page := templates.Error{Frame: s.frame(c, words[0]), Status: status, Heading: words[0], Advice: words[1], Again: againHref(c, status)}
	page.Request, _ = c.Locals(requestKey).(string) // there is one if it was logged
	page.Search = status == http.StatusNotFound && viewer(c).May(tracker.ReadPublished)
	if message != "" {
		page.Advice = message
	}
	return s.show(c, status, page)
}

// status returns the status of an error and the sentence for the person.
func (s *Server) status(c *fiber.Ctx, err error) (int, string) {
	var known *tracker.Error
	var fiberError *fiber.Error
	switch {
	case errors.As(err, &known) && known.Kind != tracker.Internal:
		if known.Kind == tracker.Unavailable {
			s.logUnavailable(c, err)
		}
		return statuses[known.Kind], known.Message
	case errors.As(err, &fiberError) && fiberError.Code < 500:
		return fiberError.Code, ""
	case errors.Is(err, context.DeadlineExceeded):
		s.logFailure(c, err)
		return http.StatusServiceUnavailable, "This took too long and was given up. Nothing was left half done; try again."
	}
	s.logFailure(c, err)
	return http.StatusInternalServerError, ""
}

func (s *Server) logFailure(c *fiber.Ctx, err error) {
	s.Log.ErrorContext(c.UserContext(), "request failed", "request", s.requestID(c), "method", c.Method(), "path", loggedPath(c), "err", err)
}

// requestID names a request that failed, for the person to quote and the log to
// be searched for.
func (s *Server) requestID(c *fiber.Ctx) string {
	id, ok := c.Locals(requestKey).(string)
	if !ok {
		id = s.Tracker.NewID()
		c.Locals(requestKey, id)
	}
	return id
}

// againHref is the address to try again, where that may help: only what was read
// is asked for again by a link.
func againHref(c *fiber.Ctx, status int) string {
	again := status == http.StatusServiceUnavailable || status == http.StatusInternalServerError || status == http.StatusTooManyRequests
	if !again || !slices.Contains(reading, c.Method()) {
		return ""
	}
	return localPath(c.OriginalURL())
}

// logUnavailable logs what could not be served, but not each request again that
// cannot be while the database is away: that it is has been logged.
func (s *Server) logUnavailable(c *fiber.Ctx, err error) {
	if _, away := s.Tracker.Away(); !away {
		s.logFailure(c, err)
	}
}

// loggedPath is the path of a request without the secret of a link, which may
// still be good after a failure.
func loggedPath(c *fiber.Ctx) string {
	if door := doorOf(c); door != "" {
		return door + "…"
	}
	return c.Path()
}

// doors are where links with a secret lead, and what to do when one no longer
// works.
var doors = map[string]string{
	"/setup/": "A set-up link works once, for a day, and until a newer one is made. If there is an account already, sign in or ask for an invitation; " +
		"if not, start Soundings again: it prints a new link.",
	"/invitations/": "Each link works once and for a limited time, and a newer one replaces it. If you have chosen your password already, sign in; " +
		"if not, ask an administrator for a new link.",
	"/enter/": "The demo that made it has ended. Start the demo again: it prints new links.",
}

// doorOf returns the door that a request goes through, or "".
func doorOf(c *fiber.Ctx) string {
	path := c.Path()
	for door := range doors {
		if len(path) > len(door) && strings.EqualFold(path[:len(door)], door) {
			return door
		}
	}
	return ""
}

// fieldErrors returns what an error says of fields, for a form to show; an
// error without fields stands above the form as a whole.
func fieldErrors(err error) []templates.FieldError {
	var e *tracker.Error
	if !errors.As(err, &e) {
		return nil
	}
	var list []templates.FieldError
	for _, f := range e.Fields {
		list = append(list, templates.FieldError{Field: f.Field, Message: f.Message})
	}
	if len(list) == 0 {
		list = []templates.FieldError{{Message: e.Message}}
	}
	return list
}

// rejected reports whether an error belongs on the form that caused it, and
// with which status.
func rejected(err error) (int, bool) {
	switch k := tracker.KindOf(err); k {
	case tracker.Invalid, tracker.Conflict, tracker.TooMany:
		return statuses[k], err != nil
	}
	return 0, false
}

// revision reads the hidden field that says which revision a form was made from.
func revision(c *fiber.Ctx) int64 {
	n, err := strconv.ParseInt(c.FormValue("revision"), 10, 64)
	if err != nil {
		return -1 // no revision is this one, so the form counts as stale
	}
	return n
}
