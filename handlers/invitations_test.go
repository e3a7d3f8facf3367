package handlers

import (
	"net/url"
	"regexp"
	"testing"

	"soundings/tracker"
)

func TestAnInvitationIsTakenBack(t *testing.T) {
	a := newApp(t)
	const admin = tracker.Administrator
	page := a.post(admin, "/accounts/invite", url.Values{"email": {"dana@example.org"}, "role": {"journalist"}})
	link := linkForm.FindStringSubmatch(page.body)
	revoke := regexp.MustCompile(`/accounts/invitations/[0-9a-f]+/revoke`).FindString(a.get(admin, "/accounts").wants(t, 200, "Open invitations", "dana@example.org", "Journalist · until 27 June 2014, 10:00").body)
	a.post(tracker.Communications, revoke, nil).wants(t, 403)
	a.get(public, link[1]).wants(t, 200)
	a.post(admin, revoke, nil).leadsTo(t, "/accounts")
	a.get(admin, "/accounts").wants(t, 200, "!dana@example.org", "!Open invitations")
	a.get(public, link[1]).wants(t, 404, "This link no longer works", "ask an administrator for a new link", "!Page not found")
	a.get(public, "/setup/nobodys-token").wants(t, 404, "This link no longer works", "it prints a new link")
	a.post(public, "/setup/nobodys-token", nil).wants(t, 404, "This link no longer works")
	a.get(public, "/enter/nobodys-token").wants(t, 404, "This link no longer works", "Start the demo again")
	a.get(admin, "/quotes/none").wants(t, 404, "!This link no longer works", "Page not found")
	a.post(admin, revoke, nil).wants(t, 409, "taken back already")
}
