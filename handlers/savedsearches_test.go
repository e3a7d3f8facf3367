package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
)

var savedForm = regexp.MustCompile(`action="(/searches/[^"/]+)" method="post"[^>]*><input[^>]*><input type="hidden" name="revision" value="(\d+)">`)

// saved reads the address and revision of the first saved search of a page.
func (an answer) saved(t *testing.T) (address, revision string) {
	t.Helper()
	m := savedForm.FindStringSubmatch(an.body)
	if m == nil {
		t.Fatalf("no saved search in %s", an.body)
	}
	return m[1], m[2]
}

func TestSearchesAreSavedByEveryRole(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for _, role := range tracker.Roles() {
		a.get(role, "/searches").wants(t, http.StatusOK, "No search is saved yet")
		a.get(role, "/quotes").wants(t, http.StatusOK, "!Save this search", "!Saved:")
		a.get(role, "/quotes?q=pier&group=speaker&sort=oldest").wants(t, http.StatusOK, "Save this search", `name="query" value="q=pier"`)
		a.post(role, "/searches", url.Values{"name": {"The <pier>"}, "query": {"q=pier&speaker=" + a.published.Stakeholder + "&colour=red&sort=oldest"}}).
			leadsTo(t, "/quotes?q=pier&speaker="+a.published.Stakeholder)
		a.get(role, "/quotes").wants(t, http.StatusOK, "Saved:", "The &lt;pier&gt;", "All saved searches (1)")
		page := a.get(role, "/searches").wants(t, http.StatusOK, "pier · Ada Okoro", "1 reaction now.", "As many as when you last looked", "/quotes?q=pier&amp;speaker=")
		here, revision := page.saved(t)
		a.get(role, here).leadsTo(t, "/quotes?q=pier&speaker="+a.published.Stakeholder)
		_, opened := a.get(role, "/searches").saved(t)
		if opened == revision {
			t.Error("opening a search is not noted")
		}
		a.post(role, here, url.Values{"name": {"A pier"}, "revision": {revision}}).wants(t, http.StatusConflict, `value="A pier"`, "The &lt;pier&gt;")
		a.post(role, here, url.Values{"name": {" "}, "revision": {opened}}).wants(t, http.StatusUnprocessableEntity, "Give the search a name.")
		a.post(role, here, url.Values{"name": {"A pier"}, "revision": {opened}}).leadsTo(t, "/searches")
		_, renamed := a.get(role, "/searches").wants(t, http.StatusOK, "A pier").saved(t)
		a.post(role, here+"/delete", url.Values{"revision": {opened}}).wants(t, http.StatusConflict)
		a.post(role, here+"/delete", url.Values{"revision": {renamed}}).leadsTo(t, "/searches")
		a.get(role, here).wants(t, http.StatusNotFound)
		a.post(role, here+"/restore", url.Values{"revision": {"4"}}).leadsTo(t, "/searches")
		a.get(role, "/searches").wants(t, http.StatusOK, "A pier")
	}
}

func TestASearchThatCannotBeSavedStaysTyped(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.post(tracker.Journalist, "/searches", url.Values{"name": {" "}, "query": {"q=pier&stance=oppose"}}).
		wants(t, http.StatusUnprocessableEntity, "Give the search a name.", "pier · Opposes", `name="query" value="q=pier&amp;stance=oppose"`)
	a.post(tracker.Journalist, "/searches", url.Values{"name": {"Everything"}, "query": {""}}).wants(t, http.StatusUnprocessableEntity, "nothing to save yet", `value="Everything"`)
	a.post(tracker.Journalist, "/searches", url.Values{"name": {"X"}, "query": {"%zz;=&&&"}}).wants(t, http.StatusUnprocessableEntity, "nothing to save yet")
	a.post(tracker.Journalist, "/searches", url.Values{"name": {"X"}, "query": {"q=pier"}, "csrf": {"wrong"}}).wants(t, http.StatusForbidden)
}

func TestASavedSearchFindsWhatIsInSightOfWhoOpensIt(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	hidden := "speaker=" + a.hidden.Stakeholder
	a.post(tracker.Policy, "/searches", url.Values{"name": {"Ben"}, "query": {hidden}}).leadsTo(t, "/quotes?"+hidden)
	a.post(tracker.Journalist, "/searches", url.Values{"name": {"Somebody"}, "query": {hidden}}).leadsTo(t, "/quotes?"+hidden)
	mine, _ := a.get(tracker.Policy, "/searches").wants(t, http.StatusOK, "Ben Carver", "1 reaction now.").saved(t)
	a.get(tracker.Journalist, "/searches").wants(t, http.StatusOK, "Not listed", "0 reactions now.", "!Carver")
	a.get(tracker.Journalist, mine).wants(t, http.StatusNotFound)
	a.get(tracker.Administrator, mine).wants(t, http.StatusNotFound)
	r, err := a.service.Publish(t.Context(), a.people[tracker.Communications].viewer, a.hidden.ID, a.hidden.Revision)
	a.must(err)
	a.get(tracker.Journalist, "/searches").wants(t, http.StatusOK, "Ben Carver", "1 reaction now.", "1 more than when you last looked")
	_, err = a.service.Unpublish(t.Context(), a.people[tracker.Communications].viewer, r.ID, r.Revision)
	a.must(err)
	a.get(tracker.Journalist, "/searches").wants(t, http.StatusOK, "0 reactions now.", "!Carver")
}

func TestManySavedSearchesAreOnSeveralPages(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for i := range savedPerPage + 2 {
		_, err := a.service.SaveSearch(t.Context(), a.people[tracker.Policy].viewer, "Search "+strings.Repeat("i", i+1), "q=pier", 3)
		a.must(err)
	}
	a.get(tracker.Policy, "/searches").wants(t, http.StatusOK, "1 to 20 of 22", "2 fewer than when you last looked")
	a.get(tracker.Policy, "/searches?page=2").wants(t, http.StatusOK, "21 to 22 of 22")
	a.get(tracker.Policy, "/quotes").wants(t, http.StatusOK, "All saved searches (22)", "!Search iiiiii<")
}
