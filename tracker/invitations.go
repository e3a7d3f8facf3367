package tracker

import (
	"cmp"
	"context"
	"slices"
)

// Invite makes a single-use link by which somebody takes up an account with a
// role, and returns its token. An earlier one for the same address stops
// working.
func (s *Service) Invite(ctx context.Context, v Viewer, email string, role Role) (string, error) {
	if err := v.allow(ManageAccounts); err != nil {
		return "", err
	}
	email = FoldEmail(email)
	var f faults
	f.check(validEmail(email), "email", "Enter an e-mail address, for example ada@example.org.")
	f.check(role.Valid(), "role", "Choose one of the four roles: administrator, communications, policy or journalist.")
	if err := f.err(); err != nil {
		return "", err
	}
	page, err := s.Store.Accounts().List(ctx, ListQuery{Key: Key{"email", email}, Limit: 1})
	if err != nil {
		return "", err
	}
	if page.Total > 0 {
		return "", faults{{"email", "There is an account with this address already."}}.err()
	}
	if err := s.endInvitations(ctx, email); err != nil {
		return "", err
	}
	return s.newTicket(ctx, Ticket{Purpose: ticketInvitation, Email: email, Role: role, Expires: s.now().Add(invitationLife)})
}

// endInvitations makes every invitation of an address useless.
func (s *Service) endInvitations(ctx context.Context, email string) error {
	list, err := all(ctx, s.Store.Tickets(), Key{"purpose", ticketInvitation})
	if err != nil {
		return err
	}
	for _, t := range list {
		if t.Email != email {
			continue
		}
		if err := s.Store.Tickets().Delete(ctx, t.ID, t.Revision); err != nil && KindOf(err) != NotFound {
			return err
		}
	}
	return nil
}

// Invitations lists the invitations that can still be taken up, by address.
func (s *Service) Invitations(ctx context.Context, v Viewer) ([]Ticket, error) {
	if err := v.allow(ManageAccounts); err != nil {
		return nil, err
	}
	list, err := all(ctx, s.Store.Tickets(), Key{"purpose", ticketInvitation})
	list = slices.DeleteFunc(list, func(t Ticket) bool { return !s.now().Before(t.Expires) })
	slices.SortFunc(list, func(a, b Ticket) int { return cmp.Or(cmp.Compare(a.Email, b.Email), cmp.Compare(a.ID, b.ID)) })
	return list, err
}

// RevokeInvitation takes an invitation back: its link no longer works.
func (s *Service) RevokeInvitation(ctx context.Context, v Viewer, id string) (Ticket, error) {
	if err := v.allow(ManageAccounts); err != nil {
		return Ticket{}, err
	}
	gone := Errorf(Conflict, "This invitation has been used, has expired or was taken back already.")
	t, err := s.Store.Tickets().Get(ctx, id)
	if KindOf(err) == NotFound || err == nil && t.Purpose != ticketInvitation {
		return Ticket{}, gone
	}
	if err != nil {
		return t, err
	}
	if err := s.useUp(ctx, t); err != nil {
		if KindOf(err) == NotFound {
			return t, gone
		}
		return t, err
	}
	return t, nil
}
