package tracker

// Expectations is whom a consultation expects to hear from: what the register
// of silence is made of. There is one a consultation, under the consultation's ID.
type Expectations struct {
	Meta
	List   []Expected
	Events []Event
}

// Keys implements Entity.
func (Expectations) Keys() []Key { return nil }

// Expected is one body or person that is expected to react. Name is as given;
// with neither ID the directory did not know it when it was added.
type Expected struct {
	Organisation string // ID, or ""
	Stakeholder  string // ID, or ""
	Name         string
	Sector       Sector
	Note         string
	By           string // account ID
	At           Instant
}
