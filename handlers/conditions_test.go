package handlers

import (
	"net/url"
	"strconv"
	"testing"

	"soundings/tracker"
)

// conditional decides that Ada's support hangs on words of hers.
func (a *testApp) conditional() (tracker.Reaction, tracker.Condition) {
	a.t.Helper()
	p := a.published.Passages[0]
	at := tracker.WordsAt{Passage: p.ID, Start: 3, End: len([]rune(p.Text)) - 1}
	r, err := a.service.DecideStance(a.t.Context(), a.people[tracker.Policy].viewer, a.published.ID, a.published.Revision, tracker.StanceInput{
		Proposition: a.consultation.ID, Value: tracker.QualifiedSupport, Conditions: []tracker.WordsAt{at}, Counter: &tracker.Counter{Declined: true}})
	a.must(err)
	return r, r.On(a.consultation.ID).Decision.Conditions[0]
}

func TestConditionsAreACheckableLedger(t *testing.T) {
	a := newApp(t)
	const here = "/consultations/harbour-2014/conditions"
	a.get(tracker.Policy, here).wants(t, 200, "No condition yet")
	r, c := a.conditional()
	a.decide(a.hidden, a.consultation.ID, tracker.Oppose)
	words := "support the new pier &lt;b&gt;&amp; more&lt;/b&gt;"
	a.get(tracker.Policy, here).wants(t, 200, words, "Open", "evenly divided", "Tick conditions below", "/reactions/"+r.ID+"/conditions")
	a.get(tracker.Policy, here+"?met="+c.ID).wants(t, 200, "1 reaction would stand one grade nearer to support", "1 Supports<", "A calculation, no decision")
	a.get(tracker.Journalist, here+"?met="+c.ID).wants(t, 200, words, "One decided reaction: no statement", "!evenly divided", "!/reactions/"+r.ID+"/conditions")
	a.get(tracker.Policy, "/consultations/harbour-2014").wants(t, 200, "Conditions, 0 met and 0 refused")

	form := url.Values{"revision": {strconv.FormatInt(r.Revision, 10)}, "proposition": {a.consultation.ID}, "condition": {c.ID}, "state": {"refused"}, "why": {"no <money>"}}
	a.post(tracker.Journalist, "/reactions/"+r.ID+"/conditions", form).wants(t, 403)
	a.post(tracker.Policy, "/reactions/"+r.ID+"/conditions", form).leadsTo(t, here+"?proposition="+a.consultation.ID)
	a.get(tracker.Policy, here+"?met="+c.ID).wants(t, 200, "Refused", "!would stand one grade", "!What if this were met")
	a.get(tracker.Policy, "/reactions/"+r.ID).wants(t, 200, "no &lt;money&gt;")
	a.post(tracker.Policy, "/reactions/"+r.ID+"/conditions", form).wants(t, 409)
}

func TestChangesListEveryChangeOfPosition(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Journalist, "/consultations/harbour-2014/changes").wants(t, 200, "Nobody, as far as is decided")
	a.decide(a.published, a.consultation.ID, tracker.Support)
	for i, s := range []tracker.Stance{tracker.Oppose, tracker.Support, tracker.Concerned, tracker.Oppose, tracker.Neutral} {
		a.decide(a.again(tracker.CivilDate("2014-06-"+strconv.Itoa(18+i)), "Turn number "+strconv.Itoa(i)+"."), a.consultation.ID, s)
	}
	a.get(tracker.Journalist, "/consultations/harbour-2014").wants(t, 200, `href="/consultations/harbour-2014/changes">All 5 changes`, "Turn number 4.", "!We support the new pier &lt;b&gt;&amp; more&lt;/b&gt;.</p>")
	a.get(tracker.Journalist, "/consultations/harbour-2014/changes").wants(t, 200, "Turn number 0.", "We support the new pier", "Turn number 4.")
}

func TestStatementsSayHowFewWouldChangeThem(t *testing.T) {
	for _, c := range []struct {
		tally tracker.Tally
		want  string
	}{
		{tracker.Tally{}, "Nobody’s stance is decided yet."},
		{tracker.Tally{For: 1}, "One decided reaction: no statement about many can be made of it."},
		{tracker.Tally{For: 3}, "All 3 decided reactions support it. Without 2 of them that could no longer be said."},
		{tracker.Tally{For: 2, Against: 5}, "Most decided reactions oppose it or have concerns: 5 of 7. Without 2 of them that could no longer be said."},
		{tracker.Tally{For: 3, Against: 2, Neutral: 3}, "More decided reactions are for it (3) than against (2), and neither is most of the 8. Without 1 of them that could no longer be said."},
		{tracker.Tally{For: 2, Against: 3, Neutral: 3}, "More decided reactions are against it (3) than for (2), and neither is most of the 8. Without 1 of them that could no longer be said."},
		{tracker.Tally{Against: 1, Neutral: 1}, "Of the 2 decided reactions one is against it, none is for it, and the rest takes no side. Without 1 of them that could no longer be said."},
		{tracker.Tally{For: 2, Against: 2}, "The 4 decided reactions are evenly divided. Without 1 of them that could no longer be said."},
	} {
		if got := statementWords(c.tally); got != c.want {
			t.Errorf("%+v:\n got %s\nwant %s", c.tally, got, c.want)
		}
	}
}

// manyConditions decides that a reaction hangs on so many stretches of its words.
func (a *testApp) manyConditions(r tracker.Reaction, n int) tracker.Reaction {
	a.t.Helper()
	in := tracker.StanceInput{Proposition: a.consultation.ID, Value: tracker.QualifiedSupport, Counter: &tracker.Counter{Declined: true}}
	for i := range n {
		in.Conditions = append(in.Conditions, tracker.WordsAt{Passage: r.Passages[0].ID, Start: i, End: i + 2})
	}
	r, err := a.service.DecideStance(a.t.Context(), a.people[tracker.Policy].viewer, r.ID, r.Revision, in)
	a.must(err)
	return r
}

func TestManyConditionsAreReadPageByPage(t *testing.T) {
	a := newApp(t)
	const here = "/consultations/harbour-2014/conditions"
	r := a.manyConditions(a.published, 30)
	a.manyConditions(a.hidden, 30)
	first := r.On(a.consultation.ID).Decision.Conditions[0].ID
	a.get(tracker.Policy, here).wants(t, 200, "1 to 50 of 60", "page=2", `id="met-`+first)
	asked := here + "?met=" + first + "&page=2&proposition=" + a.consultation.ID
	a.get(tracker.Policy, asked).wants(t, 200, "51 to 60 of 60", `<input type="hidden" name="met" value="`+first+`">`, `<input type="hidden" name="page" value="2">`, "!id=\"met-"+first)
	a.get(tracker.Policy, here+"?met="+first+"&page=9").leadsTo(t, asked)
	a.get(tracker.Journalist, here).wants(t, 200, `id="met-`+first, "!of 60", "!page=2")
	a.get(tracker.Journalist, here+"?page=2").leadsTo(t, here+"?page=1&proposition="+a.consultation.ID)
	form := url.Values{"revision": {strconv.FormatInt(r.Revision, 10)}, "proposition": {a.consultation.ID}, "condition": {first}, "state": {"met"}, "page": {"2"}}
	a.post(tracker.Policy, "/reactions/"+r.ID+"/conditions", form).leadsTo(t, here+"?page=2&proposition="+a.consultation.ID)
}
