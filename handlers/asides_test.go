package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"testing"

	"soundings/tracker"
)

func TestWhatIsOpenIsSetAsideBeforeAReviewIsFinished(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms := tracker.Communications
	v := a.people[comms].viewer
	src, err := a.service.Import(t.Context(), v, tracker.Inbound{Consultation: "harbour-2014", Bytes: []byte("A leaflet at the pier says “do not wait here”.\n\n" + roundUp)})
	a.must(err)
	for _, d := range a.drafts(src.ID) {
		a.post(comms, "/drafts/"+d.ID+"/reject", formOf(d, "reason", "said elsewhere"))
	}
	at := "/sources/" + src.ID
	a.post(comms, at+"/finish", nil).wants(t, http.StatusUnprocessableEntity, "1 place in quotation marks has no outcome yet", "do not wait here")
	b, err := a.service.Balance(t.Context(), v, src.ID)
	a.must(err)
	place := fmt.Sprintf("%d-%d", b.OpenSpans[0].Start, b.OpenSpans[0].End)
	form := func(pairs ...string) url.Values {
		now, err := a.service.Review(t.Context(), v, src.ID)
		a.must(err)
		f := url.Values{"revision": {strconv.FormatInt(now.Source.Revision, 10)}}
		for i := 0; i < len(pairs); i += 2 {
			f.Add(pairs[i], pairs[i+1])
		}
		return f
	}
	a.post(comms, at+"/aside", form("span", place)).wants(t, http.StatusUnprocessableEntity, "Say why")
	a.post(comms, at+"/aside", form("span", "x-y", "reason", "a notice")).wants(t, http.StatusUnprocessableEntity, "an outcome already")
	a.post(comms, at+"/aside", url.Values{"span": {place}, "reason": {"a notice"}, "revision": {"99"}}).wants(t, http.StatusConflict, "Somebody else has changed this")
	a.post(comms, at+"/aside", form("span", place, "reason", "a notice")).leadsTo(t, at+"/review#h-end")
	a.get(comms, at).wants(t, http.StatusOK, "a notice")
	a.post(comms, at+"/aside/undo", form("span", place)).leadsTo(t, at+"/review#h-end")
	a.post(comms, at+"/aside/undo", form("span", place)).wants(t, http.StatusConflict)
	a.post(comms, at+"/aside", form("start", strconv.Itoa(b.OpenSpans[0].Start), "end", strconv.Itoa(b.OpenSpans[0].End), "reason", "a notice")).leadsTo(t, at+"/review#h-end")
	a.post(comms, at+"/finish", nil).leadsTo(t, at)
}

func TestADraftIsMarkedAsADuplicate(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms := tracker.Communications
	v := a.people[comms].viewer
	source, drafts := a.reviewed()
	e := drafts[0].AsFound()
	known, err := a.service.AcceptDraft(t.Context(), v, drafts[0].ID, e)
	a.must(err)
	again, err := a.service.Import(t.Context(), v, tracker.Inbound{Consultation: "harbour-2014", Bytes: []byte("Printed again\n\n" + roundUp)})
	a.must(err)
	d := a.drafts(again.ID)[0]
	at := "/drafts/" + d.ID + "/duplicate"
	a.post(comms, at, formOf(d)).wants(t, http.StatusUnprocessableEntity, "Choose the reaction that has these words")
	a.post(comms, at, formOf(d, "passage", d.Passages[0].ID, "reaction", known.ID)).leadsTo(t, draftHref(again.ID, d.Number)+"#reaction-"+strconv.Itoa(d.Number))
	d = a.draftNo(again.ID, d.Number)
	a.post(comms, at, formOf(d, "passage", d.Passages[0].ID)).leadsTo(t, draftHref(again.ID, d.Number)+"#reaction-"+strconv.Itoa(d.Number))
	d = a.draftNo(again.ID, d.Number)
	a.post(comms, at, formOf(d, "reaction", known.ID)).leadsTo(t, draftHref(again.ID, 2)+"#reaction-2")
	a.get(comms, draftHref(again.ID, 2)).wants(t, http.StatusOK, "Duplicate", "the same words as by "+known.By())
	d = a.draftNo(again.ID, d.Number)
	a.post(comms, "/drafts/"+d.ID+"/reopen", formOf(d)).leadsTo(t, draftHref(again.ID, d.Number)+"#reaction-"+strconv.Itoa(d.Number))
	a.get(comms, "/sources/"+source).wants(t, http.StatusOK)
}

func FuzzParseStretch(f *testing.F) {
	for _, s := range []string{"120-140", "0-1", "", "-", "5-5", "9-2", "-1-4", "1--4", "+1-+4", "99999999999999999999-1", "1-2-3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, sent string) {
		x, ok := parseStretch(sent)
		if ok && (x.Start < 0 || x.End <= x.Start) {
			t.Fatalf("%q: got %+v", sent, x)
		}
		if again, same := parseStretch(fmt.Sprintf("%d-%d", x.Start, x.End)); ok && (!same || again != x) {
			t.Fatalf("%q: got %+v and then %+v", sent, x, again)
		}
	})
}
