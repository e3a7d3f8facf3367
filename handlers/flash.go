package handlers

import (
	"encoding/base64"
	"encoding/json"
	"strconv"

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

func (s *Server) keepFlash(c *fiber.Ctx, what outcome) {
	b, err := json.Marshal(what)
	if err != nil {
		return // strings and numbers can always be written
	}
	s.setCookie(c, flashCookie, base64.RawURLEncoding.EncodeToString(b), 60)
}

// takeFlash hands the frame of a page what the action before had to say, once.
// The cookie comes from outside: what is no address of ours is no button.
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
	if u := what.Undo; u != nil && localPath(u.Href) == u.Href {
		f.Undo = &templates.Undo{Href: u.Href, Revision: strconv.FormatInt(u.Revision, 10)}
	}
}
