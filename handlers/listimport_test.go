package handlers

import (
	"bytes"
	"mime/multipart"
	"net/http/httptest"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestAListIsCheckedAndImported(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Administrator, "/organisations/import").wants(t, 200, "Import organisations", "Sector", `enctype="multipart/form-data"`)
	a.sendList(tracker.Administrator, "/organisations/import", "", "").wants(t, 422, "Choose a file")
	a.sendList(tracker.Administrator, "/organisations/import", "list.csv", "colour\nblue\n").wants(t, 422, "there is no column “Name”")
	wrong := a.sendList(tracker.Administrator, "/organisations/import", "list.csv", "name,sector\nMole Club,other\n<b>Ring</b>,pirates\n").
		wants(t, 200, "1 row is wrong", "There is no sector “pirates”", "&lt;b&gt;Ring", "!<b>Ring", "Nothing is imported while a row is wrong", `!name="adds"`)
	a.post(tracker.Administrator, "/organisations/import/confirm", hiddenOf(wrong.body)).wants(t, 422, "Choose the file again")

	seen := a.sendList(tracker.Administrator, "/organisations/import", "list.csv", "name,sector,abbreviation\nMole Club,other,MCX\nQuay Forum,,QF\n").
		wants(t, 200, "Import this list?", "1 organisation is added", "1 row adds", "name “MCX”")
	form := hiddenOf(seen.body)
	a.post(tracker.Communications, "/organisations/import/confirm", form).wants(t, 403)
	a.post(tracker.Administrator, "/organisations/import/confirm", form).leadsTo(t, "/organisations")
	a.post(tracker.Administrator, "/organisations/import/confirm", form).wants(t, 409, "has changed since you were asked", "Nothing to import")
	a.get(tracker.Administrator, "/organisations?q=MCX").wants(t, 200, "1 organisation", "Mole Club")
	a.get(tracker.Journalist, "/organisations?q=MCX").wants(t, 200, "0 organisations", "!Mole Club", "!/organisations/import", "!organisations.csv")
	file := a.get(tracker.Administrator, "/organisations.csv").wants(t, 200, "Name,Other names,Abbreviation,Sector,Part of,ODS code", "Mole Club,MCX,,Others,,", "British Medical Association")
	a.sendList(tracker.Administrator, "/organisations/import", "organisations.csv", file.body).wants(t, 200, "Nothing to import")
}

func TestAListOfPeopleIsImportedByWhoEditsThem(t *testing.T) {
	a := newApp(t)
	seen := a.sendList(tracker.Communications, "/stakeholders/import", "people.csv", "title,name,role,organisation,from\nDr,=Cleo Quay,chair,Quay Forum,May 2014\nMs,Ada Okoro,,,\n").
		wants(t, 200, "1 person is added", "1 row adds", "position chair, Quay Forum (2014-05 to ?)")
	a.post(tracker.Communications, "/stakeholders/import/confirm", hiddenOf(seen.body)).leadsTo(t, "/stakeholders")
	a.get(tracker.Policy, "/stakeholders?sort=reactions&reactions=none").wants(t, 200, "1 stakeholder", "Cleo Quay", "!Ben Carver")
	a.get(tracker.Policy, "/stakeholders?sector=other").wants(t, 200, "3 stakeholders", "Clear all filters")
	if file := a.get(tracker.Policy, "/stakeholders.csv"); !strings.Contains(file.body, "'=Cleo Quay") {
		t.Errorf("a spreadsheet would run a name: %s", file.body)
	}
	a.get(tracker.Journalist, "/stakeholders.csv").wants(t, 403)
	a.get(tracker.Journalist, "/stakeholders?reactions=none").wants(t, 200, "0 stakeholders")
}

// sendList sends a list to its preview; without a name no file was chosen.
func (a *testApp) sendList(role tracker.Role, path, name, content string) answer {
	a.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	a.must(w.WriteField("csrf", a.csrf(role)))
	part, err := w.CreateFormFile("file", name)
	a.must(err)
	_, err = part.Write([]byte(content))
	a.must(err)
	a.must(w.Close())
	r := httptest.NewRequest("POST", path, &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return a.send(role, r)
}
