package tracker

import "strings"

// Account is a person who signs in.
type Account struct {
	Meta
	Email    string // small letters
	Name     string
	Role     Role
	Password string // argon2id hash
	Disabled bool
	Events   []Event
}

// Keys implements Entity.
func (a Account) Keys() []Key { return []Key{{"email", a.Email}} }

// Viewer returns the account as one who asks.
func (a Account) Viewer() Viewer { return Viewer{Account: a.ID, Name: a.Name, Role: a.Role} }

// describe puts what an account may do into words for the history.
func (a Account) describe() string {
	if a.Disabled {
		return string(a.Role) + ", closed"
	}
	return string(a.Role)
}

// FoldEmail returns the form in which addresses are kept and compared.
func FoldEmail(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// Session is a signed-in browser. Its ID is the SHA-256 of the token that the
// cookie carries.
type Session struct {
	Meta
	Account string
	CSRF    string
	Expires Instant
}

// Keys implements Entity.
func (s Session) Keys() []Key { return []Key{{"account", s.Account}} }

// Ticket is a link: to set up the first account, to accept an invitation, to
// choose a new password, each once; or to sign in to the demo, again and again.
// Its ID is the SHA-256 of the token.
type Ticket struct {
	Meta
	Purpose string // "setup", "invitation", "reset", "demo"
	Email   string
	Role    Role
	Account string
	Expires Instant
}

// Keys implements Entity.
func (t Ticket) Keys() []Key { return []Key{{"purpose", t.Purpose}} }

// Throttle counts failed sign-ins of one address or one network on one day. Its
// ID is those, hashed.
type Throttle struct {
	Meta
	Failures int
	Until    Instant // sign-in is refused until then
	Expires  Instant
}

// Keys implements Entity.
func (Throttle) Keys() []Key { return nil }
