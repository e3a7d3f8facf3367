package handlers

import (
	"net/http"
	"strings"
	"testing"

	"soundings/tracker"
)

// What is open is listed at the foot with the words around it, leads to the forms
// that settle it, and each number opens what it counts.
func TestTheFootOfAReviewListsWhatIsOpen(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms := tracker.Communications
	src, err := a.service.Import(t.Context(), a.people[comms].viewer, tracker.Inbound{Consultation: "harbour-2014", Bytes: []byte("A leaflet at the pier <says> “do not wait here”.\n\n" + roundUp)})
	a.must(err)
	review := "/sources/" + src.ID + "/review"
	page := a.get(comms, review).wants(t, http.StatusOK, `id="open-words-1"`, `id="open-1" href="#open-words-1"`, "A leaflet at the pier &lt;says&gt; <mark class=\"sn-ext sn-ext--open\">“do not wait here”</mark>.",
		"reactions wait to be accepted or rejected, and 1 place in quotation marks has no outcome yet", ">2 open</a>", `action="/sources/`+src.ID+`/finish"`, "Add to reaction 1")
	b, err := a.service.Balance(t.Context(), a.people[comms].viewer, src.ID)
	a.must(err)
	place := stretchValue(b.OpenSpans[0].Start, b.OpenSpans[0].End)
	if !strings.Contains(page.body, "add="+place+"#missed-speaker") || !strings.Contains(page.body, "words="+place+"#add-kind") {
		t.Errorf("the place %s leads to no form", place)
	}
	start, end, _ := strings.Cut(place, "-")
	a.get(comms, review+"?add="+place).wants(t, http.StatusOK, "“do not wait here”</textarea>", `name="start" value="`+start+`"`, `name="end" value="`+end+`"`)
	a.get(comms, review+"?draft=1&words="+place).wants(t, http.StatusOK, "“do not wait here”</textarea>")
	for _, odd := range []string{"x-y", "9-3", "-5-8", "5", "0-99999999999999999999"} {
		a.get(comms, review+"?draft=1&add="+odd+"&words="+odd).wants(t, http.StatusOK, "!do not wait here”</textarea>", `name="start" value=""`)
	}
	a.get(comms, review+"?add=0-99999999").wants(t, http.StatusOK)

	at := "/sources/" + src.ID
	all := a.get(comms, at).wants(t, http.StatusOK, "sn-outcome--heading", "sn-outcome--quote", "!Show all parts")
	quotes := a.get(comms, at+"?outcome=quote").wants(t, http.StatusOK, "!sn-outcome--heading", "sn-outcome--quote", "Only: Direct quote", "Show all parts")
	if len(quotes.body) >= len(all.body) {
		t.Error("the ledger of one outcome is as long as the whole")
	}
	a.get(comms, at+"?outcome=%3Cb%3E").wants(t, http.StatusOK, "!Show all parts")
	a.get(tracker.Journalist, review+"?add="+place).wants(t, http.StatusForbidden, "!do not wait here")
}
