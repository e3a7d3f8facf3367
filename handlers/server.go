// Package handlers is HTTP: it reads a request, asks the service once and shows
// a page. Fiber lives only here. It owns addresses, forms, cookies, statuses and
// what a page's struct is filled with; it decides no right and no rule, and
// must not know the store or the index.
package handlers

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/compress"

	"soundings/templates"
	"soundings/tracker"
)

// Server answers requests.
type Server struct {
	Tracker *tracker.Service
	Pages   *templates.Set
	Log     *slog.Logger
	Now     func() time.Time
	URL     string        // the public address, such as https://soundings.example; decides about cookies
	Timeout time.Duration // after which a request's work is given up

	Stopping <-chan struct{} // closed when the program stops, which open streams must not delay; nil: never

	imports importsRunning
	streams streamsOpen
}

// App returns the program's HTTP side with every route of the table.
func (s *Server) App() *fiber.App {
	app := fiber.New(fiber.Config{
		AppName:               "Soundings",
		DisableStartupMessage: true,
		// Fiber reuses its buffers: a string kept past the request would change
		// under whoever keeps it, and the service keeps many.
		Immutable:                    true,
		BodyLimit:                    importLimit,
		ReadBufferSize:               32 << 10, // a search with every filter on is a long address
		StreamRequestBody:            true,
		DisablePreParseMultipartForm: true, // it would read a form of any size before receive is asked
		ReadTimeout:                  120 * time.Second,
		WriteTimeout:                 120 * time.Second,
		IdleTimeout:                  120 * time.Second,
		ErrorHandler:                 s.fail,
	})
	app.Use(compress.New(compress.Config{Level: compress.LevelBestSpeed, Next: isStream}), s.recoverPanic, s.secure, s.noteStale, s.identify, s.receive, s.deadline, s.refuseLarge, s.refuseAway, s.guard)
	for _, r := range s.routes() {
		app.Add(r.method, r.path, s.permit(r.allow), r.handle)
		if r.method == http.MethodGet {
			app.Add(http.MethodHead, r.path, s.permit(r.allow), r.handle)
		}
	}
	app.Use(func(c *fiber.Ctx) error {
		return tracker.Errorf(tracker.NotFound, "There is no page at this address.")
	})
	return app
}

// importTime is how long the reading of a file may take: less than the time after
// which the server drops a connection.
const importTime = 110 * time.Second

// deadline gives each request's work an end, counted from when its body is
// here; Fiber's own context never ends.
func (s *Server) deadline(c *fiber.Ctx) error {
	timeout := s.Timeout
	if isImport(c) {
		timeout = max(timeout, importTime)
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), timeout)
	defer cancel()
	c.SetUserContext(ctx)
	return c.Next()
}

func (s *Server) recoverPanic(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return c.Next()
}

// secure sends the headers that hold for every answer.
func (s *Server) secure(c *fiber.Ctx) error {
	s.setHeaders(c)
	return c.Next()
}

func (s *Server) setHeaders(c *fiber.Ctx) {
	h := map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
			"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "same-origin",
		"X-Frame-Options":            "DENY",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Permissions-Policy":         "camera=(), geolocation=(), microphone=()",
		"Cache-Control":              "no-store",
	}
	if s.https() {
		h["Strict-Transport-Security"] = "max-age=31536000"
	}
	for name, value := range h {
		c.Set(name, value)
	}
}

func (s *Server) https() bool { return strings.HasPrefix(s.URL, "https://") }

// reading are the methods that change nothing.
var reading = []string{http.MethodGet, http.MethodHead}

// permit refuses whoever may not take the action that a route names.
func (s *Server) permit(a tracker.Action) fiber.Handler {
	return func(c *fiber.Ctx) error {
		v := viewer(c)
		switch {
		case v.May(a):
			return c.Next()
		case v.Role != "":
			return tracker.Errorf(tracker.Forbidden, "Your role does not allow this. Ask an administrator if you need it.")
		case slices.Contains(reading, c.Method()):
			return c.Redirect("/sign-in?next="+escapeQuery(c.OriginalURL()), http.StatusSeeOther)
		default:
			return tracker.Errorf(tracker.Unauthenticated, "Sign in first. What you sent was not kept.")
		}
	}
}

// isStream reports whether events are asked for, each of which must leave at once
// and not wait for more to be compressed with.
func isStream(c *fiber.Ctx) bool {
	return strings.HasPrefix(c.Get(fiber.HeaderAccept), "text/event-stream")
}

// show renders a page with a status.
func (s *Server) show(c *fiber.Ctx, status int, p templates.Page) error {
	c.Status(status)
	c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	return s.Pages.Render(c.Response().BodyWriter(), p)
}
