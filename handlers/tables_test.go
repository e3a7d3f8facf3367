package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"soundings/tracker"
)

// seedTable imports a file of n replies, without terms.
func (a *testApp) seedTable(n int) tracker.Source {
	a.t.Helper()
	positions := []string{"Strongly agree", "Disagree"}
	var b strings.Builder
	b.WriteString("name,organisation,position,comment\n")
	for i := range n {
		fmt.Fprintf(&b, "Wilf Ammer %c%c,Pier Users %d,%s,\"Reply %d: <i>the pier</i> is what we have asked for, if it is paid for.\"\n", 'A'+i/26, 'a'+i%26, i, positions[i%2], i+1)
	}
	src, err := a.service.Import(a.t.Context(), a.people[tracker.Communications].viewer, tracker.Inbound{Consultation: a.consultation.Slug, FileName: "replies.csv", Bytes: []byte(b.String())})
	a.must(err)
	return src
}

// withTerms says how the words of a source may be used.
func (a *testApp) withTerms(src tracker.Source) tracker.Source {
	a.t.Helper()
	src, err := a.service.SetTerms(a.t.Context(), a.people[tracker.Communications].viewer, src.ID, src.Revision, tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	a.must(err)
	return src
}

func TestALongTableIsReviewedAsATable(t *testing.T) {
	a := newApp(t)
	long, short := a.seedTable(mostCards+1), a.source.ID
	a.get(tracker.Communications, "/sources/"+long.ID+"/review").leadsTo(t, "/sources/"+long.ID+"/table")
	a.get(tracker.Communications, "/sources/"+long.ID+"/review?draft=3").wants(t, http.StatusOK, "Review as a table", "Position in the file: “Strongly agree”", "suggests: Supports")
	a.get(tracker.Communications, "/sources/"+short+"/review").wants(t, http.StatusOK, "!Review as a table")
	a.get(tracker.Communications, "/sources/"+long.ID+"/table").wants(t, http.StatusOK,
		"First, once for this source", "!value=\"accept-matching\"", "Wilf Ammer", "“Disagree”", "suggests: Has concerns", "&lt;i&gt;the pier&lt;/i&gt;", "1 to 50 of 51", "Waits (51)")
	a.withTerms(long)
	a.get(tracker.Communications, "/sources/"+long.ID+"/table?page=2").wants(t, http.StatusOK, "Accept the 51 that match", "51 to 51 of 51")
}

func TestATableIsFiltered(t *testing.T) {
	a := newApp(t)
	id := a.withTerms(a.seedTable(4)).ID
	for query, shows := range map[string][]string{
		"suggests=support":                {"Accept the 2 that match", "whose position suggests support", "Wilf Ammer Aa", "!Wilf Ammer Ab"},
		"position=Disagree":               {"Accept the 2 that match", "!Wilf Ammer Aa", "Wilf Ammer Ab"},
		"q=reply+4":                       {"Accept the 1 that match", "Wilf Ammer Ad"},
		"q=nobody":                        {"No row matches", "!Accept the"},
		"sure=99&flags=no":                {"No row matches", "at least 99 % sure"},
		"state=rejected":                  {"No row matches"},
		"state=strange&suggests=sideways": {"Accept the 4 that match"},
		"position=Other":                  {"No row matches", "Other (0)"},
	} {
		a.get(tracker.Communications, "/sources/"+id+"/table?"+query).wants(t, http.StatusOK, shows...)
	}
	a.get(tracker.Communications, "/sources/"+id+"/table?sure=much").wants(t, http.StatusUnprocessableEntity, notPercent)
	a.get(tracker.Communications, "/sources/"+id+"/batches/new?do=accept-surer&than=much").wants(t, http.StatusUnprocessableEntity, notPercent)
	a.get(tracker.Communications, "/sources/"+id+"/batches/new?do=accept-ticked").wants(t, http.StatusOK, "No row to accept", "!Accept 0", "No row that waits is among the rows that were ticked")
	a.get(tracker.Communications, "/sources/"+id+"/batches/new?do=publish").leadsTo(t, "/sources/"+id+"/table")
}

// What was left out of a file is told where its rows are decided, and nothing can
// be accepted before somebody has said how the words may be used.
func TestATableTellsWhatWasLeftOut(t *testing.T) {
	a := newApp(t)
	id := sourceOf(t, a.upload("harbour-2014", nil, "replies.csv", []byte("name,comment\nAda Okoro,\"We back it.\nAll of it.\"\nTim Marsh,\nIda Quay,Not yet.\nIda Quay,Not yet.\n")))
	a.get(tracker.Communications, "/sources/"+id+"/table").wants(t, http.StatusOK, ">Line</th>", "</span>5</td>",
		"1 of 4 rows says the same as an earlier row, and was read once (line 6).", "1 of 4 rows holds no words, so it is not reviewed (line 4).")
	a.get(tracker.Communications, "/sources/"+id+"/batches/new?do=accept-matching").wants(t, http.StatusOK, "Not said yet", "Save it above the table")
	a.get(tracker.Communications, "/sources/"+id+"/review").wants(t, http.StatusOK, "date unknown", "!n.d. ·")
}

// confirmed asks for a batch, sends the form that is shown, and carries it out.
func (a *testApp) confirmed(source, query string, shows ...string) string {
	a.t.Helper()
	page := a.get(tracker.Communications, "/sources/"+source+"/batches/new?"+query).wants(a.t, http.StatusOK, shows...)
	form := fields(a.t, page.body, "/sources/"+source+"/batches")
	at := a.post(tracker.Communications, "/sources/"+source+"/batches", form).Header.Get("Location")
	if !strings.HasPrefix(at, "/batches/") {
		a.t.Fatalf("got to %q, want the batch", at)
	}
	a.post(tracker.Communications, "/sources/"+source+"/batches", form).leadsTo(a.t, at) // sent twice is asked once
	a.get(tracker.Communications, at).wants(a.t, http.StatusOK, `data-progress="`+at+`/progress"`, `http-equiv="refresh"`, "!Undo it as one")
	a.must(a.service.FinishBatches(a.t.Context()))
	return at
}

func TestRowsAreAcceptedAndUndoneAsOne(t *testing.T) {
	a := newApp(t)
	id := a.withTerms(a.seedTable(5)).ID
	at := a.confirmed(id, "do=accept-surer&than=50&suggests=support", "Accept 3 rows?", "suggests support, at least 50 % sure", "Wilf Ammer Aa; Wilf Ammer Ac; Wilf Ammer Ae", "On the record, may be published")
	page := a.get(tracker.Communications, at).wants(t, http.StatusOK, "3 accepted", "Undo it as one", "!http-equiv")
	a.get(tracker.Communications, "/sources/"+id+"/table").wants(t, http.StatusOK, "3 accepted", "Test Communications", "Accepted (3)", "3 of 5 reviewed", "Publish what was accepted so far", `/review?draft=1#h-end`)
	a.post(tracker.Communications, at+"/undo", fields(t, page.body, at+"/undo")).leadsTo(t, at)
	a.get(tracker.Communications, at).wants(t, http.StatusOK, "Undoing 3 rows")
	a.must(a.service.FinishBatches(t.Context()))
	a.get(tracker.Communications, at).wants(t, http.StatusOK, "Undone: 3 rows wait again", "!Undo it as one")
	a.post(tracker.Communications, at+"/undo", url.Values{"revision": {"1"}}).wants(t, http.StatusConflict)
}

func TestABatchIsStoppedAndGoesOn(t *testing.T) {
	a := newApp(t)
	id := a.withTerms(a.seedTable(5)).ID
	page := a.get(tracker.Communications, "/sources/"+id+"/batches/new?do=accept-matching").wants(t, http.StatusOK)
	at := a.post(tracker.Communications, "/sources/"+id+"/batches", fields(t, page.body, "/sources/"+id+"/batches")).Header.Get("Location")
	page = a.get(tracker.Communications, at).wants(t, http.StatusOK, "Accepting 5 rows", "!Undo it as one", "!Go on with the rest")
	a.post(tracker.Policy, at+"/stop", url.Values{}).wants(t, http.StatusForbidden)
	a.post(tracker.Communications, at+"/stop", fields(t, page.body, at+"/stop")).leadsTo(t, at)
	a.must(a.service.FinishBatches(t.Context()))
	page = a.get(tracker.Communications, at).wants(t, http.StatusOK, "Stopped: 0 of 5 rows accepted", "Go on with the rest", "!http-equiv", "!Undo it as one")
	a.get(tracker.Communications, "/sources/"+id+"/table").wants(t, http.StatusOK, "sn-batch--stopped")
	a.post(tracker.Communications, at+"/resume", fields(t, page.body, at+"/resume")).leadsTo(t, at)
	a.must(a.service.FinishBatches(t.Context()))
	a.get(tracker.Communications, at).wants(t, http.StatusOK, "5 accepted", "Undo it as one", "!Go on with the rest")
	a.post(tracker.Communications, at+"/stop", url.Values{"revision": {"1"}}).wants(t, http.StatusConflict)
}

func TestRowsAreRejectedForAReason(t *testing.T) {
	a := newApp(t)
	id := a.seedTable(3).ID
	page := a.get(tracker.Communications, "/sources/"+id+"/batches/new?do=reject-ticked&row=1&row=3").wants(t, http.StatusOK, "Reject 2 rows?", "the rows that were ticked")
	form := fields(t, page.body, "/sources/"+id+"/batches")
	a.post(tracker.Communications, "/sources/"+id+"/batches", form).wants(t, http.StatusUnprocessableEntity, "Say why these are left out", "Reject 2 rows?")
	form.Set("reason", "sent <twice>")
	at := a.post(tracker.Communications, "/sources/"+id+"/batches", form).Header.Get("Location")
	a.must(a.service.FinishBatches(t.Context()))
	a.get(tracker.Communications, at).wants(t, http.StatusOK, "2 rejected", "sent &lt;twice&gt;")
	a.get(tracker.Communications, "/sources/"+id+"/table?state=rejected").wants(t, http.StatusOK, "Wilf Ammer Aa", "Wilf Ammer Ac", "!Wilf Ammer Ab", "!Publish what was accepted")
}

func TestAConfirmationOfOtherRowsIsShownAnew(t *testing.T) {
	a := newApp(t)
	id := a.withTerms(a.seedTable(3)).ID
	page := a.get(tracker.Communications, "/sources/"+id+"/batches/new?do=accept-matching")
	form := fields(t, page.body, "/sources/"+id+"/batches")
	drafts, err := a.service.Review(t.Context(), a.people[tracker.Communications].viewer, id)
	a.must(err)
	_, err = a.service.RejectDraft(t.Context(), a.people[tracker.Communications].viewer, drafts.Drafts[0].ID, drafts.Drafts[0].Revision, "a test")
	a.must(err)
	a.post(tracker.Communications, "/sources/"+id+"/batches", form).wants(t, http.StatusConflict, "there are 2 now", "Accept 2 rows?", `name="expect" value="2"`)
}

func TestASuggestionStandsOnTheReactionsPage(t *testing.T) {
	a := newApp(t)
	src := a.withTerms(a.seedTable(1))
	list, err := a.service.AcceptAll(t.Context(), a.people[tracker.Communications].viewer, src.ID)
	a.must(err)
	r, err := a.service.Publish(t.Context(), a.people[tracker.Communications].viewer, list[0].ID, list[0].Revision)
	a.must(err)
	a.get(tracker.Policy, "/reactions/"+r.ID).wants(t, http.StatusOK, "Undecided", "suggested: Supports", "the respondent chose “Strongly agree”")
	a.get(tracker.Journalist, "/reactions/"+r.ID).wants(t, http.StatusOK, "Undecided", "!suggests: Supports")
}

func TestAHostileChoiceOfRowsIsRefused(t *testing.T) {
	a := newApp(t)
	id := a.withTerms(a.seedTable(2)).ID
	for _, query := range []string{"sure=-1", "sure=NaN", "sure=1e9", "sure=99999999999999999999", "than=-1&do=accept-surer"} {
		a.get(tracker.Communications, "/sources/"+id+"/batches/new?"+query).wants(t, http.StatusUnprocessableEntity, "Enter a whole number from 0 to 100.")
	}
	form := url.Values{"do": {"accept-matching"}, "id": {"order1"}, "q": {strings.Repeat("a ", 100_000)}}
	a.post(tracker.Communications, "/sources/"+id+"/batches", form).wants(t, http.StatusUnprocessableEntity, "Look for fewer words.")
	form = url.Values{"do": {"accept-ticked"}, "id": {"order2"}, "expect": {"1"}, "row": {"1", "-4", "x", "9999999999"}}
	for range 50_000 {
		form.Add("row", "1")
	}
	a.post(tracker.Communications, "/sources/"+id+"/batches", form).leadsTo(t, "/batches/order2")
	for _, query := range []string{"page=9223372036854775807", "page=-1", "page=x", "state=%00&suggests=%ff&flags=%3Cscript%3E", "q=%22%3E%3Cimg%20src%3Dx%3E%E2%80%AE"} {
		a.get(tracker.Communications, "/sources/"+id+"/table?"+query).wants(t, http.StatusOK, "!<script>", "!<img")
	}
}
