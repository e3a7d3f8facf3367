package tracker_test

import (
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

// theCCGsOf2013 is how many clinical commissioning groups began on 1 April 2013.
const theCCGsOf2013 = 211

// laterCCGs came of mergers after that, and are in the directory beside the groups
// that they were made of.
var laterCCGs = []string{"NHS Birmingham and Solihull CCG", "NHS Bristol, North Somerset and South Gloucestershire CCG", "NHS Devon CCG", "NHS Kent and Medway CCG",
	"NHS Leeds CCG", "NHS Manchester CCG", "NHS Morecambe Bay CCG", "NHS Newcastle Gateshead CCG"}

// TestTheShippedBodiesFitTogether checks each row of the shipped directory.
func TestTheShippedBodiesFitTogether(t *testing.T) {
	list, err := tracker.ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	sectors := tracker.FirstSectors()
	byID, byName := map[string]tracker.Organisation{}, map[string]string{}
	for _, o := range list {
		if other, ok := byID[o.ID]; ok {
			t.Errorf("%s and %s have one ID", o.Name, other.Name)
		}
		byID[o.ID] = o
		if err := o.Validate(); err != nil {
			t.Errorf("%s: %v", o.Name, err)
		}
		var spellings []string
		for _, n := range append([]string{o.Name}, o.OtherNames...) {
			folded := tracker.FoldName(n)
			if n != strings.Join(strings.Fields(n), " ") || folded == "" {
				t.Errorf("%s: the name %q is not written as a name", o.Name, n)
			}
			if slices.Contains(spellings, n) {
				t.Errorf("%s: %q is there twice", o.Name, n)
			}
			spellings = append(spellings, n)
			if other := byName[folded]; other != "" && other != o.Name {
				t.Errorf("%s and %s are both called %q", o.Name, other, n)
			}
			byName[folded] = o.Name
		}
		for i, code := range o.Sectors {
			if !slices.ContainsFunc(sectors, func(s tracker.SectorName) bool { return s.Code == code }) || slices.Contains(o.Sectors[:i], code) {
				t.Errorf("%s: the sector %q is none, or there twice", o.Name, code)
			}
		}
	}
	for _, o := range list {
		above := o
		for range len(list) {
			if above.Parent == "" {
				break
			}
			parent, ok := byID[above.Parent]
			if !ok {
				t.Errorf("%s is a part of %q, which is no row", above.Name, above.Parent)
			}
			above = parent
		}
		if above.Parent != "" {
			t.Errorf("%s is a part of itself", o.Name)
		}
	}
}

// TestTheShippedGroupsAreThoseOf2013 holds that each group has the names by which it
// goes, and that none is missing.
func TestTheShippedGroupsAreThoseOf2013(t *testing.T) {
	list, err := tracker.ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, o := range list {
		name, isGroup := strings.CutSuffix(o.Name, " CCG")
		if isGroup != (o.Sector() == "clinical_commissioning_group") {
			t.Errorf("%s: the name does not fit the sector %s", o.Name, o.Sector())
		}
		if !isGroup {
			continue
		}
		for _, want := range []string{strings.TrimPrefix(o.Name, "NHS "), name + " Clinical Commissioning Group"} {
			if !strings.HasPrefix(name, "NHS ") || !slices.Contains(o.OtherNames, want) {
				t.Errorf("%s is not called %s", o.Name, want)
			}
		}
		if !slices.Contains(laterCCGs, o.Name) {
			n++
		}
	}
	if n != theCCGsOf2013 {
		t.Errorf("got %d groups of 2013, want %d", n, theCCGsOf2013)
	}
}
