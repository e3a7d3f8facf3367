package main

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"soundings/tracker"
)

// batch orders a batch at a node that is then killed, or not, and counts how
// often its rows were decided.
func (c *cluster) batch(n *node) {
	c.t.Helper()
	var words []string
	for range 12 {
		words = append(words, randomWord())
	}
	a, err := c.errand(n, errand{Import: &importErrand{FileName: words[0] + ".txt", Consultation: slug, Bytes: []byte(roundUpOf(words...))}})
	if err != nil || a.Error != "" {
		c.t.Fatal(err, a.Error)
	}
	source := sourceLink.FindStringSubmatch(strings.Join(a.Lines, "\n"))[1]
	c.setTerms(source)
	id := c.desk.service.NewID()
	form := url.Values{"do": {"accept-matching"}, "id": {id}, "expect": {strconv.Itoa(len(words))}}
	c.staff.must(c.staff.post(n, "/consultations", "/sources/"+source+"/batches", form), http.StatusSeeOther)
	killed := c.dice.IntN(3) > 0
	if killed {
		time.Sleep(time.Duration(c.dice.IntN(400)) * time.Millisecond)
		c.kill(n)
		c.ageClaims()
	}
	took := c.until("the batch is done", func() error { return c.wantDone(id) })
	c.t.Logf("a batch of %d rows, its node killed is %t, was done after %v", len(words), killed, took.Round(time.Millisecond))
	c.wantDecidedOnce(source, words)
	if killed {
		c.start(n)
	}
}

func (c *cluster) setTerms(source string) {
	c.t.Helper()
	src, err := c.desk.store.Sources().Get(c.t.Context(), source)
	if err == nil {
		_, err = c.desk.service.SetTerms(c.t.Context(), tracker.Operator(), source, src.Revision, onTheRecord)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c *cluster) wantDone(batch string) error {
	b, err := c.desk.store.Batches().Get(c.t.Context(), batch)
	if err != nil {
		return err
	}
	ended := 0
	for _, e := range b.Events {
		if e.Action == string(tracker.BatchDone) {
			ended++
		}
	}
	if b.State != tracker.BatchDone || ended != 1 || b.Done != b.Asked() {
		return fmt.Errorf("it is %s, has ended %d times and has %d of %d rows done", b.State, ended, b.Done, b.Asked())
	}
	return nil
}

// wantDecidedOnce looks at what a batch has recorded.
func (c *cluster) wantDecidedOnce(source string, words []string) {
	c.t.Helper()
	var got []string
	for _, r := range c.stored(tracker.Key{Name: "source", Value: source}) {
		recorded := slices.DeleteFunc(slices.Clone(r.Events), func(e tracker.Event) bool { return e.Action != "record" })
		if len(recorded) != 1 {
			c.t.Errorf("reaction %s was recorded %d times, want once", r.ID, len(recorded))
		}
		w := wordOf(r)
		got = append(got, w)
		c.said.acknowledged[w] = &saying{word: w, reaction: r.ID, passage: r.Passages[0].ID, state: tracker.Recorded}
	}
	slices.Sort(got)
	if want := slices.Sorted(slices.Values(words)); !slices.Equal(got, want) {
		c.t.Errorf("got reactions with %v, want %v", got, want)
	}
}
