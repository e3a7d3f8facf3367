package handlers

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// The keys under which a request carries who sent it.
type localKey int

const (
	viewerKey localKey = iota
	csrfKey
	oversizedKey
	readingKey
	requestKey
)

func viewer(c *fiber.Ctx) tracker.Viewer {
	v, _ := c.Locals(viewerKey).(tracker.Viewer)
	return v
}

// cookieName has the prefix that makes a browser refuse the cookie from
// anywhere but this host over https, where the program is served so.
func (s *Server) cookieName(name string) string {
	if s.https() {
		return "__Host-" + name
	}
	return name
}

const (
	sessionCookie = "soundings"
	formCookie    = "soundings-form" // guards the forms of people who are not signed in
	flashCookie   = "soundings-flash"
)

// setCookie keeps a value for so many seconds; 0 until the browser is closed.
func (s *Server) setCookie(c *fiber.Ctx, name, value string, seconds int) {
	c.Cookie(s.cookie(name, value, seconds))
}

func (s *Server) cookie(name, value string, seconds int) *fiber.Cookie {
	return &fiber.Cookie{
		Name: s.cookieName(name), Value: value, Path: "/", MaxAge: seconds,
		HTTPOnly: true, Secure: s.https(), SameSite: fiber.CookieSameSiteLaxMode,
	}
}

func (s *Server) dropCookie(c *fiber.Ctx, name string) {
	gone := s.cookie(name, "", 0)
	gone.Expires = time.Unix(1, 0)
	c.Cookie(gone)
}

// identify finds out who sends the request and which token their forms carry.
func (s *Server) identify(c *fiber.Ctx) error {
	if strings.HasPrefix(c.Path(), "/assets/") {
		return c.Next()
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), s.Timeout)
	defer cancel()
	v, token, err := s.Tracker.Session(ctx, c.Cookies(s.cookieName(sessionCookie)))
	if err != nil {
		return err
	}
	if token == "" {
		token = c.Cookies(s.cookieName(formCookie))
		if len(token) < 22 {
			var b [24]byte
			rand.Read(b[:]) // never fails: see crypto/rand
			token = base64.RawURLEncoding.EncodeToString(b[:])
			s.setCookie(c, formCookie, token, 0)
		}
	}
	c.Locals(viewerKey, v)
	c.Locals(csrfKey, token)
	return c.Next()
}

// guard refuses a change that does not come from one of our own forms: the
// token in the form must be the one that the session or cookie holds, and a
// browser that says where a form came from must name this host.
func (s *Server) guard(c *fiber.Ctx) error {
	if slices.Contains(reading, c.Method()) {
		return c.Next()
	}
	site := c.Get("Sec-Fetch-Site")
	foreign := site != "" && site != "same-origin" && site != "none"
	if origin := c.Get(fiber.HeaderOrigin); origin != "" && origin != "null" && site == "" {
		u, err := url.Parse(origin)
		foreign = err != nil || u.Host != string(c.Request().Host())
	}
	if foreign || !holdsToken(c.FormValue("csrf"), csrf(c)) {
		return tracker.Errorf(tracker.Forbidden, "This form is out of date. Go back, reload the page and send it again.")
	}
	return c.Next()
}

func escapeQuery(s string) string { return url.QueryEscape(s) }
