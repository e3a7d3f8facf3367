package tracker

import (
	"slices"
	"strings"
)

// checkRole reads since when, and until when, a speaker has the role.
func (f *faults) checkRole(e DraftEdit) (from, to CivilDate) {
	from, ok := ParseCivilDate(e.RoleFrom)
	f.check(ok, "role_from", "Enter a date, for example May 2014, or leave it empty if it is unknown.")
	to, ends := ParseCivilDate(e.RoleTo)
	f.check(ends, "role_to", "Enter a date, for example May 2014, or leave it empty if they still have the role.")
	f.check(!ok || !ends || from == "" || to == "" || from <= to || strings.HasPrefix(string(from), string(to)), "role_to", "Enter an end that is not before the beginning.")
	return from, to
}

// holdsRole reports whether a person has been seen in a role in a body.
func (s Stakeholder) holdsRole(role, body string) bool {
	return slices.ContainsFunc(s.Positions, func(q Position) bool { return q.Organisation == body && strings.EqualFold(q.Role, role) })
}
