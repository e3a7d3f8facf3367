package handlers

import (
	"bytes"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// signInRoutes are the doors: sign-in and the links that make an account.
func (s *Server) signInRoutes() []route {
	return []route{
		{http.MethodGet, "/sign-in", tracker.Anyone, s.newSession},
		{http.MethodPost, "/sign-in", tracker.Anyone, s.createSession},
		{http.MethodPost, "/sign-out", tracker.Anyone, s.deleteSession},
		{http.MethodGet, "/setup/:token", tracker.Anyone, s.newSetup},
		{http.MethodPost, "/setup/:token", tracker.Anyone, s.createSetup},
		{http.MethodGet, "/invitations/:token", tracker.Anyone, s.newMember},
		{http.MethodPost, "/invitations/:token", tracker.Anyone, s.createMember},
		{http.MethodGet, "/enter/:token", tracker.Anyone, s.enterDemo},
	}
}

// The purposes of links, each with an address of its own.
const (
	purposeSetup      = "setup"
	purposeInvitation = "invitation"
	purposeReset      = "reset"
)

// home is where somebody goes who has just come in.
const home = "/consultations"

// localPath returns an address to go on to if it is a path of this site, else
// home. Browsers read a backslash as a slash and skip tabs and line ends, so
// that "/\host" would lead elsewhere.
func localPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") ||
		strings.ContainsFunc(next, func(r rune) bool { return r == '\\' || r <= ' ' || r == 0x7f }) {
		return home
	}
	return next
}

func (s *Server) newSession(c *fiber.Ctx) error {
	if viewer(c).Role != "" {
		return c.Redirect(localPath(c.Query("next")), http.StatusSeeOther)
	}
	return s.showSignIn(c, http.StatusOK, "", c.Query("next"), nil)
}

func (s *Server) createSession(c *fiber.Ctx) error {
	email, next := c.FormValue("email"), c.FormValue("next")
	token, err := s.Tracker.SignIn(c.UserContext(), email, c.FormValue("password"), sender(s.https(), c.Context().RemoteIP(), forwardedFor(c)))
	if status, ok := rejected(err); ok {
		return s.showSignIn(c, status, email, next, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	return s.enter(c, token, localPath(next))
}

// sender is where an attempt to sign in comes from. Behind https there is a
// proxy, on this machine or its network, that puts whom it speaks for last in
// the header; whatever stands before that, or comes from elsewhere, is only
// said. Without this all people would be one sender and wait for each other.
func sender(https bool, remote net.IP, forwarded string) string {
	if https && (remote.IsLoopback() || remote.IsPrivate()) {
		last := forwarded[strings.LastIndex(forwarded, ",")+1:]
		if ip := net.ParseIP(strings.TrimSpace(last)); ip != nil {
			return neighbourhood(ip)
		}
	}
	return neighbourhood(remote)
}

// neighbourhood is what stands for an address: of the sixth version the network
// of which one person has all addresses, to take a new one for each attempt.
func neighbourhood(ip net.IP) string {
	if ip.To4() != nil {
		return ip.String()
	}
	return ip.Mask(net.CIDRMask(64, 128)).String() + "/64"
}

// forwardedFor is whom the header names. Some proxies write a line of their own
// below that of the sender, so all lines count, in their order.
func forwardedFor(c *fiber.Ctx) string {
	return string(bytes.Join(c.Request().Header.PeekAll(fiber.HeaderXForwardedFor), []byte(",")))
}

func (s *Server) showSignIn(c *fiber.Ctx, status int, email, next string, wrong []templates.FieldError) error {
	page := templates.SignIn{Frame: s.frame(c, "Sign in"), Email: email, Next: next}
	page.Errors = wrong
	return s.show(c, status, page)
}

// enter gives the browser a new session and leads on.
func (s *Server) enter(c *fiber.Ctx, token, next string) error {
	s.setCookie(c, sessionCookie, token, 0)
	s.dropCookie(c, formCookie)
	return c.Redirect(next, http.StatusSeeOther)
}

func (s *Server) deleteSession(c *fiber.Ctx) error {
	said := "You are signed out."
	err := s.Tracker.SignOut(c.UserContext(), c.Cookies(s.cookieName(sessionCookie)))
	if s.Tracker.LeftOut(err) { // the browser forgets the session, which the database cannot
		said, err = "You are signed out in this browser. The database cannot be told now, so the session itself ends by the clock, twelve hours after you signed in.", nil
	}
	if err != nil {
		return err
	}
	s.dropCookie(c, sessionCookie)
	s.flash(c, said)
	return c.Redirect("/sign-in", http.StatusSeeOther)
}

func (s *Server) enterDemo(c *fiber.Ctx) error {
	token, err := s.Tracker.EnterDemo(c.UserContext(), c.Params("token"))
	if err != nil {
		return err
	}
	return s.enter(c, token, home)
}

func (s *Server) newSetup(c *fiber.Ctx) error {
	if _, err := s.ticket(c, purposeSetup); err != nil {
		return err
	}
	return s.showSetup(c, http.StatusOK, tracker.NewAccount{}, nil)
}

// ticket returns the ticket that the address names if it is for one of the
// purposes; each purpose has an address of its own.
func (s *Server) ticket(c *fiber.Ctx, purposes ...string) (tracker.Ticket, error) {
	t, err := s.Tracker.Ticket(c.UserContext(), c.Params("token"))
	if err != nil {
		return t, err
	}
	for _, p := range purposes {
		if t.Purpose == p {
			return t, nil
		}
	}
	return t, tracker.Errorf(tracker.NotFound, "This link has been used or has expired. Ask for a new one.")
}

func readNewAccount(c *fiber.Ctx) tracker.NewAccount {
	return tracker.NewAccount{Name: c.FormValue("name"), Email: c.FormValue("email"), Password: c.FormValue("password")}
}

func (s *Server) createSetup(c *fiber.Ctx) error {
	if _, err := s.ticket(c, purposeSetup); err != nil {
		return err
	}
	n := readNewAccount(c)
	token, err := s.Tracker.Join(c.UserContext(), c.Params("token"), n)
	if status, ok := rejected(err); ok {
		return s.showSetup(c, status, n, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	s.flash(c, "Your account is ready. Invite the others, or make the first consultation.")
	return s.enter(c, token, "/accounts")
}

func (s *Server) showSetup(c *fiber.Ctx, status int, n tracker.NewAccount, wrong []templates.FieldError) error {
	page := templates.Setup{Frame: s.frame(c, "Set up Soundings"), Action: "/setup/" + c.Params("token"), Name: n.Name, Email: n.Email}
	page.Errors = wrong
	return s.show(c, status, page)
}

func (s *Server) newMember(c *fiber.Ctx) error {
	t, err := s.ticket(c, purposeInvitation, purposeReset)
	if err != nil {
		return err
	}
	return s.showMember(c, http.StatusOK, t, "", nil)
}

// createMember makes the account of an invitation, or sets a new password.
func (s *Server) createMember(c *fiber.Ctx) error {
	t, err := s.ticket(c, purposeInvitation, purposeReset)
	if err != nil {
		return err
	}
	n := readNewAccount(c)
	token, err := s.Tracker.Join(c.UserContext(), c.Params("token"), n)
	if status, ok := rejected(err); ok {
		return s.showMember(c, status, t, n.Name, fieldErrors(err))
	}
	if err != nil {
		return err
	}
	if t.Purpose == purposeReset {
		s.flash(c, "Your new password is kept. You are signed out everywhere else.")
	} else {
		s.flash(c, "Your account is ready.")
	}
	return s.enter(c, token, home)
}

func (s *Server) showMember(c *fiber.Ctx, status int, t tracker.Ticket, name string, wrong []templates.FieldError) error {
	page := templates.AcceptInvitation{
		Frame: s.frame(c, "Choose a password"), Action: "/invitations/" + c.Params("token"), Reset: t.Purpose == purposeReset,
		Email: t.Email, RoleName: roleNames[t.Role], Name: name,
	}
	page.Errors = wrong
	return s.show(c, status, page)
}
