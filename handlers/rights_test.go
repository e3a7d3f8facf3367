package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/templates"
	"soundings/tracker"
)

// viewers is everybody who may ask, in the columns of the golden file.
var viewers = []tracker.Role{public, tracker.Journalist, tracker.Policy, tracker.Communications, tracker.Administrator}

// TestRights holds every route against every viewer: what each is answered to
// a request with a good CSRF token and an empty form.
func TestRights(t *testing.T) {
	routes := newApp(t).server.routes()
	slices.SortStableFunc(routes, func(a, b route) int { return signsOut(a) - signsOut(b) })
	statuses := map[string][]string{}
	for _, role := range viewers {
		a := newApp(t)
		for _, r := range routes {
			name := r.method + " " + r.path
			statuses[name] = append(statuses[name], fmt.Sprint(a.ask(role, r).StatusCode))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-48s %-20s %-7s %-11s %-7s %-15s %s\n", "route", "action", "public", "journalist", "policy", "communications", "administrator")
	for _, r := range routes {
		st := statuses[r.method+" "+r.path]
		fmt.Fprintf(&b, "%-4s %-43s %-20s %-7s %-11s %-7s %-15s %s\n", r.method, r.path, r.allow, st[0], st[1], st[2], st[3], st[4])
	}
	golden(t, "testdata/rights.golden", b.String())
}

// signsOut puts the route that ends the session last.
func signsOut(r route) int {
	if r.path == "/sign-out" {
		return 1
	}
	return 0
}

// ask sends a request to a route with parameters that name something seeded.
func (a *testApp) ask(role tracker.Role, r route) answer {
	a.t.Helper()
	ids := map[string]string{
		"sources": a.source.ID, "drafts": a.draft.ID, "reactions": a.published.ID, "quotes": a.published.Passages[0].ID,
		"stakeholders": a.published.Stakeholder, "organisations": a.published.Capacity().Organisation, "accounts": a.people[tracker.Journalist].account.ID,
		"batches": "no-such-batch", "merges": "no-such-merge", "codings": "no-such-exercise", "searches": "no-such-search",
	}
	family := strings.Split(r.path, "/")[1]
	path := strings.NewReplacer(":slug", a.consultation.Slug, ":id", ids[family], ":token", "nobodys-token",
		"/assets/*", templates.Asset("css/app.css")).Replace(r.path)
	if r.method == http.MethodGet {
		return a.get(role, path)
	}
	return a.post(role, path, url.Values{})
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); if it is meant, run the test with -update:\n%s", file, diff)
	}
}

// TestNoRouteIsOutsideTheTable compares what Fiber answers with the table.
func TestNoRouteIsOutsideTheTable(t *testing.T) {
	a := newApp(t)
	administrator := a.people[tracker.Administrator].viewer
	want := map[string]bool{}
	for _, r := range a.server.routes() {
		if name := r.method + " " + r.path; want[name] {
			t.Errorf("%s is in the table twice", name)
		}
		if r.allow == "" || !administrator.May(r.allow) {
			t.Errorf("%s %s names no action that anybody may take: %q", r.method, r.path, r.allow)
		}
		want[r.method+" "+r.path] = true
		if r.method == http.MethodGet {
			want[http.MethodHead+" "+r.path] = true
		}
	}
	got := map[string]bool{}
	for _, r := range a.fiber.GetRoutes(true) {
		got[r.Method+" "+r.Path] = true
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("routes (-table +fiber):\n%s", diff)
	}
}

// TestPublicSeesNothing holds that nobody reads anything before signing in.
func TestPublicSeesNothing(t *testing.T) {
	a := newApp(t)
	for _, r := range a.server.routes() {
		if r.allow == tracker.Anyone {
			continue
		}
		got := a.ask(public, r)
		want := http.StatusUnauthorized
		if r.method == http.MethodGet {
			want = http.StatusSeeOther
			if !strings.HasPrefix(got.Header.Get("Location"), "/sign-in?next=%2F") {
				t.Errorf("%s %s leads to %q, want the sign-in with the way back", r.method, r.path, got.Header.Get("Location"))
			}
		}
		if got.StatusCode != want || strings.Contains(got.body, "Okoro") {
			t.Errorf("%s %s: got %d, want %d and no words of anybody", r.method, r.path, got.StatusCode, want)
		}
	}
}
