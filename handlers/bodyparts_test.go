package handlers

import (
	"fmt"
	"testing"

	"soundings/tracker"
)

// TestManyPartsAreFolded has a body with more parts than stand beside it.
func TestManyPartsAreFolded(t *testing.T) {
	for parts, folded := range map[int]string{12: "!All 12 parts", 13: "All 13 parts"} {
		a := newApp(t)
		whole, err := a.service.SaveOrganisation(t.Context(), tracker.Operator(), tracker.Organisation{Name: "Federation of Piers", Sectors: []tracker.Sector{tracker.SectorOther}})
		a.must(err)
		for i := range parts {
			_, err := a.service.SaveOrganisation(t.Context(), tracker.Operator(), tracker.Organisation{Name: fmt.Sprintf("Pier Branch %d", i), Sectors: whole.Sectors, Parent: whole.ID})
			a.must(err)
		}
		a.setTime("2014-06-20", "10:05") // the names are read anew by then
		a.get(tracker.Policy, "/organisations/"+whole.ID).wants(t, 200, fmt.Sprintf("Pier Branch %d<", parts-1), folded, "Include its parts")
	}
}
