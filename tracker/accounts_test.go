package tracker_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soundings/tracker"
)

const password = "four plain words here"

func TestTheSetUpLinkMakesOneAdministratorOnce(t *testing.T) {
	w := newWorld(t)
	old, err := w.SetupToken(t.Context())
	if err != nil || old == "" {
		t.Fatalf("got token %q (%v), want one", old, err)
	}
	token, err := w.SetupToken(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Join(t.Context(), old, tracker.NewAccount{Name: "A", Email: "a@example.org", Password: password})
	wantKind(t, err, tracker.NotFound)
	_, err = w.Join(t.Context(), token, tracker.NewAccount{Name: "", Email: "nobody", Password: "short"})
	wantField(t, err, "name", "name")
	wantField(t, err, "email", "address")
	wantField(t, err, "password", "12")
	var wg sync.WaitGroup
	var in atomic.Int32
	for range 4 {
		wg.Go(func() {
			if _, err := w.Join(t.Context(), token, tracker.NewAccount{Name: "Ada", Email: "ada@example.org", Password: password}); err == nil {
				in.Add(1)
			}
		})
	}
	wg.Wait()
	if in.Load() != 1 {
		t.Fatalf("got %d accounts of one link, want 1", in.Load())
	}
	if token, err = w.SetupToken(t.Context()); err != nil || token != "" {
		t.Errorf("got %q (%v) with an account there, want no link", token, err)
	}
}

func TestAnInvitationGivesItsRoleAndAddress(t *testing.T) {
	w := newWorld(t)
	_, err := w.Invite(t.Context(), comms, "new@example.org", tracker.Policy)
	wantKind(t, err, tracker.Forbidden)
	_, err = w.Invite(t.Context(), admin, "nonsense", "king")
	wantField(t, err, "email", "address")
	wantField(t, err, "role", "four roles")
	token, err := w.Invite(t.Context(), admin, "New@Example.org", tracker.Policy)
	if err != nil {
		t.Fatal(err)
	}
	session, err := w.Join(t.Context(), token, tracker.NewAccount{Name: "Nia", Email: "other@example.org", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	v, csrf, err := w.Session(t.Context(), session)
	if err != nil || v.Role != tracker.Policy || csrf == "" {
		t.Errorf("got role %q (%v), want policy with a form token", v.Role, err)
	}
	if _, err := w.AccountByEmail(t.Context(), "new@example.org"); err != nil {
		t.Errorf("the account has not the invited address: %v", err)
	}
	_, err = w.Join(t.Context(), token, tracker.NewAccount{Name: "Nia", Password: password})
	wantKind(t, err, tracker.NotFound)
	late, err := w.Invite(t.Context(), admin, "late@example.org", tracker.Policy)
	if err != nil {
		t.Fatal(err)
	}
	w.pass(8 * 24 * time.Hour)
	_, err = w.Join(t.Context(), late, tracker.NewAccount{Name: "L", Password: password})
	wantKind(t, err, tracker.NotFound)
	if v, _, err := w.Session(t.Context(), session); err != nil || v.Role != "" {
		t.Errorf("got role %q (%v) after the session's end, want the public", v.Role, err)
	}
}

func TestSignInIsThrottledByAddressAndByOrigin(t *testing.T) {
	w := newWorld(t)
	token, err := w.SetupToken(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Join(t.Context(), token, tracker.NewAccount{Name: "Ada", Email: "ada@example.org", Password: password}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.SignIn(t.Context(), " ADA@example.org ", password, "10.0.0.1"); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		_, err := w.SignIn(t.Context(), "ada@example.org", "wrong", "10.0.0.2")
		wantField(t, err, "password", "not right")
	}
	_, err = w.SignIn(t.Context(), "ada@example.org", password, "10.0.0.3")
	wantKind(t, err, tracker.TooMany)
	for n := range 15 { // an office behind one address is many people
		_, err = w.SignIn(t.Context(), fmt.Sprintf("somebody%d@example.org", n), "wrong", "10.0.0.2")
		wantField(t, err, "password", "not right")
	}
	_, err = w.SignIn(t.Context(), "somebody@example.org", "wrong", "10.0.0.2")
	wantKind(t, err, tracker.TooMany)
	w.pass(31 * time.Second)
	session, err := w.SignIn(t.Context(), "ada@example.org", password, "10.0.0.3")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SignOut(t.Context(), session); err != nil {
		t.Fatal(err)
	}
	if v, _, err := w.Session(t.Context(), session); err != nil || v.Role != "" {
		t.Errorf("got role %q (%v) after signing out, want the public", v.Role, err)
	}
	known, unknown := second(w.SignIn(t.Context(), "ada@example.org", "wrong", "10.0.0.9")), second(w.SignIn(t.Context(), "no@example.org", "wrong", "10.0.0.9"))
	if known.Error() != unknown.Error() {
		t.Errorf("a wrong password answers %q, an unknown address %q", known, unknown)
	}
}

func TestAResetLinkChangesThePasswordAndEndsSessions(t *testing.T) {
	w := newWorld(t)
	invitation, err := w.Invite(t.Context(), admin, "nia@example.org", tracker.Policy)
	if err != nil {
		t.Fatal(err)
	}
	old, err := w.Join(t.Context(), invitation, tracker.NewAccount{Name: "Nia", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.ResetLink(t.Context(), comms, "nia@example.org")
	wantKind(t, err, tracker.Forbidden)
	token, err := w.ResetLink(t.Context(), admin, "nia@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Join(t.Context(), token, tracker.NewAccount{Name: "Nia", Password: "another long password"}); err != nil {
		t.Fatal(err)
	}
	if v, _, err := w.Session(t.Context(), old); err != nil || v.Role != "" {
		t.Errorf("got role %q (%v) for a session from before, want it ended", v.Role, err)
	}
	if _, err := w.SignIn(t.Context(), "nia@example.org", "another long password", "10.0.0.1"); err != nil {
		t.Error(err)
	}
	wantKind(t, second(w.SignIn(t.Context(), "nia@example.org", password, "10.0.0.1")), tracker.Invalid)
	wantKind(t, second(w.Join(t.Context(), token, tracker.NewAccount{Name: "Nia", Password: password})), tracker.NotFound)
}

// Attempts that are sent all at once get no more tries than one after another:
// at most as many more as passwords are compared side by side.
func TestManyAttemptsAtOnceAreThrottledToo(t *testing.T) {
	w := newWorld(t)
	var wg sync.WaitGroup
	var compared atomic.Int32
	for range 40 {
		wg.Go(func() {
			if _, err := w.SignIn(t.Context(), "ada@example.org", "wrong", "10.0.0.2"); tracker.KindOf(err) == tracker.Invalid {
				compared.Add(1)
			}
		})
	}
	wg.Wait()
	if n := compared.Load(); n < 5 || n > 6 {
		t.Errorf("%d of 40 passwords were compared, want 5 or 6", n)
	}
}

// Whoever asks for a second link may have lost the first to somebody else.
func TestOneResetLinkUsedEndsTheOthers(t *testing.T) {
	w := newWorld(t)
	links := map[string][]string{}
	for _, email := range []string{"nia@example.org", "nia@example.org", "tom@example.org"} {
		if len(links[email]) == 0 {
			invitation, err := w.Invite(t.Context(), admin, email, tracker.Policy)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Join(t.Context(), invitation, tracker.NewAccount{Name: "N", Password: password}); err != nil {
				t.Fatal(err)
			}
		}
		link, err := w.ResetLink(t.Context(), admin, email)
		if err != nil {
			t.Fatal(err)
		}
		links[email] = append(links[email], link)
	}
	again := tracker.NewAccount{Name: "N", Password: "another long password"}
	if _, err := w.Join(t.Context(), links["nia@example.org"][1], again); err != nil {
		t.Fatal(err)
	}
	wantKind(t, second(w.Join(t.Context(), links["nia@example.org"][0], again)), tracker.NotFound)
	if _, err := w.Join(t.Context(), links["tom@example.org"][0], again); err != nil {
		t.Errorf("the link of another account: %v", err)
	}
}

func TestExpiredSessionsAndLinksAreForgotten(t *testing.T) {
	w := newWorld(t)
	_, link, err := w.DemoAccount(t.Context(), "Pat Policy", tracker.Policy)
	if err != nil {
		t.Fatal(err)
	}
	enter := func() string {
		session, err := w.EnterDemo(t.Context(), link)
		if err != nil {
			t.Fatal(err)
		}
		return session
	}
	enter()
	if _, err := w.Invite(t.Context(), admin, "dana@example.org", tracker.Policy); err != nil {
		t.Fatal(err)
	}
	w.pass(7 * 24 * time.Hour)
	session := enter()
	for _, want := range []int{2, 0} { // the first session and the invitation, once
		if n, err := w.ForgetExpired(t.Context()); err != nil || n != want {
			t.Errorf("got %d forgotten (%v), want %d", n, err, want)
		}
	}
	if v, _, err := w.Session(t.Context(), session); err != nil || v.Role != tracker.Policy {
		t.Errorf("got %q (%v), want the session that has not expired", v.Role, err)
	}
	enter()
}

// The ID of a count that is deleted stays taken; the day in it makes the next
// one another.
func TestAFailureIsCountedAlsoAfterEverythingExpiredIsForgotten(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	for range 2 {
		wantKind(t, second(w.SignIn(ctx, "nobody@example.org", "wrong", "10.0.0.2")), tracker.Invalid)
		w.pass(49 * time.Hour)
		if n, err := w.ForgetExpired(ctx); err != nil || n != 2 {
			t.Fatalf("got %d forgotten (%v), want the counts of the address and the network", n, err)
		}
	}
}
