package query

import "slices"

// The fields by which a query can ask.
const (
	Speaker      = "speaker"
	Organisation = "org"
	Stance       = "stance"
	Sector       = "sector"
	Theme        = "theme"
	In           = "in"     // a consultation
	Before       = "before" // the day, month or year, itself left out
	After        = "after"
	Until        = "until" // the day, month or year included
	Since        = "since"
)

// Fields lists the fields in the order in which they are explained.
var Fields = []string{Speaker, Organisation, Stance, Sector, Theme, In, Before, After, Until, Since}

// otherNames are what people write for a field.
var otherNames = map[string]string{
	"organisation": Organisation, "organization": Organisation, "organisations": Organisation, "body": Organisation,
	"speakers": Speaker, "sectors": Sector, "themes": Theme, "stances": Stance, "consultation": In,
}

// prose are words so near the name of a field that one would be suspected
// wherever the space after their colon was lost.
var prose = []string{"there", "these", "them", "alter"}

// FieldNamed returns the field that a name means, which is in small letters.
func FieldNamed(name string) (string, bool) {
	if slices.Contains(Fields, name) {
		return name, true
	}
	f, ok := otherNames[name]
	return f, ok
}

// nearField returns the field of which the name is a slip of the keys: one key
// in four letters or more, none in fewer.
func nearField(name string) (string, bool) {
	runes := []rune(name)
	if len(runes) < 4 || len(runes) > 14 || slices.Contains(prose, name) {
		return "", false
	}
	for _, f := range Fields {
		if len(f) > 3 && oneSlip(runes, []rune(f)) {
			return f, true
		}
	}
	if oneSlip(runes, []rune("organisation")) {
		return Organisation, true
	}
	return In, oneSlip(runes, []rune("consultation"))
}

// oneSlip reports whether one key more, less, other or exchanged with its
// neighbour makes a of b.
func oneSlip(a, b []rune) bool {
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	a, b = a[from:], b[from:]
	switch {
	case len(a) == len(b) && len(a) > 1 && a[0] == b[1] && a[1] == b[0]:
		return slices.Equal(a[2:], b[2:])
	case len(a) == len(b) && len(a) > 0:
		return slices.Equal(a[1:], b[1:])
	case len(a) == len(b)+1:
		return slices.Equal(a[1:], b)
	case len(b) == len(a)+1:
		return slices.Equal(a, b[1:])
	}
	return false
}
