package main

import (
	"encoding/csv"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// visitor is a browser whose cookies go to every node, as behind one address.
type visitor struct {
	t      *testing.T
	client *http.Client
}

func newVisitor(t *testing.T) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	still := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &visitor{t, &http.Client{Jar: jar, CheckRedirect: still, Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true}}}
}

// page is what a node has answered.
type page struct {
	status int
	header http.Header
	body   string
}

// get asks a node for a page.
func (v *visitor) get(n *node, path string) page {
	v.t.Helper()
	res, err := v.client.Get(n.url + path)
	return v.read(n, path, res, err)
}

func (v *visitor) read(n *node, path string, res *http.Response, err error) page {
	v.t.Helper()
	if err != nil {
		v.t.Fatalf("%s: %v; its log:\n%s", n.name, err, n.child.err)
	}
	defer res.Body.Close() // read only
	b, err := io.ReadAll(res.Body)
	if err != nil {
		v.t.Fatalf("%s%s: %v", n.name, path, err)
	}
	return page{res.StatusCode, res.Header, string(b)}
}

var csrfField = regexp.MustCompile(`name="csrf" value="([^"]+)"`)

// post sends a form as the page at shown holds it.
func (v *visitor) post(n *node, shown, path string, form url.Values) page {
	v.t.Helper()
	p := v.get(n, shown)
	token := csrfField.FindStringSubmatch(p.body)
	if token == nil {
		v.t.Fatalf("%s%s: got %d and no form", n.name, shown, p.status)
	}
	return v.postWith(n, html.UnescapeString(token[1]), path, form)
}

func (v *visitor) postWith(n *node, token, path string, form url.Values) page {
	v.t.Helper()
	form.Set("csrf", token)
	res, err := v.client.PostForm(n.url+path, form)
	return v.read(n, path, res, err)
}

// must ends the test if the answer is another than expected.
func (v *visitor) must(p page, status int) page {
	v.t.Helper()
	if p.status != status {
		v.t.Fatalf("got %d, want %d:\n%s", p.status, status, words(p.body))
	}
	return p
}

var tag = regexp.MustCompile(`(?s)<(script|style|svg).*?</(script|style|svg)>|<[^>]*>|\s+`)

// words is a page without its marks, for messages.
func words(body string) string {
	return strings.Join(strings.Fields(tag.ReplaceAllString(body, " ")), " ")
}

// signIn signs in at a node.
func (v *visitor) signIn(n *node, email, password string) page {
	v.t.Helper()
	return v.post(n, "/sign-in", "/sign-in", url.Values{"email": {email}, "password": {password}})
}

// signedIn reports whether the node knows who asks.
func (v *visitor) signedIn(n *node) bool {
	v.t.Helper()
	return v.get(n, "/consultations").status == http.StatusOK
}

// finds returns the IDs of the passages that a search finds, in order.
func (v *visitor) finds(n *node, query string) ([]string, error) {
	v.t.Helper()
	p := v.get(n, "/quotes.csv?q="+url.QueryEscape(query))
	if p.status != http.StatusOK {
		return nil, fmt.Errorf("%s: the search answers %d: %s", n.name, p.status, words(p.body))
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.body, "\ufeff"))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w in %s", n.name, err, p.body)
	}
	var ids []string
	for _, row := range rows[1:] {
		ids = append(ids, row[0][strings.LastIndex(row[0], "/")+1:])
	}
	slices.Sort(ids)
	return ids, nil
}
