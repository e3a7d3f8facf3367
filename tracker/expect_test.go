package tracker_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

// expect puts names on the list of shared-lists as it is now.
func (w *world) expect(rows ...tracker.ExpectInput) tracker.ExpectationsChanged {
	w.t.Helper()
	done, err := w.Expect(w.t.Context(), comms, "shared-lists", w.register(tracker.ExpectedFilter{}).Revision, rows)
	if err != nil {
		w.t.Fatal(err)
	}
	return done
}

func (w *world) register(f tracker.ExpectedFilter) tracker.Register {
	w.t.Helper()
	r, err := w.Register(w.t.Context(), comms, "shared-lists", f)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// rollCall says of each row of the register who it is and how often they were heard.
func rollCall(r tracker.Register) []string {
	var list []string
	for _, row := range r.Rows {
		list = append(list, fmt.Sprintf("%s %d", row.Name, row.Reactions))
	}
	return list
}

func (w *world) seat(name string, sector tracker.Sector, parent string, others ...string) tracker.Organisation {
	w.t.Helper()
	o, err := w.SaveOrganisation(w.t.Context(), admin, tracker.Organisation{Name: name, OtherNames: others, Sectors: []tracker.Sector{sector}, Parent: parent})
	if err != nil {
		w.t.Fatal(err)
	}
	return o
}

func TestWhoWasHeardAndWhoWasNot(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	w.seat("Harbour Trust", "nhs_trust", "")
	w.seat("Quay Forum", "charity_patient_group", "", "QF")
	w.expect(tracker.ExpectInput{Name: "Harbour Trust"}, tracker.ExpectInput{Name: "QF", Note: "ring the chair"}, tracker.ExpectInput{Name: "Tobias Lindqvist", Sector: "Others"})
	if got, want := rollCall(w.register(tracker.ExpectedFilter{})), []string{"Harbour Trust 0", "Quay Forum 0", "Tobias Lindqvist 0"}; !slices.Equal(got, want) {
		t.Errorf("before anybody spoke: got %q, want %q", got, want)
	}

	said := w.recorded(onRecord)
	r := w.register(tracker.ExpectedFilter{Limit: 10})
	if got, want := rollCall(r), []string{"Harbour Trust 1", "Quay Forum 0", "Tobias Lindqvist 1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q: a name that nobody had means the person who has since spoken", got, want)
	}
	if r.Heard != 2 || r.Expected != 3 {
		t.Errorf("got %d of %d heard, want 2 of 3", r.Heard, r.Expected)
	}
	if got := r.Rows[0].Latest; got.Reaction != said[0].ID || got.SaidOn != "2026-03-01" || got.Stance != tracker.Undecided {
		t.Errorf("got the latest %+v, want %s on 2026-03-01, undecided", got, said[0].ID)
	}
	if r.Rows[1].Given != "QF" || r.Rows[1].Sector != "charity_patient_group" || r.Rows[1].Note != "ring the chair" {
		t.Errorf("got %+v, want what the directory knows beside what was given", r.Rows[1])
	}
	for _, tt := range []struct {
		name   string
		filter tracker.ExpectedFilter
		want   []string
	}{
		{"silent", tracker.ExpectedFilter{Heard: tracker.HeardSilent}, []string{"Quay Forum 0"}},
		{"heard", tracker.ExpectedFilter{Heard: tracker.HeardOnly}, []string{"Harbour Trust 1", "Tobias Lindqvist 1"}},
		{"sector", tracker.ExpectedFilter{Sector: "nhs_trust"}, []string{"Harbour Trust 1"}},
		{"words of the note", tracker.ExpectedFilter{Words: "chair"}, []string{"Quay Forum 0"}},
		{"second page", tracker.ExpectedFilter{Offset: 2, Limit: 2}, []string{"Tobias Lindqvist 1"}},
		{"beyond the last page", tracker.ExpectedFilter{Offset: 9, Limit: 2}, nil},
	} {
		if diff := cmp.Diff(tt.want, rollCall(w.register(tt.filter))); diff != "" {
			t.Errorf("%s (-want +got): %s", tt.name, diff)
		}
	}
	silence, err := w.Silence(t.Context(), comms, r.Consultation, 5)
	if err != nil || silence.Heard != 2 || silence.Expected != 3 || len(silence.Rows) != 1 || silence.More != 0 {
		t.Errorf("got %+v, %v; want Quay Forum alone", silence, err)
	}

	if _, err := w.Withdraw(t.Context(), comms, said[0].ID, said[0].Revision, "wrong speaker"); err != nil {
		t.Fatal(err)
	}
	if r := w.register(tracker.ExpectedFilter{}); r.Heard != 1 {
		t.Errorf("got %d heard after a withdrawal, want 1", r.Heard)
	}
}

// TestAPartDoesNotSpeakForItsParent holds that a body is not heard because its
// branch was, and that the branch is named.
func TestAPartDoesNotSpeakForItsParent(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	federation := w.seat("Harbour Federation", "national_body", "")
	middle := w.seat("Harbour Region North", "national_body", federation.ID)
	w.seat("Harbour Trust", "nhs_trust", middle.ID)
	w.expect(tracker.ExpectInput{Name: "Harbour Federation"})
	w.recorded(onRecord)
	row := w.register(tracker.ExpectedFilter{}).Rows[0]
	if row.Heard() || len(row.Parts) != 1 || row.Parts[0].Name != "Harbour Trust" || row.Parts[0].N != 1 {
		t.Errorf("got %+v, want it silent with one part that has spoken", row)
	}
}

func TestTheRegisterIsInternal(t *testing.T) {
	w := newWorld(t)
	c := w.consultation()
	w.expect(tracker.ExpectInput{Name: "Harbour Trust"})
	w.recorded(onRecord)
	for _, v := range []tracker.Viewer{journalist, public} {
		_, err := w.Register(t.Context(), v, "shared-lists", tracker.ExpectedFilter{})
		if err == nil {
			t.Errorf("%s sees the list", v.Name)
		}
		silence, err := w.Silence(t.Context(), v, c, 5)
		if err != nil || silence.Expected != 0 || silence.Heard != 0 || silence.Rows != nil {
			t.Errorf("%s: got %+v, %v; want nothing", v.Name, silence, err)
		}
		if _, err := w.Expect(t.Context(), v, "shared-lists", 1, nil); err == nil {
			t.Errorf("%s may change the list", v.Name)
		}
		if list, err := w.SuggestExpected(t.Context(), v, "Harb"); err == nil || list != nil {
			t.Errorf("%s is suggested %v", v.Name, list)
		}
	}
	if _, err := w.Register(t.Context(), policy, "shared-lists", tracker.ExpectedFilter{}); err != nil {
		t.Errorf("policy: %v", err)
	}
}

func TestWhatIsAddedCanBeTakenBack(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	w.seat("Harbour Trust", "nhs_trust", "")
	first := w.expect(tracker.ExpectInput{Name: "Pier Union", Sector: "professional_body_union"})
	second := w.expect(tracker.ExpectInput{Name: "Harbour Trust"}, tracker.ExpectInput{Name: "pier  union"}, tracker.ExpectInput{Name: "harbour trust"})
	if diff := cmp.Diff([]string{"Harbour Trust"}, second.Names); diff != "" {
		t.Errorf("added (-want +got): %s", diff)
	}
	if again := w.expect(tracker.ExpectInput{Name: "Harbour Trust"}); len(again.Names) != 0 || again.Revision != second.Revision {
		t.Errorf("got %+v, want nothing written where all are there", again)
	}

	ctx := t.Context()
	_, err := w.StopExpecting(ctx, comms, "shared-lists", first.Revision, "x")
	wantKind(t, err, tracker.Conflict)
	id := w.register(tracker.ExpectedFilter{}).Rows[0].ID
	gone, err := w.StopExpecting(ctx, policy, "shared-lists", second.Revision, id)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := rollCall(w.register(tracker.ExpectedFilter{})), []string{"Pier Union 0"}; !slices.Equal(got, want) {
		t.Errorf("after removal: got %q, want %q", got, want)
	}
	_, err = w.StopExpecting(ctx, policy, "shared-lists", gone.Revision, id)
	wantKind(t, err, tracker.NotFound)
	back, err := w.UndoExpecting(ctx, comms, "shared-lists", gone.Revision, gone.Lot)
	if err != nil || !back.Added {
		t.Fatalf("got %+v, %v", back, err)
	}
	none, err := w.UndoExpecting(ctx, comms, "shared-lists", back.Revision, second.Lot)
	if err != nil || none.Added {
		t.Fatalf("got %+v, %v", none, err)
	}
	if got, want := rollCall(w.register(tracker.ExpectedFilter{})), []string{"Pier Union 0"}; !slices.Equal(got, want) {
		t.Errorf("after the addition was taken back: got %q, want %q", got, want)
	}
	_, err = w.UndoExpecting(ctx, comms, "shared-lists", none.Revision, second.Lot)
	wantKind(t, err, tracker.NotFound)

	list, err := w.store.Expectations().Get(ctx, w.register(tracker.ExpectedFilter{}).Consultation.ID)
	if err != nil {
		t.Fatal(err)
	}
	var events []string
	for _, e := range list.Events {
		events = append(events, strings.Join([]string{e.ByName, e.Action, e.Old, e.New}, "|"))
	}
	if diff := cmp.Diff([]string{"Cora Comms|expect||Pier Union", "Cora Comms|expect||Harbour Trust", "Pat Policy|stop expecting|Harbour Trust|",
		"Cora Comms|undo||Harbour Trust", "Cora Comms|undo|Harbour Trust|"}, events); diff != "" {
		t.Errorf("events (-want +got): %s", diff)
	}
}

func TestAListIsPreviewedBeforeAnythingIsWritten(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	w.seat("Harbour Trust", "nhs_trust", "", "HT")
	w.seat("Southern Lighthouse Association", "think_tank", "")
	for _, name := range []string{"Dock Guild North", "Dock Guild South"} { // of one abbreviation, as two writers at once can leave them
		o := tracker.Organisation{Meta: tracker.Meta{ID: w.NewID()}, Name: name, OtherNames: []string{"Dock Guild"}, Sectors: []tracker.Sector{"other"}}
		if _, err := w.store.Organisations().Insert(t.Context(), o); err != nil {
			t.Fatal(err)
		}
	}
	w.expect(tracker.ExpectInput{Name: "Quay Forum"})
	rows, err := tracker.ReadExpected(t.Context(), "whom.csv", []byte("Organisation;Sector;Note\r\nHT;NHS trusts;\r\nHarbour Trust;;\r\nQuay Forum;;again\r\n"+
		"Southern Lighthouze Association;;\r\nDock Guild;;\r\nCaf\xe9 Carers;charity_patient_group;new to us\r\n;Others;no name\r\nPier Union;Unions of piers;\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := w.PreviewExpected(t.Context(), comms, "shared-lists", rows)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range p.Rows {
		got = append(got, fmt.Sprintf("%d %s %s %s %d", r.Line, r.Name, r.State, r.Link.How, len(r.Link.Choices)))
	}
	want := []string{"2 HT new alias 0", "3 Harbour Trust twice known 0", "4 Quay Forum there new 0", "5 Southern Lighthouze Association asks near 1",
		"6 Dock Guild asks several 2", "7 Café Carers new new 0", "8  wrong  0", "9 Pier Union wrong  0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got): %s", diff)
	}
	if !strings.Contains(p.Rows[7].Problem, "“Unions of piers”") || !strings.Contains(p.Rows[6].Problem, "no name") {
		t.Errorf("got the problems %q and %q", p.Rows[6].Problem, p.Rows[7].Problem)
	}
	_, err = w.Expect(t.Context(), comms, "shared-lists", p.Revision, rows)
	wantKind(t, err, tracker.Invalid)
	if r := w.register(tracker.ExpectedFilter{}); r.Expected != 1 {
		t.Errorf("got %d expected after a list with questions, want 1 as before", r.Expected)
	}

	rows[3].Chosen, rows[4].Chosen = p.Rows[3].Link.Choices[0].Chosen, tracker.AsName
	done := w.expect(rows...)
	if diff := cmp.Diff([]string{"HT", "Southern Lighthouze Association", "Dock Guild", "Café Carers"}, done.Names); diff != "" {
		t.Errorf("added (-want +got): %s", diff)
	}
	if again := w.expect(rows...); len(again.Names) != 0 {
		t.Errorf("the same list again adds %q", again.Names)
	}
}

func TestListsOfWhomToHearFrom(t *testing.T) {
	for _, tt := range []struct {
		name, file, content string
		want                []tracker.ExpectInput
	}{
		{"pasted lines", "", "Quay Forum\n\n  Guild of Pilots, North \n", []tracker.ExpectInput{{Line: 1, Name: "Quay Forum"}, {Line: 3, Name: "Guild of Pilots, North"}}},
		{"people with their bodies", "a.csv", "Name,Organisation,Comment\nAda Okoro,Harbour Trust,chair\n,Quay Forum,\n",
			[]tracker.ExpectInput{{Line: 2, Name: "Ada Okoro", Body: "Harbour Trust", Note: "chair"}, {Line: 3, Name: "Quay Forum"}}},
		{"columns in another order", "a.tsv", "Sector\tName\nOthers\tQuay Forum\n", []tracker.ExpectInput{{Line: 2, Name: "Quay Forum", Sector: "Others"}}},
		{"without headings", "a.csv", "Quay Forum,Others,ring\nPier Union,,\n", []tracker.ExpectInput{{Line: 1, Name: "Quay Forum", Sector: "Others", Note: "ring"}, {Line: 2, Name: "Pier Union"}}},
	} {
		got, err := tracker.ReadExpected(t.Context(), tt.file, []byte(tt.content))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got): %s", tt.name, diff)
		}
	}
	for _, tt := range []struct{ file, content, field, words string }{
		{"", " ", "text", "empty"},
		{"a.csv", "Name,Sector\n", "file", "nobody below"},
		{"whom.pdf", "%PDF-1.4", "file", "whom.pdf: This is no list"},
		{"a.csv", strings.Repeat("Quay Forum\n", tracker.MostExpected+1), "file", "5001 rows"},
	} {
		_, err := tracker.ReadExpected(t.Context(), tt.file, []byte(tt.content))
		wantField(t, err, tt.field, tt.words)
	}
}

func TestTakingOverFromAnEarlierConsultation(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	w.seat("Harbour Trust", "nhs_trust", "")
	w.recorded(onRecord)
	if _, err := w.CreateConsultation(t.Context(), comms, tracker.Consultation{Slug: "next", Title: "The next one"}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		take tracker.Takeover
		want []string
	}{
		{"bodies", tracker.Takeover{From: "shared-lists", Whom: tracker.WhomBodies}, []string{"Association of Ward Sisters", "Harbour Trust"}},
		{"people", tracker.Takeover{From: "shared-lists", Whom: tracker.WhomPeople}, []string{"Ms Ada Okoro", "Tobias Lindqvist"}},
		{"people of a sector", tracker.Takeover{From: "shared-lists", Whom: tracker.WhomBoth, Sectors: []tracker.Sector{"nhs_trust"}}, []string{"Harbour Trust", "Ms Ada Okoro"}},
	} {
		rows, err := w.TakeOver(t.Context(), comms, "next", tt.take)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, r.Name)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got): %s", tt.name, diff)
		}
		p, err := w.PreviewExpected(t.Context(), comms, "next", rows)
		if err != nil || p.Count(tracker.ExpectNew) != len(rows) {
			t.Errorf("%s: got %d new of %d, %v", tt.name, p.Count(tracker.ExpectNew), len(rows), err)
		}
	}
	for name, take := range map[string]tracker.Takeover{
		"itself": {From: "next"}, "none such": {From: "nowhere"}, "a sector that was not heard": {From: "shared-lists", Sectors: []tracker.Sector{"think_tank"}},
	} {
		if _, err := w.TakeOver(t.Context(), comms, "next", take); err == nil {
			t.Errorf("%s: no error", name)
		} else {
			wantField(t, err, "from", "")
		}
	}
	_, err := w.TakeOver(t.Context(), journalist, "next", tracker.Takeover{From: "shared-lists"})
	wantKind(t, err, tracker.Forbidden)
}

func TestAsManyAsAreExpectedAtMost(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	var rows []tracker.ExpectInput
	for i := range tracker.MostExpected {
		rows = append(rows, tracker.ExpectInput{Name: fmt.Sprintf("Invented body %d", i)})
	}
	w.expect(rows...)
	r := w.register(tracker.ExpectedFilter{Limit: 50})
	if r.Expected != tracker.MostExpected || len(r.Rows) != 50 || r.Matching != tracker.MostExpected {
		t.Errorf("got %d expected, %d rows of %d", r.Expected, len(r.Rows), r.Matching)
	}
	_, err := w.Expect(t.Context(), comms, "shared-lists", r.Revision, []tracker.ExpectInput{{Name: "One more"}})
	wantKind(t, err, tracker.Invalid)
}

func TestSuggestionsForTheListAreBodiesAndPeople(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	w.seat("Adamant Trust", "nhs_trust", "", "AT")
	w.recorded(onRecord)
	list, err := w.SuggestExpected(t.Context(), comms, "ada")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range list {
		kind, _, _ := strings.Cut(c.Chosen, ":")
		got = append(got, kind+" "+c.Name+", "+c.About)
	}
	if diff := cmp.Diff([]string{"organisation Adamant Trust, AT", "stakeholder Ms Ada Okoro, chief executive, Harbour Trust"}, got); diff != "" {
		t.Errorf("(-want +got): %s", diff)
	}
}
