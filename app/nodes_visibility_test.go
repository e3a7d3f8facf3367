package main

import (
	"net/url"
	"strconv"
	"time"

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

// step is something done to a reaction, and who finds it afterwards.
type step struct {
	what    string
	form    url.Values
	state   tracker.ReactionState
	visible bool
}

// chapters of the life of a published reaction.
func chapters() [][]step {
	publish := step{"publish", url.Values{}, tracker.Published, true}
	return [][]step{
		{{"unpublish", url.Values{}, tracker.Recorded, false}, publish},
		{{"withdraw", url.Values{"reason": {"said in error"}}, tracker.Withdrawn, false},
			{"restore", url.Values{}, tracker.Recorded, false}, publish},
		{{"terms", url.Values{"status": {"on_record"}, "permitted": {""}}, tracker.Recorded, false},
			{"terms", url.Values{"status": {"on_record"}, "permitted": {"yes"}}, tracker.Recorded, false}, publish},
		{{"terms", url.Values{"status": {"background"}, "permitted": {"yes"}}, tracker.Recorded, false}},
	}
}

// visibilityTravels takes reactions through what decides who sees them, each
// step on a node of chance, and asks as a journalist on all of them.
func (c *cluster) visibilityTravels() {
	for _, i := range c.dice.Perm(len(chapters()))[:2] {
		s := c.mustSay(c.any()[0])
		for _, step := range chapters()[i] {
			c.change(c.any()[0], s, step.what, step.form)
			s.state, s.visible = step.state, step.visible
			c.seenBy(c.press, s, step.visible, c.nodes...)
			if step.state != tracker.Published {
				c.seenBy(c.staff, s, step.state != tracker.Withdrawn, c.nodes...)
			}
		}
		if c.dice.IntN(2) == 0 {
			c.delete(s)
		}
	}
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

// embargo publishes something under an embargo that ends while the test runs.
// What it returns waits for that and asks every node, whose machines' clocks
// have it over minutes before or after.
func (c *cluster) embargo() (over func()) {
	c.t.Helper()
	s := c.mustSay(c.nodes[0])
	end := time.Now().Add(40 * time.Second).Truncate(time.Minute).Add(time.Minute)
	at := tracker.London(end)
	c.change(c.nodes[1], s, "terms", url.Values{"status": {"on_record"}, "permitted": {"yes"},
		"embargo_date": {at.Format(time.DateOnly)}, "embargo_time": {at.Format("15:04")}})
	c.seenBy(c.press, s, false, c.nodes...)
	if !time.Now().Before(end) {
		c.t.Error("the embargo was over before every node had been asked, so nothing is known")
	}
	return func() {
		time.Sleep(time.Until(end))
		c.seenBy(c.press, s, true, c.nodes...)
	}
}
