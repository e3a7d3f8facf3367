package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"testing"

	"soundings/tracker"
)

// formOf is a form of a draft as it is now.
func formOf(d tracker.Draft, pairs ...string) url.Values {
	form := url.Values{"revision": {strconv.FormatInt(d.Revision, 10)}}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return form
}

func (a *testApp) draftNo(source string, number int) tracker.Draft {
	a.t.Helper()
	for _, d := range a.drafts(source) {
		if d.Number == number {
			return d
		}
	}
	a.t.Fatalf("there is no draft %d", number)
	return tracker.Draft{}
}

func TestAReviewerMovesPassagesBetweenReactions(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms := tracker.Communications
	source, drafts := a.reviewed()
	d := drafts[1]
	if len(d.Passages) < 2 {
		t.Fatalf("got %d passages, want some to split", len(d.Passages))
	}
	address := "/drafts/" + d.ID
	a.post(comms, address+"/split", formOf(d)).wants(t, http.StatusUnprocessableEntity, "Tick the passages")
	a.post(comms, address+"/split", formOf(d, "passage", d.Passages[0].ID)).leadsTo(t, draftHref(source, 3)+"#reaction-3")
	a.post(comms, address+"/split", formOf(d, "passage", d.Passages[0].ID)).wants(t, http.StatusConflict, "Somebody else has changed this")

	d = a.draftNo(source, 2)
	a.post(comms, address+"/move", formOf(d, "passage", d.Passages[0].ID, "to", "")).wants(t, http.StatusUnprocessableEntity, "Choose the reaction")
	a.post(comms, address+"/move", formOf(d, "passage", d.Passages[0].ID, "to", drafts[0].ID)).leadsTo(t, draftHref(source, 1)+"#reaction-1")
	made := a.draftNo(source, 3)
	a.post(comms, "/drafts/"+made.ID+"/merge", formOf(made, "into", made.ID)).wants(t, http.StatusUnprocessableEntity, "Choose the reaction")
	a.post(comms, "/drafts/"+made.ID+"/merge", formOf(made, "into", drafts[0].ID)).leadsTo(t, draftHref(source, 1)+"#reaction-1")
	a.get(comms, draftHref(source, 1)).wants(t, http.StatusOK, "Merged", "merged into reaction 1")

	first := a.draftNo(source, 1)
	a.post(comms, "/drafts/"+first.ID+"/words", formOf(first, "kind", "reported", "words", "never in the text")).wants(t, http.StatusUnprocessableEntity, "does not stand in the text")
	a.post(comms, "/drafts/"+first.ID+"/words", formOf(first, "kind", "reported", "start", "x", "end", "y")).wants(t, http.StatusUnprocessableEntity, "Select some words")
	a.post(comms, "/drafts/"+first.ID+"/words", formOf(first, "kind", "reported", "start", "0", "end", "10")).leadsTo(t, draftHref(source, 1)+"#reaction-1")
	if got := a.draftNo(source, 1).Passages[0]; got.Start != 0 || got.Text != string([]rune(roundUp)[:10]) {
		t.Errorf("got %+v, want the first ten characters", got)
	}
	a.post(comms, "/drafts/none/split", formOf(d)).wants(t, http.StatusNotFound)
}
