package tracker_test

import (
	"strings"
	"testing"

	"soundings/tracker"
)

// body adds an organisation to the directory.
func (w *world) body(name string, others ...string) tracker.Organisation {
	w.t.Helper()
	o, err := w.SaveOrganisation(w.t.Context(), admin, tracker.Organisation{Name: name, OtherNames: others, Sectors: []tracker.Sector{"nhs_trust"}})
	if err != nil {
		w.t.Fatal(err)
	}
	return o
}

// person adds somebody who holds a position in the body.
func (w *world) person(name, role, body string) tracker.Stakeholder {
	w.t.Helper()
	st, err := w.store.Stakeholders().Insert(w.t.Context(), tracker.Stakeholder{Meta: tracker.Meta{ID: w.NewID(), CreatedAt: w.Now()}, Name: name,
		Positions: []tracker.Position{{Role: role, Organisation: body}}})
	if err != nil {
		w.t.Fatal(err)
	}
	return st
}

// heard imports words said under a heading and returns their draft, with terms set.
func (w *world) heard(heading string) tracker.Draft {
	w.t.Helper()
	r := w.imported("Reaction: the plan for shared lists has been read by “many”.\n\n\n" + heading + "\n\n“We have read the plan for shared lists, and it is a good one.”\n")
	if _, err := w.SetTerms(w.t.Context(), comms, r.Source.ID, r.Source.Revision, onRecord); err != nil {
		w.t.Fatal(err)
	}
	return w.review(r.Source.ID).Drafts[0]
}

func (w *world) links(d tracker.Draft) tracker.Links {
	w.t.Helper()
	l, err := w.Links(w.t.Context(), comms, d)
	if err != nil {
		w.t.Fatal(err)
	}
	return l
}

func (w *world) accepted(d tracker.Draft, e tracker.DraftEdit) tracker.Reaction {
	w.t.Helper()
	r, err := w.AcceptDraft(w.t.Context(), comms, d.ID, e)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func TestABodyIsKnownByEachOfItsNames(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Wraxley Harbour NHS Foundation Trust", "Wraxley Harbour Trust", "WHFT")
	for name, how := range map[string]tracker.LinkHow{
		"Wraxley Harbour NHS Foundation Trust": tracker.LinkKnown,
		"Wraxley Harbour Foundation Trust":     tracker.LinkKnown,
		"Wraxley Harbour Trust":                tracker.LinkAlias,
	} {
		d := w.heard("Ada Okoro, " + name + " chief executive")
		body := w.links(d).Bodies[0]
		if body.How != how || body.ID != o.ID || body.Name != o.Name {
			t.Errorf("%s: got %+v, want %s as %s", name, body, o.Name, how)
		}
		r := w.accepted(d, d.AsFound())
		if c := r.Capacity(); c.Organisation != o.ID || c.OrganisationName != name {
			t.Errorf("%s: recorded as %+v, want the body %s under the words of the text", name, c, o.ID)
		}
	}
}

func TestASlipOfOneLetterIsASuggestionThatAPersonConfirms(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Wraxley Harbour NHS Foundation Trust")
	d := w.heard("Ada Okoro, Wraxley Harbuor NHS Foundation Trust chief executive")
	body := w.links(d).Bodies[0]
	if body.How != tracker.LinkNear || body.ID != "" || len(body.Choices) != 1 || body.Choices[0].ID != o.ID {
		t.Fatalf("got %+v, want a suggestion of %s", body, o.Name)
	}
	_, err := w.AcceptDraft(t.Context(), comms, d.ID, d.AsFound())
	wantKind(t, err, tracker.Invalid)
	wantField(t, err, "body", o.Name)
	if list, err := w.AcceptAll(t.Context(), comms, d.Source); err != nil || len(list) != 0 || w.review(d.Source).Drafts[0].State != tracker.DraftOpen {
		t.Errorf("got %d recorded (%v) by accepting all, want the draft to wait for a person", len(list), err)
	}
	e := d.AsFound()
	e.Capacities[0].Organisation = o.ID
	r := w.accepted(d, e)
	if c := r.Capacity(); c.Organisation != o.ID || c.OrganisationName != "Wraxley Harbuor NHS Foundation Trust" {
		t.Errorf("got %+v, want the known body and the words of the text", c)
	}
	page, err := w.Organisation(t.Context(), comms, o.ID, 0)
	if err != nil || page.Total != 1 {
		t.Errorf("got %d reactions on the page of the body (%v), want 1", page.Total, err)
	}
	dated := tracker.Correction{Speaker: r.Speaker, Honorific: r.Honorific, Capacities: r.Capacities, SaidOn: "3 March 2026", Reason: "checked"}
	if r, err = w.Correct(t.Context(), comms, r.ID, r.Revision, dated); err != nil || r.Capacity().Organisation != o.ID {
		t.Errorf("got %+v (%v) after the date was corrected, want the body kept", r.Capacity(), err)
	}
}

func TestASlipMayBeABodyOfItsOwn(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Eldermead Harbour Partnership")
	d := w.heard("Ada Okoro, Aldermead Harbour Partnership chief executive")
	e := d.AsFound()
	e.Capacities[0].Organisation = tracker.NewBody
	id := w.accepted(d, e).Capacity().Organisation
	if id == o.ID || id == "" {
		t.Fatalf("got the body %q, want a new one beside %s", id, o.ID)
	}
	again := w.heard("Tim Marsh, Aldermead Harbour Partnership chair")
	if body := w.links(again).Bodies[0]; body.How != tracker.LinkKnown || body.ID != id {
		t.Errorf("got %+v, want the body that was added", body)
	}
	e = again.AsFound()
	e.Capacities[0].Organisation = "nobody"
	_, err := w.AcceptDraft(t.Context(), comms, again.ID, e)
	wantField(t, err, "body", "in the list")
}

func TestNobodyKnownIsProposedAsNew(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	d := w.heard("Ada Okoro, Wraxley Harbour Trust chief executive")
	l := w.links(d)
	if l.Person.How != tracker.LinkNew || l.Bodies[0].How != tracker.LinkNew || l.Asks() {
		t.Fatalf("got %+v, want both as new, and nothing to ask", l)
	}
	r := w.accepted(d, d.AsFound())
	l = w.links(w.heard("Dr Ada Okoro, Wraxley Harbour Trust chief executive"))
	if l.Person.How != tracker.LinkKnown || l.Person.ID != r.Stakeholder || l.Bodies[0].ID != r.Capacity().Organisation {
		t.Errorf("got %+v, want both known now, whatever the title", l)
	}
}

func TestOneSurnameIsNotOnePerson(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Wraxley Harbour Trust")
	ann, tim := w.person("Ann Marsh", "chair", o.ID), w.person("Tim Marsh", "medical director", o.ID)
	for heading, want := range map[string]string{
		"Ann Marsh, Wraxley Harbour Trust chair":            ann.ID,
		"Tim Marsh, Wraxley Harbour Trust medical director": tim.ID,
		"Pia Marsh, Wraxley Harbour Trust nurse":            "",
	} {
		if l := w.links(w.heard(heading)); l.Person.ID != want || l.Person.Asks() {
			t.Errorf("%s: got %+v, want %q", heading, l.Person, want)
		}
	}
	d := w.heard("Dr Marsh, Wraxley Harbour Trust director")
	l := w.links(d)
	if l.Person.How != tracker.LinkSurname || len(l.Person.Choices) != 2 {
		t.Fatalf("got %+v for a surname alone, want both Marshes of the body to choose from", l.Person)
	}
	_, err := w.AcceptDraft(t.Context(), comms, d.ID, d.AsFound())
	wantField(t, err, "stakeholder", "Tim Marsh, medical director")
	e := d.AsFound()
	e.Stakeholder = tim.ID
	if r := w.accepted(d, e); r.Stakeholder != tim.ID || r.Speaker != "Marsh" {
		t.Errorf("got %s %q, want the one chosen, in the words of the text", r.Stakeholder, r.Speaker)
	}
}

func TestOfTwoPeopleOfOneNameAPersonIsAsked(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	one, two := w.body("Wraxley Harbour Trust"), w.body("Dunmere Institute")
	a, b := w.person("Ann Marsh", "chair", one.ID), w.person("Ann Marsh", "fellow", two.ID)
	for heading, want := range map[string]string{
		"Ann Marsh, Wraxley Harbour Trust chair": a.ID,
		"Ann Marsh, Dunmere Institute fellow":    b.ID,
	} {
		if l := w.links(w.heard(heading)); l.Person.ID != want || l.Asks() {
			t.Errorf("%s: got %+v, want the one who is there", heading, l.Person)
		}
	}
	d := w.heard("Ann Marsh, Vale Patients’ Forum secretary")
	if l := w.links(d); l.Person.How != tracker.LinkSeveral || len(l.Person.Choices) != 2 {
		t.Fatalf("got %+v, want a question", l.Person)
	}
	_, err := w.AcceptDraft(t.Context(), comms, d.ID, d.AsFound())
	wantField(t, err, "stakeholder", "somebody new")
	e := d.AsFound()
	e.Stakeholder = tracker.NewPerson
	if r := w.accepted(d, e); r.Stakeholder == a.ID || r.Stakeholder == b.ID {
		t.Errorf("got %s, want a third Ann Marsh", r.Stakeholder)
	}
}

func TestALongNameOfAPersonOneLetterOffIsASuggestion(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	o := w.body("Wraxley Harbour Trust")
	known := w.person("Sunniva Mahendra", "chair", o.ID)
	l := w.links(w.heard("Sunniva Mahendar, Wraxley Harbour Trust chair"))
	if l.Person.How != tracker.LinkNear || len(l.Person.Choices) != 1 || l.Person.Choices[0].ID != known.ID {
		t.Errorf("got %+v, want a suggestion", l.Person)
	}
	if l := w.links(w.heard("Sunniva Mahendrika, Wraxley Harbour Trust chair")); l.Person.How != tracker.LinkNew {
		t.Errorf("got %+v, want somebody new: more than a letter differs", l.Person)
	}
}

// What the directory knows changes whom words are linked to, never the words.
func TestTheDirectoryNeverTouchesTheWords(t *testing.T) {
	text := strings.ReplaceAll(roundUp, "Harbour Trust", "Wraxley Harbour Trust")
	read := func(fill func(w *world)) []tracker.Draft {
		w := newWorld(t)
		w.consultation()
		fill(w)
		return w.imported(text).Drafts
	}
	bare := read(func(*world) {})
	full := read(func(w *world) {
		o := w.body("Wraxley Harbuor Trust", "WHT")
		w.person("Ada Okoro", "chair", o.ID)
		w.person("Tobias Lindquist", "chair", w.body("Association of Ward Sisters", "AWS").ID)
	})
	if len(bare) != len(full) {
		t.Fatalf("got %d drafts with a directory, want %d", len(full), len(bare))
	}
	for i := range bare {
		if bare[i].Speaker != full[i].Speaker || len(bare[i].Passages) != len(full[i].Passages) {
			t.Errorf("draft %d: got %+v, want %+v", i+1, full[i], bare[i])
			continue
		}
		for n, p := range bare[i].Passages {
			if q := full[i].Passages[n]; p.Text != q.Text || p.Start != q.Start || p.End != q.End {
				t.Errorf("draft %d: got %+v, want %+v", i+1, q, p)
			}
		}
	}
}

func TestEveryShippedBodyIsKnownByItsNames(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	list, err := tracker.ShippedDirectory()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range list {
		for _, name := range append([]string{o.Name}, o.OtherNames...) {
			l := w.links(tracker.Draft{Capacities: []tracker.Capacity{{OrganisationName: name}}})
			if body := l.Bodies[0]; body.ID != o.ID {
				t.Errorf("%s: got %+v, want %s", name, body, o.ID)
			}
		}
	}
}
