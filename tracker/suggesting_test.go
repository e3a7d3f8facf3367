package tracker_test

import (
	"strings"
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/query"
)

func names(list []tracker.FacetValue) string {
	var words []string
	for _, v := range list {
		words = append(words, v.Name)
	}
	return strings.Join(words, "; ")
}

// TestNamesInAQueryAreOffered searches for names of bodies and people of which
// one has a published reaction and one has not.
func TestNamesInAQueryAreOffered(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.consultation()
	r := w.recorded(onRecord)[0]
	r, err := w.Correct(t.Context(), comms, r.ID, r.Revision, tracker.Correction{Speaker: "Ada Okoro", Reason: "test",
		Capacities: []tracker.Capacity{{OrganisationName: "BMA", Sector: "other"}, {OrganisationName: "Pier Society", Sector: "other"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	added, err := w.store.Organisations().Get(t.Context(), r.Capacities[1].Organisation)
	if err != nil {
		t.Fatal(err)
	}
	added.OtherNames = []string{"PSX"}
	if _, err := w.SaveOrganisation(t.Context(), admin, added); err != nil {
		t.Fatal(err)
	}
	w.pass(2 * time.Second) // the names at hand follow
	const bma, pier, sisters, ada, tobias = "British Medical Association", "Pier Society", "Association of Ward Sisters", "Ada Okoro", "Tobias Lindqvist"
	for _, tt := range []struct {
		viewer         tracker.Viewer
		words          string
		bodies, people string
	}{
		{journalist, "bma", bma, ""},
		{journalist, "the BMA on lists", bma, ""},
		{journalist, `"British Medical Association"`, bma, ""},
		{journalist, "British Medical", "", ""},
		{journalist, "lists -bma -ada", "", ""},
		{journalist, "pier society", pier, ""},
		{journalist, "psx", "", ""},
		{policy, "psx", pier, ""},
		{journalist, "ada", "", ada},
		{journalist, "OKORO lists", "", ada},
		{journalist, "tobias", "", ""},
		{policy, "tobias", "", tobias},
		{journalist, "Association of Ward Sisters", "", ""},
		{policy, "Association of Ward Sisters", sisters, ""},
		{policy, "RCN", "", ""},
		{policy, "one two three four five six seven eight ada", "", ""},
		{policy, "", "", ""},
	} {
		p, err := w.SearchQuotes(t.Context(), tt.viewer, tracker.Search{Text: query.Parse(tt.words)})
		if err != nil {
			t.Fatal(err)
		}
		if got := names(p.Named); got != tt.bodies {
			t.Errorf("%s, %q: offered the bodies %q, want %q", tt.viewer.Role, tt.words, got, tt.bodies)
		}
		if got := names(p.Speakers); got != tt.people {
			t.Errorf("%s, %q: offered the people %q, want %q", tt.viewer.Role, tt.words, got, tt.people)
		}
	}
}

func TestABodyIsKnownByAnyNameAndOthersAreOffered(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.SaveOrganisation(t.Context(), admin, tracker.Organisation{Name: "Harbour Trust", OtherNames: []string{"HT"}, Sectors: []tracker.Sector{"other"}}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, want, near string }{
		{"bma", "British Medical Association", ""},
		{" the harbour trust", "Harbour Trust", ""},
		{"HT", "Harbour Trust", ""},
		{"Harbor Trust", "", "Harbour Trust"},
		{"Medical Association British", "", "British Medical Association"},
		{"Guild of Nobody at All", "", ""},
		{strings.Repeat("x", 100_000), "", ""},
		{"", "", ""},
	} {
		o, near, err := w.OrganisationNamed(t.Context(), admin, tt.name)
		if err != nil {
			t.Fatal(err)
		}
		if o.Name != tt.want || strings.Join(near, "; ") != tt.near {
			t.Errorf("%.30q: got %q, near %q, want %q, near %q", tt.name, o.Name, near, tt.want, tt.near)
		}
	}
	_, _, err := w.OrganisationNamed(t.Context(), comms, "bma")
	wantKind(t, err, tracker.Forbidden)
}
