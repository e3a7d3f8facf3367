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
