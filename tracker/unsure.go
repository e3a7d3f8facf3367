package tracker

// UnsurePerson and UnsureBody leave open whom of the directory a name means: it
// is kept as it is printed, and linked to nobody until the reaction is corrected.
// Nobody is counted for it, as a person or as a body, and no page of the
// directory lists it; its words are found and counted like others.
const (
	UnsurePerson = "unsure"
	UnsureBody   = "unsure"
)

// Unmatched reports whether the speaker is named, and linked to nobody.
func (r Reaction) Unmatched() bool { return r.Stakeholder == "" && FoldName(r.Speaker) != "" }

// Unmatched reports whether a body is named, and linked to none.
func (c Capacity) Unmatched() bool { return c.Organisation == "" && FoldName(c.OrganisationName) != "" }

// staysWith is whom a correction leaves a reaction with where it does not say: of
// several people of one name it stays the same, and nobody where that was open.
func (r Reaction) staysWith(speaker string) string {
	switch {
	case FoldName(speaker) != FoldName(r.Speaker):
		return ""
	case r.Unmatched():
		return UnsurePerson
	}
	return r.Stakeholder
}

// staysWith is the body that a correction leaves a capacity with where it does not
// say: the same as long as the name is, and none where that was open.
func (c Capacity) staysWith(name string) string {
	switch {
	case FoldName(name) != FoldName(c.OrganisationName):
		return ""
	case c.Unmatched():
		return UnsureBody
	}
	return c.Organisation
}
