package tracker

import "slices"

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
	ID           string
	Organisation string // ID, or ""
	Stakeholder  string // ID, or ""
	Name         string
	Body         string // of a person, as given
	Sector       Sector // as given; that of a known body is the directory's
	Note         string
	By           string // account ID
	At           Instant
	Lot          string // ID of the addition that it came with
	Gone         string // ID of the removal that it went with; "" while it is expected
}

// MostExpected is how many a consultation may expect to hear from.
const MostExpected = 5000

// mostGone is how many of those that were taken off the list are kept, so that
// they can be put back.
const mostGone = 1000

// The bounds of what is kept of one who is expected, in bytes.
const (
	mostExpectedName = 300
	mostExpectedNote = 500
)

// live returns those that are expected now.
func (e Expectations) live() []Expected {
	return slices.DeleteFunc(slices.Clone(e.List), func(x Expected) bool { return x.Gone != "" })
}

// trimmed forgets the earliest of those taken off, beyond as many as are kept.
func trimmed(list []Expected) []Expected {
	gone := 0
	for _, x := range list {
		if x.Gone != "" {
			gone++
		}
	}
	return slices.DeleteFunc(list, func(x Expected) bool {
		if x.Gone == "" || gone <= mostGone {
			return false
		}
		gone--
		return true
	})
}
