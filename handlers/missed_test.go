package handlers

import (
	"net/http"
	"net/url"
	"testing"

	"soundings/tracker"
)

func TestAMissedReactionIsAddedOnTheReviewPage(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, _ := a.reviewed()
	comms, at, review := tracker.Communications, "/sources/"+source+"/drafts", "/sources/"+source+"/review"
	a.get(comms, review).wants(t, http.StatusOK, "Add a missed reaction", `id="missed">`)
	page := a.get(comms, review+"?add=yes").wants(t, http.StatusOK, `id="missed" open>`)
	form := fields(t, page.body, at)
	a.post(comms, at, form).wants(t, http.StatusUnprocessableEntity, `id="missed-words-error"`, `id="missed-speaker-error"`, `id="missed" open>`, "!"+`id="speaker-error"`)
	form.Set("words", "words that <nobody> wrote")
	form.Set("kind", "reported")
	form.Set("speaker", "Wilf <i>Ammer")
	form.Set("role", "Porter & guide")
	an := a.post(comms, at, form).wants(t, http.StatusUnprocessableEntity, "must be copied from the text on the left", "words that &lt;nobody&gt; wrote",
		"Wilf &lt;i&gt;Ammer", "Porter &amp; guide", "There is a problem")
	if got := fields(t, an.body, at).Get("kind"); got != "reported" {
		t.Errorf("the form came back with kind %q, want what was chosen", got)
	}
	form.Set("words", "Ferry plan divides the estuary")
	a.post(comms, at, form).leadsTo(t, draftHref(source, 3)+"#reaction-3")
	a.get(comms, draftHref(source, 3)).wants(t, http.StatusOK, "Review 3 reactions", "Wilf &lt;i&gt;Ammer", "added by a reviewer", `id="span-3"`)
	d := a.draftNo(source, 3)
	if p := d.Passages[0]; p.Text != "Ferry plan divides the estuary" || p.Kind != tracker.Reported {
		t.Errorf("the passage is %+v", p)
	}
	a.get(comms, "/sources/"+source).wants(t, http.StatusOK, "Draft 3")
	a.post(tracker.Policy, at, url.Values{}).wants(t, http.StatusForbidden)
	a.post(comms, "/sources/none/drafts", url.Values{"words": {"x"}, "kind": {"quote"}, "speaker": {"x"}}).wants(t, http.StatusNotFound)
}
