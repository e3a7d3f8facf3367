package handlers

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
)

// outcome is what an action has to say on the page after the redirect, and how it
// is taken back, if it can be by one button.
type outcome struct {
	Message string `json:"m"`
	Undo    *undo  `json:"u,omitempty"`
}

// undo is the form behind the button: POST to an address of ours, with the
// revision that the action left behind, so that whatever was changed since is
// not undone with it.
type undo struct {
	Href     string `json:"h"`
	Revision int64  `json:"r"`
}

// flash keeps a message for the page after the redirect.
func (s *Server) flash(c *fiber.Ctx, message string) { s.keepFlash(c, outcome{Message: message}) }

// flashUndo is flash with a button “Undo”.
func (s *Server) flashUndo(c *fiber.Ctx, message, href string, revision int64) {
	s.keepFlash(c, outcome{message, &undo{href, revision}})
}

// mostFlash is how long the value of its cookie may be: a browser drops one of
// more than 4,096 bytes with its name and all, without a word.
const mostFlash = 3900

func (s *Server) keepFlash(c *fiber.Ctx, what outcome) {
	s.setCookie(c, flashCookie, what.fitting(), 60)
}

// fitting keeps the message even where its button, or all of its words, are too
// much for a cookie.
func (o outcome) fitting() string {
	value := o.spelt()
	if len(value) > mostFlash && o.Undo != nil {
		o.Undo = nil
		value = o.spelt()
	}
	if said := []rune(o.Message); len(value) > mostFlash {
		o.Message = string(said[:min(len(said), mostFlash/10)]) + "…"
		value = o.spelt()
	}
	return value
}

// spelt is the outcome as the cookie has it.
func (o outcome) spelt() string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // it would make six signs of an ampersand
	if err := e.Encode(o); err != nil {
		return "" // strings and numbers can always be written
	}
	return base64.RawURLEncoding.EncodeToString(bytes.TrimSpace(b.Bytes()))
}

// takeFlash hands the frame of a page what the action before had to say, once.
// The cookie comes from outside: what is no address of ours that takes something
// back is no button.
func (s *Server) takeFlash(c *fiber.Ctx, f *templates.Frame) {
	value := c.Cookies(s.cookieName(flashCookie))
	if value == "" {
		return
	}
	s.dropCookie(c, flashCookie)
	b, err := base64.RawURLEncoding.DecodeString(value)
	var what outcome
	if err != nil || json.Unmarshal(b, &what) != nil {
		return
	}
	f.Flash = what.Message
	if u := what.Undo; u != nil && localPath(u.Href) == u.Href && takesBack(u.Href) {
		f.Undo = &templates.Undo{Href: u.Href, Revision: strconv.FormatInt(u.Revision, 10)}
	}
}

// takesBack reports whether an address only ever takes something back: a cookie
// that somebody slipped in makes no button that does anything else.
func takesBack(href string) bool {
	path, _, _ := strings.Cut(href, "?")
	return strings.HasSuffix(path, "/undo") || strings.HasSuffix(path, "/restore")
}
