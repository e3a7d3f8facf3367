package tracker_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"soundings/tracker"
)

// planned keeps a file and says what importing it would do.
func (w *world) planned(noun tracker.MergeNoun, name, content string) (tracker.ListPlan, error) {
	w.t.Helper()
	f, err := w.KeepListFile(w.t.Context(), admin, noun, name, []byte(content))
	if err != nil {
		w.t.Fatal(err)
	}
	return w.PlanList(w.t.Context(), admin, noun, f)
}

// importedList carries out what a file would do.
func (w *world) importedList(noun tracker.MergeNoun, content string) tracker.ListPlan {
	w.t.Helper()
	p, err := w.planned(noun, "list.csv", content)
	if err != nil {
		w.t.Fatal(err)
	}
	for range 2 { // sending it twice does nothing twice
		_, err = w.ImportList(w.t.Context(), admin, noun, p.File, p.Counts[tracker.RowNew], p.Counts[tracker.RowChanged])
		if err != nil && tracker.KindOf(err) != tracker.Conflict {
			w.t.Fatal(err, p.Rows)
		}
	}
	return p
}

func outcomes(p tracker.ListPlan) string {
	var list []string
	for _, r := range p.Rows {
		list = append(list, fmt.Sprintf("%d %s", r.Line, r.Outcome))
	}
	return strings.Join(list, ", ")
}

func TestAListOfOrganisationsIsImported(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	list := "Name;Abbreviation;Other names;Sector;Part of;ODS code;Colour\r\n" +
		"Quay Practice Group;QPG;Quay Surgery|Caf\xe9 Practice;NHS trusts;Harbour Federation;x01;blue\r\n" +
		"Harbour Federation;;;other|think_tank;;;\r\n" +
		"British Medical Association;;The Doctors\x92 Club;;;;\r\n"
	p := w.importedList(tracker.MergeBodies, list)
	if got := outcomes(p); got != "2 new, 3 new, 4 changed" || len(p.Unknown) != 1 || p.Unknown[0] != "Colour" {
		t.Errorf("got %s and %v, want two new, one changed, and the column that means nothing", got, p.Unknown)
	}
	again, err := w.planned(tracker.MergeBodies, "list.csv", list)
	if err != nil || again.Counts[tracker.RowSame] != 3 {
		t.Errorf("the same file again: got %v, %v; want nothing to do", again.Rows, err)
	}
	bodies := map[string]tracker.Organisation{}
	for _, o := range listed(w, w.store.Organisations()) {
		bodies[o.Name] = o
	}
	quay, harbour := bodies["Quay Practice Group"], bodies["Harbour Federation"]
	if fmt.Sprint(quay.OtherNames) != "[QPG Quay Surgery Café Practice]" || quay.Parent != harbour.ID || quay.Sector() != "nhs_trust" || quay.Identifiers[0].Value != "X01" || quay.CreatedAt.IsZero() {
		t.Errorf("got %+v", quay)
	}
	if len(harbour.Sectors) != 2 || harbour.Events[0].Action != "create" || harbour.Events[0].Why != "import of list.csv" {
		t.Errorf("got %+v", harbour)
	}
	if n := len(bodies["British Medical Association"].OtherNames); n < 2 || len(bodies) != 575 && len(bodies) < 500 {
		t.Errorf("got %d names of a shipped body, want the new one beside them", n)
	}
}

func TestAListWithAWrongRowIsNotImported(t *testing.T) {
	w := newWorld(t)
	if err := w.ShipDirectory(t.Context()); err != nil {
		t.Fatal(err)
	}
	p, err := w.planned(tracker.MergeBodies, "list.csv", "name,sector,part of,abbreviation,ods code\n"+
		",other,,,\nQuay Forum,,,,\nQuay Forum,pirates,,,\nPier Union,other,Nowhere Board,,\nRing A,other,Ring B,,\nRing B,other,Ring A,,\nMole Club,other,,BMA,\nFine Body,other,,,\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := outcomes(p); got != "2 wrong, 3 wrong, 4 wrong, 5 wrong, 6 new, 7 wrong, 8 wrong, 9 new" {
		t.Errorf("got %s", got)
	}
	for i, want := range []string{"name is missing", "sector is missing", "no sector “pirates”", "No body is called “Nowhere Board”", "part of Ring B", "part of itself", "“BMA” is a name of British Medical Association"} {
		if !strings.Contains(p.Rows[i].Words, want) {
			t.Errorf("line %d: got %q, want %q", p.Rows[i].Line, p.Rows[i].Words, want)
		}
	}
	_, err = w.ImportList(t.Context(), admin, tracker.MergeBodies, p.File, p.Counts[tracker.RowNew], 0)
	wantKind(t, err, tracker.Invalid)
	for _, o := range listed(w, w.store.Organisations()) {
		if o.Name == "Fine Body" {
			t.Error("a row was written although another is wrong")
		}
	}
	for content, want := range map[string]string{"": "", "a,b\n1,2\n": "no column “Name”", "name\n": "nothing below", "name\n" + strings.Repeat("x\n", 5001): "up to 5000"} {
		_, err := w.planned(tracker.MergeBodies, "list.csv", content)
		wantField(t, err, "file", want)
	}
	for _, v := range []tracker.Viewer{comms, policy, journalist} {
		_, err := w.PlanList(t.Context(), v, tracker.MergeBodies, p.File)
		wantKind(t, err, tracker.Forbidden)
	}
}

func TestAListOfPeopleIsImported(t *testing.T) {
	w := newWorld(t)
	trust := w.body("Harbour Trust")
	w.body("Quay Forum")
	ada := w.person("Ada Okoro", "chair", trust.ID)
	list := "title,name,other names,role,organisation,from,to\n" +
		"Dr,Ada Okoro,A. Okoro,Chair,Harbour Trust,May 2014,\n" +
		"Dr,Ada Okoro,,member,Quay Forum,,\n" +
		"\"\",\"Tobias\nLindqvist\",,,,,\n" +
		"Ms,=Cleo Marsh,,secretary,Quay Forum,2010,2012\n"
	p := w.importedList(tracker.MergePeople, list)
	if got := outcomes(p); got != "2 changed, 3 changed, 4 new, 6 new" {
		t.Fatalf("got %s: %v", got, p.Rows)
	}
	st, err := w.store.Stakeholders().Get(t.Context(), ada.ID)
	if err != nil || st.Honorific != "Dr" || len(st.Positions) != 2 || st.Positions[0].From != "2014-05" || st.Positions[0].Role != "chair" || st.Positions[1].Role != "member" {
		t.Errorf("got %+v, %v; want the date of the position that was known, and another position", st, err)
	}
	again, err := w.planned(tracker.MergePeople, "list.csv", list)
	if err != nil || again.Counts[tracker.RowSame] != 4 {
		t.Errorf("the same file again: got %v, %v", again.Rows, err)
	}
	wrong, err := w.planned(tracker.MergePeople, "list.csv", "name,organisation,from,to\nBen Carver,Quay Forom,,\nBen Carver,,tomorrow,\nBen Carver,,2014,2012\n")
	if err != nil || wrong.Counts[tracker.RowWrong] != 3 || !strings.Contains(wrong.Rows[0].Words, "Did you mean Quay Forum?") {
		t.Errorf("got %v, %v", wrong.Rows, err)
	}

	rows, err := w.ListExport(t.Context(), comms, tracker.MergePeople)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	if err := out.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	back, err := w.planned(tracker.MergePeople, "people.csv", b.String())
	if err != nil || back.Counts[tracker.RowSame] != len(rows)-1 {
		t.Errorf("an export that is imported: got %v, %v; want nothing to do", back.Rows, err)
	}
}

// TestAnImportThatIsCutIsFinishedByDoingItAgain kills the import between every
// two writes.
func TestAnImportThatIsCutIsFinishedByDoingItAgain(t *testing.T) {
	const list = "name,sector,part of\nQuay Forum,other,\nPier Union,other,Quay Forum\nMole Club,other,Pier Union\n"
	for step := range int64(3) {
		w := newWorld(t)
		s := &dying{Store: w.store}
		w.Service.Store = s
		s.left.Store(forEver)
		p, err := w.planned(tracker.MergeBodies, "list.csv", list)
		if err != nil {
			t.Fatal(err)
		}
		s.left.Store(step)
		if _, err := w.ImportList(t.Context(), admin, tracker.MergeBodies, p.File, 3, 0); err == nil {
			t.Fatal("not cut")
		}
		s.left.Store(forEver)
		w.importedList(tracker.MergeBodies, list)
		if n := len(listed(w, w.store.Organisations())); n != 3 {
			t.Errorf("cut after %d writes and done again: got %d bodies, want 3", step, n)
		}
	}
}

func FuzzPlanList(f *testing.F) {
	f.Add("name,sector,part of\nQuay Forum,other,Quay Forum\n", true)
	f.Add("name;organisation;from\nAda;Quay Forum;2014\n", false)
	f.Add("Name\t\"x\n'=1+1\n", true)
	w := newWorld(f)
	w.body("Quay Forum")
	f.Fuzz(func(t *testing.T, content string, bodies bool) {
		noun := tracker.MergePeople
		if bodies {
			noun = tracker.MergeBodies
		}
		file, err := w.KeepListFile(t.Context(), admin, noun, "list.csv", []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.PlanList(t.Context(), admin, noun, file)
		if err != nil && tracker.KindOf(err) != tracker.Invalid {
			t.Errorf("got %v, want a plan or what is wrong", err)
		}
		for _, r := range p.Rows {
			if r.Outcome == tracker.RowWrong && r.Words == "" {
				t.Errorf("line %d is wrong, and nothing says why", r.Line)
			}
		}
	})
}
