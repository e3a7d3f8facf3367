package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soundings/store/standby"
	"soundings/tracker"
)

// distant is a database on another machine: the embedded store behind a line
// that the test cuts.
type distant struct {
	tracker.Store
	cut atomic.Bool
}

func (d *distant) Ping(context.Context) error {
	if d.cut.Load() {
		return errors.New("dial tcp 10.0.0.7:27017: connection refused")
	}
	return nil
}

func (d *distant) Close() error { return nil } // newApp closes the store

// distance puts a line between the program and its store, and returns what cuts
// and mends it, each waiting until the program has taken notice.
func (a *testApp) distance(limit time.Duration) (cut, mend func()) {
	a.t.Helper()
	d := &distant{Store: a.service.Store}
	s, err := standby.Open(d, standby.Options{Path: filepath.Join(a.t.TempDir(), "standby.db"), Limit: limit,
		Now: a.service.Now, Log: a.service.Log, Every: 5 * time.Millisecond})
	a.must(err)
	a.service.Store, a.service.Standby = s, s
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { a.must(s.Run(ctx)) })
	a.t.Cleanup(func() {
		stop()
		running.Wait()
		a.must(s.Close())
	})
	turn := func(away bool) {
		a.t.Helper()
		a.must(s.CatchUp(a.t.Context()))
		d.cut.Store(away)
		for {
			if _, is := s.Away(); is == away {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
	return func() { turn(true) }, func() { turn(false) }
}

func TestPagesWhileTheDatabaseIsAway(t *testing.T) {
	a := newApp(t)
	cut, mend := a.distance(time.Hour)
	notice := []string{`role="status"`, "As of", "10:00</time>", "nothing can be changed until it is back"}
	reaction := "/reactions/" + a.published.ID

	a.get(tracker.Journalist, reaction).wants(t, 200, "Okoro", "!nothing can be changed")
	cut()
	a.setTime("2014-06-20", "10:42")
	for _, tc := range []struct {
		role   tracker.Role
		path   string
		status int
		shows  []string
	}{
		{tracker.Journalist, reaction, 200, append(notice, "Okoro")},
		{tracker.Journalist, "/quotes?q=pier", 200, append(notice, "Okoro", "!Carver")},
		{tracker.Communications, "/quotes", 200, append(notice, "Okoro", "Carver")},
		{tracker.Journalist, "/reactions/" + a.hidden.ID, 404, append(notice, "!Carver")},
		{tracker.Policy, "/consultations/harbour-2014", 200, append(notice, "Not known just now")},
		{tracker.Communications, "/sources/" + a.source.ID, 503, append(notice, "most pages can be read meanwhile")},
		{tracker.Administrator, "/accounts", 503, append(notice, "!@demo.example")},
		{public, reaction, 303, nil},
		{public, "/sign-in", 200, notice},
		{public, "/healthz", 200, []string{"cut off"}},
	} {
		got := a.get(tc.role, tc.path).wants(t, tc.status, tc.shows...)
		if at := got.Header.Get("Soundings-As-Of"); at != "2014-06-20T09:00:00Z" {
			t.Errorf("%s: as of %q, want the moment before the cut", tc.path, at)
		}
		if retry := got.Header.Get("Retry-After"); (retry != "") != (tc.status == 503) {
			t.Errorf("%s: retry after %q with status %d", tc.path, retry, tc.status)
		}
	}
	a.setTime("2014-06-20", "11:01")
	a.get(tracker.Journalist, reaction).wants(t, 503, "too old to be shown", "!Okoro", "!As of")
	a.get(public, "/healthz").wants(t, 503)

	mend()
	a.setTime("2014-06-20", "11:02")
	got := a.get(tracker.Journalist, reaction).wants(t, 200, "Okoro", "!nothing can be changed")
	if at := got.Header.Get("Soundings-As-Of"); at != "" {
		t.Errorf("the database is back: as of %q", at)
	}
	a.get(public, "/healthz").wants(t, 200, "ok")
	if strings.Contains(a.log.String(), "request failed") {
		t.Errorf("each refused request is logged:\n%s", a.log)
	}
}

func TestNothingIsChangedWhileTheDatabaseIsAway(t *testing.T) {
	a := newApp(t)
	cut, mend := a.distance(time.Hour)
	form := url.Values{"revision": {fmt.Sprint(a.hidden.Revision)}}
	publish := "/reactions/" + a.hidden.ID + "/publish"
	cut()
	for _, r := range a.server.routes() {
		if r.method == http.MethodGet || r.path == "/sign-out" {
			continue
		}
		got := a.ask(tracker.Administrator, r).wants(t, 503, "Nothing was changed")
		if got.Header.Get("Retry-After") == "" {
			t.Errorf("%s: without Retry-After", r.path)
		}
	}
	a.post(tracker.Communications, publish, form).wants(t, 503, "Nothing was changed", "As of")
	a.post(public, "/sign-in", url.Values{"email": {"x@body.example"}, "password": {"a long password"}}).wants(t, 503, "Nothing was changed")

	out := a.post(tracker.Policy, "/sign-out", nil).leadsTo(t, "/sign-in")
	if out.Cookies() == nil {
		t.Error("who signs out keeps every cookie")
	}
	for _, c := range out.Cookies() {
		if c.Name == sessionCookie && c.Value != "" {
			t.Errorf("who signs out keeps the cookie %v", c)
		}
	}

	mend()
	if got := a.post(tracker.Communications, publish, form); got.StatusCode != 303 {
		t.Errorf("publish when the database is back: got %d, want 303\n%s", got.StatusCode, got.body)
	}
}

// TestWhatCanBeReadWhileTheDatabaseIsAway holds every page against every viewer.
func TestWhatCanBeReadWhileTheDatabaseIsAway(t *testing.T) {
	var b strings.Builder
	a := newApp(t)
	cut, _ := a.distance(time.Hour)
	cut()
	fmt.Fprintf(&b, "%-44s %-7s %-11s %-7s %-15s %s\n", "page", "public", "journalist", "policy", "communications", "administrator")
	for _, r := range a.server.routes() {
		if r.method != http.MethodGet {
			continue
		}
		row := []any{r.path}
		for _, role := range viewers {
			got := a.ask(role, r)
			row = append(row, fmt.Sprint(got.StatusCode))
			if slices.Contains([]int{http.StatusInternalServerError, http.StatusOK}, got.StatusCode) && got.Header.Get("Soundings-As-Of") == "" && r.path != "/assets/*" {
				t.Errorf("%s as %q: status %d without as of when", r.path, role, got.StatusCode)
			}
		}
		fmt.Fprintf(&b, "%-44s %-7s %-11s %-7s %-15s %s\n", row...)
	}
	golden(t, "testdata/away.golden", b.String())
}

func TestASessionThatEndsIsOverWhileTheDatabaseIsAway(t *testing.T) {
	a := newApp(t)
	cut, _ := a.distance(12 * time.Hour)
	leaver := a.people[tracker.Policy]
	a.must(a.service.SignOut(t.Context(), leaver.session))
	closed := a.people[tracker.Communications].account
	_, err := a.service.SetAccount(t.Context(), a.people[tracker.Administrator].viewer, closed.ID, closed.Revision, closed.Role, true)
	a.must(err)
	cut()
	for _, role := range []tracker.Role{tracker.Policy, tracker.Communications} {
		a.get(role, "/quotes").leadsTo(t, "/sign-in?next=%2Fquotes")
	}
	a.get(tracker.Journalist, "/quotes").wants(t, 200, "Okoro")
	a.setTime("2014-06-20", "21:59")
	a.get(tracker.Journalist, "/quotes").wants(t, 200, "Okoro")
	a.setTime("2014-06-20", "22:00")
	a.get(tracker.Journalist, "/quotes").leadsTo(t, "/sign-in?next=%2Fquotes")
}

func TestAnEmbargoEndsWhileTheDatabaseIsAway(t *testing.T) {
	a := newApp(t)
	cut, _ := a.distance(time.Hour)
	embargo, err := tracker.ParseLondon("2014-06-20", "10:30")
	a.must(err)
	comms := a.people[tracker.Communications].viewer
	r, err := a.service.SetReactionTerms(t.Context(), comms, a.published.ID, a.published.Revision, tracker.Terms{Status: tracker.OnRecord, Permitted: true, Embargo: embargo})
	a.must(err)
	if r.State != tracker.Published {
		r, err = a.service.Publish(t.Context(), comms, r.ID, r.Revision)
		a.must(err)
	}
	cut()
	a.get(tracker.Journalist, "/reactions/"+r.ID).wants(t, 404, "!Okoro")
	a.get(tracker.Journalist, "/quotes").wants(t, 200, "!Okoro")
	a.setTime("2014-06-20", "10:30")
	a.get(tracker.Journalist, "/reactions/"+r.ID).wants(t, 200, "Okoro")
	a.get(tracker.Journalist, "/quotes").wants(t, 200, "Okoro")
}
