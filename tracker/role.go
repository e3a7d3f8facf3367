package tracker

import "slices"

// Role is what an account may do.
type Role string

// The four roles.
const (
	Administrator  Role = "administrator"
	Communications Role = "communications"
	Policy         Role = "policy"
	Journalist     Role = "journalist"
)

// Roles lists the roles in the order in which a form offers them.
func Roles() []Role { return []Role{Communications, Policy, Journalist, Administrator} }

// Valid reports whether r is one of the four.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Action is something a person may be allowed to do. Every route names one,
// and every use case asks for one.
type Action string

// The actions.
const (
	Anyone            Action = "anyone"             // without signing in
	ReadPublished     Action = "read_published"     // see what the visibility rule lets this viewer see
	ReadUnpublished   Action = "read_unpublished"   // see drafts, sources and everything that is recorded
	LogReactions      Action = "log_reactions"      // import, review, record, correct, withdraw
	PublishReactions  Action = "publish_reactions"  // publish and unpublish
	DecideStances     Action = "decide_stances"     // say where somebody stands
	EditConsultations Action = "edit_consultations" // create and edit consultations and propositions
	EditDirectory     Action = "edit_directory"     // organisations and sectors
	EditStakeholders  Action = "edit_stakeholders"  // people and their other names
	ManageAccounts    Action = "manage_accounts"    // accounts, invitations
	ManageIndex       Action = "manage_index"       // look after the search index
)

var rights = map[Role][]Action{
	Administrator: {ReadPublished, ReadUnpublished, LogReactions, PublishReactions, DecideStances,
		EditConsultations, EditDirectory, EditStakeholders, ManageAccounts, ManageIndex},
	Communications: {ReadPublished, ReadUnpublished, LogReactions, PublishReactions, DecideStances,
		EditConsultations, EditStakeholders},
	Policy:     {ReadPublished, ReadUnpublished, DecideStances, EditConsultations, EditStakeholders},
	Journalist: {ReadPublished},
}

// Viewer is who asks. The zero Viewer is the public, who may do nothing yet.
type Viewer struct {
	Account string // its ID
	Name    string
	Role    Role
}

// May reports whether the viewer's role allows the action.
func (v Viewer) May(a Action) bool { return a == Anyone || slices.Contains(rights[v.Role], a) }

// allow returns nil if the viewer may, Unauthenticated for nobody and
// Forbidden for somebody whose role does not allow it.
func (v Viewer) allow(a Action) error {
	switch {
	case v.May(a):
		return nil
	case v.Role == "":
		return Errorf(Unauthenticated, "Sign in to see this page.")
	default:
		return Errorf(Forbidden, "Your role does not allow this.")
	}
}
