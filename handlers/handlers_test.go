package handlers

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"soundings/search"
	"soundings/store/bolt"
	"soundings/templates"
	"soundings/tracker"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// public is who has not signed in, in tables beside the four roles.
const public tracker.Role = ""

// testApp is the whole program behind HTTP: the embedded store and the index in
// a temporary folder, a clock that the test sets, one account of each role,
// and one consultation with a published and a recorded reaction.
type testApp struct {
	t       testing.TB
	server  *Server
	service *tracker.Service
	fiber   *fiber.App
	log     *journal      // what was logged
	clock   *atomic.Int64 // Unix milliseconds
	people  map[tracker.Role]*person

	consultation tracker.Consultation // slug harbour-2014, propositions "whole" and one more, a theme
	source       tracker.Source       // of all that is seeded; its terms are set
	published    tracker.Reaction     // Ada Okoro of the Harbour Trust, on the record
	hidden       tracker.Reaction     // Ben Carver of the Quay Forum, recorded only
	draft        tracker.Draft        // Cleo Marsh of the Pier Union, open
}

// person is a signed-in account.
type person struct {
	account tracker.Account
	viewer  tracker.Viewer
	session string // token that the cookie carries
	csrf    string
}

// seedText is the source of everything that is seeded.
const seedText = "Harbour round-up\n\nAda Okoro, Harbour Trust chief executive\n“We support the new pier <b>& more</b>.”\n\n" +
	"Ben Carver, Quay Forum chair\n“The plan sinks us – unless it is paid for.”\n\nCleo Marsh, Pier Union secretary\n“We are not convinced.”\n"

const (
	adaWords  = "We support the new pier <b>& more</b>."
	benWords  = "The plan sinks us – unless it is paid for."
	cleoWords = "We are not convinced."
)

// newApp starts the program. A setting changes the server before its routes
// are made, such as its URL.
func newApp(t testing.TB, settings ...func(*Server)) *testApp {
	t.Helper()
	a := &testApp{t: t, log: &journal{}, clock: &atomic.Int64{}, people: map[tracker.Role]*person{}}
	a.setTime("2014-06-20", "10:00")
	log := slog.New(slog.NewTextHandler(a.log, nil))
	dir := t.TempDir()
	store, err := bolt.Open(filepath.Join(dir, "db"))
	a.must(err)
	t.Cleanup(func() { a.must(store.Close()) })
	index, err := search.Open(t.Context(), filepath.Join(dir, "index"), log)
	a.must(err)
	t.Cleanup(func() { a.must(index.Close()) })
	a.must(index.CatchUp(t.Context(), store.Reactions(), nil))
	a.log.Reset()
	pages, err := templates.Parse()
	a.must(err)

	var ids atomic.Int64
	now := func() time.Time { return time.UnixMilli(a.clock.Load()).UTC() }
	a.service = &tracker.Service{Store: store, Index: index, Now: now, Log: log, URL: "http://soundings.test", Passwords: tracker.PasswordCost{KiB: 64, Passes: 1},
		NewID: func() string { return fmt.Sprintf("01J%023d", ids.Add(1)) }}
	a.server = &Server{Tracker: a.service, Pages: pages, Log: log, Now: now, URL: "http://soundings.test", Timeout: time.Minute}
	for _, set := range settings {
		set(a.server)
	}
	a.service.URL = a.server.URL
	a.must(a.service.ShipDirectory(t.Context()))
	a.seedPeople()
	a.seedReactions()
	a.fiber = a.server.App()
	return a
}

func (a *testApp) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

func (a *testApp) setTime(date, clock string) {
	a.t.Helper()
	t, err := tracker.ParseLondon(date, clock)
	a.must(err)
	a.clock.Store(t.UnixMilli())
}

func (a *testApp) seedPeople() {
	a.t.Helper()
	for _, role := range tracker.Roles() {
		account, token, err := a.service.DemoAccount(a.t.Context(), "Test "+roleNames[role], role)
		a.must(err)
		p := &person{account: account, viewer: account.Viewer()}
		p.session, err = a.service.EnterDemo(a.t.Context(), token)
		a.must(err)
		_, p.csrf, err = a.service.Session(a.t.Context(), p.session)
		a.must(err)
		a.people[role] = p
	}
}

func (a *testApp) seedReactions() {
	a.t.Helper()
	ctx, comms := a.t.Context(), a.people[tracker.Communications].viewer
	var err error
	a.consultation, err = a.service.CreateConsultation(ctx, comms, tracker.Consultation{
		Slug: "harbour-2014", Title: "A new pier", Summary: "The port wants a pier.", AnnouncedBy: "Port of Examplemouth",
		Opens: "2014-05-01", Closes: "2014-06-27", State: tracker.ConsultationOpen,
		Propositions: []tracker.Proposition{{Title: "A pier is built"}, {Title: "Ships pay for it"}},
		Themes:       []tracker.Theme{{Name: "Money"}},
	})
	a.must(err)
	a.source = a.seedSource(seedText, &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	a.published = a.record(a.seedDraft(a.source, "Ada Okoro", "Chief executive", "Harbour Trust", adaWords))
	a.published, err = a.service.Publish(ctx, comms, a.published.ID, a.published.Revision)
	a.must(err)
	a.hidden = a.record(a.seedDraft(a.source, "Ben Carver", "Chair", "Quay Forum", benWords))
	a.draft = a.seedDraft(a.source, "Cleo Marsh", "Secretary", "Pier Union", cleoWords)
}

// seedSource stores a source with its snapshot and an empty ledger.
func (a *testApp) seedSource(text string, terms *tracker.Terms) tracker.Source {
	a.t.Helper()
	ctx := a.t.Context()
	src := tracker.Source{
		Meta:          tracker.Meta{ID: a.service.NewID(), CreatedAt: a.service.Now()},
		Consultations: []string{a.consultation.ID}, Kind: tracker.Article,
		Title: "Harbour round-up", Publisher: "The Gazette", Address: "https://gazette.example/1", Published: "2014-06-12",
		Terms: terms, AddedBy: a.people[tracker.Communications].account.ID,
	}
	var err error
	src.Snapshot = tracker.Snapshot{Length: utf8.RuneCountInString(text), Format: "text", Charset: "utf-8", Reader: "test"}
	src.Snapshot.Blob, err = a.service.Store.PutBlob(ctx, strings.NewReader(text))
	a.must(err)
	src.Original, err = a.service.Store.PutBlob(ctx, strings.NewReader(text))
	a.must(err)
	src.Ledger, err = a.service.Store.PutBlob(ctx, strings.NewReader("[]"))
	a.must(err)
	src, err = a.service.Store.Sources().Insert(ctx, src)
	a.must(err)
	return src
}

// seedDraft stores an open draft with the words as its one passage; they must
// stand in the source's text.
func (a *testApp) seedDraft(src tracker.Source, speaker, role, organisation, words string) tracker.Draft {
	a.t.Helper()
	ctx := a.t.Context()
	blob, err := a.service.Store.Blob(ctx, src.Snapshot.Blob)
	a.must(err)
	defer blob.Close()
	text, err := io.ReadAll(blob)
	a.must(err)
	at := strings.Index(string(text), words)
	if at < 0 {
		a.t.Fatalf("the source does not hold %q", words)
	}
	start := utf8.RuneCount(text[:at])
	drafts, err := a.service.Store.Drafts().List(ctx, tracker.ListQuery{Key: tracker.Key{Name: "source", Value: src.ID}})
	a.must(err)
	d, err := a.service.Store.Drafts().Insert(ctx, tracker.Draft{
		Meta:   tracker.Meta{ID: a.service.NewID(), CreatedAt: a.service.Now()},
		Source: src.ID, Consultation: src.Consultations[0], Number: drafts.Total + 1, Reaction: a.service.NewID(),
		State: tracker.DraftOpen, Speaker: speaker,
		Capacities: []tracker.Capacity{{Role: role, OrganisationName: organisation, Sector: tracker.SectorOther}},
		Passages: []tracker.Passage{{ID: a.service.NewID(), Kind: tracker.Quote, Text: words,
			Start: start, End: start + utf8.RuneCountInString(words), Confidence: 1}},
		Rule: "heading above", Confidence: 1,
	})
	a.must(err)
	return d
}

// record accepts a draft as it was found.
func (a *testApp) record(d tracker.Draft) tracker.Reaction {
	a.t.Helper()
	r, err := a.service.AcceptDraft(a.t.Context(), a.people[tracker.Communications].viewer, d.ID, d.AsFound())
	a.must(err)
	return r
}

// answer is what the program answered.
type answer struct {
	*http.Response
	body string
}

// get asks for a page as one of the roles or public.
func (a *testApp) get(role tracker.Role, path string) answer {
	a.t.Helper()
	return a.send(role, httptest.NewRequest(http.MethodGet, path, nil))
}

// post sends a form as one of the roles or public, with the right CSRF token
// unless the form holds one.
func (a *testApp) post(role tracker.Role, path string, form url.Values) answer {
	a.t.Helper()
	sent := url.Values{"csrf": {a.csrf(role)}}
	for k, v := range form {
		sent[k] = v
	}
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(sent.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return a.send(role, r)
}

// publicToken is the token of the form cookie that send gives the public.
const publicToken = "a-token-for-forms-of-the-public"

func (a *testApp) csrf(role tracker.Role) string {
	if p, ok := a.people[role]; ok {
		return maskedToken(p.csrf)
	}
	return maskedToken(publicToken)
}

// send sends a request with the cookie of a role.
func (a *testApp) send(role tracker.Role, r *http.Request) answer {
	a.t.Helper()
	if p, ok := a.people[role]; ok {
		r.AddCookie(&http.Cookie{Name: a.server.cookieName(sessionCookie), Value: p.session})
	} else {
		r.AddCookie(&http.Cookie{Name: a.server.cookieName(formCookie), Value: publicToken})
	}
	res, err := a.fiber.Test(r, -1)
	a.must(err)
	body, err := io.ReadAll(res.Body)
	a.must(err)
	return answer{res, string(body)}
}

// wants fails the test unless the answer has the status, shows all of the
// texts, and shows none of those that begin with "!".
func (an answer) wants(t testing.TB, status int, shows ...string) answer {
	t.Helper()
	if an.StatusCode != status {
		t.Errorf("%s: got status %d, want %d", an.Request.URL, an.StatusCode, status)
	}
	for _, text := range shows {
		text, hidden := strings.CutPrefix(text, "!")
		if hidden == strings.Contains(an.body, text) {
			t.Errorf("%s: %q is shown: %v, want %v", an.Request.URL, text, hidden, !hidden)
		}
	}
	if t.Failed() && testing.Verbose() {
		t.Log(an.body)
	}
	return an
}

var tokenField = regexp.MustCompile(`name="csrf" value="[^"]*"`)

// words is the page without the tokens of its forms, which are others each time.
func (an answer) words() string { return tokenField.ReplaceAllString(an.body, "") }

// leadsTo fails the test unless the answer is a redirect to the address.
func (an answer) leadsTo(t testing.TB, address string) answer {
	t.Helper()
	if an.StatusCode != http.StatusSeeOther || an.Header.Get("Location") != address {
		t.Errorf("got %d to %q, want 303 to %q", an.StatusCode, an.Header.Get("Location"), address)
	}
	return an
}

func TestSeed(t *testing.T) {
	a := newApp(t)
	got, err := a.service.SearchQuotes(context.Background(), a.people[tracker.Journalist].viewer, tracker.Search{})
	a.must(err)
	if got.Total != 1 {
		t.Errorf("a journalist sees %d reactions, want the published one", got.Total)
	}
}

// journal keeps what is logged, also by what works in the background.
type journal struct {
	mu   sync.Mutex
	text strings.Builder
}

func (j *journal) Write(line []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(line)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func (j *journal) Reset() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text.Reset()
}
