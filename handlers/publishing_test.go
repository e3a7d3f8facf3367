package handlers

import (
	"net/http"
	"testing"

	"soundings/tracker"
)

func TestPublishingASourceSaysWhatIsUnderEmbargo(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	comms := tracker.Communications
	until := func(i int, date, clock string) {
		form := fields(t, a.get(comms, draftHref(source, i+1)).body, "/drafts/"+drafts[i].ID+"/accept")
		form.Set("embargo_date", date)
		form.Set("embargo_time", clock)
		a.post(comms, "/drafts/"+drafts[i].ID+"/accept", form)
	}
	published := func(want string) {
		t.Helper()
		an := a.post(comms, "/sources/"+source+"/publish", nil)
		if got := flashOf(t, an); got != want {
			t.Errorf("the message is %q, want %q", got, want)
		}
		a.get(comms, "/sources/"+source+"/review").wants(t, http.StatusOK, "!Nothing is published until you say so")
		a.post(comms, "/sources/"+source+"/unpublish", nil)
		a.get(comms, "/sources/"+source+"/review").wants(t, http.StatusOK, "Nothing is published until you say so")
	}
	until(0, "2014-06-20", "20:00")
	published("1 reaction published, under embargo until 20 June 2014, 20:00.")
	until(1, "2014-06-20", "18:00")
	published("2 reactions published, 2 of them under embargo, the last until 20 June 2014, 20:00.")
	a.setTime("2014-06-20", "18:00")
	published("2 reactions published, 1 of them under embargo until 20 June 2014, 20:00.")
	a.setTime("2014-06-20", "20:00")
	published("2 reactions published.")
}
