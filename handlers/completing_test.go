package handlers

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

func TestAQueryIsCompletedForWhoMaySeeIt(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.clock.Add(2000) // the names at hand follow
	ada, harbour := a.published.Stakeholder, a.published.Capacity().Organisation
	hidden := a.hidden.Stakeholder
	for _, tt := range []struct {
		role  tracker.Role
		query string
		want  []completion
	}{
		{tracker.Journalist, "q=oko", []completion{{"speaker", ada, "Ada Okoro", "Speaker, 1 reaction", "/quotes?speaker=" + ada}}},
		{tracker.Journalist, "q=pier+oko&stance=oppose", []completion{{"speaker", ada, "Ada Okoro", "Speaker, 1 reaction", "/quotes?q=pier&stance=oppose&speaker=" + ada}}},
		{tracker.Journalist, "q=harb", []completion{{"organisation", harbour, "Harbour Trust", "Organisation, 1 reaction", "/quotes?organisation=" + harbour}}},
		{tracker.Journalist, "q=carv", []completion{}},
		{tracker.Policy, "q=carv", []completion{{"speaker", hidden, "Ben Carver", "Speaker, 1 reaction", "/quotes?speaker=" + hidden}}},
		{tracker.Journalist, "q=pie", []completion{{"words", "pier", "pier", "Words in 1 reaction", "/quotes?q=pier"}}},
		{tracker.Journalist, "who=oko&q=pier&organisation=" + harbour, []completion{{"speaker", ada, "Ada Okoro", "Speaker, 1 reaction", "/quotes?q=pier&organisation=" + harbour + "&speaker=" + ada}}},
		{tracker.Journalist, "who=oko&speaker=another", []completion{{"speaker", ada, "Ada Okoro", "Speaker, 1 reaction", "/quotes?speaker=another&speaker=" + ada}}},
		{tracker.Journalist, "who=carv", []completion{}},
		{tracker.Journalist, "who=pie", []completion{}},
		{tracker.Journalist, "", []completion{}},
		{tracker.Journalist, "q=%ff%fe%00", []completion{}},
		{tracker.Journalist, "q=" + strings.Repeat("x", 3000), []completion{}},
	} {
		res := a.get(tt.role, "/quotes/complete?"+tt.query).wants(t, http.StatusOK)
		var got struct{ Options []completion }
		if err := json.Unmarshal([]byte(res.body), &got); err != nil {
			t.Fatalf("%s: %v in %q", tt.query, err, res.body)
		}
		if d := cmp.Diff(tt.want, got.Options); d != "" {
			t.Errorf("%s, %.40q (-want +got):\n%s", tt.role, tt.query, d)
		}
		if c := res.Header.Get("Cache-Control"); c != "no-store" {
			t.Errorf("%s: got Cache-Control %q, want no-store", tt.query, c)
		}
	}
}

func TestASlipIsMended(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.clock.Add(2000) // the names at hand follow
	a.get(tracker.Journalist, "/quotes?q=okroo").wants(t, http.StatusOK, "Did you mean", "the speaker Ada Okoro", `href="/quotes?speaker=`+a.published.Stakeholder)
	a.get(tracker.Journalist, "/quotes?q="+url.QueryEscape("speaker:okroo")).wants(t, http.StatusUnprocessableEntity, "Did you mean", "the speaker Ada Okoro")
	a.get(tracker.Journalist, "/quotes?q=carvre").wants(t, http.StatusOK, "!Did you mean")
	a.get(tracker.Policy, "/quotes?q=carvre").wants(t, http.StatusOK, "the speaker Ben Carver")
	a.get(tracker.Policy, "/quotes?q=suppotr&kind=quote").wants(t, http.StatusOK, `href="/quotes?q=support&amp;kind=quote"`)
}

func TestHalfOfTheWordsAreShownAsThat(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	const note = "No reaction has all of these words."
	a.get(tracker.Journalist, "/quotes?q=pier+submarines").wants(t, http.StatusOK, note, "1 reaction", `<mark class="sn-hit">pier</mark>`)
	a.get(tracker.Journalist, "/quotes?q=pier+new").wants(t, http.StatusOK, "!"+note)
	a.get(tracker.Journalist, "/quotes?q=plan+submarines").wants(t, http.StatusOK, "!"+note, "No reaction matches")
	a.get(tracker.Journalist, "/quotes?q=submarines").wants(t, http.StatusOK, "!"+note)
	if csv := a.get(tracker.Journalist, "/quotes.csv?q=pier+submarines").body; !strings.Contains(csv, "new pier") {
		t.Errorf("got %q, want the reaction that the page shows", csv)
	}
}
