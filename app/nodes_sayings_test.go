package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"soundings/tracker"
)

// saying is a reaction that a node has acknowledged, and what was done to it
// last. Its word stands in no other.
type saying struct {
	word, reaction, passage string
	state                   tracker.ReactionState
	visible                 bool // to journalists
}

// sayings are those by their words.
type sayings struct {
	acknowledged map[string]*saying
}

func newSayings() *sayings { return &sayings{acknowledged: map[string]*saying{}} }

// slug is the consultation that everything is said about.
const slug = "harbour"

// open makes the consultation.
func (c *cluster) openConsultation() {
	c.t.Helper()
	_, err := c.desk.service.CreateConsultation(c.t.Context(), tracker.Operator(),
		tracker.Consultation{Title: "Harbour", Slug: slug, State: tracker.ConsultationOpen})
	if err != nil {
		c.t.Fatal(err)
	}
}

// roundUpOf is a text in which people say one word each.
func roundUpOf(words ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Reactions to the plan %s\n", words[0])
	for _, w := range words {
		fmt.Fprintf(&b, "\nAda O%[1]s, Harbour %[1]s Trust chief executive\n\n“We welcome the %[1]s plan, café and all.”\n", w)
	}
	return b.String()
}

var onTheRecord = tracker.Terms{Status: tracker.OnRecord, Permitted: true}

var sourceLink = regexp.MustCompile(`/sources/([0-9A-Z]+)`)

// say has a node import a text with words of its own, record and publish it.
func (c *cluster) say(n *node, words ...string) error {
	a, err := c.errand(n, errand{Import: &importErrand{FileName: words[0] + ".txt", Consultation: slug,
		Bytes: []byte(roundUpOf(words...)), AcceptAll: true, Publish: true, Terms: onTheRecord}})
	if err == nil && a.Error != "" {
		err = fmt.Errorf("%s", a.Error)
	}
	if err != nil {
		return err
	}
	source := sourceLink.FindStringSubmatch(strings.Join(a.Lines, "\n"))[1]
	stored, err := c.desk.store.Reactions().List(c.t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: source}})
	if err != nil {
		return err
	}
	for _, r := range stored.Items {
		w := wordOf(r)
		c.said.acknowledged[w] = &saying{word: w, reaction: r.ID, passage: r.Passages[0].ID, state: tracker.Published, visible: true}
	}
	return nil
}

// mustSay says a word at a node that is well, and returns the saying.
func (c *cluster) mustSay(n *node) *saying {
	c.t.Helper()
	w := randomWord()
	if err := c.say(n, w); err != nil {
		c.t.Fatalf("%s: %v\n%s", n.name, err, c.logs())
	}
	return c.said.acknowledged[w]
}

var word = regexp.MustCompile(`zq[b-m]{12}`)

// wordOf is the word that only this reaction has.
func wordOf(r tracker.Reaction) string { return word.FindString(r.Passages[0].Text) }

// stored lists reactions as the database has them.
func (c *cluster) stored(key tracker.Key) []tracker.Reaction {
	c.t.Helper()
	var list []tracker.Reaction
	for q := (tracker.ListQuery{Key: key}); ; q.After = list[len(list)-1].ID {
		page, err := c.desk.store.Reactions().List(c.t.Context(), q)
		if err != nil {
			c.t.Fatal(err)
		}
		if list = append(list, page.Items...); !page.More {
			return list
		}
	}
}

// seenBy waits until a visitor finds the saying at the nodes, or no longer
// finds it, and returns how long that took.
func (c *cluster) seenBy(v *visitor, s *saying, visible bool, nodes ...*node) time.Duration {
	c.t.Helper()
	want := []string{s.passage}
	if !visible {
		want = nil
	}
	begun := time.Now()
	for _, n := range nodes {
		c.until(n.name+" with "+s.word, func() error {
			got, err := v.finds(n, s.word)
			if err == nil && !slices.Equal(got, want) {
				err = fmt.Errorf("got %v, want %v", got, want)
			}
			return err
		})
	}
	return time.Since(begun)
}

// compare holds the store to what was acknowledged, and every node to the store.
func (c *cluster) compare() {
	c.t.Helper()
	list := c.stored(tracker.Key{})
	times := map[string]int{}
	for _, r := range list {
		w := wordOf(r)
		times[w]++
		s := c.said.acknowledged[w]
		if s != nil && (s.state != r.State || s.reaction != r.ID) {
			c.t.Errorf("%s: got reaction %s %s, want %s %s as acknowledged", w, r.ID, r.State, s.reaction, s.state)
		}
	}
	c.wantOnce(times)
	for _, n := range c.nodes {
		c.wantFound(c.staff, n, list, func(r tracker.Reaction) bool { return r.State != tracker.Withdrawn })
		c.wantFound(c.press, n, list, visibleNow)
		if a, err := c.errand(n, errand{Check: true}); err != nil || !strings.Contains(strings.Join(a.Lines, ""), "agree") {
			c.t.Errorf("%s compares its index with the store: got %v, %v, want that they agree", n.name, a, err)
		}
	}
}

// wantOnce looks for what was lost or doubled.
func (c *cluster) wantOnce(times map[string]int) {
	c.t.Helper()
	for w, n := range times {
		if n != 1 {
			c.t.Errorf("%q stands in %d reactions, want one", w, n)
		}
	}
	for w := range c.said.acknowledged {
		if times[w] == 0 {
			c.t.Errorf("%s was acknowledged and is lost", w)
		}
	}
	people, err := c.desk.store.Stakeholders().List(c.t.Context(), tracker.ListQuery{Limit: 20_000})
	if err != nil {
		c.t.Fatal(err)
	}
	names := map[string]string{}
	for _, p := range people.Items {
		if names[p.Name] != "" {
			c.t.Errorf("%s is there twice, as %s and %s", p.Name, names[p.Name], p.ID)
		}
		names[p.Name] = p.ID
	}
}

// visibleNow is what a journalist may see.
func visibleNow(r tracker.Reaction) bool {
	return tracker.Sight{Minute: time.Now().Unix() / 60}.Sees(r)
}

// wantFound waits until a search for everything finds exactly those in sight.
func (c *cluster) wantFound(v *visitor, n *node, list []tracker.Reaction, inSight func(tracker.Reaction) bool) {
	c.t.Helper()
	c.until(n.name+" with everything", func() error {
		var want []string
		for _, r := range list {
			if inSight(r) {
				want = append(want, r.Passages[0].ID)
			}
		}
		slices.Sort(want)
		got, err := v.finds(n, "")
		if err == nil && !slices.Equal(got, want) {
			err = fmt.Errorf("got %d passages, want %d; the first that differs: %s", len(got), len(want), firstDifference(got, want))
		}
		return err
	})
}

func firstDifference(a, b []string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return cmp.Or(min(a[i], b[i]))
		}
	}
	return fmt.Sprint(a[min(len(a), len(b)):], b[min(len(a), len(b)):])
}
