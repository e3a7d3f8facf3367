package main

import (
	"net/url"
	"strconv"

	"soundings/tracker"
)

// change sends one of the forms of a reaction's page to a node.
func (c *cluster) change(n *node, s *saying, what string, form url.Values) {
	c.t.Helper()
	r, err := c.desk.store.Reactions().Get(c.t.Context(), s.reaction)
	if err != nil {
		c.t.Fatal(err)
	}
	form.Set("revision", strconv.FormatInt(r.Revision, 10))
	page := "/reactions/" + s.reaction
	c.staff.must(c.staff.post(n, page, page+"/"+what, form), 303)
}

// visibilityTravels takes a reaction through everything that decides who sees
// it, each step on a node of chance, and asks as a journalist on all of them.
func (c *cluster) visibilityTravels() {
	s := c.mustSay(c.any()[0])
	steps := []struct {
		what    string
		form    url.Values
		state   tracker.ReactionState
		visible bool
	}{
		{"unpublish", url.Values{}, tracker.Recorded, false},
		{"publish", url.Values{}, tracker.Published, true},
		{"withdraw", url.Values{"reason": {"said in error"}}, tracker.Withdrawn, false},
		{"restore", url.Values{}, tracker.Recorded, false},
		{"publish", url.Values{}, tracker.Published, true},
		{"terms", url.Values{"status": {"on_record"}, "permitted": {""}}, tracker.Recorded, false},
		{"terms", url.Values{"status": {"on_record"}, "permitted": {"yes"}}, tracker.Recorded, false},
		{"publish", url.Values{}, tracker.Published, true},
	}
	for _, step := range steps {
		c.change(c.any()[0], s, step.what, step.form)
		s.state, s.visible = step.state, step.visible
		c.seenBy(c.press, s, step.visible, c.nodes...)
		c.seenBy(c.staff, s, step.state != tracker.Withdrawn, c.nodes...)
	}
	c.delete(s)
}

// delete takes a reaction out of the store, as no page does.
func (c *cluster) delete(s *saying) {
	c.t.Helper()
	r, err := c.desk.store.Reactions().Get(c.t.Context(), s.reaction)
	if err == nil {
		err = c.desk.store.Reactions().Delete(c.t.Context(), r.ID, r.Revision)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	delete(c.said.acknowledged, s.word)
	c.seenBy(c.staff, s, false, c.nodes...)
	c.seenBy(c.press, s, false, c.nodes...)
}
