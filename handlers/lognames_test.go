package handlers

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestNamesAreSuggestedToWhoMayReadThem(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	_, err := a.service.SaveOrganisation(t.Context(), a.people[tracker.Administrator].viewer,
		tracker.Organisation{Name: "Lantern Society", OtherNames: []string{"LANS"}, Sectors: []tracker.Sector{"think_tank", "academic"}})
	a.must(err)
	a.clock.Add(2000) // the names at hand follow
	lantern := suggestion{Label: "Lantern Society", About: "LANS; Think tanks, Academics"}
	ben := suggestion{Value: a.hidden.Stakeholder, Label: "Ben Carver", About: "Chair, Quay Forum", Role: "Chair",
		Organisation: "Quay Forum", OrganisationID: a.hidden.Capacity().Organisation}
	for _, tt := range []struct {
		name, path string
		want       []suggestion
	}{
		{"a surname that has begun", "/suggest/people?q=carv", []suggestion{ben}},
		{"a name whole, in another case", "/suggest/people?q=BEN+CARVER", []suggestion{ben}},
		{"a body with nothing said by its abbreviation", "/suggest/organisations?q=lans", []suggestion{lantern}},
		{"two words, the second begun", "/suggest/organisations?q=lantern+soc", []suggestion{lantern}},
		{"one letter", "/suggest/people?q=b", []suggestion{}},
		{"nothing", "/suggest/people", []suggestion{}},
		{"no text", "/suggest/people?q=%ff%fe%00", []suggestion{}},
		{"far too much", "/suggest/organisations?q=" + strings.Repeat("x", 3000), []suggestion{}},
	} {
		for _, role := range []tracker.Role{tracker.Communications, tracker.Policy, tracker.Administrator} {
			res := a.get(role, tt.path).wants(t, http.StatusOK)
			var got struct{ Options []suggestion }
			if err := json.Unmarshal([]byte(res.body), &got); err != nil {
				t.Fatalf("%s: %v in %q", tt.name, err, res.body)
			}
			for i := range got.Options {
				if got.Options[i].Label == lantern.Label {
					got.Options[i].Value = ""
				}
			}
			if d := cmp.Diff(tt.want, got.Options); d != "" {
				t.Errorf("%s, %s (-want +got):\n%s", tt.name, role, d)
			}
		}
		a.get(tracker.Journalist, tt.path).wants(t, http.StatusForbidden, "!Carver", "!Lantern")
	}
}
