package templates

// Page is what Set.Render can show. Its method is unexported, so only this
// package makes pages and a page cannot meet another page's data.
type Page interface {
	file() string
}

// Frame is what every page carries: who is signed in, where one can go, and
// what the last action had to say. Handlers fill it in one place.
type Frame struct {
	Title      string // of the window; the product's name is added
	SignedIn   bool
	SignedInAs string
	RoleName   string
	CSRF       string // goes into every form as the hidden field "csrf"
	Nav        []NavItem
	Crumbs     []Link       // the way here, without this page
	Here       string       // the last crumb; shown when there are Crumbs
	Flash      string       // said once, after a redirect
	Undo       *Undo        // takes back what Flash speaks of; nil if it cannot be
	Errors     []FieldError // shown as a summary above the page and at each field
	Away       *Away        // the database is away; nil if not
	Refresh    int          // without scripts the page is asked for again after so many seconds; 0: never
}

// Undo is a button that takes the last action back: POST Href with revision.
type Undo struct{ Href, Revision string }

// Away says that the database cannot be reached, and as of when the page is:
// "10:42", or "19 June 2014, 23:58" if that was not today; empty if it shows
// nothing that was stored.
type Away struct{ AsOf, AsOfISO string }

// NavItem is an entry of the main menu. Badge is what waits there ("3"), or nothing.
type NavItem struct {
	Label     string
	Href      string
	Current   bool
	Badge     string
	BadgeText string // read after the badge, as in "to review"
}

// FieldError is a mistake in a form. Field is the id of the input, which each
// form below names; an empty Field is a mistake of the form as a whole.
type FieldError struct {
	Field   string
	Message string
}

// Err is the message for a field, or nothing. Templates print it at the field.
func (f Frame) Err(field string) string {
	for _, e := range f.Errors {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
}

// Link is a text that leads somewhere; without Href it is only a text.
type Link struct {
	Label string
	Href  string
}

// Option is an entry of a select or a group of radios or checkboxes.
// Count is shown behind it in filters only.
type Option struct {
	Value    string
	Label    string
	Selected bool
	Count    int
}

// Segment is a run of text; Hit marks the words that were searched for.
type Segment struct {
	Text string
	Hit  bool
}

// Attribution says who spoke, as what, and when.
type Attribution struct {
	Speaker          string // empty if the organisation itself speaks
	SpeakerHref      string
	Role             string
	Organisation     string
	OrganisationHref string
	Sector           string
	Also             []string // further capacities: "chair, London Council"
	Date             string   // "1 May 2014", "May 2014", or "n.d." if unknown
	DateISO          string   // "2014-05-01", "2014-05"; empty if unknown
}

// SourceRef names a source below a quote.
type SourceRef struct {
	Title     string
	Href      string
	Publisher string
	Published string // "1 May 2014" or "n.d."
	Address   string // the web address as given, or nothing
}

// StanceOn is a stance on one proposition.
type StanceOn struct {
	Stance      Stance
	Proposition string
	Href        string // the quotes behind it, or nothing
}

// StanceCount is how many hold a stance, and where they can be read.
type StanceCount struct {
	Stance Stance
	N      int
	Href   string
}

// SignIn asks for e-mail and password: POST /sign-in with email, password, next.
// Fields: email, password.
type SignIn struct {
	Frame
	Email string
	Next  string // where to go afterwards
}

// Setup makes the first administrator: POST Action with name, email, password.
// Fields: name, email, password.
type Setup struct {
	Frame
	Action string // /setup/TOKEN
	Name   string
	Email  string
}

// AcceptInvitation lets an invited person choose a password, or somebody who
// has an account choose a new one: POST Action with name, password. Fields:
// name, password.
type AcceptInvitation struct {
	Frame
	Action   string // /invitations/TOKEN
	Reset    bool   // there is an account already
	Email    string
	RoleName string
	Name     string
}

// Error tells what went wrong and what to do next.
type Error struct {
	Frame
	Status  int
	Heading string
	Advice  string
	Request string // the id under which the log has it, or nothing
	Again   string // where to try again, or nothing
	Search  bool   // offers a search: GET /quotes with q
}

// Accessibility is the accessibility statement.
type Accessibility struct{ Frame }

// Privacy says what is kept about people.
type Privacy struct{ Frame }

// Accounts lists accounts and invites people: POST /accounts/invite with
// email, role. Fields: email, role. POST /accounts/ID with revision, role,
// disabled=yes changes an account; field role-ID. POST /accounts/reset with
// email makes a link to a new password.
type Accounts struct {
	Frame
	Rows        []AccountRow
	Email       string
	Roles       []Option
	Link        string // the single-use link, shown once after an invitation
	LinkFor     string
	LinkExpires string
	Invitations []InvitationRow // that can still be taken up
}

// InvitationRow is an open invitation: POST RevokeHref takes it back.
type InvitationRow struct {
	Email      string
	RoleName   string
	Until      string
	RevokeHref string
}

// AccountRow is one account.
type AccountRow struct {
	ID       string
	Revision int
	Name     string
	Email    string
	RoleName string
	State    string // "Active", "Closed"
	Since    string
	Disabled bool
	Roles    []Option // to choose from; none if the person may not change this account
}

// Sectors lists the sectors: POST /sectors with what=add, code, label or
// what=rename, code, label. Fields: code, label, and label-CODE of a row.
type Sectors struct {
	Frame
	Rows     []SectorItem
	Code     string
	Label    string
	Revision int
}

// SectorItem is one sector of the list.
type SectorItem struct {
	Code          string
	Label         string
	Organisations int
	Href          string // its organisations
}

func (SignIn) file() string           { return "sign_in.html" }
func (Setup) file() string            { return "setup.html" }
func (AcceptInvitation) file() string { return "accept_invitation.html" }
func (Error) file() string            { return "error.html" }
func (Accessibility) file() string    { return "accessibility.html" }
func (Privacy) file() string          { return "privacy.html" }
func (Accounts) file() string         { return "accounts.html" }
func (Sectors) file() string          { return "sectors.html" }
