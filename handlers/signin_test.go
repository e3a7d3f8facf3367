package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

const goodPassword = "seven wet herrings in a row"

// join makes an account with a password by an invitation, as a person would.
func (a *testApp) join(email string, role tracker.Role) {
	a.t.Helper()
	token, err := a.service.Invite(a.t.Context(), a.people[tracker.Administrator].viewer, email, role)
	a.must(err)
	a.post(public, "/invitations/"+token, url.Values{"name": {"Dana Frost"}, "password": {goodPassword}}).leadsTo(a.t, "/consultations")
}

// cookie returns a cookie that an answer sets.
func (an answer) cookie(name string) *http.Cookie {
	for _, c := range an.Cookies() {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func TestSignIn(t *testing.T) {
	a := newApp(t)
	a.join("dana@example.org", tracker.Policy)
	const wrong = "The address or the password is not right."
	for _, tt := range []struct {
		name                  string
		email, password, next string
		status                int
		leadsTo               string
		shows                 []string
	}{
		{name: "right", email: "dana@example.org", password: goodPassword, leadsTo: "/consultations"},
		{name: "address in capitals", email: " Dana@Example.org ", password: goodPassword, leadsTo: "/consultations"},
		{name: "leads on", email: "dana@example.org", password: goodPassword, next: "/quotes?q=pier", leadsTo: "/quotes?q=pier"},
		{name: "never elsewhere", email: "dana@example.org", password: goodPassword, next: "//evil.example/", leadsTo: "/consultations"},
		{name: "wrong password", email: "dana@example.org", password: "wrong", status: 422, shows: []string{wrong, `value="dana@example.org"`, "!" + goodPassword}},
		{name: "unknown address, same words", email: "nobody@example.org", password: goodPassword, status: 422, shows: []string{wrong, "!" + goodPassword}},
		{name: "escaped", email: `"><script>`, password: "x", next: `"><b>`, status: 422, shows: []string{"!<script>alert", "!\"><b>", "&#34;&gt;&lt;b&gt;"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := a.post(public, "/sign-in", url.Values{"email": {tt.email}, "password": {tt.password}, "next": {tt.next}})
			if tt.leadsTo != "" {
				got.leadsTo(t, tt.leadsTo)
				if c := got.cookie("soundings"); c == nil || len(c.Value) < 40 {
					t.Errorf("got session cookie %v, want a token", c)
				}
				return
			}
			got.wants(t, tt.status, tt.shows...)
			if got.cookie("soundings") != nil {
				t.Error("a session was given")
			}
		})
	}
}

func TestLocalPath(t *testing.T) {
	for next, want := range map[string]string{
		"":                         home,
		"/quotes?q=a%20b&page=2":   "/quotes?q=a%20b&page=2",
		"/consultations/a#sources": "/consultations/a#sources",
		"quotes":                   home,
		"//evil.example":           home,
		`/\evil.example`:           home,
		"/\t/evil.example":         home,
		"/\n/evil.example":         home,
		"https://evil.example/":    home,
		"javascript:alert(1)":      home,
		"/%zz":                     home,
		" /quotes":                 home,
		"/quotes\r\nSet-Cookie: a": home,
	} {
		if got := localPath(next); got != want {
			t.Errorf("localPath(%q) = %q, want %q", next, got, want)
		}
	}
}

func TestManyWrongPasswordsMustWait(t *testing.T) {
	a := newApp(t)
	a.join("dana@example.org", tracker.Policy)
	try := func(password string) answer {
		return a.post(public, "/sign-in", url.Values{"email": {"dana@example.org"}, "password": {password}})
	}
	for range 5 {
		try("wrong").wants(t, 422)
	}
	try(goodPassword).wants(t, 429, "Too many attempts to sign in", `value="dana@example.org"`)
	a.clock.Add(int64(31 * time.Second / time.Millisecond))
	try(goodPassword).leadsTo(t, "/consultations")
}

func TestProxyHeadersDoNotHideWhoTries(t *testing.T) {
	a := newApp(t)
	var last answer
	for i := range 21 { // one more than a network has free
		form := url.Values{"csrf": {a.csrf(public)}, "email": {strings.Repeat("x", i+1) + "@example.org"}, "password": {"wrong"}}
		r := httptest.NewRequest(http.MethodPost, "/sign-in", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", strings.Repeat("1", i+1)+".2.3.4")
		last = a.send(public, r)
	}
	last.wants(t, 429)
}

func TestTheSenderIsThePersonBehindTheProxy(t *testing.T) {
	tests := []struct {
		name              string
		https             bool
		remote, forwarded string
		want              string
	}{
		{"a proxy on this machine", true, "127.0.0.1", "203.0.113.7", "203.0.113.7"},
		{"a proxy on the network of containers", true, "172.18.0.1", "203.0.113.7", "203.0.113.7"},
		{"what the person sent before it is not believed", true, "127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"},
		{"a proxy that does not say", true, "127.0.0.1", "", "127.0.0.1"},
		{"what is no address", true, "127.0.0.1", "203.0.113.7, unknown", "127.0.0.1"},
		{"no proxy: from elsewhere", true, "192.0.2.1", "203.0.113.7", "192.0.2.1"},
		{"no proxy: plain http", false, "127.0.0.1", "203.0.113.7", "127.0.0.1"},
		{"the sixth version", true, "::1", "2001:db8:0:1::7", "2001:db8:0:1::/64"},
		{"the sixth version, another address of the same person", false, "2001:db8:0:1:a::8", "", "2001:db8:0:1::/64"},
		{"the fourth version as the sixth writes it", false, "::ffff:192.0.2.1", "", "192.0.2.1"},
	}
	for _, tt := range tests {
		if got := sender(tt.https, net.ParseIP(tt.remote), tt.forwarded); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestSignOut(t *testing.T) {
	a := newApp(t)
	got := a.post(tracker.Policy, "/sign-out", nil).leadsTo(t, "/sign-in")
	if c := got.cookie("soundings"); c == nil || c.Value != "" || !c.Expires.Before(time.Now()) {
		t.Errorf("got cookie %v, want it dropped", c)
	}
	a.get(tracker.Policy, "/consultations").leadsTo(t, "/sign-in?next=%2Fconsultations") // the old cookie is worth nothing
}

func TestCookies(t *testing.T) {
	for _, tt := range []struct {
		url    string
		prefix string
		secure bool
	}{
		{"http://soundings.test", "", false},
		{"https://soundings.test", "__Host-", true},
	} {
		t.Run(tt.url, func(t *testing.T) {
			a := newApp(t, func(s *Server) { s.URL = tt.url })
			_, token, err := a.service.DemoAccount(t.Context(), "Zoe", tracker.Role("guest"))
			a.must(err)
			got := a.get(public, "/enter/"+token).leadsTo(t, "/consultations")
			c := got.cookie(tt.prefix + "soundings")
			if c == nil {
				t.Fatalf("got cookies %v, want %ssoundings", got.Cookies(), tt.prefix)
			}
			if c.Secure != tt.secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
				t.Errorf("got %s", c.Raw)
			}
			if got := a.get(public, "/sign-in").Header.Get("Strict-Transport-Security") != ""; got != tt.secure {
				t.Errorf("strict transport security: %v, want %v", got, tt.secure)
			}
			a.get(tracker.Policy, "/consultations").wants(t, 200, "A new pier")
		})
	}
}

func TestFormsOfOthersAreRefused(t *testing.T) {
	a := newApp(t)
	send := func(token string, headers ...string) int {
		r := httptest.NewRequest(http.MethodPost, "/consultations", strings.NewReader(url.Values{"csrf": {token}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		return a.send(tracker.Policy, r).StatusCode
	}
	good := a.csrf(tracker.Policy)
	for _, tt := range []struct {
		name    string
		token   string
		headers []string
		want    int
	}{
		{"our own", good, nil, 422},
		{"our own, as a browser says", good, []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://example.com"}, 422},
		{"our own, older browser", good, []string{"Origin", "http://example.com"}, 422}, // httptest's host
		{"our own, through a proxy that names another host", good, []string{"Sec-Fetch-Site", "same-origin", "Origin", "https://soundings.example"}, 422},
		{"without a token", "", nil, 403},
		{"with a wrong token", good + "x", nil, 403},
		{"with somebody else's token", a.csrf(tracker.Communications), nil, 403},
		{"with the public's token", a.csrf(public), nil, 403},
		{"with a token that is not masked", a.people[tracker.Policy].csrf, nil, 403},
		{"with half of one", good[:len(good)/2], nil, 403},
		{"from another site", good, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"from a neighbour", good, []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"from another origin, older browser", good, []string{"Origin", "https://evil.example"}, 403},
	} {
		if got := send(tt.token, tt.headers...); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestSetUp(t *testing.T) {
	a := newApp(t)
	ctx := t.Context()
	for _, p := range a.people { // as on the first start
		a.must(a.service.Store.Accounts().Delete(ctx, p.account.ID, p.account.Revision))
	}
	token, err := a.service.SetupToken(ctx)
	a.must(err)
	a.get(public, "/invitations/"+token).wants(t, 404)
	a.get(public, "/setup/"+token).wants(t, 200, "Set up Soundings", `action="/setup/`+token)
	a.post(public, "/setup/"+token, url.Values{"name": {"Dana <Frost>"}, "email": {"dana"}, "password": {"short-secret"[:5]}}).
		wants(t, 422, "Enter an e-mail address", "Use at least 12 characters", "Dana &lt;Frost&gt;", `value="dana"`, "!short")
	got := a.post(public, "/setup/"+token, url.Values{"name": {"Dana Frost"}, "email": {"dana@example.org"}, "password": {goodPassword}}).leadsTo(t, "/accounts")
	v, _, err := a.service.Session(ctx, got.cookie("soundings").Value)
	a.must(err)
	if v.Role != tracker.Administrator || v.Name != "Dana Frost" {
		t.Errorf("got %v, want Dana as administrator", v)
	}
	a.get(public, "/setup/"+token).wants(t, 404, "This link no longer works")
	a.post(public, "/setup/"+token, url.Values{"name": {"E"}, "email": {"e@example.org"}, "password": {goodPassword}}).wants(t, 404)
}

var linkForm = regexp.MustCompile(`value="http://soundings\.test(/invitations/[\w-]{40,})"`)

func TestInvitation(t *testing.T) {
	a := newApp(t)
	const admin = tracker.Administrator
	a.post(admin, "/accounts/invite", url.Values{"email": {"nobody"}, "role": {"king"}}).
		wants(t, 422, "Enter an e-mail address", "Choose one of the four roles", `value="nobody"`)
	page := a.post(admin, "/accounts/invite", url.Values{"email": {"dana@example.org"}, "role": {"journalist"}}).wants(t, 200, "dana@example.org", "27 June 2014, 10:00")
	link := linkForm.FindStringSubmatch(page.body)
	if link == nil {
		t.Fatal("the page shows no link")
	}
	a.get(admin, "/accounts").wants(t, 200, "!"+link[1]) // shown once
	a.get(public, strings.Replace(link[1], "invitations", "setup", 1)).wants(t, 404)
	a.get(public, link[1]).wants(t, 200, "dana@example.org", "Journalist")
	a.post(public, link[1], url.Values{"name": {""}, "password": {"short"}}).wants(t, 422, "Enter your name", "Use at least 12 characters", "dana@example.org")
	a.post(public, link[1], url.Values{"name": {"Dana"}, "email": {"other@example.org"}, "password": {goodPassword}}).leadsTo(t, "/consultations")
	a.get(public, link[1]).wants(t, 404)
	a.get(admin, "/accounts").wants(t, 200, "dana@example.org", "!other@example.org")
	a.post(admin, "/accounts/invite", url.Values{"email": {"dana@example.org"}, "role": {"policy"}}).wants(t, 422, "There is an account with this address already")
}

func TestNewPassword(t *testing.T) {
	a := newApp(t)
	a.join("dana@example.org", tracker.Journalist)
	page := a.post(tracker.Administrator, "/accounts/reset", url.Values{"email": {"dana@example.org"}}).wants(t, 200)
	link := linkForm.FindStringSubmatch(page.body)
	if link == nil {
		t.Fatal("the page shows no link")
	}
	a.get(public, link[1]).wants(t, 200, "Choose a new password", "!Accept the invitation")
	const next = "another fine old password"
	a.post(public, link[1], url.Values{"name": {"Dana"}, "password": {next}}).leadsTo(t, "/consultations")
	a.post(public, "/sign-in", url.Values{"email": {"dana@example.org"}, "password": {goodPassword}}).wants(t, 422)
	a.post(public, "/sign-in", url.Values{"email": {"dana@example.org"}, "password": {next}}).leadsTo(t, "/consultations")
}

func TestAccounts(t *testing.T) {
	a := newApp(t)
	const admin = tracker.Administrator
	other, own := a.people[tracker.Journalist].account, a.people[admin].account
	a.get(admin, "/accounts").wants(t, 200, "Test Journalist", `action="/accounts/`+other.ID, "!"+`action="/accounts/`+own.ID)
	a.post(admin, "/accounts/"+own.ID, url.Values{"revision": {"1"}, "role": {"policy"}}).wants(t, 422, "Another administrator must change")
	a.post(admin, "/accounts/"+other.ID, url.Values{"revision": {"7"}, "role": {"policy"}}).wants(t, 409, "Somebody else has changed this")
	a.post(admin, "/accounts/"+other.ID, url.Values{"revision": {"1"}, "role": {"policy"}}).leadsTo(t, "/accounts")
	a.get(tracker.Journalist, "/consultations/new").wants(t, 200) // is policy now
	a.post(admin, "/accounts/"+other.ID, url.Values{"revision": {"2"}, "role": {"policy"}, "disabled": {"yes"}}).leadsTo(t, "/accounts")
	a.get(tracker.Journalist, "/consultations").leadsTo(t, "/sign-in?next=%2Fconsultations")
	a.get(admin, "/accounts").wants(t, 200, "Closed")
}

func TestDemoLinkWorksEachTime(t *testing.T) {
	a := newApp(t)
	token := "a-demo-token-of-the-test"
	sum := sha256.Sum256([]byte(token))
	_, err := a.service.Store.Tickets().Insert(t.Context(), tracker.Ticket{Meta: tracker.Meta{ID: hex.EncodeToString(sum[:])}, Purpose: "demo",
		Account: a.people[tracker.Policy].account.ID, Expires: a.service.Now().Add(time.Hour)})
	a.must(err)
	for range 2 {
		a.get(public, "/enter/"+token).leadsTo(t, "/consultations")
	}
	a.clock.Add(int64(2 * time.Hour / time.Millisecond))
	a.get(public, "/enter/"+token).wants(t, 404)
}
