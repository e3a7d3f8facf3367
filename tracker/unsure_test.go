package tracker_test

import (
	"testing"

	"soundings/tracker"
)

// Who is not sure whom a name means keeps it as printed; nothing that is
// corrected later links it to anybody but the correction that says so.
func TestANameIsKeptAsPrintedWhereTheReviewerIsNotSure(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Wraxley Harbour Trust")
	known := w.person("Ada Okoro", "chair", o.ID)
	d := w.heard("Ada Okoro, Wraxley Harbour Trust chief executive")
	e := d.AsFound()
	e.Stakeholder = tracker.UnsurePerson
	r := w.accepted(d, e)
	if r.Stakeholder != "" || r.Speaker != "Ada Okoro" || !r.Unmatched() || r.Capacity().Organisation != o.ID {
		t.Fatalf("got %q as %q in %q, want the name as printed, linked to nobody, in the body that is known", r.Speaker, r.Stakeholder, r.Capacity().Organisation)
	}
	c := tracker.Correction{Speaker: r.Speaker, Capacities: r.Capacities, SaidOn: "2014-05-02", Reason: "the day of the speech"}
	r, err := w.Correct(t.Context(), comms, r.ID, r.Revision, c)
	if err != nil || r.Stakeholder != "" {
		t.Fatalf("got %q, %v; want a corrected date to link nobody", r.Stakeholder, err)
	}
	if _, err := w.Correct(t.Context(), comms, r.ID, r.Revision, c); tracker.KindOf(err) != tracker.Invalid {
		t.Errorf("got %v, want a correction that changes nothing refused", err)
	}
	c.Stakeholder, c.Reason = known.ID, "she says so"
	r, err = w.Correct(t.Context(), comms, r.ID, r.Revision, c)
	if err != nil || r.Stakeholder != known.ID || r.Unmatched() {
		t.Fatalf("got %q, %v; want the person who was chosen", r.Stakeholder, err)
	}
	if last := r.Events[len(r.Events)-1]; last.Action != "correct person" || last.Old != "" || last.New != known.ID {
		t.Errorf("the history ends with %+v", last)
	}
}

// Likewise for a body: no reaction of it is counted for one until somebody says
// which it is.
func TestABodyIsKeptAsPrintedWhereTheReviewerIsNotSure(t *testing.T) {
	w := newWorld(t)
	con := w.consultation()
	known := w.body("Wraxley Harbour Trust")
	person := w.person("Ada Okoro", "chair", known.ID)
	d := w.heard("Ada Okoro, Wraxley Harbour Trust chief executive")
	e := d.AsFound()
	e.Capacities[0].Organisation = tracker.UnsureBody
	l, err := w.Links(t.Context(), comms, tracker.Draft{Speaker: d.Speaker, Capacities: e.Capacities})
	if err != nil || l.Bodies[0].How != tracker.LinkUnsure || l.Asks() || l.NewRole {
		t.Errorf("got %+v, %v; want a name that is left open, and no role added for it", l, err)
	}
	r := w.accepted(d, e)
	if c := r.Capacity(); c.Organisation != "" || c.OrganisationName != "Wraxley Harbour Trust" || !c.Unmatched() || r.Stakeholder != person.ID {
		t.Fatalf("got %+v by %q, want the name as printed, linked to no body", c, r.Stakeholder)
	}
	if st, err := w.store.Stakeholders().Get(t.Context(), person.ID); err != nil || len(st.Positions) != 1 {
		t.Errorf("the person has %+v, %v; want no role added that is in nobody knows which body", st.Positions, err)
	}
	found := func(q tracker.Search) int {
		t.Helper()
		q.Sight, q.Consultation = tracker.Sight{All: true}, []string{con.ID}
		res, err := w.Index.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return res.Total
	}
	if body, none := found(tracker.Search{Organisation: []string{known.ID}}), found(tracker.Search{Organisation: []string{tracker.Nobody}}); body != 0 || none != 1 {
		t.Errorf("%d counted for the body and %d for none, want 0 and 1", body, none)
	}
	c := tracker.Correction{Stakeholder: person.ID, Speaker: r.Speaker, Capacities: r.Capacities, SaidOn: "2014-05-02", Reason: "the day of the speech"}
	r, err = w.Correct(t.Context(), comms, r.ID, r.Revision, c)
	if err != nil || r.Capacity().Organisation != "" {
		t.Fatalf("got %q, %v; want a corrected date to link no body", r.Capacity().Organisation, err)
	}
	c.Capacities = r.Capacities
	if _, err := w.Correct(t.Context(), comms, r.ID, r.Revision, c); tracker.KindOf(err) != tracker.Invalid {
		t.Errorf("got %v, want a correction that changes nothing refused", err)
	}
	c.Capacities[0].Organisation, c.Reason = known.ID, "it is the trust at the harbour"
	r, err = w.Correct(t.Context(), comms, r.ID, r.Revision, c)
	if err != nil || r.Capacity().Organisation != known.ID || found(tracker.Search{Organisation: []string{known.ID}}) != 1 {
		t.Fatalf("got %q, %v; want the body that was chosen, and the reaction counted for it", r.Capacity().Organisation, err)
	}
	if last := r.Events[len(r.Events)-1]; last.Action != "match organisation" || last.New != "Wraxley Harbour Trust" || last.Why != c.Reason {
		t.Errorf("the history ends with %+v", last)
	}
}
