package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// wayIsCut takes a node's way to the database while others write. What the node
// has it shows as of then, and it changes nothing.
func (c *cluster) wayIsCut() {
	nodes := c.any()
	n := nodes[0]
	before := c.mustSay(nodes[1])
	c.seenBy(c.press, before, true, n)
	c.known(n)
	n.cable.become([]cableState{cut, silent}[c.dice.IntN(2)])
	s := c.mustSay(nodes[1])
	c.showsStale(n, before)
	c.refusesChanges(n, before)
	t := c.mustSay(nodes[2])
	n.cable.become(whole)
	c.comesBack(n, s, t)
}

// known lets the node meet the people who will ask it while it is cut off, and
// waits a moment, as it copies what is written every second.
func (c *cluster) known(n *node) {
	c.t.Helper()
	for _, v := range []*visitor{c.staff, c.press} {
		v.must(v.get(n, "/consultations"), http.StatusOK)
	}
	time.Sleep(3 * time.Second)
}

// asOf is the header that says how old a page is.
const asOf = "Soundings-As-Of"

// showsStale waits until a node says that what it shows is as of a moment.
func (c *cluster) showsStale(n *node, s *saying) {
	c.t.Helper()
	took := c.until(n.name+" shows what it has as of then", func() error {
		p := c.press.get(n, "/quotes?q="+s.word)
		if p.status != http.StatusOK || p.header.Get(asOf) == "" || !strings.Contains(p.body, s.passage) {
			return fmt.Errorf("got %d as of %q: %s", p.status, p.header.Get(asOf), words(p.body))
		}
		return nil
	})
	c.t.Logf("%s showed what it had, marked as stale, %v after it was cut off", n.name, took.Round(time.Millisecond))
}

// refusesChanges holds that a node which is cut off says so to who would change
// something, and when to come again.
func (c *cluster) refusesChanges(n *node, s *saying) {
	c.t.Helper()
	page := "/reactions/" + s.reaction
	p := c.staff.must(c.staff.post(n, page, page+"/withdraw", url.Values{"reason": {"in vain"}, "revision": {"2"}}), http.StatusServiceUnavailable)
	if p.header.Get("Retry-After") == "" {
		c.t.Errorf("%s refuses a change with headers %v, want when to try again", n.name, p.header)
	}
}

// wayForgets lets a node's connections fall silent for good, as where something
// between has forgotten them: new ones work. Meanwhile another node begins a
// batch, and is killed or not.
func (c *cluster) wayForgets() {
	nodes := c.any()
	n := nodes[0]
	n.cable.forget()
	s := c.mustSay(nodes[2])
	c.batch(nodes[1])
	c.comesBack(n, s)
}

// wayIsSlow delays every packet of a node.
func (c *cluster) wayIsSlow() {
	nodes := c.any()
	n := nodes[0]
	n.cable.slow(20 * time.Millisecond)
	s := c.mustSay(nodes[1])
	c.seenBy(c.press, s, true, n)
	n.cable.slow(0)
}

// comesBack waits until a node has caught up and writes again.
func (c *cluster) comesBack(n *node, missed ...*saying) {
	c.t.Helper()
	begun := time.Now()
	for _, s := range missed {
		c.seenBy(c.press, s, true, n)
	}
	c.t.Logf("%s had caught up after %v", n.name, time.Since(begun).Round(time.Millisecond))
	c.until(n.name+" no longer says as of then", func() error {
		if at := c.press.get(n, "/quotes").header.Get(asOf); at != "" {
			return fmt.Errorf("as of %s", at)
		}
		return nil
	})
	c.seenBy(c.press, c.eventuallySay(n), true, c.nodes...)
}
