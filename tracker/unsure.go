package tracker

// UnsurePerson leaves open whom of the directory a name means: it is kept as it
// is printed, and linked to nobody until the reaction is corrected.
const UnsurePerson = "unsure"

// Unmatched reports whether the speaker is named, and linked to nobody.
func (r Reaction) Unmatched() bool { return r.Stakeholder == "" && FoldName(r.Speaker) != "" }

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
