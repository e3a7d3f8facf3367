package main

import (
	"net/http"
	"net/url"
	"slices"
	"sync"

	"soundings/tracker"
)

// sessionsTravel signs in at one node, asks another, and signs out at the third.
func (c *cluster) sessionsTravel() {
	nodes := c.any()
	v, email := newVisitor(c.t), c.joinOnce(nodes)
	v.must(v.signIn(nodes[0], email, password), http.StatusSeeOther)
	for _, n := range nodes {
		if !v.signedIn(n) {
			c.t.Errorf("signed in at %s and not at %s", nodes[0].name, n.name)
		}
	}
	kept := v.client.Jar.Cookies(v.address(nodes[0]))
	v.must(v.post(nodes[2], "/consultations", "/sign-out", url.Values{}), http.StatusSeeOther)
	v.client.Jar.SetCookies(v.address(nodes[0]), kept) // as somebody who has copied them
	for _, n := range nodes {
		if v.signedIn(n) {
			c.t.Errorf("signed out at %s and not at %s", nodes[2].name, n.name)
		}
	}
	c.throttled(nodes, email)
}

func (v *visitor) address(n *node) *url.URL {
	v.t.Helper()
	u, err := url.Parse(n.url)
	if err != nil {
		v.t.Fatal(err)
	}
	return u
}

// joinOnce takes up an invitation, which works at one node once, and returns
// the address.
func (c *cluster) joinOnce(nodes []*node) string {
	c.t.Helper()
	email := randomWord() + "@example.org"
	token, err := c.desk.service.Invite(c.t.Context(), tracker.Operator(), email, tracker.Policy)
	if err != nil {
		c.t.Fatal(err)
	}
	path := "/invitations/" + token
	form := func() url.Values { return url.Values{"name": {"Pat"}, "password": {password}} }
	var statuses []int
	var mu sync.Mutex
	var takes []func()
	for _, n := range nodes {
		v := newVisitor(c.t)
		csrf := csrfField.FindStringSubmatch(v.must(v.get(n, path), http.StatusOK).body)[1]
		takes = append(takes, func() {
			res, err := v.client.PostForm(n.url+path, with(form(), "csrf", csrf))
			if err != nil {
				c.t.Error(err)
				return
			}
			res.Body.Close() // its status is all that is wanted
			mu.Lock()
			defer mu.Unlock()
			statuses = append(statuses, res.StatusCode)
		})
	}
	c.atOnce(takes)
	joined := slices.DeleteFunc(slices.Clone(statuses), func(s int) bool { return s != http.StatusSeeOther })
	if len(joined) != 1 {
		c.t.Errorf("an invitation taken up at every node: got %v, want that it works once", statuses)
	}
	return email
}

// atOnce does all together, or one after another on a server that lets two win
// who come at once.
func (c *cluster) atOnce(all []func()) {
	var doing sync.WaitGroup
	for _, do := range all {
		doing.Go(do)
		if c.few() {
			doing.Wait()
		}
	}
	doing.Wait()
}

func with(form url.Values, name, value string) url.Values {
	form.Set(name, value)
	return form
}

// throttled tries wrong passwords, each at another node, until none lets
// anybody in for a while.
func (c *cluster) throttled(nodes []*node, email string) {
	c.t.Helper()
	v := newVisitor(c.t)
	for i := range 5 {
		v.must(v.signIn(nodes[i%3], email, "not the password"), http.StatusUnprocessableEntity)
	}
	for _, n := range nodes {
		v.must(v.signIn(n, email, password), http.StatusTooManyRequests)
	}
}
