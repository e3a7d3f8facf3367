package handlers

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"soundings/tracker"
)

// roundUp is an invented press round-up in the manner of those that come in.
const roundUp = `Ferry plan divides the estuary


Ines Halloran, Estuary Trust chief executive

“We welcome the ferry without reservation. It will carry nurses to the ward by seven.”


Tobias Wren, Pilots’ Guild general secretary

Mr Wren said the guild had been told “nothing at all” about the timetable.

“We do not support the ferry. Nobody has asked who will steer it.”
`

// upload sends the import form as a browser does, with a file unless its name
// is empty.
func (a *testApp) upload(slug string, form map[string]string, name string, content []byte) answer {
	a.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	a.must(w.WriteField("csrf", a.csrf(tracker.Communications)))
	for k, v := range form {
		a.must(w.WriteField(k, v))
	}
	part, err := w.CreateFormFile("file", name)
	a.must(err)
	_, err = part.Write(content)
	a.must(err)
	a.must(w.Close())
	r := httptest.NewRequest(http.MethodPost, "/consultations/"+slug+"/import", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return a.send(tracker.Communications, r)
}

// sources counts what is stored.
func (a *testApp) sources() int {
	a.t.Helper()
	_, total, err := a.service.SourcesOf(a.t.Context(), a.people[tracker.Communications].viewer, a.consultation.ID, 0, 1)
	a.must(err)
	return total
}

// sourceOf returns the ID of the source whose review a redirect leads to.
func sourceOf(t *testing.T, an answer) string {
	t.Helper()
	id, ok := strings.CutPrefix(an.Header.Get("Location"), "/sources/")
	id, end := strings.CutSuffix(id, "/review")
	if an.StatusCode != http.StatusSeeOther || !ok || !end {
		t.Fatalf("got %d to %q, want 303 to a review\n%s", an.StatusCode, an.Header.Get("Location"), an.body)
	}
	return id
}

func TestBadInputIsAnsweredOnTheFormAndNothingIsStored(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	before := a.sources()
	marked := func(field string) string { return `id="` + field + `-error"` }
	for _, test := range []struct {
		name, slug string
		form       map[string]string
		file       string
		content    []byte
		shows      []string
	}{
		{"nothing sent", "harbour-2014", map[string]string{"text": "  \r\n "}, "", nil,
			[]string{marked("text"), "Paste a text or choose a file."}},
		{"both sent", "harbour-2014", map[string]string{"text": roundUp}, "a.txt", []byte(roundUp),
			[]string{marked("file"), "Send one of them", "without reservation"}},
		{"empty file", "harbour-2014", nil, "empty.txt", nil, []string{marked("file"), "empty.txt"}},
		{"binary file", "harbour-2014", map[string]string{"title": "Kept <title>"}, "photo.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
			[]string{marked("file"), "photo.png", "Kept &lt;title&gt;"}},
		{"binary file named as text", "harbour-2014", nil, "notes.txt", []byte("abc\x00\x01\x02\x03\x00\x00def\x00"), []string{marked("file"), "notes.txt"}},
		{"text in UTF-32", "harbour-2014", nil, "wide.txt", wide(roundUp), []string{marked("file"), "wide.txt"}},
		{"text in EBCDIC", "harbour-2014", nil, "host.txt", bytes.Repeat([]byte{0xc8, 0x85, 0x93, 0x93, 0x96, 0x40, 0xe6, 0x96, 0x99, 0x93, 0x84, 0x15}, 40), []string{marked("file")}},
		{"file over 20 MB", "harbour-2014", map[string]string{"publisher": "The Gazette"}, "long.txt", bytes.Repeat([]byte("long "), 21<<20/5),
			[]string{marked("file"), "long.txt is too large: 20 MB", "The Gazette"}},
		{"no speaker in a file", "harbour-2014", nil, "tides.txt", []byte("The tide was at four."), []string{marked("file"), "No speaker was found"}},
		{"a table of other things", "harbour-2014", nil, "trains.csv", []byte("station,trains\nNorth,12\n"),
			[]string{marked("file"), "trains.csv: No columns of replies were found: the headings read as “station”, “trains”.", "such as “name”"}},
		{"a table without words", "harbour-2014", nil, "silent.csv", []byte("name,comment\nAda Okoro,\n"),
			[]string{marked("file"), "silent.csv: The table has the columns of replies and no row with words", "1 of 1 rows holds no words, so it is not reviewed (line 2)."}},
		{"no speaker in a paste", "harbour-2014", map[string]string{"text": "The tide was at four."}, "", nil,
			[]string{marked("text"), "No speaker was found", "The tide was at four.</textarea>"}},
		{"unknown consultation", "no-such", map[string]string{"text": roundUp}, "", nil,
			[]string{marked("consultation"), "There is no consultation “no-such”", "without reservation"}},
		{"unknown consultation chosen", "harbour-2014", map[string]string{"text": roundUp, "consultation": "<b>"}, "", nil,
			[]string{marked("consultation"), "&lt;b&gt;"}},
		{"several fields at once", "harbour-2014", map[string]string{"text": roundUp, "published": "31 June 2014", "address": "javascript:alert(1)", "kind": "rumour"}, "", nil,
			[]string{marked("published"), marked("address"), marked("kind"), "31 June 2014", "without reservation"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a.upload(test.slug, test.form, test.file, test.content).
				wants(t, http.StatusUnprocessableEntity, append(test.shows, "There is a problem", "Import a source", "!panic", "!tracker")...)
		})
	}
	if after := a.sources(); after != before {
		t.Errorf("%d sources are stored, want %d as before", after, before)
	}
}

// wide spells a text in UTF-32, which is not read.
func wide(text string) []byte {
	b := []byte{0xff, 0xfe, 0, 0}
	for _, r := range text {
		b = append(b, byte(r), byte(r>>8), byte(r>>16), 0)
	}
	return b
}

func TestAFormThatIsTooLargeComesBackMarked(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.upload("harbour-2014", nil, "film.txt", make([]byte, 131<<20)).
		wants(t, http.StatusRequestEntityTooLarge, `id="file-error"`, "Files up to 20 MB", "Import a source")
	if n := a.sources(); n != 1 {
		t.Errorf("%d sources are stored, want the one seeded", n)
	}
}

func TestCharacterSetsAreFound(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	latin := strings.NewReplacer("“", "\x93", "”", "\x94", "’", "\x92").Replace(roundUp)
	utf16 := []byte{0xff, 0xfe}
	for _, r := range strings.ReplaceAll(roundUp, "ferry", "boat") {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, content := range map[string][]byte{"windows-1252.txt": []byte(latin), "utf-16.txt": utf16} {
		id := sourceOf(t, a.upload("harbour-2014", nil, name, content))
		a.get(tracker.Communications, "/sources/"+id).wants(t, http.StatusOK, "Ines Halloran", "“", "!\ufffd")
	}
}

func TestTheSameTextIsSaidWithALinkBeforeAnythingIsStored(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	id := sourceOf(t, a.upload("harbour-2014", map[string]string{"text": roundUp, "title": "Ferry <plan>"}, "", nil))
	n := a.sources()
	a.upload("harbour-2014", map[string]string{"text": strings.ReplaceAll(roundUp, "\n", "\r\n"), "publisher": "Another"}, "", nil).
		wants(t, http.StatusConflict, "/sources/"+id, "Ferry &lt;plan&gt;", "0 of 2 reviewed", "without reservation", "Another", `id="text-error"`)
	a.upload("harbour-2014", nil, "again.txt", []byte(roundUp)).
		wants(t, http.StatusConflict, "/sources/"+id, `id="file-error"`)
	if got := a.sources(); got != n {
		t.Errorf("%d sources are stored, want %d", got, n)
	}
}

func TestSourcePageShowsTheTextAndWhatBecameOfIt(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	id := sourceOf(t, a.upload("harbour-2014", map[string]string{"publisher": "The Estuary", "published": "1 May 2014", "kind": "letter"}, "round up.txt", []byte(roundUp)))
	a.get(tracker.Policy, "/sources/"+id).wants(t, http.StatusOK, "The Estuary", "1 May 2014", "Letter", "steer it", "parts wait for a decision",
		"Who is speaking", "Draft 1", "!/sources/"+id+"/review", "!Change what is known", "Test Communications")
	a.get(tracker.Communications, "/sources/"+id).wants(t, http.StatusOK, "Change what is known", "/sources/"+id+"/review?draft=1")
	a.get(tracker.Policy, "/consultations/harbour-2014/sources").wants(t, http.StatusOK, "0 of 2 reviewed", "Harbour round-up", "To review", "2 sources", "!/import")
	a.get(tracker.Communications, "/consultations/harbour-2014/sources").wants(t, http.StatusOK, "/consultations/harbour-2014/import", "/sources/"+id+"/review")
	a.get(tracker.Policy, "/consultations/none/sources").wants(t, http.StatusNotFound)
}

func TestTheOriginalIsOnlyEverDownloaded(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	page := "<html><body><script>alert(1)</script>" + strings.ReplaceAll(roundUp, "\n\n", "<p>") + "</body></html>"
	for _, test := range []struct{ file, content, kind, name string }{
		{"a.txt", roundUp, "text/plain; charset=utf-8", "a.txt"},
		{"b.html", page, "application/octet-stream", "b.html"},
		{"né \"w\r\nX-Evil: 1.txt", strings.ReplaceAll(roundUp, "ferry", "tram"), "text/plain; charset=utf-8", ""},
	} {
		id := sourceOf(t, a.upload("harbour-2014", nil, test.file, []byte(test.content)))
		got := a.get(tracker.Policy, "/sources/"+id+"/original").wants(t, http.StatusOK)
		if got.body != test.content {
			t.Errorf("%s: got other bytes than were sent", test.file)
		}
		h := got.Header
		if !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") || !strings.Contains(h.Get("Content-Disposition"), test.name) ||
			h.Get("Content-Type") != test.kind || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("X-Evil") != "" {
			t.Errorf("%s: got %q as %q", test.file, h.Get("Content-Disposition"), h.Get("Content-Type"))
		}
		a.get(tracker.Journalist, "/sources/"+id+"/original").wants(t, http.StatusForbidden, "!Halloran")
	}
}

func TestEditingASourceLeavesItsTextAndRefusesAStaleForm(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	at := "/sources/" + a.source.ID
	edit := url.Values{"revision": {fmt.Sprint(a.source.Revision)}, "title": {"New <title>"}, "publisher": {"P"}, "kind": {"hearing"}, "published": {"May 2014"}}
	a.post(tracker.Communications, at+"/edit", edit).leadsTo(t, at)
	a.get(tracker.Communications, at).wants(t, http.StatusOK, "New &lt;title&gt;", "Hearing", "May 2014", "We support the new pier &lt;b&gt;")

	edit["title"] = []string{"Mine, typed later"}
	a.post(tracker.Communications, at+"/edit", edit).wants(t, http.StatusConflict, "Mine, typed later", "There now: New &lt;title&gt;", "Somebody else has changed this")
	edit["back"] = []string{"review"}
	a.post(tracker.Communications, at+"/edit", edit).wants(t, http.StatusConflict, "Mine, typed later", "There now: New &lt;title&gt;", "Review")
	edit["revision"], edit["published"] = []string{fmt.Sprint(a.source.Revision + 1)}, []string{"soon"}
	a.post(tracker.Communications, at+"/edit", edit).wants(t, http.StatusUnprocessableEntity, `id="published-error"`, "soon", "Mine, typed later")
	delete(edit, "revision")
	a.post(tracker.Communications, at+"/edit", edit).wants(t, http.StatusConflict)
	a.post(tracker.Policy, at+"/edit", edit).wants(t, http.StatusForbidden)
}

func TestALongTextIsShownInParts(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	filler := strings.Repeat("The water rose and the water fell again that day. ", 40) + "\n\n"
	text := roundUp + "\n\n" + strings.Repeat(filler, 60) + "\n\nOlga Byrne, Lightkeepers Union chair\n\n“We keep the light, and the last word.”\n"
	id := sourceOf(t, a.upload("harbour-2014", nil, "long.txt", []byte(text)))
	a.get(tracker.Communications, "/sources/"+id).wants(t, http.StatusOK, "Halloran", "!the last word", "Later in the text", "!Earlier in the text", "characters")
	a.get(tracker.Communications, "/sources/"+id+"/review?draft=3").wants(t, http.StatusOK, "the last word", "Earlier in the text", "!without reservation. It will carry nurses to the ward by seven.”")
	for _, from := range []string{"-5", "99999999999999999999", "abc", "120000"} {
		a.get(tracker.Communications, "/sources/"+id+"?from="+from).wants(t, http.StatusOK)
	}
}
