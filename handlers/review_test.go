package handlers

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
)

// fields reads a form of a page as a browser would send it unchanged.
func fields(t testing.TB, page, action string) url.Values {
	t.Helper()
	_, form, ok := strings.Cut(page, `action="`+action+`"`)
	if !ok {
		t.Fatalf("there is no form for %s", action)
	}
	form, _, _ = strings.Cut(form, "</form>")
	sent := url.Values{}
	for _, m := range regexp.MustCompile(`<input[^>]*>`).FindAllString(form, -1) {
		kind, name := attribute(m, "type"), attribute(m, "name")
		if (kind == "checkbox" || kind == "radio") && !strings.Contains(m, " checked") {
			continue
		}
		sent.Add(name, attribute(m, "value"))
	}
	for _, m := range regexp.MustCompile(`(?s)<select([^>]*)>(.*?)</select>`).FindAllStringSubmatch(form, -1) {
		options := regexp.MustCompile(`<option[^>]*>`).FindAllString(m[2], -1)
		chosen := options[0]
		for _, o := range options {
			if strings.Contains(o, " selected") {
				chosen = o
			}
		}
		sent.Set(attribute(m[1], "name"), attribute(chosen, "value"))
	}
	return sent
}

func attribute(tag, name string) string {
	m := regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#43;", "+").Replace(m[1])
}

func (a *testApp) drafts(source string) []tracker.Draft {
	a.t.Helper()
	r, err := a.service.Review(a.t.Context(), a.people[tracker.Communications].viewer, source)
	a.must(err)
	return r.Drafts
}

// The main job from end to end: a pasted round-up becomes quotes that a
// journalist finds, and not before they are published.
func TestAPastedRoundUpBecomesQuotes(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	comms, press := tracker.Communications, tracker.Journalist
	form := fields(t, a.get(comms, "/consultations/harbour-2014/import").wants(t, http.StatusOK).body, "/consultations/harbour-2014/import")
	form.Set("text", roundUp)
	form.Set("publisher", "The Estuary")
	form.Set("published", "3 June 2014")
	id := sourceOf(t, a.post(comms, "/consultations/harbour-2014/import", form))
	review := "/sources/" + id + "/review"

	page := a.get(comms, review).wants(t, http.StatusOK, "Review 2 reactions", "First, once for this source", "Save the terms above first", "Ines Halloran", `id="span-1"`,
		"sn-ext--on", "!Publish all accepted")
	d := a.drafts(id)[0]
	refused := fields(t, page.body, "/drafts/"+d.ID+"/accept")
	a.post(comms, "/drafts/"+d.ID+"/accept", refused).wants(t, http.StatusUnprocessableEntity, "Say first how the words of this source may be used", `id="terms-status-error"`)

	terms := fields(t, page.body, "/sources/"+id+"/terms")
	if terms.Has("status") || terms.Has("permitted") {
		t.Errorf("the terms have a default: %v", terms)
	}
	a.post(comms, "/sources/"+id+"/terms", terms).wants(t, http.StatusUnprocessableEntity, `id="terms-status-error"`)
	terms.Set("status", "on_record")
	terms.Set("permitted", "yes")
	a.post(comms, "/sources/"+id+"/terms", terms).leadsTo(t, review+"?draft=1#reaction-1")

	for i, d := range a.drafts(id) {
		page := a.get(comms, review).wants(t, http.StatusOK, "Terms: On the record, may be published, no embargo")
		an := a.post(comms, "/drafts/"+d.ID+"/accept", fields(t, page.body, "/drafts/"+d.ID+"/accept"))
		if i == 0 {
			an.leadsTo(t, review+"?draft=2#reaction-2")
		} else {
			an.leadsTo(t, review+"#h-end")
		}
	}
	before := a.get(press, "/quotes?q="+url.QueryEscape(`"without reservation"`)).wants(t, http.StatusOK, "0 reactions", "!Halloran")
	missing := a.get(press, "/quotes?q="+url.QueryEscape(`"without hesitation"`)).wants(t, http.StatusOK, "0 reactions")
	if strings.ReplaceAll(before.words(), "reservation", "hesitation") != missing.words() {
		t.Error("what is not published and what is not there are answered differently")
	}

	page = a.get(comms, review).wants(t, http.StatusOK, "All reviewed", "2 reactions can be published now", "Finish review")
	a.post(comms, "/sources/"+id+"/publish", nil).leadsTo(t, review)
	a.get(comms, review).wants(t, http.StatusOK, "2 accepted, 2 of them published", "Unpublish all", "!Publish all accepted")
	a.post(comms, "/sources/"+id+"/finish", nil).leadsTo(t, "/sources/"+id)

	found := a.get(press, "/quotes?q="+url.QueryEscape(`"without reservation"`)).wants(t, http.StatusOK, "1 reaction", `<mark class="sn-hit">without reservation</mark>`,
		"Ines Halloran", "chief executive", "Estuary Trust", "The Estuary", "3 June 2014", "Undecided", "!/sources/", "!Wren")
	link := regexp.MustCompile(`/quotes/[0-9A-Z]+`).FindString(found.body)
	a.get(press, link).wants(t, http.StatusOK, "“We welcome the ferry without reservation. It will carry nurses to the ward by seven.” — Ines Halloran, ",
		"*Ferry plan divides the estuary*, The Estuary, 3 June 2014, http://soundings.test"+link, "!/sources/", "!In its context")
	a.get(comms, link).wants(t, http.StatusOK, "In its context", "Tobias Wren")
	a.get(press, "/quotes?q="+url.QueryEscape(`"support the ferry"`)).wants(t, http.StatusOK, "1 reaction")
	a.get(press, "/quotes?q="+url.QueryEscape(`"We support the ferry"`)).wants(t, http.StatusOK, "0 reactions")

	a.post(comms, "/sources/"+id+"/unpublish", nil).leadsTo(t, review)
	a.get(press, "/quotes?q=reservation").wants(t, http.StatusOK, "0 reactions")
	a.get(press, link).wants(t, http.StatusNotFound, "!Halloran")
}

// reviewed imports the round-up with its terms set.
func (a *testApp) reviewed() (source string, drafts []tracker.Draft) {
	a.t.Helper()
	v := a.people[tracker.Communications].viewer
	src, err := a.service.Import(a.t.Context(), v, tracker.Inbound{Consultation: "harbour-2014", Bytes: []byte(roundUp)})
	a.must(err)
	_, err = a.service.SetTerms(a.t.Context(), v, src.ID, src.Revision, tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	a.must(err)
	return src.ID, a.drafts(src.ID)
}

func TestEveryFieldOfADraftCanBeEdited(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	d := drafts[1]
	accept := "/drafts/" + d.ID + "/accept"
	form := fields(t, a.get(tracker.Communications, draftHref(source, 2)).body, accept)
	for name, value := range map[string]string{
		"honorific": "Captain", "speaker": "Tobias <i>Wren</i>", "role": "President", "organisation": "Guild of Pilots", "sector": "think_tank",
		"said_on": "May 2014", "role_2": "Councillor", "organisation_2": "Estuary Town", "sector_2": "politician",
		"status": "background", "permitted": "no", "embargo_date": "2014-07-01", "embargo_time": "09:30",
	} {
		form.Set(name, value)
	}
	dropped, kept := d.Passages[0], d.Passages[1:]
	form["keep"] = nil
	for _, p := range kept {
		form.Add("keep", p.ID)
	}
	a.post(tracker.Communications, accept, form).wants(t, http.StatusUnprocessableEntity, "Say why this passage is left out", "Tobias &lt;i&gt;Wren&lt;/i&gt;", "Guild of Pilots", "2014-07-01", "09:30", "!<i>Wren")
	form.Set("reason-"+dropped.ID, "a repeat")
	form.Set("kind-"+kept[0].ID, "context")
	a.post(tracker.Communications, accept, form)
	p, err := a.service.Reaction(t.Context(), a.people[tracker.Policy].viewer, d.Reaction)
	a.must(err)
	r := p.Reaction
	if got := fmt.Sprint(r.By(), r.SaidOn, r.Terms.Status, r.Terms.Permitted, r.Terms.Embargo.Format("2006-01-02 15:04"), len(r.Passages), r.Passages[0].Kind); got !=
		fmt.Sprint("Captain Tobias <i>Wren</i>", "2014-05", "background", false, "2014-07-01 08:30", len(kept), "context") {
		t.Errorf("recorded: %s", got)
	}
	if len(r.Capacities) != 2 || r.Capacities[0].Sector != "think_tank" || r.Capacities[1].OrganisationName != "Estuary Town" || r.Capacities[1].Sector != "politician" {
		t.Errorf("recorded capacities %+v", r.Capacities)
	}
	a.get(tracker.Communications, "/sources/"+source).wants(t, http.StatusOK, "a repeat", "Left out", "/reactions/"+d.Reaction)
	a.get(tracker.Communications, "/sources/"+source+"/review?draft=2").wants(t, http.StatusOK, "Captain Tobias &lt;i&gt;Wren&lt;/i&gt;: Only words on the record can be published")
}

func TestARefusedDraftComesBackAsItWasTyped(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	d := drafts[0]
	accept := "/drafts/" + d.ID + "/accept"
	base := func() url.Values {
		return fields(t, a.get(tracker.Communications, draftHref(source, 1)).body, accept)
	}
	for _, test := range []struct {
		name   string
		change url.Values
		shows  []string
	}{
		{"no name", url.Values{"speaker": {""}, "organisation": {""}, "role": {"Typed role"}}, []string{`id="speaker-error"`, "Typed role"}},
		{"no date", url.Values{"said_on": {"someday"}}, []string{`id="said_on-error"`, `value="someday"`}},
		{"nothing kept", url.Values{"keep": nil}, []string{"Keep at least one passage, or reject the draft."}},
		{"embargo without a day", url.Values{"embargo_time": {"10:00"}}, []string{`id="embargo_date-error"`, `value="10:00"`}},
		{"embargo in a month", url.Values{"embargo_date": {"2014-07"}}, []string{`id="embargo_date-error"`}},
		{"embargo at no time", url.Values{"embargo_date": {"2014-07-01"}, "embargo_time": {"25:00"}}, []string{`id="embargo_time-error"`}},
		{"unknown status", url.Values{"status": {"whispered"}}, []string{`id="status-error"`}},
		{"long name", url.Values{"speaker": {strings.Repeat("x", 201)}}, []string{`id="speaker-error"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			form := base()
			for k, v := range test.change {
				form[k] = v
			}
			a.post(tracker.Communications, accept, form).wants(t, http.StatusUnprocessableEntity, append(test.shows, "There is a problem", "Review 2 reactions")...)
		})
	}
	if got := a.drafts(source)[0].State; got != tracker.DraftOpen {
		t.Errorf("the draft is %s, want open", got)
	}
}

func TestAStaleDraftShowsWhatIsThereAndKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	d := drafts[0]
	comms := tracker.Communications
	form := fields(t, a.get(comms, draftHref(source, 1)).body, "/drafts/"+d.ID+"/accept")
	a.post(comms, "/drafts/"+d.ID+"/accept", form)
	form.Set("role", "Role typed too late")
	a.post(comms, "/drafts/"+d.ID+"/accept", form).wants(t, http.StatusConflict, "Role typed too late", "There now: accepted, Ines Halloran",
		"has been decided meanwhile", "!>Accept<", "Somebody else has changed this")
	a.post(comms, "/drafts/"+d.ID+"/reject", url.Values{"revision": {"1"}, "reason": {"typed reason"}}).wants(t, http.StatusConflict, "Somebody else has changed this")

	d = drafts[1]
	for _, revision := range []string{"", "x", "99", "-1"} {
		form := fields(t, a.get(comms, draftHref(source, 2)).body, "/drafts/"+d.ID+"/accept")
		form.Set("revision", revision)
		form.Set("organisation", "Typed & kept")
		an := a.post(comms, "/drafts/"+d.ID+"/accept", form).wants(t, http.StatusConflict, "Typed &amp; kept", "There now: Mr Tobias Wren")
		if got := fields(t, an.body, "/drafts/"+d.ID+"/accept").Get("revision"); got != fmt.Sprint(d.Revision) {
			t.Errorf("the form has revision %s, want the one that is there, %d", got, d.Revision)
		}
	}
	a.get(comms, "/quotes?q=Guild").wants(t, http.StatusOK, "0 reactions")
}

func TestStaleTermsShowWhatIsThereAndKeepWhatWasTyped(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, _ := a.reviewed()
	at := "/sources/" + source + "/terms"
	form := url.Values{"revision": {"1"}, "status": {"off_record"}, "embargo_date": {"2014-09-01"}, "embargo_time": {"08:15"}}
	an := a.post(tracker.Communications, at, form).wants(t, http.StatusConflict, "There now: On the record, may be published, no embargo", "Somebody else has changed this")
	sent := fields(t, an.body, at)
	if sent.Get("status") != "off_record" || sent.Has("permitted") || sent.Get("embargo_date") != "2014-09-01" || sent.Get("embargo_time") != "08:15" {
		t.Errorf("the form came back with %v", sent)
	}
	a.post(tracker.Communications, at, sent).leadsTo(t, "/sources/"+source+"/review?draft=1#reaction-1")
	sent.Set("revision", "3")
	sent.Set("embargo_date", "")
	a.post(tracker.Communications, at, sent).wants(t, http.StatusUnprocessableEntity, `id="terms-embargo_date-error"`, `value="08:15"`)
	a.post(tracker.Policy, at, sent).wants(t, http.StatusForbidden)
	a.post(tracker.Communications, "/sources/none/terms", sent).wants(t, http.StatusNotFound)
}

func TestRejectingAsksForAReasonAndCanBeTakenBack(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	comms, d := tracker.Communications, drafts[1]
	form := fields(t, a.get(comms, draftHref(source, 2)).body, "/drafts/"+d.ID+"/reject")
	a.post(comms, "/drafts/"+d.ID+"/reject", form).wants(t, http.StatusUnprocessableEntity, `id="reject-reason-error"`)
	form.Set("reason", "the same as <1>")
	a.post(comms, "/drafts/"+d.ID+"/reject", form).leadsTo(t, draftHref(source, 1)+"#reaction-1")
	page := a.get(comms, "/sources/"+source+"/review").wants(t, http.StatusOK, "Reason: the same as &lt;1&gt;", "1 of 2 reviewed", "/drafts/"+d.ID+"/reopen", "The review can be finished later: 1 reaction waits")
	a.post(comms, "/sources/"+source+"/finish", nil).wants(t, http.StatusUnprocessableEntity, "1 of 2 reactions are not reviewed yet")
	a.get(comms, "/sources/"+source).wants(t, http.StatusOK, "the same as &lt;1&gt;")
	a.post(comms, "/drafts/"+d.ID+"/reopen", fields(t, page.body, "/drafts/"+d.ID+"/reopen")).leadsTo(t, draftHref(source, 2)+"#reaction-2")
	a.post(comms, "/drafts/"+d.ID+"/reopen", url.Values{"revision": {"1"}}).wants(t, http.StatusConflict)
	for _, path := range []string{"accept", "reject", "reopen"} {
		a.post(comms, "/drafts/none/"+path, nil).wants(t, http.StatusNotFound)
		a.post(tracker.Policy, "/drafts/"+d.ID+"/"+path, nil).wants(t, http.StatusForbidden)
		a.post(tracker.Journalist, "/drafts/"+d.ID+"/"+path, nil).wants(t, http.StatusForbidden)
	}
	a.get(comms, "/sources/"+source+"/review?draft=77").wants(t, http.StatusOK, "sn-card--open")
	a.get(comms, "/sources/none/review").wants(t, http.StatusNotFound)
}

func TestTheReviewerChoosesAmongPeopleOfOneName(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	v, d := a.people[tracker.Communications].viewer, drafts[0]
	known := a.record(a.seedDraft(a.source, "Ines Halloran", "Member", "Harbour Trust", benWords)).Stakeholder
	page := a.get(tracker.Communications, draftHref(source, 1)).wants(t, http.StatusOK, "Ines Halloran, Member, Harbour Trust</option>", "A new person of the same name", "<strong>Known</strong>: Ines Halloran")
	form := fields(t, page.body, "/drafts/"+d.ID+"/accept")
	form.Set("stakeholder", tracker.NewPerson)
	a.post(tracker.Communications, "/drafts/"+d.ID+"/accept", form)
	p, err := a.service.Reaction(t.Context(), v, d.Reaction)
	a.must(err)
	if p.Reaction.Stakeholder == known || p.Reaction.Stakeholder == "" {
		t.Errorf("the reaction is by %q, want somebody new", p.Reaction.Stakeholder)
	}
	list, err := a.service.PeopleNamed(t.Context(), v, "Ines Halloran")
	a.must(err)
	if len(list) != 2 {
		t.Errorf("%d people have the name, want 2", len(list))
	}
}

func TestPublishingASourceNamesWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	comms := tracker.Communications
	form := fields(t, a.get(comms, draftHref(source, 1)).body, "/drafts/"+drafts[0].ID+"/accept")
	a.post(comms, "/drafts/"+drafts[0].ID+"/accept", form)
	form = fields(t, a.get(comms, draftHref(source, 2)).body, "/drafts/"+drafts[1].ID+"/accept")
	form.Set("permitted", "no")
	a.post(comms, "/drafts/"+drafts[1].ID+"/accept", form)
	an := a.post(comms, "/sources/"+source+"/publish", nil).leadsTo(t, "/sources/"+source+"/review")
	if got := flashOf(t, an); !strings.Contains(got, "1 reaction published. 1 not: Mr Tobias Wren: Permission to publish is missing.") {
		t.Errorf("the message is %q", got)
	}
	a.get(comms, "/sources/"+source+"/review").wants(t, http.StatusOK, "Mr Tobias Wren: Permission to publish is missing", "2 accepted, 1 of them published")
	a.post(tracker.Policy, "/sources/"+source+"/publish", nil).wants(t, http.StatusForbidden)
}

// flashOf is the message that an answer leaves for the next page.
func flashOf(t testing.TB, an answer) string {
	t.Helper()
	for _, c := range an.Cookies() {
		if c.Name == flashCookie {
			b, err := base64.RawURLEncoding.DecodeString(c.Value)
			if err != nil {
				t.Fatal(err)
			}
			var what outcome
			if err := json.Unmarshal(b, &what); err != nil {
				t.Fatal(err)
			}
			return what.Message
		}
	}
	return ""
}
