package handlers

import (
	"net/http"
	"net/url"
	"testing"

	"soundings/tracker"
)

func TestThemesAreTickedInTheFormsWhereReactionsComeIn(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms, theme := tracker.Communications, a.consultation.Themes[0].ID
	form := fields(t, a.get(comms, "/reactions/new?consultation=harbour-2014").wants(t, http.StatusOK, "What it is about", `name="theme"`, "Money").body, "/reactions")
	if form.Has("theme") {
		t.Error("a theme is ticked beforehand")
	}
	gone := callForm(a, func(f url.Values) { f.Set("theme", "gone") })
	a.post(comms, "/reactions", gone).wants(t, http.StatusUnprocessableEntity, `id="themes-error"`, "there no more")
	res := a.post(comms, "/reactions", callForm(a, func(f url.Values) { f.Set("theme", theme) }))
	a.get(comms, res.Header.Get("Location")).wants(t, http.StatusOK, "Themes changed", ">Money</a>")

	source, drafts := a.reviewed()
	at, review := "/sources/"+source+"/terms", draftHref(source, 1)
	terms := fields(t, a.get(comms, review).wants(t, http.StatusOK, "Themes of all that is accepted", "Themes of this reaction").body, at)
	terms.Set("theme", "gone")
	a.post(comms, at, terms).wants(t, http.StatusUnprocessableEntity, `id="terms-themes-error"`)
	terms.Set("theme", theme)
	stale := url.Values{"revision": {"0"}, "status": {"on_record"}, "theme": {theme}}
	if kept := fields(t, a.post(comms, at, stale).wants(t, http.StatusConflict).body, at); kept.Get("theme") != theme {
		t.Errorf("the form came back with %v, want the theme that was ticked", kept)
	}
	a.post(tracker.Policy, at, terms).wants(t, http.StatusForbidden)
	accept := "/drafts/" + drafts[0].ID + "/accept"
	card := fields(t, a.get(comms, review).body, accept)
	card.Set("theme", "gone")
	a.post(comms, accept, card).wants(t, http.StatusUnprocessableEntity, `id="themes-error"`)
	a.post(comms, at, terms).leadsTo(t, review+"#reaction-1")
	page := a.get(comms, review).wants(t, http.StatusOK, "As for the source: Money.")
	card = fields(t, page.body, accept)
	if res := a.post(comms, accept, card); res.StatusCode != http.StatusSeeOther {
		t.Fatalf("got %d", res.StatusCode)
	}
	if r, err := a.service.Store.Reactions().Get(t.Context(), drafts[0].Reaction); err != nil || len(r.Themes) != 1 {
		t.Errorf("got %v (%v), want the theme of the source", r.Themes, err)
	}
}
