package tracker_test

import (
	"testing"

	"soundings/tracker"
	"soundings/tracker/query"
)

func TestADraftThatNamesWhatIsNotThereStaysOpen(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	if _, err := w.SetTerms(t.Context(), comms, r.Source.ID, r.Source.Revision, onRecord); err != nil {
		t.Fatal(err)
	}
	d := r.Drafts[0]
	tests := []struct {
		field  string
		change func(*tracker.DraftEdit)
	}{
		{"stakeholder", func(e *tracker.DraftEdit) { e.Stakeholder = "nobody" }},
		{"sector", func(e *tracker.DraftEdit) { e.Capacities = []tracker.Capacity{{Role: "chair", Sector: "made_up"}} }},
	}
	for _, tt := range tests {
		e := d.AsFound()
		tt.change(&e)
		_, err := w.AcceptDraft(t.Context(), comms, d.ID, e)
		wantKind(t, err, tracker.Invalid)
		wantField(t, err, tt.field, "in the list")
		if after := w.review(r.Source.ID).Drafts[0]; after.State != tracker.DraftOpen || after.Revision != d.Revision {
			t.Errorf("%s: got draft %s at revision %d, want it untouched", tt.field, after.State, after.Revision)
		}
	}
}

func TestOneDraftThatCannotBeFinishedDoesNotKeepTheOthers(t *testing.T) {
	w := newWorld(t)
	f := &failing{Store: w.store}
	w.Service.Store = f
	w.consultation()
	r := w.imported(roundUp)
	if _, err := w.SetTerms(t.Context(), comms, r.Source.ID, r.Source.Revision, onRecord); err != nil {
		t.Fatal(err)
	}
	d := r.Drafts[0]
	f.fail.Store(true)
	if _, err := w.AcceptDraft(t.Context(), comms, d.ID, d.AsFound()); err == nil {
		t.Fatal("got no error from a store that lost power")
	}
	f.fail.Store(false)
	first := tracker.Draft{Meta: tracker.Meta{ID: "a"}, Source: "gone", State: tracker.DraftRecording}
	if _, err := w.store.Drafts().Insert(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if err := w.FinishRecording(t.Context()); err == nil {
		t.Error("got no word of the draft without a source")
	}
	if _, err := w.store.Reactions().Get(t.Context(), d.Reaction); err != nil {
		t.Errorf("got %v, want the other draft's reaction", err)
	}
}

func TestReopeningADraftReopensItsReview(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.imported(roundUp)
	for _, d := range r.Drafts {
		if _, err := w.RejectDraft(t.Context(), comms, d.ID, d.Revision, "said elsewhere"); err != nil {
			t.Fatal(err)
		}
	}
	if src, err := w.FinishReview(t.Context(), comms, r.Source.ID); err != nil || !src.Finished {
		t.Fatalf("got finished %v (%v)", src.Finished, err)
	}
	d := w.review(r.Source.ID).Drafts[0]
	if _, err := w.ReopenDraft(t.Context(), comms, d.ID, d.Revision-1); tracker.KindOf(err) != tracker.Conflict || !w.review(r.Source.ID).Source.Finished {
		t.Errorf("got %v for a stale form, want a conflict that leaves the review finished", err)
	}
	if _, err := w.ReopenDraft(t.Context(), comms, d.ID, d.Revision); err != nil {
		t.Fatal(err)
	}
	if w.review(r.Source.ID).Source.Finished {
		t.Error("the review is finished although a draft waits")
	}
}

func TestACorrectionStaysWithThePersonAmongSeveralOfOneName(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	namesake := w.recorded(onRecord)[0]
	other := w.imported(roundUp + "\n\nThe end.\n")
	e := other.Drafts[0].AsFound()
	e.Stakeholder, e.Terms = tracker.NewPerson, &onRecord
	r, err := w.AcceptDraft(t.Context(), comms, other.Drafts[0].ID, e)
	if err != nil {
		t.Fatal(err)
	}
	if r.Stakeholder == namesake.Stakeholder {
		t.Fatal("a new person was asked for and not made")
	}
	same := tracker.Correction{Speaker: r.Speaker, Honorific: r.Honorific, Capacities: r.Capacities, SaidOn: string(r.SaidOn), Reason: "checked"}
	_, err = w.Correct(t.Context(), comms, r.ID, r.Revision, same)
	wantKind(t, err, tracker.Invalid)
	dated := same
	dated.SaidOn = "3 March 2026"
	got, err := w.Correct(t.Context(), comms, r.ID, r.Revision, dated)
	if err != nil || got.Stakeholder != r.Stakeholder {
		t.Fatalf("got person %s (%v) after the date was corrected, want %s", got.Stakeholder, err, r.Stakeholder)
	}
	dated.Stakeholder = namesake.Stakeholder
	moved, err := w.Correct(t.Context(), comms, got.ID, got.Revision, dated)
	if err != nil || moved.Stakeholder != namesake.Stakeholder {
		t.Fatalf("got person %s (%v), want the one chosen, %s", moved.Stakeholder, err, namesake.Stakeholder)
	}
	last := moved.Events[len(moved.Events)-1]
	if last.Action != "correct person" || last.Old != r.Stakeholder || last.New != namesake.Stakeholder {
		t.Errorf("got history %+v, want who it was by before", last)
	}
}

func TestOtherNamesLeadOnlyThoseWhoSeeEverything(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	r := w.recorded(onRecord)[0]
	if _, err := w.Publish(t.Context(), comms, r.ID, r.Revision); err != nil {
		t.Fatal(err)
	}
	st, err := w.store.Stakeholders().Get(t.Context(), r.Stakeholder)
	if err != nil {
		t.Fatal(err)
	}
	st.OtherNames = []string{"Ada Quillfeather"}
	if _, err := w.SaveStakeholder(t.Context(), policy, st); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		viewer tracker.Viewer
		word   string
		want   int
	}{{policy, "quillfeather", 1}, {journalist, "quillfeather", 0}, {policy, "okoro", 1}, {journalist, "okoro", 1}} {
		list, _, err := w.Stakeholders(t.Context(), tt.viewer, tracker.ListFilter{Words: tt.word})
		if err != nil || len(list) != tt.want {
			t.Errorf("%s, list by %q: got %d people (%v), want %d", tt.viewer.Role, tt.word, len(list), err, tt.want)
		}
		page, err := w.SearchQuotes(t.Context(), tt.viewer, tracker.Search{Text: query.Parse(tt.word)})
		if err != nil || len(page.Speakers) != tt.want {
			t.Errorf("%s, search for %q: got %d speakers (%v), want %d", tt.viewer.Role, tt.word, len(page.Speakers), err, tt.want)
		}
	}
}

func TestAnOrganisationHasSectorsOfTheList(t *testing.T) {
	w := newWorld(t)
	_, err := w.SaveOrganisation(t.Context(), admin, tracker.Organisation{Name: "Harbour Trust", Sectors: []tracker.Sector{"made_up"}})
	wantField(t, err, "sectors", "of the list")
}

func TestTheProposalAsAWholeKeepsItsPlace(t *testing.T) {
	w := newWorld(t)
	c := w.consultation()
	for name, list := range map[string][]tracker.Proposition{
		"the two change places": {c.Propositions[1], c.Propositions[0]},
		"the whole is dropped":  {c.Propositions[1]},
	} {
		edit := c
		edit.Propositions = list
		if _, err := w.UpdateConsultation(t.Context(), comms, edit); tracker.KindOf(err) != tracker.Invalid {
			t.Errorf("%s: got %v, want it refused: decisions would move to other words", name, err)
		}
	}
	c.Propositions = []tracker.Proposition{{ID: c.ID, Title: "One list for all"}, c.Propositions[1]}
	if _, err := w.UpdateConsultation(t.Context(), comms, c); err != nil {
		t.Errorf("got %v for other words in its place", err)
	}
}

func TestTheHistoryOfAnAccountTellsThatItWasClosed(t *testing.T) {
	w := newWorld(t)
	a, _, err := w.DemoAccount(t.Context(), "Pat Policy", tracker.Policy)
	if err != nil {
		t.Fatal(err)
	}
	a, err = w.SetAccount(t.Context(), admin, a.ID, a.Revision, tracker.Policy, true)
	if err != nil {
		t.Fatal(err)
	}
	if e := a.Events[len(a.Events)-1]; e.Old != "policy" || e.New != "policy, closed" {
		t.Errorf("got from %q to %q, want that it was closed", e.Old, e.New)
	}
}

func TestShippedBodiesAreKnownToAllAndAddedOnesWhenTheySpeak(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	added, err := w.SaveOrganisation(t.Context(), admin, tracker.Organisation{Name: "Harbour Holdings", Sectors: []tracker.Sector{"other"}})
	if err != nil {
		t.Fatal(err)
	}
	list, err := tracker.ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := w.store.Organisations().Get(t.Context(), list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	shipped.Parent = added.ID
	if _, err := w.SaveOrganisation(t.Context(), admin, shipped); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		viewer tracker.Viewer
		parent string
	}{{policy, "Harbour Holdings"}, {journalist, ""}} {
		p, err := w.Organisation(t.Context(), tt.viewer, shipped.ID, 0)
		if err != nil || p.Parent != tt.parent || (p.Organisation.Parent == "") != (tt.parent == "") {
			t.Errorf("%s: got %q, %q (%v), want the edited body with parent %q", tt.viewer.Role, p.Organisation.Name, p.Parent, err, tt.parent)
		}
	}
	_, err = w.Organisation(t.Context(), journalist, added.ID, 0)
	wantKind(t, err, tracker.NotFound)
}
