package tracker_test

import (
	"strings"
	"testing"

	"soundings/tracker"
)

// A role that the directory does not have is asked about, and goes into it with
// its dates; one that it has stays as it is.
func TestANewRoleGoesIntoTheDirectoryWithItsDates(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Wraxley Harbour Trust")
	known := w.person("Ada Okoro", "chair", o.ID)
	d := w.heard("Ada Okoro, Wraxley Harbour Trust chief executive")
	if l := w.links(d); !l.NewRole || !strings.Contains(l.Held, "chair") {
		t.Errorf("got %+v, want a new role beside the one that is known", l)
	}
	e := d.AsFound()
	e.RoleFrom, e.RoleTo = "May 2014", "2013"
	if _, err := w.AcceptDraft(t.Context(), comms, d.ID, e); tracker.KindOf(err) != tracker.Invalid || !strings.Contains(err.Error(), "not before the beginning") {
		t.Fatalf("got %v, want an end before the beginning refused", err)
	}
	e.RoleTo = ""
	r := w.accepted(d, e)
	st, err := w.store.Stakeholders().Get(t.Context(), known.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := tracker.Position{Role: r.Capacity().Role, Organisation: o.ID, From: "2014-05"}
	if len(st.Positions) != 2 || st.Positions[1] != want {
		t.Errorf("got %+v, want %+v added", st.Positions, want)
	}
	if r.Stakeholder != known.ID {
		t.Errorf("got %s as the speaker, want %s", r.Stakeholder, known.ID)
	}
}
