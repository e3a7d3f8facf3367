package handlers

import (
	"bytes"
	"encoding/csv"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
)

const register = "/consultations/harbour-2014/expected"

var revisionField = regexp.MustCompile(`name="revision" value="(\d+)"`)

// sentFrom is what a form on a page sends along: its revision and the list, where
// there is one.
func sentFrom(an answer, more ...string) url.Values {
	form := url.Values{}
	if m := revisionField.FindStringSubmatch(an.body); m != nil {
		form.Set("revision", m[1])
	}
	if _, rest, ok := strings.Cut(an.body, `name="list" value="`); ok {
		list, _, _ := strings.Cut(rest, `"`)
		form.Set("list", html.UnescapeString(list))
	}
	for i := 0; i < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	return form
}

// expectFile uploads a list of whom to hear from.
func (a *testApp) expectFile(role tracker.Role, name, content string, more ...string) answer {
	a.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	a.must(w.WriteField("csrf", a.csrf(role)))
	for i := 0; i < len(more); i += 2 {
		a.must(w.WriteField(more[i], more[i+1]))
	}
	if name != "" {
		part, err := w.CreateFormFile("file", name)
		a.must(err)
		_, err = part.Write([]byte(content))
		a.must(err)
	}
	a.must(w.Close())
	r := httptest.NewRequest(http.MethodPost, register+"/preview", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return a.send(role, r)
}

func TestOneIsPutOnTheListAndTakenOff(t *testing.T) {
	a := newApp(t)
	comms := tracker.Communications
	page := a.get(comms, register).wants(t, 200, "Nobody is on the list yet", "Add one", "7 days left")
	a.post(comms, register, sentFrom(page, "who", "Harbour Trust")).leadsTo(t, register)
	page = a.get(comms, register+"?show=all").wants(t, 200, ">1</span> of 1 heard from", "Harbour Trust", "1 reaction", "/quotes?consultation=harbour-2014&amp;organisation=")
	a.post(comms, register, sentFrom(page, "who", "Cleo & Co <b>", "note", "ring her", "sector", "think_tank")).leadsTo(t, register)
	page = a.get(comms, register).wants(t, 200, "Cleo &amp; Co &lt;b&gt;", "ring her", "Think tanks", "Not heard from (1)", "Heard from (1)", "Download the silent ones (CSV, 1 row)", "!Harbour Trust")

	a.post(comms, register, url.Values{"revision": {"1"}, "who": {"Too late"}}).wants(t, 409, `value="Too late"`, "Somebody else has changed the list")
	a.post(comms, register, sentFrom(page, "who", " ", "note", "kept")).wants(t, 422, "There is no name", `value="kept"`)

	entry := regexp.MustCompile(`name="entry" value="(\w+)"`).FindStringSubmatch(page.body)
	if entry == nil {
		t.Fatal("there is no button to take a name off")
	}
	gone := a.post(comms, register+"/remove", sentFrom(page, "entry", entry[1], "back", "show=all&q=cleo&evil=1")).leadsTo(t, register+"?q=cleo&show=all")
	a.get(comms, register).wants(t, 200, "Everybody on the list has been heard")
	cookie := gone.Header.Get("Set-Cookie")
	r := httptest.NewRequest(http.MethodGet, register, nil)
	r.Header.Set("Cookie", strings.Split(cookie, ";")[0])
	shown := a.send(comms, r).wants(t, 200, "was taken off the list", "Undo")
	lot := regexp.MustCompile(`/expected/lots/(\w+)/undo`).FindString(shown.body)
	a.post(comms, "/consultations/harbour-2014"+lot, sentFrom(shown)).leadsTo(t, register)
	a.get(comms, register).wants(t, 200, "Cleo &amp; Co")
}

func TestAListIsCheckedThenAdded(t *testing.T) {
	a := newApp(t)
	comms := tracker.Communications
	a.expectFile(comms, "", "", "way", "list").wants(t, 422, "Paste names or choose a file")
	a.expectFile(comms, "whom.docx", "no", "way", "list").wants(t, 422, "whom.docx: ")
	preview := a.expectFile(comms, "whom.csv", "Name;Sector\r\nHarbour Trust;\r\nHarbuor Trust;\r\nCaf\xe9 Carers;Think tanks\r\nQuay <b>;Nonsense\r\n", "way", "list").
		wants(t, 200, "Nothing has been added yet", "Café Carers", "Row 5: Quay &lt;b&gt;", "There is no sector “Nonsense”", "Row 3: Harbuor Trust", "Somebody else: keep the name as it is")
	a.get(comms, register).wants(t, 200, "Nobody is on the list yet")
	form := sentFrom(preview)
	a.post(comms, register+"/list", form).wants(t, 422, "Say who is meant by “Harbuor Trust”", "Café Carers")
	form.Set("choose-1", tracker.AsName)
	a.post(comms, register+"/list", form).leadsTo(t, register)
	a.get(comms, register+"?show=all").wants(t, 200, "All (3)", "Café Carers", "Harbuor Trust", "!Quay")
	a.expectFile(comms, "whom.csv", "Name\nHarbour Trust\nCafé Carers\n", "way", "list").wants(t, 200, "All of them are on the list already")
	a.post(comms, register+"/list", url.Values{"revision": {"1"}, "list": {"{"}}).wants(t, 422, "did not arrive whole")
	a.post(comms, register+"/list", form).wants(t, 409)
}

func TestTheListIsTakenOverFromAnEarlierConsultation(t *testing.T) {
	a := newApp(t)
	comms := tracker.Communications
	_, err := a.service.CreateConsultation(t.Context(), a.people[comms].viewer, tracker.Consultation{Slug: "next", Title: "The next pier"})
	a.must(err)
	a.get(comms, "/consultations/next/expected/list").wants(t, 200, "A new pier")
	a.expectFile(comms, "", "", "way", "take", "from", "next", "whom", "both").wants(t, 422, "Nobody of these has reacted there")
	a.expectFile(comms, "", "", "way", "take", "from", "", "whom", "both").wants(t, 422, "Choose an earlier consultation")
}

func TestTheSilentOnesAreExported(t *testing.T) {
	a := newApp(t)
	comms := tracker.Communications
	for _, who := range []string{"Harbour Trust", "=cmd()", "Quay Union"} {
		page := a.get(comms, register)
		a.post(comms, register, sentFrom(page, "who", who, "note", "a, \"note\"")).leadsTo(t, register)
	}
	got := a.get(tracker.Policy, register+".csv?show=silent").wants(t, 200)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got.body, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][0] != "'=cmd()" || rows[2][0] != "Quay Union" || rows[2][3] != `a, "note"` {
		t.Errorf("got %q, %v; want the two silent ones, harmless", rows, err)
	}
	if name := got.Header.Get("Content-Disposition"); name != `attachment; filename="silent-harbour-2014-2014-06-20.csv"` {
		t.Errorf("got %s", name)
	}
}

func TestAJournalistLearnsNothingOfTheList(t *testing.T) {
	a := newApp(t)
	page := a.get(tracker.Communications, register)
	a.post(tracker.Communications, register, sentFrom(page, "who", "Quay Forum")).leadsTo(t, register)
	for _, path := range []string{register, register + ".csv", register + "/suggest?q=qu", register + "/list"} {
		a.get(tracker.Journalist, path).wants(t, 403, "!Quay Forum")
	}
	a.get(tracker.Journalist, "/consultations/harbour-2014").wants(t, 200, "!Not heard from yet", "!Quay Forum")
}

func TestNamesAreSuggestedForTheList(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Policy, register+"/suggest?q=harb").wants(t, 200, `"label":"Harbour Trust"`, `"value":"organisation:`)
	a.get(tracker.Policy, register+"/suggest?q=zzzz").wants(t, 200, `{"options":[]}`)
}

func TestTheRegisterOnItsPages(t *testing.T) {
	a := newApp(t)
	comms := tracker.Communications
	var names strings.Builder
	for i := range 120 {
		names.WriteString("Invented body " + string(rune('A'+i%26)) + string(rune('a'+i/26)) + "\n")
	}
	preview := a.expectFile(comms, "whom.txt", names.String(), "way", "list").wants(t, 200, "and 20 more", "Add 120 names")
	a.post(comms, register+"/list", sentFrom(preview)).leadsTo(t, register)
	a.get(comms, register).wants(t, 200, "1 to 50 of 120", "Invented body Aa", "!Invented body Za")
	a.get(comms, register+"?page=3").wants(t, 200, "101 to 120 of 120", "Invented body Za")
	a.get(comms, register+"?page=99").wants(t, 200, "101 to 120 of 120", "Invented body Za")
	a.get(comms, register+"?q=body+Ac&show=nonsense&sector=none").wants(t, 200, "Invented body Ac", "!Invented body Aa", "Clear the filter")
	a.get(comms, register+"?sector=think_tank").wants(t, 200, "Nobody matches")
}
