package handlers

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) accountRoutes() []route {
	return append(s.signInRoutes(), []route{
		{http.MethodGet, "/accounts", tracker.ManageAccounts, s.listAccounts},
		{http.MethodPost, "/accounts/invite", tracker.ManageAccounts, s.inviteAccount},
		{http.MethodPost, "/accounts/invitations/:id/revoke", tracker.ManageAccounts, s.revokeInvitation},
		{http.MethodPost, "/accounts/reset", tracker.ManageAccounts, s.resetAccount},
		{http.MethodPost, "/accounts/:id", tracker.ManageAccounts, s.updateAccount},
	}...)
}

// accountsShown is what a page of accounts shows beside the list.
type accountsShown struct {
	email  string // in the invitation's form
	role   tracker.Role
	token  string // of a link just made
	notice string
	wrong  []templates.FieldError
}

func (s *Server) listAccounts(c *fiber.Ctx) error {
	return s.showAccounts(c, http.StatusOK, accountsShown{})
}

func (s *Server) inviteAccount(c *fiber.Ctx) error {
	shown := accountsShown{email: c.FormValue("email"), role: tracker.Role(c.FormValue("role"))}
	token, err := s.Tracker.Invite(c.UserContext(), viewer(c), shown.email, shown.role)
	if status, ok := rejected(err); ok {
		shown.wrong = fieldErrors(err)
		return s.showAccounts(c, status, shown)
	}
	if err != nil {
		return err
	}
	// The link is in no address and no store, so it is shown on this answer.
	return s.showAccounts(c, http.StatusOK, accountsShown{token: token, notice: "The invitation is ready."})
}

func (s *Server) revokeInvitation(c *fiber.Ctx) error {
	t, err := s.Tracker.RevokeInvitation(c.UserContext(), viewer(c), c.Params("id"))
	if status, ok := rejected(err); ok {
		return s.showAccounts(c, status, accountsShown{wrong: fieldErrors(err)})
	}
	if err != nil {
		return err
	}
	s.flash(c, "The invitation of "+t.Email+" was taken back. Its link no longer works.")
	return c.Redirect("/accounts", http.StatusSeeOther)
}

func (s *Server) resetAccount(c *fiber.Ctx) error {
	token, err := s.Tracker.ResetLink(c.UserContext(), viewer(c), c.FormValue("email"))
	if err != nil {
		return err
	}
	return s.showAccounts(c, http.StatusOK, accountsShown{token: token, notice: "The link to a new password is ready."})
}

func (s *Server) updateAccount(c *fiber.Ctx) error {
	id := c.Params("id")
	a, err := s.Tracker.SetAccount(c.UserContext(), viewer(c), id, revision(c), tracker.Role(c.FormValue("role")), c.FormValue("disabled") == "yes")
	if status, ok := rejected(err); ok {
		wrong := fieldErrors(err)
		for i := range wrong {
			wrong[i].Field = "role-" + id
		}
		return s.showAccounts(c, status, accountsShown{wrong: wrong})
	}
	if err != nil {
		return err
	}
	s.flash(c, "The account of "+a.Name+" was changed.")
	return c.Redirect("/accounts", http.StatusSeeOther)
}

func (s *Server) showAccounts(c *fiber.Ctx, status int, shown accountsShown) error {
	v := viewer(c)
	list, err := s.Tracker.Accounts(c.UserContext(), v)
	if err != nil {
		return err
	}
	invitations, err := s.Tracker.Invitations(c.UserContext(), v)
	if err != nil {
		return err
	}
	page := templates.Accounts{Frame: s.frame(c, "Accounts"), Email: shown.email, Roles: choices(tracker.Roles(), roleNames, shown.role)}
	page.Errors = shown.wrong
	if shown.token != "" {
		t, err := s.Tracker.Ticket(c.UserContext(), shown.token)
		if err != nil {
			return err
		}
		page.Link, page.LinkFor, page.LinkExpires = s.URL+"/invitations/"+shown.token, t.Email, moment(t.Expires)
		page.Frame.Flash = shown.notice
	}
	for _, t := range invitations {
		page.Invitations = append(page.Invitations, templates.InvitationRow{
			Email: t.Email, RoleName: roleNames[t.Role], Until: moment(t.Expires), RevokeHref: "/accounts/invitations/" + t.ID + "/revoke",
		})
	}
	for _, a := range list {
		page.Rows = append(page.Rows, accountRow(v, a))
	}
	return s.show(c, status, page)
}

func accountRow(v tracker.Viewer, a tracker.Account) templates.AccountRow {
	row := templates.AccountRow{
		ID: a.ID, Revision: int(a.Revision), Name: a.Name, Email: a.Email, RoleName: roleNames[a.Role],
		State: "Active", Since: day(a.CreatedAt), Disabled: a.Disabled,
	}
	if a.Disabled {
		row.State = "Closed"
	}
	if a.ID != v.Account {
		row.Roles = choices(tracker.Roles(), roleNames, a.Role)
	}
	return row
}
