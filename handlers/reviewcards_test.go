package handlers

import (
	"net/http"
	"testing"

	"soundings/tracker"
)

// TestCardsTellWhatIsSuggestedAndWhatHappened looks at a review before and after
// one of its drafts is rejected, and at parts of it.
func TestCardsTellWhatIsSuggestedAndWhatHappened(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, _ := a.reviewed()
	comms, review := tracker.Communications, "/sources/"+source+"/review"
	a.get(comms, review).wants(t, http.StatusOK, "0 of 2 reviewed", `sn-card__sug`, "!What happened to it", "!To review")
	d := a.draftNo(source, 2)
	reject := "/drafts/" + d.ID + "/reject"
	form := fields(t, a.get(comms, draftHref(source, 2)).body, reject)
	a.post(comms, reject, form).wants(t, http.StatusUnprocessableEntity, "Say why this is left out")
	form.Set("reason", "a caption <here>")
	a.post(comms, reject, form)
	a.get(comms, review).wants(t, http.StatusOK, "1 of 2 reviewed", "What happened to it", "<strong>Rejected</strong>: a caption &lt;here&gt;", "To review", "Left out")
	a.get(comms, review+"?show=left").wants(t, http.StatusOK, `id="reaction-2"`, `!id="reaction-1"`)
	a.get(comms, review+"?show=waiting").wants(t, http.StatusOK, `id="reaction-1"`, `!id="reaction-2"`, "/accept?show=waiting")
	a.get(comms, review+"?show=accepted").wants(t, http.StatusOK, "None of the reactions is here.")
	a.get(comms, review+"?show=everything").wants(t, http.StatusOK, `id="reaction-1"`, `id="reaction-2"`)
	stale := fields(t, a.get(comms, draftHref(source, 1)).body, "/drafts/"+a.draftNo(source, 1).ID+"/reject")
	stale.Set("revision", "99")
	stale.Set("reason", "kept as typed")
	a.post(comms, "/drafts/"+a.draftNo(source, 1).ID+"/reject?show=left", stale).wants(t, http.StatusConflict, `value="kept as typed"`)
}

// TestABodyMayBeLeftOpen records a body as printed, and says later which it is.
func TestABodyMayBeLeftOpen(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms := tracker.Communications
	known := a.record(a.seedDraft(a.source, "Wilf Ammer", "Clerk", "Vale Forum", benWords)).Capacity().Organisation
	d := a.seedDraft(a.source, "Ottilie Brand", "Chair", "Vale Forum", benWords)
	accept := "/drafts/" + d.ID + "/accept"
	form := fields(t, a.get(comms, draftHref(a.source.ID, d.Number)).wants(t, http.StatusOK, "Not sure: keep the name as printed").body, accept)
	form.Set("body", tracker.UnsureBody)
	form.Set("said_on", "31 June")
	a.post(comms, accept, form).wants(t, http.StatusUnprocessableEntity, "<strong>Not sure</strong>: the name is kept as printed and linked to no body")
	form.Set("said_on", "")
	a.post(comms, accept, form)
	at := "/reactions/" + d.Reaction
	a.get(comms, at).wants(t, http.StatusOK, "Vale Forum", "This organisation is linked to none in the directory yet", "!/organisations/"+known)
	a.get(comms, "/organisations/"+known).wants(t, http.StatusOK, "!Ottilie Brand")
	again := fields(t, a.get(comms, at).body, at+"/correct")
	again.Set("body", known)
	again.Set("reason", "it is the forum of the vale")
	a.post(comms, at+"/correct", again).leadsTo(t, at)
	a.get(comms, at).wants(t, http.StatusOK, "!is linked to none", "Matched to the directory", "/organisations/"+known)
}

func TestCuesAreToldInPlainWords(t *testing.T) {
	t.Parallel()
	for cue, want := range map[string]string{
		"“spot on”: verdict: right":             "“spot on”: a judgement on whether it is right",
		"“we do not support”: no support":       "“we do not support”: no support",
		"the respondent chose “Strongly agree”": "the respondent chose “Strongly agree”",
	} {
		if got := cueWords(cue); got != want {
			t.Errorf("%s: got %s, want %s", cue, got, want)
		}
	}
}
