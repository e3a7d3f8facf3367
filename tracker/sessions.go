package tracker

import (
	"context"

	"github.com/alexedwards/argon2id"
)

// PasswordCost is how much work it takes to hash a password. The zero value is
// the second recommended option of RFC 9106, section 4, with one lane: 64 MiB,
// three passes.
type PasswordCost struct {
	KiB, Passes uint32
}

func (c PasswordCost) params() *argon2id.Params {
	if c.KiB == 0 {
		c = PasswordCost{KiB: 64 * 1024, Passes: 3}
	}
	return &argon2id.Params{Memory: c.KiB, Iterations: c.Passes, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// hashAtOnce is how many passwords are hashed at once, for each takes its memory.
const hashAtOnce = 2

func (s *Service) hash(ctx context.Context, password string) (string, error) {
	leave, err := s.hashing.enter(ctx, hashAtOnce)
	if err != nil {
		return "", err
	}
	defer leave()
	return argon2id.CreateHash(password, s.Passwords.params())
}

// sameSecret compares in the same time whether there is a hash or not.
func sameSecret(cost PasswordCost, password, hash string) (bool, error) {
	if hash == "" {
		_, err := argon2id.CreateHash(password, cost.params())
		return false, err
	}
	return argon2id.ComparePasswordAndHash(password, hash)
}

// SignIn checks an address and password and returns the token of a session.
// from names where the attempt comes from, such as an IP address. The answer
// does not tell an unknown address from a wrong password.
func (s *Service) SignIn(ctx context.Context, email, password, from string) (string, error) {
	email = FoldEmail(email)
	tries := s.triesOf(email, from)
	if err := s.throttled(ctx, tries); err != nil {
		return "", err
	}
	page, err := s.Store.Accounts().List(ctx, ListQuery{Key: Key{"email", email}, Limit: 1})
	if err != nil {
		return "", err
	}
	var a Account
	if len(page.Items) == 1 && !page.Items[0].Disabled {
		a = page.Items[0]
	}
	if len(password) > 1000 {
		password = ""
	}
	if err := s.try(ctx, tries, password, a.Password); err != nil {
		return "", err
	}
	if err := s.forgetFailures(ctx, tries[0]); err != nil {
		return "", err
	}
	return s.newSession(ctx, a)
}

// try compares a password and counts a failure before it lets the next attempt
// come up. Many that are sent at once wait here side by side, so each asks
// again, when its turn has come, whether those before it have used up the tries.
func (s *Service) try(ctx context.Context, tries []tries, password, hash string) error {
	leave, err := s.hashing.enter(ctx, hashAtOnce)
	if err != nil {
		return err
	}
	defer leave()
	if err := s.throttled(ctx, tries); err != nil {
		return err
	}
	ok, err := sameSecret(s.Passwords, password, hash)
	if err != nil {
		return err
	}
	if ok {
		return nil
	}
	if err := s.countFailure(ctx, tries); err != nil {
		return err
	}
	return faults{{"password", "The address or the password is not right."}}.err()
}

func (s *Service) newSession(ctx context.Context, a Account) (string, error) {
	token, hash := newToken()
	csrf, _ := newToken()
	_, err := s.Store.Sessions().Insert(ctx, Session{Meta: Meta{ID: hash, CreatedAt: s.now()}, Account: a.ID, CSRF: csrf, Expires: s.now().Add(sessionLife)})
	return token, err
}

// Session returns who a session's token belongs to and the token that its
// forms must carry. An unknown or expired one is the public, without error.
func (s *Service) Session(ctx context.Context, token string) (Viewer, string, error) {
	if token == "" {
		return Viewer{}, "", nil
	}
	se, err := s.Store.Sessions().Get(ctx, hashToken(token))
	if err != nil {
		if KindOf(err) == NotFound {
			return Viewer{}, "", nil
		}
		return Viewer{}, "", err
	}
	if !s.now().Before(se.Expires) {
		return Viewer{}, "", nil
	}
	a, err := s.Store.Accounts().Get(ctx, se.Account)
	if err != nil || a.Disabled {
		if err != nil && KindOf(err) != NotFound {
			return Viewer{}, "", err
		}
		return Viewer{}, "", nil
	}
	return a.Viewer(), se.CSRF, nil
}

// SignOut ends a session.
func (s *Service) SignOut(ctx context.Context, token string) error {
	se, err := s.Store.Sessions().Get(ctx, hashToken(token))
	if err != nil {
		if KindOf(err) == NotFound {
			return nil
		}
		return err
	}
	if err := s.Store.Sessions().Delete(ctx, se.ID, se.Revision); err != nil && KindOf(err) != NotFound {
		return err
	}
	return nil
}
