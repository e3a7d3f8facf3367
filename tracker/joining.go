package tracker

import (
	"context"
	"net/mail"
	"strings"
	"unicode/utf8"
)

// SetupToken returns the token of a fresh single-use link with which the first
// administrator is made, or "" if there is an account already. An earlier link
// stops working.
func (s *Service) SetupToken(ctx context.Context) (string, error) {
	page, err := s.Store.Accounts().List(ctx, ListQuery{Limit: 1})
	if err != nil || page.Total > 0 {
		return "", err
	}
	old, err := all(ctx, s.Store.Tickets(), Key{"purpose", ticketSetup})
	if err != nil {
		return "", err
	}
	for _, t := range old {
		if err := s.Store.Tickets().Delete(ctx, t.ID, t.Revision); err != nil && KindOf(err) != NotFound && KindOf(err) != Conflict {
			return "", err
		}
	}
	return s.newTicket(ctx, Ticket{Purpose: ticketSetup, Role: Administrator, Expires: s.now().Add(setupLife)})
}

func (s *Service) newTicket(ctx context.Context, t Ticket) (string, error) {
	token, hash := newToken()
	t.Meta = Meta{ID: hash, CreatedAt: s.now()}
	_, err := s.Store.Tickets().Insert(ctx, t)
	return token, err
}

// Ticket returns the ticket of a token that can still be used.
func (s *Service) Ticket(ctx context.Context, token string) (Ticket, error) {
	t, err := s.Store.Tickets().Get(ctx, hashToken(token))
	if KindOf(err) == NotFound || err == nil && !s.now().Before(t.Expires) {
		return Ticket{}, usedUp()
	}
	return t, err
}

func usedUp() error {
	return Errorf(NotFound, "This link has been used or has expired. Ask for a new one.")
}

// useUp deletes a ticket; whoever comes second is told that it is used.
func (s *Service) useUp(ctx context.Context, t Ticket) error {
	err := s.Store.Tickets().Delete(ctx, t.ID, t.Revision)
	if k := KindOf(err); err != nil && (k == NotFound || k == Conflict) {
		return usedUp()
	}
	return err
}

// NewAccount is what a person says of themselves when they take up an account.
type NewAccount struct{ Name, Email, Password string }

// Join uses up a set-up link or an invitation and makes the account. It
// returns the token of a session, so that the person is signed in.
func (s *Service) Join(ctx context.Context, token string, n NewAccount) (string, error) {
	t, err := s.Ticket(ctx, token)
	if err != nil {
		return "", err
	}
	if t.Purpose == ticketDemo {
		return "", usedUp()
	}
	if t.Purpose == ticketInvitation || t.Purpose == ticketReset {
		n.Email = t.Email
	}
	if err := n.validate(); err != nil {
		return "", err
	}
	if t.Purpose == ticketReset {
		return s.resetPassword(ctx, t, n)
	}
	if t.Purpose == ticketSetup {
		if page, err := s.Store.Accounts().List(ctx, ListQuery{Limit: 1}); err != nil {
			return "", err
		} else if page.Total > 0 {
			return "", Errorf(Conflict, "There is an administrator already. Ask for an invitation.")
		}
	}
	a, err := s.newAccount(ctx, n, t)
	if err != nil {
		return "", err
	}
	// Deleting the ticket is what uses it up: of two who try, one gets through.
	if err := s.useUp(ctx, t); err != nil {
		s.release(ctx, "account-email:"+a.Email, a.ID)
		return "", err
	}
	if a, err = s.Store.Accounts().Insert(ctx, a); err != nil {
		return "", err
	}
	return s.newSession(ctx, a)
}

func (s *Service) newAccount(ctx context.Context, n NewAccount, t Ticket) (Account, error) {
	a := Account{Meta: Meta{ID: s.NewID(), CreatedAt: s.now()}, Email: FoldEmail(n.Email), Name: oneLine(n.Name), Role: t.Role}
	hash, err := s.hash(ctx, n.Password)
	if err != nil {
		return a, err
	}
	a.Password = hash
	a.Events = []Event{{At: s.now(), By: a.ID, ByName: a.Name, Action: "join", New: string(a.Role)}}
	return a, s.claimEmail(ctx, a)
}

func (s *Service) claimEmail(ctx context.Context, a Account) error {
	owner, err := s.claim(ctx, "account-email:"+a.Email, a.ID, has(s.Store.Accounts()))
	if err != nil {
		return err
	}
	if owner != a.ID {
		return faults{{"email", "There is an account with this address already."}}.err()
	}
	return nil
}

func (n NewAccount) validate() error {
	var f faults
	f.check(oneLine(n.Name) != "", "name", "Enter your name.")
	f.check(utf8.RuneCountInString(n.Name) <= 200, "name", "Keep the name under 200 characters.")
	f.check(validEmail(n.Email), "email", "Enter an e-mail address, for example ada@example.org.")
	length := utf8.RuneCountInString(n.Password)
	f.check(length >= shortestPassword, "password", "Use at least 12 characters; a few words in a row make a good password.")
	f.check(len(n.Password) <= 1000, "password", "Keep the password under 1,000 characters.")
	f.check(n.Email == "" || !strings.EqualFold(strings.TrimSpace(n.Password), strings.TrimSpace(n.Email)), "password", "Choose something other than your address.")
	return f.err()
}

func validEmail(s string) bool {
	a, err := mail.ParseAddress(strings.TrimSpace(s))
	return err == nil && a.Name == "" && a.Address == strings.TrimSpace(s) && len(s) <= 254
}
