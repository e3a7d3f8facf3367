package tracker

import (
	"slices"
	"strings"

	"soundings/tracker/names"
)

// Sector is the code of a kind of organisation, such as "think_tank".
type Sector string

// SectorOther is where everybody goes whom no other sector fits.
const SectorOther Sector = "other"

// SectorName is a sector with the words that a page shows.
type SectorName struct {
	Code Sector
	Name string
}

// Sectors is the list of sectors, editable by an administrator. There is one,
// with the ID "sectors".
type Sectors struct {
	Meta
	List   []SectorName
	Events []Event
}

// Keys implements Entity.
func (Sectors) Keys() []Key { return nil }

// FirstSectors is the list with which a new database starts.
func FirstSectors() []SectorName {
	return []SectorName{
		{"clinical_commissioning_group", "Clinical commissioning groups"},
		{"professional_body_union", "Professional bodies and unions"},
		{"think_tank", "Think tanks"},
		{"nhs_trust", "NHS trusts"},
		{"national_body", "National bodies"},
		{"charity_patient_group", "Charities and patient groups"},
		{"royal_college", "Royal colleges"},
		{"academic", "Academics"},
		{"politician", "Politicians"},
		{SectorOther, "Others"},
	}
}

// Organisation is a body that speaks or is spoken for.
type Organisation struct {
	Meta
	Name        string
	OtherNames  []string // abbreviations included
	Sectors     []Sector // the first is the one counted
	Parent      string   // ID, or ""
	Identifiers []Identifier
	Unshown     []string // of the other names, those that came with a body that somebody had added
	MergedInto  string   // ID of the body that this is one with, or ""
	MergedBy    string   // ID of the merge
	Events      []Event
}

// Identifier is a body's code in a public list, such as {"ods", "00T"}.
type Identifier struct{ Scheme, Value string }

// Keys implements Entity: every name, folded.
func (o Organisation) Keys() []Key { return nameKeys(o.names()) }

// names are the body's own name and the others.
func (o Organisation) names() []string { return append([]string{o.Name}, o.OtherNames...) }

// Sector returns the sector that is counted.
func (o Organisation) Sector() Sector {
	if len(o.Sectors) == 0 {
		return SectorOther
	}
	return o.Sectors[0]
}

// Validate returns an Invalid error naming every field that is wrong.
func (o Organisation) Validate() error {
	var f faults
	f.check(strings.TrimSpace(o.Name) != "", "name", "Enter the body's name.")
	f.check(len(o.Name) <= 300, "name", "Keep the name under 300 characters.")
	f.check(len(o.Sectors) > 0, "sectors", "Choose at least one sector.")
	return f.err()
}

// Stakeholder is a person who speaks.
type Stakeholder struct {
	Meta
	Name       string
	Honorific  string
	OtherNames []string
	Positions  []Position
	MergedInto string // ID of the person that this is one with, or ""
	MergedBy   string // ID of the merge
	Events     []Event
}

// Position is a role held in a body, from a day to a day; several at once are
// normal. Either end may be unknown.
type Position struct {
	Role         string
	Organisation string // ID, or ""
	From, To     CivilDate
}

// Keys implements Entity: every name, folded.
func (s Stakeholder) Keys() []Key { return nameKeys(s.names()) }

// names are the person's own name and the others.
func (s Stakeholder) names() []string { return append([]string{s.Name}, s.OtherNames...) }

// surname is the last word of a name of several, folded, else "".
func (s Stakeholder) surname() string {
	words := strings.Fields(FoldName(s.Name))
	if len(words) < 2 {
		return ""
	}
	return words[len(words)-1]
}

// FullName returns the name with its honorific.
func (s Stakeholder) FullName() string { return strings.TrimSpace(s.Honorific + " " + s.Name) }

// Validate returns an Invalid error naming every field that is wrong.
func (s Stakeholder) Validate() error {
	var f faults
	f.check(strings.TrimSpace(s.Name) != "", "name", "Enter the person's name.")
	f.check(len(s.Name) <= 200, "name", "Keep the name under 200 characters.")
	return f.err()
}

func nameKeys(names []string) []Key {
	var keys []Key
	for _, n := range names {
		if k := (Key{"name", FoldName(n)}); k.Value != "" && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// FoldName returns the form under which names are kept in the store and sorted;
// whom a name means is for the directory to say, which goes further.
func FoldName(name string) string { return names.Fold(name) }
