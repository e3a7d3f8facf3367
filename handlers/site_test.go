package handlers

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"soundings/templates"
	"soundings/tracker"
)

func TestHome(t *testing.T) {
	a := newApp(t)
	a.get(public, "/").leadsTo(t, "/sign-in")
	a.get(tracker.Journalist, "/").leadsTo(t, "/consultations")
	a.get(tracker.Communications, "/import").leadsTo(t, "/consultations/harbour-2014/import")
}

func TestPagesForEverybody(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{"/accessibility", "/privacy", "/method", "/sign-in"} {
		for _, role := range []tracker.Role{public, tracker.Policy} {
			if path != "/sign-in" || role == public {
				a.get(role, path).wants(t, 200, "<h1")
			}
		}
	}
	a.get(public, "/nowhere").wants(t, 404, "There is no page at this address")
	r := httptest.NewRequest(http.MethodHead, "/healthz", nil)
	a.send(public, r).wants(t, 200)
}

func TestAssets(t *testing.T) {
	a := newApp(t)
	got := a.get(public, templates.Asset("css/app.css")).wants(t, 200, "sn-")
	if c := got.Header.Get("Cache-Control"); c != "public, max-age=31536000, immutable" {
		t.Errorf("cache control %q", c)
	}
	if c := got.Header.Get("Content-Type"); c != "text/css; charset=utf-8" {
		t.Errorf("content type %q", c)
	}
	if len(got.Cookies()) > 0 {
		t.Errorf("an asset sets %v", got.Cookies())
	}
	for _, path := range []string{"/assets/old/css/app.css", templates.Asset("../pages.go"), templates.Asset("css"), "/assets/"} {
		a.get(public, path).wants(t, 404)
	}
}

func TestHeadersOfEveryAnswer(t *testing.T) {
	a := newApp(t)
	for _, path := range []string{"/consultations", "/nowhere", "/healthz", templates.Asset("js/app.js")} {
		h := a.get(tracker.Policy, path).Header
		policy := h.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: content security policy %q", path, policy)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") == "" {
			t.Errorf("%s: headers %v", path, h)
		}
	}
	if c := a.get(tracker.Policy, "/consultations").Header.Get("Cache-Control"); c != "no-store" {
		t.Errorf("a page has cache control %q", c)
	}
}

// broken is an index whose searches fail in a way nobody classified.
type broken struct {
	tracker.Index
	search func(context.Context) error
}

func (b broken) Search(ctx context.Context, _ tracker.Search) (tracker.Results, error) {
	return tracker.Results{}, b.search(ctx)
}

func TestCausesStayInTheLog(t *testing.T) {
	const cause = "dial tcp 10.0.0.7:27017: refused"
	for _, tt := range []struct {
		name   string
		search func(context.Context) error
		status int
		shows  []string
	}{
		{"unclassified", func(context.Context) error { return errors.New(cause) }, 500, []string{"Something went wrong"}},
		{"panic", func(context.Context) error { panic(cause) }, 500, []string{"Something went wrong"}},
		{"unavailable", func(context.Context) error {
			return tracker.Cause(tracker.Unavailable, errors.New(cause), "The search index cannot answer.")
		}, 503, []string{"The search index cannot answer."}},
		{"too long", func(ctx context.Context) error { <-ctx.Done(); return errors.Join(ctx.Err(), errors.New(cause)) }, 503, []string{"This took too long"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newApp(t, func(s *Server) { s.Timeout = 2 * time.Second })
			a.service.Index = broken{a.service.Index, tt.search}
			got := a.get(tracker.Policy, "/consultations").wants(t, tt.status, append(tt.shows, "!10.0.0.7", "!goroutine", "!refused")...)
			if (got.Header.Get("Retry-After") != "") != (tt.status == 503) {
				t.Errorf("retry after %q", got.Header.Get("Retry-After"))
			}
			if n := strings.Count(a.log.String(), "request failed"); n != 1 || !strings.Contains(a.log.String(), cause) {
				t.Errorf("the log has %d lines, want one with the cause:\n%s", n, a.log)
			}
		})
	}
}

func TestWhatAPersonDidWrongIsNotLogged(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Journalist, "/accounts").wants(t, 403)
	a.get(tracker.Journalist, "/nowhere").wants(t, 404)
	a.post(tracker.Policy, "/consultations", nil).wants(t, 422)
	if a.log.String() != "" {
		t.Errorf("logged:\n%s", a.log)
	}
}

func TestHealthNeedsTheStore(t *testing.T) {
	a := newApp(t)
	a.get(public, "/healthz").wants(t, 200, "ok")
	a.must(a.service.Store.Close())
	a.get(public, "/healthz").wants(t, 503, "!.db", "!bolt")
}

func TestAMessageIsSaidOnce(t *testing.T) {
	a := newApp(t)
	got := a.post(tracker.Policy, "/stakeholders/"+a.published.Stakeholder+"/edit", map[string][]string{"revision": {"1"}, "name": {"Ada <Okoro>"}})
	said := got.cookie("soundings-flash")
	if said == nil {
		t.Fatalf("got %d and no message", got.StatusCode)
	}
	r := httptest.NewRequest(http.MethodGet, got.Header.Get("Location"), nil)
	r.AddCookie(&http.Cookie{Name: said.Name, Value: said.Value})
	page := a.send(tracker.Policy, r).wants(t, 200, "Ada &lt;Okoro&gt; was saved")
	if c := page.cookie("soundings-flash"); c == nil || c.Value != "" {
		t.Errorf("the message is kept: %v", c)
	}
}

func TestEachPageHasItsPlaceInTheMenu(t *testing.T) {
	for path, want := range map[string]string{
		"/consultations/harbour-2014": "/consultations/harbour-2014", "/consultations/harbour-2014/import": "/import",
		"/sources/1/review": "/import", "/drafts/1/accept": "/import", "/reactions/1": "/quotes", "/quotes/1": "/quotes/1",
		"/import": "/import", "/sourcesandmore": "/sourcesandmore",
	} {
		if got := menuPlace(path); got != want {
			t.Errorf("%s has its place at %s, want %s", path, got, want)
		}
	}
}
