package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestThemesAreChosenAndLeadToTheQuotes(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	theme, at := a.consultation.Themes[0].ID, "/reactions/"+a.published.ID
	choose := func(revision int64) url.Values {
		return url.Values{"revision": {strconv.FormatInt(revision, 10)}, "theme": {theme}}
	}
	a.get(tracker.Policy, at).wants(t, http.StatusOK, "Choose themes", "Money")
	a.get(tracker.Journalist, at).wants(t, http.StatusOK, "!Choose themes", "!Money")
	a.post(tracker.Journalist, at+"/themes", choose(a.published.Revision)).wants(t, http.StatusForbidden)
	a.post(tracker.Policy, at+"/themes", choose(a.published.Revision)).leadsTo(t, at)
	a.post(tracker.Communications, at+"/themes", choose(a.published.Revision)).wants(t, http.StatusConflict, "Somebody else has changed this")
	href := "/quotes?consultation=harbour-2014&amp;theme=" + theme
	a.get(tracker.Journalist, at).wants(t, http.StatusOK, `href="`+href+`">Money</a>`, "!Choose themes")
	a.get(tracker.Journalist, "/consultations/harbour-2014").wants(t, http.StatusOK, `href="`+href+`">Money (1)</a>`)
	if got := a.get(tracker.Journalist, strings.ReplaceAll(href, "&amp;", "&")).counts(t); got != "1" {
		t.Errorf("the theme leads to %s reactions, want 1", got)
	}
	a.get(tracker.Policy, "/consultations/harbour-2014/edit").wants(t, http.StatusOK, "1 reaction has it", `href="`+href+`"`)
}

func TestTickedReactionsGetAThemeAndLoseItAgain(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	theme, back := a.consultation.Themes[0].ID, "/quotes?consultation=harbour-2014&sort=oldest"
	a.get(tracker.Policy, back).wants(t, http.StatusOK, `form="tagform" name="reaction" value="`+a.published.ID+`"`, `<option value="`+theme+`">Money</option>`)
	a.get(tracker.Journalist, back).wants(t, http.StatusOK, "!tagform")
	form := url.Values{"theme": {theme}, "reaction": {a.published.ID, a.hidden.ID}, "back": {back}}
	a.post(tracker.Journalist, "/quotes/themes", form).wants(t, http.StatusForbidden)
	a.post(tracker.Policy, "/quotes/themes", form).leadsTo(t, back)
	found := "/quotes?consultation=harbour-2014&theme=" + theme
	if got := a.get(tracker.Policy, found).counts(t); got != "2" {
		t.Errorf("got %s, want both", got)
	}
	undo := url.Values{"theme": {theme}, "reaction": {a.hidden.ID}, "back": {back}}
	a.post(tracker.Policy, "/quotes/themes/undo?"+undo.Encode(), url.Values{"revision": {"0"}}).leadsTo(t, back)
	if got := a.get(tracker.Policy, found).counts(t); got != "1" {
		t.Errorf("got %s, want the one that was not undone", got)
	}
	for _, to := range []string{"https://elsewhere.example/quotes", "//elsewhere.example", "/accounts", ""} {
		a.post(tracker.Policy, "/quotes/themes", url.Values{"theme": {theme}, "back": {to}}).leadsTo(t, "/quotes")
	}
}

func TestSuggestionsAreIncludedWhereAskedAndNeverLookDecided(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	value, ok := a.hidden.Suggested(a.consultation.ID)
	if !ok {
		t.Fatal("the other reaction has no suggestion")
	}
	a.get(tracker.Policy, "/quotes").wants(t, http.StatusOK, "Include suggestions", "Decided stance", "!suggested</span>", "!Suggested, not decided")
	page := a.get(tracker.Policy, "/quotes?suggested=yes").wants(t, http.StatusOK, "1 decided, 1 suggested", "Decided or suggested stance", "Suggestions included",
		"Suggested, not decided:", "1 suggested", `suggested=only`, "1 more suggested by a machine and not decided")
	if got := page.counts(t); got != "2" {
		t.Errorf("got %s reactions, want both: the switch filters nothing", got)
	}
	a.get(tracker.Policy, "/quotes?suggested=yes&stance="+string(value)).wants(t, http.StatusOK, ", decided or suggested")
	if got := a.get(tracker.Policy, "/quotes?suggested=only&stance="+string(value)).counts(t); got != "1" {
		t.Errorf("what is only suggested leads to %s reactions, want 1", got)
	}
	rows := a.get(tracker.Policy, "/quotes.csv?suggested=yes").wants(t, http.StatusOK, "Suggested stance", "not decided, counted as suggested by a machine", "Undecided")
	if strings.Count(rows.body, "counted as suggested") != 1 {
		t.Errorf("got %s, want one row that says so", rows.body)
	}
	a.get(tracker.Policy, "/quotes.csv").wants(t, http.StatusOK, "!counted as suggested")
	for _, path := range []string{"/quotes?suggested=yes", "/quotes?suggested=only", "/quotes.csv?suggested=yes"} {
		a.get(tracker.Journalist, path).wants(t, http.StatusOK, "!Include suggestions", "!1 suggested", "!counted as suggested")
	}
}
