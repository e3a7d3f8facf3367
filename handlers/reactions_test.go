package handlers

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"soundings/tracker"
)

func (a *testApp) reaction(id string) tracker.Reaction {
	a.t.Helper()
	p, err := a.service.Reaction(a.t.Context(), a.people[tracker.Policy].viewer, id)
	a.must(err)
	return p.Reaction
}

// at is the hidden field with the revision of a reaction as it is now.
func (a *testApp) at(id string, form url.Values) url.Values {
	a.t.Helper()
	sent := url.Values{"revision": {fmt.Sprint(a.reaction(id).Revision)}}
	for k, v := range form {
		sent[k] = v
	}
	return sent
}

func TestAReactionIsPublishedUnpublishedWithdrawnAndRestored(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms, press, id := tracker.Communications, tracker.Journalist, a.hidden.ID
	page := "/reactions/" + id
	do := func(what string, form url.Values) answer { return a.post(comms, page+"/"+what, a.at(id, form)) }

	do("terms", url.Values{"status": {"on_record"}}).leadsTo(t, page)
	a.get(comms, page).wants(t, http.StatusOK, "Before it can be published", "Permission to publish is missing", "!/publish\"")
	do("publish", nil).wants(t, http.StatusUnprocessableEntity, "Permission to publish is missing")
	do("terms", url.Values{"status": {"on_record"}, "permitted": {"yes"}}).leadsTo(t, page)
	do("publish", nil).leadsTo(t, page)
	a.get(press, page).wants(t, http.StatusOK, "The plan sinks us", "Ben Carver")
	do("publish", nil).wants(t, http.StatusUnprocessableEntity, "Only a recorded reaction can be published.")
	do("unpublish", nil).leadsTo(t, page)
	a.get(press, page).wants(t, http.StatusNotFound)
	do("unpublish", nil).wants(t, http.StatusUnprocessableEntity, "This reaction is not published.")
	do("withdraw", url.Values{"reason": {" "}}).wants(t, http.StatusUnprocessableEntity, `id="withdraw-reason-error"`)
	do("withdraw", url.Values{"reason": {"he took it <b>back"}}).leadsTo(t, page)
	a.get(comms, page).wants(t, http.StatusOK, "Withdrawn: he took it &lt;b&gt;back", page+"/restore", "!"+page+"/withdraw", "!"+page+"/publish")
	a.get(comms, "/quotes").wants(t, http.StatusOK, "1 reaction", "!Ben Carver")
	do("restore", nil).leadsTo(t, page)
	do("restore", nil).wants(t, http.StatusUnprocessableEntity, "not withdrawn")
	a.get(comms, page).wants(t, http.StatusOK, "Journalists do not see it", "Withdraw", "Restore", "he took it &lt;b&gt;back", "Test Communications")
	for _, what := range []string{"publish", "unpublish", "withdraw", "restore", "terms", "correct"} {
		a.post(tracker.Policy, page+"/"+what, nil).wants(t, http.StatusForbidden)
		a.post(comms, "/reactions/none/"+what, nil).wants(t, http.StatusNotFound)
	}
}

func TestTermsOfAReactionAreCheckedAndShown(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	id, comms := a.published.ID, tracker.Communications
	page := "/reactions/" + id
	a.post(comms, page+"/terms", a.at(id, url.Values{"embargo_date": {"2014-08-01"}})).wants(t, http.StatusUnprocessableEntity, `id="status-error"`, "2014-08-01")
	a.post(comms, page+"/terms", a.at(id, url.Values{"status": {"on_record"}, "embargo_date": {"32 May 2014"}})).wants(t, http.StatusUnprocessableEntity, `id="embargo_date-error"`, "32 May 2014")
	a.post(comms, page+"/terms", a.at(id, url.Values{"status": {"on_record"}, "permitted": {"yes"}, "embargo_date": {"1 August 2014"}, "embargo_time": {"16:30"}})).leadsTo(t, page)
	a.get(comms, page).wants(t, http.StatusOK, "until 1 August 2014, 16:30", `value="2014-08-01"`, `value="16:30"`, "once the embargo has ended")
	a.get(tracker.Journalist, page).wants(t, http.StatusNotFound)
	a.post(comms, page+"/terms", a.at(id, url.Values{"status": {"background"}, "permitted": {"yes"}})).leadsTo(t, page)
	if got := a.reaction(id).State; got != tracker.Recorded {
		t.Errorf("on background it is %s, want recorded", got)
	}
}

func TestCorrectionsKeepTheWordsAndTheHistory(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	id, comms := a.published.ID, tracker.Communications
	page := "/reactions/" + id
	form := fields(t, a.get(comms, page).wants(t, http.StatusOK, "Correct who said it").body, page+"/correct")
	form.Set("role", "Chair <of all>")
	form.Set("sector", "politician")
	form.Set("said_on", "11 June 2014")
	form.Set("text", "other words")
	a.post(comms, page+"/correct", form).wants(t, http.StatusUnprocessableEntity, `id="correct-reason-error"`, "Chair &lt;of all&gt;", "11 June 2014")
	form.Set("reason", "The Gazette printed a correction")
	a.post(comms, page+"/correct", form).leadsTo(t, page)
	a.get(comms, page).wants(t, http.StatusOK, "Role corrected", "from “Chief executive” to “Chair &lt;of all&gt;”", "Date corrected", "from “12 June 2014” to “11 June 2014”", "Sector corrected", "to “Politicians”", "Chief executive, Harbour Trust, Other", "12 June 2014", "The Gazette printed a correction", "Test Communications")
	a.get(tracker.Journalist, page).wants(t, http.StatusOK, "Chair &lt;of all&gt;", "11 June 2014", "has been corrected", "!Test Communications", "!printed a correction", "!Chief executive", "!History")
	if got := a.reaction(id).Passages[0]; got.Text != adaWords || got.ID != a.published.Passages[0].ID {
		t.Errorf("the passage became %+v", got)
	}

	form.Set("role", "Typed too late")
	a.post(comms, page+"/correct", form).wants(t, http.StatusConflict, "Typed too late", "There now: Ada Okoro, Chair &lt;of all&gt;", "Somebody else has changed this")
	form = fields(t, a.get(comms, page).body, page+"/correct")
	form.Set("reason", "none")
	a.post(comms, page+"/correct", form).wants(t, http.StatusUnprocessableEntity, "Nothing was changed.")
	form.Set("speaker", "")
	form.Set("organisation", "")
	form.Set("said_on", "May the fourth")
	a.post(comms, page+"/correct", form).wants(t, http.StatusUnprocessableEntity, `id="speaker-error"`, `id="said_on-error"`, "May the fourth")
}

func TestWhoSeesWhatOnAReaction(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	page := "/reactions/" + a.published.ID
	a.get(tracker.Journalist, page).wants(t, http.StatusOK, "We support the new pier &lt;b&gt;", "Ada Okoro", "Chief executive", "Harbour Trust", "12 June 2014", "The Gazette",
		"https://gazette.example/1", "Undecided", "— Ada Okoro, Chief executive", "!Show in context", "!Ben Carver", "!History", "!h-pub", "!Test Communications", "!/sources/", "!On the record", "!<form action=\"/reactions")
	a.get(tracker.Policy, page).wants(t, http.StatusOK, "Show in context", "Ben Carver", "History", "h-pub", "On the record", "Test Communications", "/sources/"+a.source.ID)
	a.get(tracker.Communications, page).wants(t, http.StatusOK, page+"/unpublish", page+"/withdraw", page+"/terms", page+"/correct", page+"/stance")
	a.get(public, page).wants(t, http.StatusSeeOther)
}

func TestTheTextAroundAPassage(t *testing.T) {
	long := strings.Repeat("é", 1000)
	text := []rune(long + "[" + long)
	src := tracker.Source{Snapshot: tracker.Snapshot{Length: len(text)}}
	for _, test := range []struct {
		from, to, start, end int
		before, after        string
	}{
		{0, 2001, 1000, 1001, "…" + long[:600], long[:600] + "…"},
		{700, 1301, 1000, 1001, "…" + long[:600], long[:600] + "…"},
		{0, 2001, 2, 5, "éé", long[:600] + "…"},
		{0, 2001, 1999, 2001, "…" + long[:600], ""},
		{900, 1000, 10, 20, "", ""},
		{0, 10, 5, 50, "", ""},
	} {
		read := stretchOfText{test.from, text[test.from:test.to]}
		before, after := read.around(tracker.Passage{Start: test.start, End: test.end}, src)
		if before = strings.ReplaceAll(before, "[", "é"); before != test.before || after != test.after {
			t.Errorf("around %d to %d: got %q and %q, want %q and %q", test.start, test.end, before, after, test.before, test.after)
		}
	}
	a := newApp(t)
	blocks := adaWords + strings.Repeat(" and so on", 9000) + benWords
	src = a.seedSource(blocks, &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	d := a.seedDraft(src, "Ada Okoro", "", "", adaWords)
	d.Passages = append(d.Passages, a.seedDraft(src, "Ben", "", "", benWords).Passages...)
	d, err := a.service.Store.Drafts().Update(t.Context(), d)
	a.must(err)
	a.get(tracker.Policy, "/reactions/"+a.record(d).ID).wants(t, http.StatusOK, "<p><mark class=\"sn-context__hit\">We support", "so on…", "so on<mark class=\"sn-context__hit\">The plan")
}

// follow opens the page that an answer leads to, with its message.
func (a *testApp) follow(role tracker.Role, an answer) answer {
	a.t.Helper()
	r := httptest.NewRequest(http.MethodGet, an.Header.Get("Location"), nil)
	for _, c := range an.Cookies() {
		r.AddCookie(c)
	}
	return a.send(role, r)
}

func TestAWithdrawalIsUndoneFromItsMessage(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms, press, id := tracker.Communications, tracker.Journalist, a.published.ID
	page := "/reactions/" + id
	withdrawn := a.post(comms, page+"/withdraw", a.at(id, url.Values{"reason": {"wrong speaker"}})).leadsTo(t, page)
	a.follow(comms, withdrawn).wants(t, http.StatusOK, "Nobody finds it", `action="`+page+`/withdraw/undo"`)
	a.get(press, page).wants(t, http.StatusNotFound)

	stale := a.at(id, nil)
	stale.Set("revision", "1")
	a.post(comms, page+"/withdraw/undo", stale).wants(t, http.StatusConflict)
	undone := a.post(comms, page+"/withdraw/undo", a.at(id, nil)).leadsTo(t, page)
	a.follow(comms, undone).wants(t, http.StatusOK, "it is published, as before", "Withdrawal undone", "!/withdraw/undo")
	a.get(press, page).wants(t, http.StatusOK, "We support the new pier")
	if got := a.reaction(id).Reason; got != "" {
		t.Errorf("the reason %q stays after the undo", got)
	}

	a.post(comms, page+"/withdraw", a.at(id, url.Values{"reason": {"again"}})).leadsTo(t, page)
	a.post(comms, page+"/restore", a.at(id, nil)).leadsTo(t, page)
	a.post(comms, page+"/withdraw/undo", a.at(id, nil)).wants(t, http.StatusUnprocessableEntity, "restore it by hand")
	a.post(tracker.Policy, page+"/withdraw/undo", a.at(id, nil)).wants(t, http.StatusForbidden)
}

// TestAMessageFitsItsCookie takes a theme off all reactions of a page in groups, and
// says what is longer than a cookie.
func TestAMessageFitsItsCookie(t *testing.T) {
	t.Parallel()
	done := tracker.Tagged{Theme: tracker.Theme{ID: strings.Repeat("T", 26), Name: strings.Repeat("ü", 80)}}
	for range 3 * tracker.GroupsPerPage {
		done.Changed = append(done.Changed, strings.Repeat("R", 26))
	}
	for _, back := range []string{"/quotes?group=speaker&theme=" + strings.Repeat("T", 300), "/quotes?q=" + strings.Repeat("pier+", 700)} {
		value := outcome{taggedWords(done), &undo{Href: untagHref(done, back)}}.fitting()
		b, err := base64.RawURLEncoding.DecodeString(value)
		var kept outcome
		if err == nil {
			err = json.Unmarshal(b, &kept)
		}
		if err != nil || len(value) > mostFlash || kept.Undo == nil || !takesBack(kept.Undo.Href) || kept.Message != taggedWords(done) {
			t.Errorf("got %d signs (%v), want a message with its button that a browser keeps", len(value), err)
		}
	}
	for _, words := range []string{strings.Repeat("<ü>", 3000), strings.Repeat("\"\x01", 5000)} {
		if value := (outcome{words, &undo{Href: "/x/undo"}}).fitting(); len(value) > mostFlash || len(value) < 200 {
			t.Errorf("%d signs are said in %d", len(words), len(value))
		}
	}
}

func TestWhatIsNoAddressOfOursIsNoUndo(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for address, want := range map[string]bool{"/reactions/1/restore": true, "/quotes/themes/undo?theme=1&reaction=2": true, "/reactions/1/publish": false, "/reactions/1/publish?/undo": false, "/reactions/../sign-out": false, "//evil.example/x": false, "https://evil.example/": false, "/\\evil.example": false, "javascript:alert(1)": false, "": false} {
		b, err := json.Marshal(outcome{"Done.", &undo{address, 3}})
		a.must(err)
		r := httptest.NewRequest(http.MethodGet, "/quotes", nil)
		r.AddCookie(&http.Cookie{Name: flashCookie, Value: base64.RawURLEncoding.EncodeToString(b)})
		got := a.send(tracker.Journalist, r).wants(t, http.StatusOK, "Done.")
		if strings.Contains(got.body, "sn-undo") != want {
			t.Errorf("%q: a button is there: %v, want %v", address, !want, want)
		}
	}
}
