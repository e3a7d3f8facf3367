package handlers

import (
	"net/http"
	"strings"
	"testing"

	"soundings/tracker"
)

// TestAnErrorPageHelps shows what a person can do next, and that a failure can
// be found in the log by what the page says.
func TestAnErrorPageHelps(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Journalist, "/nowhere").wants(t, http.StatusNotFound, "Page not found", `role="search"`, "!Try again", "!name the request")
	a.get(public, "/nowhere").wants(t, http.StatusNotFound, `href="/sign-in"`, `!role="search"`)
	a.get(tracker.Journalist, "/accounts").wants(t, http.StatusForbidden, "Ask an administrator", "!Try again")

	broken := &brokenStore{Store: a.service.Store}
	broken.broken.Store(true)
	a.service.Store = broken
	page := a.get(tracker.Journalist, "/quotes?q=pier").wants(t, http.StatusInternalServerError, `href="/quotes?q=pier"`, "Try again", "!10.0.0.7")
	_, after, found := strings.Cut(page.body, "name the request: ")
	id, _, _ := strings.Cut(after, "<")
	if !found || len(id) < 10 || !strings.Contains(a.log.String(), "request="+id) || !strings.Contains(a.log.String(), "10.0.0.7") {
		t.Errorf("the page names the request %q; the log has:\n%s", id, a.log.String())
	}
}
