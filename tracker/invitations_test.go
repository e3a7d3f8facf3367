package tracker_test

import (
	"testing"
	"time"

	"soundings/tracker"
)

func TestAnInvitationIsListedUntilItIsUsedReplacedOrTakenBack(t *testing.T) {
	w := newWorld(t)
	invite := func(email string, role tracker.Role) string {
		t.Helper()
		token, err := w.Invite(t.Context(), admin, email, role)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	open := func() string {
		t.Helper()
		list, err := w.Invitations(t.Context(), admin)
		if err != nil {
			t.Fatal(err)
		}
		words := ""
		for _, x := range list {
			words += x.Email + " " + string(x.Role) + "; "
		}
		return words
	}
	older := invite("nia@example.org", tracker.Policy)
	newer := invite("Nia@example.org ", tracker.Journalist)
	other := invite("ben@example.org", tracker.Policy)
	if got := open(); got != "ben@example.org policy; nia@example.org journalist; " {
		t.Errorf("got %q", got)
	}
	_, err := w.Ticket(t.Context(), older)
	wantKind(t, err, tracker.NotFound)
	if _, err := w.Join(t.Context(), newer, tracker.NewAccount{Name: "Nia", Password: password}); err != nil {
		t.Errorf("the newer link does not work: %v", err)
	}
	list, err := w.Invitations(t.Context(), admin)
	if err != nil || len(list) != 1 {
		t.Fatalf("got %d invitations (%v), want the one that is not used", len(list), err)
	}
	id := list[0].ID
	_, err = w.RevokeInvitation(t.Context(), comms, id)
	wantKind(t, err, tracker.Forbidden)
	if x, err := w.RevokeInvitation(t.Context(), admin, id); err != nil || x.Email != "ben@example.org" {
		t.Errorf("got %q (%v)", x.Email, err)
	}
	_, err = w.Join(t.Context(), other, tracker.NewAccount{Name: "Ben", Password: password})
	wantKind(t, err, tracker.NotFound)
	_, err = w.RevokeInvitation(t.Context(), admin, id)
	wantKind(t, err, tracker.Conflict)
	if _, err := w.ResetLink(t.Context(), admin, "nia@example.org"); err != nil {
		t.Fatal(err)
	}
	resets, err := w.store.Tickets().List(t.Context(), tracker.ListQuery{})
	if err != nil || len(resets.Items) != 1 {
		t.Fatalf("got %d links (%v), want the one to a new password", len(resets.Items), err)
	}
	_, err = w.RevokeInvitation(t.Context(), admin, resets.Items[0].ID)
	wantKind(t, err, tracker.Conflict)
	invite("late@example.org", tracker.Policy)
	w.pass(8 * 24 * time.Hour)
	if got := open(); got != "" {
		t.Errorf("got %q, want none that has expired", got)
	}
	_, err = w.Invitations(t.Context(), policy)
	wantKind(t, err, tracker.Forbidden)
}
