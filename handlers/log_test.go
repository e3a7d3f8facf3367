package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
)

// callForm is a phone call typed into the form.
func callForm(a *testApp, change func(url.Values)) url.Values {
	form := url.Values{
		"key": {"K1"}, "consultation": {"harbour-2014"}, "status": {"on_record"}, "permitted": {"yes"},
		"honorific": {"Dr"}, "speaker": {"Una O’Hara"}, "role": {"Chair"}, "organisation": {"Body & Soul"}, "sector": {"think_tank"},
		"exact": {"We <i>would</i> sign.\r\n\r\nIf it is paid for."}, "reported": {"She said they had voted."},
		"said_on": {"19 June 2014"}, "way": {"phone_call"}, "note": {"Cora took it."},
		"stance-" + a.consultation.ID: {"qualified_support"}, "conditions-" + a.consultation.ID: {"If it is paid for."},
	}
	if change != nil {
		change(form)
	}
	return form
}

func TestACallIsLoggedByItsForm(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.get(tracker.Communications, "/reactions/new?consultation=harbour-2014").wants(t, http.StatusOK,
		"Log a reaction", "A new pier", `name="key" value="01J`, `value="20 June 2014"`, "Off the record", "A pier is built", `data-suggest="/suggest/people"`, "!checked>On the record")
	res := a.post(tracker.Communications, "/reactions", callForm(a, nil))
	at := res.Header.Get("Location")
	res.leadsTo(t, at)
	if !regexp.MustCompile(`^/reactions/\w+$`).MatchString(at) {
		t.Fatalf("got %q, want the reaction", at)
	}
	a.get(tracker.Communications, at).wants(t, http.StatusOK, "Dr Una O’Hara", "Body &amp; Soul", "We &lt;i&gt;would&lt;/i&gt; sign.", "Reported speech", "She said they had voted.",
		"Phone call with Dr Una O’Hara", "19 June 2014", "Supports with conditions", "Cora took it.", "/reactions/new?consultation=harbour-2014")
	a.get(tracker.Journalist, at).wants(t, http.StatusNotFound)
	a.post(tracker.Communications, "/reactions", callForm(a, nil)).leadsTo(t, at)
	other := callForm(a, func(f url.Values) {
		f.Set("exact", "We said it, if it is paid for.")
		f.Set("reported", "")
		f.Del("conditions-" + a.consultation.ID)
	})
	refused := a.post(tracker.Communications, "/reactions", other).wants(t, http.StatusConflict, "send it again to log it as well", "We said it, if it is paid for.", "!These words are on file", `!value="K1"`)
	other.Set("key", hiddenOf(refused.body).Get("key"))
	if second := a.post(tracker.Communications, "/reactions", other); second.StatusCode != http.StatusSeeOther || second.Header.Get("Location") == at {
		t.Errorf("got %d to %s, want a second reaction", second.StatusCode, second.Header.Get("Location"))
	}
}

func TestAFormThatIsWrongKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for _, test := range []struct {
		name   string
		change func(url.Values)
		shows  []string
	}{
		{"no status", func(f url.Values) { f.Del("status") }, []string{`href="#status"`, "Una O’Hara", "We &lt;i&gt;would&lt;/i&gt; sign.", "Body &amp; Soul", "Cora took it.", `value="K1"`, "If it is paid for."}},
		{"an embargo without a day", func(f url.Values) { f.Set("embargo_time", "10:00") }, []string{`href="#embargo_date"`, `value="10:00"`, "Una O’Hara"}},
		{"a new body without a sector", func(f url.Values) { f.Set("sector", "") }, []string{`href="#sector"`, "not in the directory yet"}},
		{"other words as evidence", func(f url.Values) { f.Set("evidence-"+a.consultation.ID, "never said") }, []string{`href="#evidence-` + a.consultation.ID, "never said"}},
		{"only a surname", func(f url.Values) { f.Set("speaker", "Okoro"); f.Set("organisation", "Harbour Trust") }, []string{`href="#stakeholder"`, "Which person", "Ada Okoro, Chief executive, Harbour Trust"}},
		{"known words", func(f url.Values) { f.Set("exact", adaWords); f.Del("conditions-" + a.consultation.ID) }, []string{"These words are on file already", `href="/reactions/` + a.published.ID + `"`, `name="again"`}},
		{"a day to come", func(f url.Values) { f.Set("said_on", "21 June 2014") }, []string{`href="#said_on"`, "still to come"}},
	} {
		t.Log(test.name)
		a.post(tracker.Communications, "/reactions", callForm(a, test.change)).wants(t, http.StatusUnprocessableEntity, test.shows...)
	}
	a.post(tracker.Communications, "/reactions", callForm(a, func(f url.Values) {
		f.Set("exact", adaWords)
		f.Del("conditions-" + a.consultation.ID)
		f.Set("again", "yes")
	})).wants(t, http.StatusSeeOther)
}

func TestWhatIsWrongWithACallIsListedInTheOrderOfThePage(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	body := a.post(tracker.Communications, "/reactions", callForm(a, func(f url.Values) {
		for _, field := range []string{"status", "speaker", "organisation", "exact", "reported", "way"} {
			f.Del(field)
		}
	})).wants(t, http.StatusUnprocessableEntity).body
	last := -1
	for _, field := range []string{"status", "speaker", "exact", "way"} {
		at := strings.Index(body, `href="#`+field+`"`)
		if at <= last {
			t.Errorf("the error at %q is at %d of the page, that before it at %d", field, at, last)
		}
		last = at
	}
}

func TestTheFormToLogBeginsWithWhoIsAsked(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	ada, harbour := a.published.Stakeholder, a.published.Capacity().Organisation
	a.get(tracker.Communications, "/reactions/new?stakeholder="+ada).wants(t, http.StatusOK,
		`value="Ada Okoro"`, `value="Chief executive"`, `value="Harbour Trust"`, `name="stakeholder" value="`+ada, `name="body" value="`+harbour, "A new pier")
	a.get(tracker.Communications, "/reactions/new?organisation="+harbour).wants(t, http.StatusOK, `value="Harbour Trust"`, "!Ada Okoro")
	a.get(tracker.Communications, "/reactions/new?stakeholder=nobody&organisation=none").wants(t, http.StatusOK, "!Ada Okoro")
	a.get(tracker.Communications, "/reactions/new?consultation=none").wants(t, http.StatusNotFound)
}
