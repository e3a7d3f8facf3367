package handlers

import (
	"net/url"
	"testing"
	"time"

	"soundings/tracker"
)

func TestConsultationsAreListedByWhoMaySeeThem(t *testing.T) {
	a := newApp(t)
	_, err := a.service.CreateConsultation(t.Context(), a.people[tracker.Policy].viewer,
		tracker.Consultation{Title: "Secret <plan>", Slug: "secret", State: tracker.ConsultationDraft})
	a.must(err)
	a.get(tracker.Policy, "/consultations").wants(t, 200, "Secret &lt;plan&gt;", "A new pier", "1 May to 27 June 2014", "Port of Examplemouth",
		"2 reactions", "2 organisations", "2 individuals", "1 source</a>"[:8], `href="/consultations/new"`, `href="/quotes?consultation=harbour-2014"`)
	a.get(tracker.Journalist, "/consultations").wants(t, 200, "!Secret", "A new pier", "1 reaction<", "1 organisation<", "1 individual<",
		"!to review", `!href="/consultations/new"`)
	missing := a.get(tracker.Journalist, "/consultations/nothing-here").wants(t, 404)
	if hidden := a.get(tracker.Journalist, "/consultations/secret").wants(t, 404); hidden.words() != missing.words() {
		t.Error("a draft is told from what is not there")
	}
}

func TestDashboard(t *testing.T) {
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	a.decide(a.hidden, a.consultation.ID, tracker.Oppose)
	whole, pays := a.consultation.ID, a.consultation.Propositions[1].ID
	const here = "/consultations/harbour-2014"
	a.get(tracker.Policy, here).wants(t, 200, "A new pier", "1 May to 27 June 2014", "7 days left", "Announced by Port of Examplemouth", "Money",
		"A pier is built", here+"?proposition="+pays, `href="/quotes.csv?consultation=harbour-2014"`, here+"/edit", "!"+here+`/import"`,
		here+"/positions?sector=other&amp;stance=support", here+"/positions?sector=other&amp;stance=oppose", "and 2 individuals", "Harbour round-up", "Ben Carver", "We support the new pier &lt;b&gt;&amp; more&lt;/b&gt;.")
	a.get(tracker.Journalist, here).wants(t, 200, "and 1 individual<", "stance=support", "Ada Okoro",
		"!stance=oppose\"", "!Ben Carver", "!Harbour round-up", "!"+here+"/edit", "!"+here+"/sources")
	a.get(tracker.Communications, here).wants(t, 200, here+`/import"`)
	a.get(tracker.Policy, here+"?of=reactions").wants(t, 200, "/quotes?consultation=harbour-2014&amp;proposition="+whole+"&amp;sector=other&amp;stance=support",
		"/quotes?consultation=harbour-2014&amp;proposition="+whole+"&amp;sector=other&amp;stance=oppose", "2 organisations, 2 individuals")
	a.get(tracker.Policy, here+"?proposition="+pays).wants(t, 200, "Ships pay for it", "stance=undecided", "2 undecided", "!stance=support\"")
	a.get(tracker.Policy, here+"?proposition=none").wants(t, 200, "A pier is built")
}

// decide says where a seeded reaction stands.
func (a *testApp) decide(r tracker.Reaction, proposition string, s tracker.Stance) tracker.Reaction {
	a.t.Helper()
	r, err := a.service.DecideStance(a.t.Context(), a.people[tracker.Policy].viewer, r.ID, r.Revision, tracker.StanceInput{Proposition: proposition, Value: s, Counter: &tracker.Counter{Declined: true}})
	a.must(err)
	return r
}

// again records and publishes what Ada says in a later source.
func (a *testApp) again(date tracker.CivilDate, words string) tracker.Reaction {
	a.t.Helper()
	src := a.seedSource("Later\n\nAda Okoro\n“"+words+"”\n", &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	d := a.seedDraft(src, "Ada Okoro", "Chair", "Harbour Trust", words)
	e := d.AsFound()
	e.SaidOn = string(date)
	ctx, comms := a.t.Context(), a.people[tracker.Communications].viewer
	r, err := a.service.AcceptDraft(ctx, comms, d.ID, e)
	a.must(err)
	r, err = a.service.Publish(ctx, comms, r.ID, r.Revision)
	a.must(err)
	return r
}

func TestAChangeOfPositionShowsTheWordsOfBoth(t *testing.T) {
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	later := a.decide(a.again("2014-06-18", "We no longer want it."), a.consultation.ID, tracker.Oppose)
	a.get(tracker.Journalist, "/consultations/harbour-2014").wants(t, 200, "We no longer want it.", "/quotes/"+later.Passages[0].ID,
		"/quotes/"+a.published.Passages[0].ID, "12 June 2014", "18 June 2014", "/stakeholders/"+later.Stakeholder)
	a.get(tracker.Journalist, "/stakeholders/"+later.Stakeholder).wants(t, 200, "12 June 2014: supports; 18 June 2014: opposes", "We no longer want it.",
		"Consultation opens", "Chair")
	_, err := a.service.Unpublish(t.Context(), a.people[tracker.Communications].viewer, later.ID, later.Revision)
	a.must(err)
	a.get(tracker.Journalist, "/consultations/harbour-2014").wants(t, 200, "!We no longer want it.", "!18 June 2014")
	a.get(tracker.Journalist, "/stakeholders/"+later.Stakeholder).wants(t, 200, "!opposes; ", "!We no longer want it.", "!Chair")
}

func TestCreateConsultation(t *testing.T) {
	a := newApp(t)
	for _, tt := range []struct {
		name    string
		form    url.Values
		status  int
		leadsTo string
		shows   []string
	}{
		{name: "nothing", form: url.Values{}, status: 422, shows: []string{"Enter a title", `href="#title"`}},
		{name: "no such state", form: url.Values{"title": {"Pier"}, "state": {"king"}}, status: 422, shows: []string{"Choose draft, open or closed.", `id="state-error"`}},
		{name: "kept and escaped", status: 422, form: url.Values{"title": {`<b>"Piers"</b>`}, "slug": {"Not Good"}, "summary": {"</textarea><script>"}, "opens": {"yesterday"},
			"closes": {"2014-13-01"}, "state": {"draft"}, "proposition_id": {"", "", ""}, "proposition": {"One", "", "Two"}, "theme": {"Ships", "", "Fish"}},
			shows: []string{"&lt;b&gt;&#34;Piers&#34;&lt;/b&gt;", "!<b>\"Piers", "Not Good", "&lt;/textarea&gt;&lt;script&gt;", `value="yesterday"`, `value="2014-13-01"`,
				"Use small letters, digits and hyphens", "Enter a date", "One</textarea>", "Two</textarea>", "Ships", "Fish", `value="draft" checked`, `id="slug-error"`}},
		{name: "taken address", status: 422, form: url.Values{"title": {"Pier"}, "slug": {"harbour-2014"}, "state": {"open"}}, shows: []string{"is taken", `id="slug-error"`}},
		{name: "closes before it opens", status: 422, form: url.Values{"title": {"Pier"}, "state": {"open"}, "opens": {"2 May 2014"}, "closes": {"1 May 2014"}}, shows: []string{`id="closes-error"`}},
		{name: "the whole left empty", status: 422, form: url.Values{"title": {"Pier"}, "state": {"open"}, "proposition": {"", "Ships pay"}}, shows: []string{"A proposition needs words", `id="proposition-0-error"`}},
		{name: "more rows", status: 200, form: url.Values{"title": {"Pier"}, "proposition": {"One", "Two"}, "add_proposition": {"1"}}, shows: []string{"One</textarea>", `id="proposition-4"`, `value="Pier"`, "!Enter a title"}},
		{name: "address from the title", form: url.Values{"title": {"The second pier"}, "state": {"draft"}, "opens": {"May 2014"}}, leadsTo: "/consultations/the-second-pier"},
		{name: "all of it", form: url.Values{"title": {"Third"}, "slug": {"third-2014"}, "state": {"open"}, "proposition": {"A", "B"}, "theme": {"x", "y"}}, leadsTo: "/consultations/third-2014"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := a.post(tracker.Policy, "/consultations", tt.form)
			if tt.leadsTo != "" {
				got.leadsTo(t, tt.leadsTo)
				return
			}
			got.wants(t, tt.status, tt.shows...)
		})
	}
	if list, err := a.service.Consultations(t.Context(), a.people[tracker.Policy].viewer); err != nil || len(list) != 3 {
		t.Errorf("%d consultations are stored (%v), want the one seeded and two", len(list), err)
	}
}

func TestEditConsultation(t *testing.T) {
	a := newApp(t)
	const edit = "/consultations/harbour-2014/edit"
	con := a.consultation
	a.decide(a.published, con.Propositions[1].ID, tracker.Support)
	form := func(change url.Values) url.Values {
		f := url.Values{"revision": {"1"}, "title": {"A newer pier"}, "opens": {"2014-05-01"}, "closes": {"27 June 2014"}, "state": {"open"},
			"proposition_id": {con.Propositions[0].ID, con.Propositions[1].ID}, "proposition": {"A pier is built", "Ships pay for it"}, "theme_id": {"", con.Themes[0].ID}, "theme": {"Fish", "Money"}}
		for k, v := range change {
			f[k] = v
		}
		return f
	}
	a.get(tracker.Policy, edit).wants(t, 200, `value="A new pier"`, "Ships pay for it</textarea>", `value="Money"`, `name="revision" value="1"`)
	a.post(tracker.Policy, edit, form(url.Values{"proposition": {"A pier is built", ""}})).wants(t, 422, "cannot be removed: 1 stance is decided on it.")
	a.post(tracker.Policy, edit, form(url.Values{"proposition": {"", "Ships pay for it"}})).wants(t, 422, "A proposition needs words")
	a.post(tracker.Policy, edit, form(url.Values{"theme": {"Fish", "fish"}})).wants(t, 422, "Two themes have the same name", `id="theme-0-error"`)
	a.post(tracker.Policy, edit, form(url.Values{"state": {"draft"}})).wants(t, 422, "1 reaction is published, so")
	a.post(tracker.Policy, edit, form(url.Values{"slug": {"elsewhere"}})).leadsTo(t, "/consultations/harbour-2014")
	now, err := a.service.Consultation(t.Context(), a.people[tracker.Policy].viewer, "harbour-2014")
	a.must(err)
	if now.Title != "A newer pier" || len(now.Propositions) != 2 || now.Propositions[1] != con.Propositions[1] || len(now.Themes) != 2 || now.Themes[1] != con.Themes[0] {
		t.Errorf("got %+v, want the title changed and the old IDs kept", now)
	}
	a.get(tracker.Policy, edit).wants(t, 200, `value="1 May 2014"`, `value="27 June 2014"`)
	a.post(tracker.Policy, edit, form(url.Values{"revision": {"2"}, "closes": {"next <week>"}})).wants(t, 422, `value="next &lt;week&gt;"`)
	a.post(tracker.Policy, edit, form(url.Values{"title": {"Mine"}})).wants(t, 409, "Somebody else has changed this", `value="Mine"`, "There now: A newer pier", `name="revision" value="2"`)
	a.post(tracker.Policy, edit, form(url.Values{"title": {"Mine"}, "revision": {"2"}})).leadsTo(t, "/consultations/harbour-2014")
	a.post(tracker.Policy, "/consultations/none/edit", form(nil)).wants(t, 404)
}

func TestRuns(t *testing.T) {
	for _, tt := range []struct {
		opens, closes tracker.CivilDate
		want          string
	}{
		{"", "", ""},
		{"2014-05-01", "2014-06-27", "1 May to 27 June 2014"},
		{"2013-12-01", "2014-01-27", "1 December 2013 to 27 January 2014"},
		{"2014-05", "2014", "May to 2014"},
		{"2014-05-01", "", "from 1 May 2014"},
		{"", "2014-06-27", "until 27 June 2014"},
	} {
		if got := runs(tt.opens, tt.closes); got != tt.want {
			t.Errorf("runs(%q, %q) = %q, want %q", tt.opens, tt.closes, got, tt.want)
		}
	}
}

func TestDaysLeft(t *testing.T) {
	for _, tt := range []struct {
		closes tracker.CivilDate
		state  tracker.ConsultationState
		now    string // UTC
		want   string
	}{
		{"2014-06-27", tracker.ConsultationOpen, "2014-06-20T09:00:00Z", "7 days left"},
		{"2014-06-27", tracker.ConsultationOpen, "2014-06-25T23:30:00Z", "1 day left"}, // half past midnight in London
		{"2014-06-27", tracker.ConsultationOpen, "2014-06-27T22:59:00Z", "Closes today"},
		{"2014-06-27", tracker.ConsultationOpen, "2014-06-27T23:00:00Z", ""},
		{"2014-06", tracker.ConsultationOpen, "2014-06-29T09:00:00Z", "1 day left"},
		{"2014-06-27", tracker.ConsultationClosed, "2014-06-20T09:00:00Z", ""},
		{"", tracker.ConsultationOpen, "2014-06-20T09:00:00Z", ""},
	} {
		now, err := time.Parse(time.RFC3339, tt.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := daysLeft(tracker.Consultation{Closes: tt.closes, State: tt.state}, now); got != tt.want {
			t.Errorf("closes %s, %s, now %s: got %q, want %q", tt.closes, tt.state, tt.now, got, tt.want)
		}
	}
}

// TestDaysUntilItOpens has a consultation that is open for words already, though
// its dates are to come: there is nothing that runs out yet.
func TestDaysUntilItOpens(t *testing.T) {
	for now, want := range map[string]string{
		"2014-04-28T09:00:00Z": "Opens in 3 days",
		"2014-04-29T23:30:00Z": "Opens tomorrow", // half past midnight in London
		"2014-05-01T09:00:00Z": "57 days left",
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := daysLeft(tracker.Consultation{Opens: "2014-05-01", Closes: "2014-06-27", State: tracker.ConsultationOpen}, at); got != want {
			t.Errorf("at %s: got %q, want %q", now, got, want)
		}
	}
}
