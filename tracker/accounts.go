package tracker

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// The purposes of a Ticket.
const (
	ticketSetup      = "setup"
	ticketInvitation = "invitation"
	ticketReset      = "reset"
	ticketDemo       = "demo"
)

// How long links and sessions last.
const (
	setupLife      = 24 * time.Hour
	invitationLife = 7 * 24 * time.Hour
	sessionLife    = 12 * time.Hour
)

// shortestPassword is in characters; length is what makes a password hold
// (NIST SP 800-63B, 3.1.1).
const shortestPassword = 12

// ResetLink makes a single-use link by which somebody who has an account
// chooses a new password, and returns its token.
func (s *Service) ResetLink(ctx context.Context, v Viewer, email string) (string, error) {
	if err := v.allow(ManageAccounts); err != nil {
		return "", err
	}
	page, err := s.Store.Accounts().List(ctx, ListQuery{Key: Key{"email", FoldEmail(email)}, Limit: 1})
	if err != nil {
		return "", err
	}
	if len(page.Items) == 0 {
		return "", Errorf(NotFound, "There is no account %s.", email)
	}
	a := page.Items[0]
	return s.newTicket(ctx, Ticket{Purpose: ticketReset, Account: a.ID, Email: a.Email, Role: a.Role, Expires: s.now().Add(setupLife)})
}

// resetPassword uses up a reset link. Every other such link of the account and
// every session of it end.
func (s *Service) resetPassword(ctx context.Context, t Ticket, n NewAccount) (string, error) {
	a, err := s.Store.Accounts().Get(ctx, t.Account)
	if err != nil {
		return "", err
	}
	if a.Password, err = s.hash(ctx, n.Password); err != nil {
		return "", err
	}
	a.Name = oneLine(n.Name)
	a.Events = append(slices.Clone(a.Events), Event{At: s.now(), By: a.ID, ByName: a.Name, Action: "reset password"})
	if err := s.useUp(ctx, t); err != nil {
		return "", err
	}
	if a, err = s.Store.Accounts().Update(ctx, a); err != nil {
		return "", err
	}
	if err := s.endResets(ctx, a.ID); err != nil {
		return "", err
	}
	if err := s.endSessions(ctx, a.ID); err != nil {
		return "", err
	}
	return s.newSession(ctx, a)
}

// endResets makes every link to a new password of the account useless.
func (s *Service) endResets(ctx context.Context, account string) error {
	list, err := all(ctx, s.Store.Tickets(), Key{"purpose", ticketReset})
	if err != nil {
		return err
	}
	for _, t := range list {
		if t.Account != account {
			continue
		}
		if err := s.Store.Tickets().Delete(ctx, t.ID, t.Revision); err != nil && KindOf(err) != NotFound {
			return err
		}
	}
	return nil
}

// endSessions signs an account out everywhere.
func (s *Service) endSessions(ctx context.Context, account string) error {
	list, err := all(ctx, s.Store.Sessions(), Key{"account", account})
	if err != nil {
		return err
	}
	for _, se := range list {
		if err := s.Store.Sessions().Delete(ctx, se.ID, se.Revision); err != nil && KindOf(err) != NotFound {
			return err
		}
	}
	return nil
}

// Operator is who works the program from the command line of its machine.
func Operator() Viewer { return Viewer{Name: "the operator", Role: Administrator} }

// AccountByEmail returns the viewer of an account, for the command line.
func (s *Service) AccountByEmail(ctx context.Context, email string) (Viewer, error) {
	page, err := s.Store.Accounts().List(ctx, ListQuery{Key: Key{"email", FoldEmail(email)}, Limit: 1})
	if err != nil {
		return Viewer{}, err
	}
	if len(page.Items) == 0 || page.Items[0].Disabled {
		return Viewer{}, Errorf(NotFound, "There is no account %s. Add one with: user add %s --role ROLE.", email, email)
	}
	return page.Items[0].Viewer(), nil
}

// DemoAccount makes an account of a role and the token of a link that signs in
// to it as often as it is followed. Only the demo, on its own temporary store,
// has such links.
func (s *Service) DemoAccount(ctx context.Context, name string, role Role) (Account, string, error) {
	a := Account{Meta: Meta{ID: s.NewID(), CreatedAt: s.now()}, Email: string(role) + "@demo.example", Name: name, Role: role}
	if err := s.claimEmail(ctx, a); err != nil {
		return a, "", err
	}
	a, err := s.Store.Accounts().Insert(ctx, a)
	if err != nil {
		return a, "", err
	}
	token, err := s.newTicket(ctx, Ticket{Purpose: ticketDemo, Account: a.ID, Role: role, Expires: s.now().Add(365 * 24 * time.Hour)})
	return a, token, err
}

// EnterDemo signs in by a demo link.
func (s *Service) EnterDemo(ctx context.Context, token string) (string, error) {
	t, err := s.Ticket(ctx, token)
	if err != nil {
		return "", err
	}
	if t.Purpose != ticketDemo {
		return "", usedUp()
	}
	a, err := s.Store.Accounts().Get(ctx, t.Account)
	if err != nil {
		return "", err
	}
	return s.newSession(ctx, a)
}

// Accounts lists the accounts by name.
func (s *Service) Accounts(ctx context.Context, v Viewer) ([]Account, error) {
	if err := v.allow(ManageAccounts); err != nil {
		return nil, err
	}
	list, err := all(ctx, s.Store.Accounts(), Key{})
	slices.SortFunc(list, func(a, b Account) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return list, err
}

// SetAccount changes the role of an account or closes it. Nobody changes their
// own, so that one administrator is left.
func (s *Service) SetAccount(ctx context.Context, v Viewer, id string, revision int64, role Role, disabled bool) (Account, error) {
	if err := v.allow(ManageAccounts); err != nil {
		return Account{}, err
	}
	if id == v.Account {
		return Account{}, Errorf(Invalid, "Another administrator must change your own account.")
	}
	a, err := s.Store.Accounts().Get(ctx, id)
	if err != nil {
		return a, err
	}
	if a.Revision != revision {
		return a, stale()
	}
	if !role.Valid() {
		return a, faults{{"role", "Choose one of the four roles."}}.err()
	}
	was := a.describe()
	a.Role, a.Disabled = role, disabled
	a.Events = append(slices.Clone(a.Events), s.event(v, "set account", was, a.describe(), ""))
	if a, err = s.Store.Accounts().Update(ctx, a); err != nil {
		return a, staleIfConflict(err)
	}
	if disabled {
		return a, s.endSessions(ctx, a.ID)
	}
	return a, nil
}
