package handlers

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
)

// mostWeight is how many bytes may travel for the first view of a page, fonts
// and pictures included.
const mostWeight = 200_000

// weigh returns how many bytes an address travels as to a browser.
func (a *testApp) weigh(role tracker.Role, address string) (n int, body string) {
	a.t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	an := a.send(role, r).wants(a.t, http.StatusOK)
	if an.Header.Get("Content-Encoding") != "gzip" {
		return len(an.body), an.body
	}
	unpacked, err := gzip.NewReader(strings.NewReader(an.body))
	a.must(err)
	text, err := io.ReadAll(unpacked)
	a.must(err)
	return len(an.body), string(text)
}

var (
	loaded   = regexp.MustCompile(`(?:src|href)="(/assets/[^"]+)"`)
	imported = regexp.MustCompile(`(?:from|import) '\./([^']+)'`)
	fonts    = regexp.MustCompile(`url\(\.\./(fonts/[^)]+)\)`)
)

// TestTheFirstViewOfAPageIsLight adds up what a browser loads that has nothing
// of ours yet: the page, its sheets and scripts with what these load, fonts.
func TestTheFirstViewOfAPageIsLight(t *testing.T) {
	a := newApp(t)
	for _, address := range []string{"/consultations/harbour-2014", "/quotes", "/sources/" + a.source.ID + "/review", "/reactions/" + a.published.ID, "/stakeholders", "/organisations",
		"/stakeholders/" + a.published.Stakeholder, "/organisations/" + a.published.Capacities[0].Organisation, "/consultations/harbour-2014/import"} {
		total, page := a.weigh(tracker.Communications, address)
		seen := map[string]bool{}
		var load func(asset string)
		load = func(asset string) {
			if seen[asset] {
				return
			}
			seen[asset] = true
			n, text := a.weigh(tracker.Communications, asset)
			total += n
			base := asset[:strings.LastIndex(asset, "/")+1]
			if strings.HasSuffix(asset, ".js") {
				for _, m := range imported.FindAllStringSubmatch(text, -1) {
					load(base + m[1])
				}
			}
			for _, m := range fonts.FindAllStringSubmatch(text, -1) {
				load(strings.TrimSuffix(base, "css/") + m[1])
			}
		}
		for _, m := range loaded.FindAllStringSubmatch(page, -1) {
			load(m[1])
		}
		if len(seen) < 6 {
			t.Errorf("%s loads only %d files, want sheets, scripts and fonts among them", address, len(seen))
		}
		if total > mostWeight {
			t.Errorf("%s weighs %d bytes, want at most %d", address, total, mostWeight)
		}
		t.Logf("%s: %d bytes in %d files", address, total, len(seen)+1)
	}
}

func TestAnAssetIsSentAsTheBrowserTakesIt(t *testing.T) {
	a := newApp(t)
	sheet := loaded.FindStringSubmatch(a.get(public, "/sign-in").body)[1]
	for _, m := range loaded.FindAllStringSubmatch(a.get(public, "/sign-in").body, -1) {
		if strings.HasSuffix(m[1], "govuk-unbranded.css") {
			sheet = m[1]
		}
	}
	plain := a.get(public, sheet)
	n, unpacked := a.weigh(public, sheet)
	if unpacked != plain.body || n > len(plain.body)/4 {
		t.Errorf("packed it is %d bytes and unpacks to %d, want the %d bytes of the plain one in a quarter", n, len(unpacked), len(plain.body))
	}
	for _, header := range []struct{ name, want string }{{"Cache-Control", "immutable"}, {"Vary", "Accept-Encoding"}} {
		if got := plain.Header.Get(header.name); !strings.Contains(got, header.want) {
			t.Errorf("%s is %q, want %s in it", header.name, got, header.want)
		}
	}
}

func TestThePageHidesItsTokenAnewEachTime(t *testing.T) {
	a := newApp(t)
	field := regexp.MustCompile(`name="csrf" value="([^"]+)"`)
	first := field.FindStringSubmatch(a.get(tracker.Policy, "/consultations").body)[1]
	second := field.FindStringSubmatch(a.get(tracker.Policy, "/consultations").body)[1]
	token := a.people[tracker.Policy].csrf
	if first == second || strings.Contains(first, token) || !holdsToken(first, token) || !holdsToken(second, token) {
		t.Errorf("the page shows %s, then %s for the token %s", first, second, token)
	}
}
