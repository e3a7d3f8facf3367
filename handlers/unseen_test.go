package handlers

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

var (
	links = regexp.MustCompile(`(?:href|data-suggest|data-search)="(/[^"#]*)`)
	// requests are what differs from one request to the next.
	requests = regexp.MustCompile(`name="csrf" value="[^"]*"|"[^"]*csrf[^"]*"|[Rr]equest <code>[^<]*</code>`)
)

// mostCrawled bounds the pages that are compared.
const mostCrawled = 450

// crawl asks for what can be reached from some addresses by following links, as
// one role, and returns what each answers: status, place, kind and body.
func (a *testApp) crawl(role tracker.Role, from ...string) map[string]string {
	a.t.Helper()
	seen := map[string]string{}
	for queue := from; len(queue) > 0 && len(seen) < mostCrawled; queue = queue[1:] {
		at := queue[0]
		if _, known := seen[at]; known || strings.HasPrefix(at, "/assets/") {
			continue
		}
		an := a.get(role, at)
		seen[at] = strings.Join([]string{an.Status, an.Header.Get("Location"), an.Header.Get("Content-Type"), requests.ReplaceAllString(an.body, "")}, "\n")
		for _, m := range links.FindAllStringSubmatch(an.body, -1) {
			queue = append(queue, html.UnescapeString(m[1]))
		}
	}
	return seen
}

// TestWhatIsHiddenChangesNoPageOfAJournalist compares all that a journalist can
// ask for before and after there is more that they may not see.
func TestWhatIsHiddenChangesNoPageOfAJournalist(t *testing.T) {
	a := newApp(t)
	whole, pays := a.consultation.ID, a.consultation.Propositions[1].ID
	a.decide(a.published, whole, tracker.Concerned)
	a.decide(a.again("2014-06-18", "We want it more."), whole, tracker.Support)
	a.spoken([3]string{"Dora Finch", "Harbour Trust", "2014-06-19"}, [3]string{"Eli Grant", "Dock Society", "2014-05"})
	theme := a.consultation.Themes[0].ID
	a.theme(a.reaction(a.published.ID))

	from := []string{"/consultations", "/consultations/harbour-2014", "/stakeholders", "/organisations", "/quotes", "/searches", "/method",
		"/stakeholders?order=reactions", "/organisations?order=reactions", "/stakeholders?q=carver", "/organisations?q=quay", "/stakeholders?q=zelda",
		"/reactions/" + a.hidden.ID, "/stakeholders/" + a.hidden.Stakeholder, "/organisations/" + a.hidden.Capacity().Organisation,
		"/quotes/" + a.hidden.Passages[0].ID, "/stakeholders/" + a.hidden.Stakeholder + "/merge",
		"/quotes?group=speaker", "/quotes?group=source", "/quotes.csv", "/quotes?q=sinks", "/quotes?q=unnles", "/quotes?who=carver", "/quotes?who=zelda", "/quotes?who=quay",
		"/quotes?speaker=" + a.hidden.Stakeholder, "/quotes?organisation=" + a.hidden.Capacity().Organisation,
		"/quotes?sort=newest", "/quotes?sort=oldest", "/quotes?state=recorded", "/quotes?state=withdrawn", "/quotes?sector=think_tank", "/quotes?theme=" + theme,
		"/quotes?q=theme:money", "/quotes?q=theme:zelda", "/quotes.csv?theme=" + theme, "/quotes?suggested=yes", "/quotes?suggested=only", "/quotes?suggested=only&stance=oppose", "/quotes?suggested=yes&stance=support&sort=oldest",
		"/quotes?suggested=yes&stance=undecided", "/quotes?suggested=yes&proposition=" + pays, "/quotes?suggested=yes&group=speaker", "/quotes.csv?suggested=yes", "/quotes.csv?suggested=only&stance=support", "/quotes?q=suggested:oppose",
		"/quotes?stance=oppose", "/quotes?stance=undecided", "/quotes?stance=undecided&sort=oldest", "/quotes?page=2", "/quotes?page=999999999", "/quotes?page=-4", "/quotes?speaker=none", "/quotes?organisation=none", "/searching",
		"/quotes?consultation=harbour-2014&proposition=" + pays, "/quotes?consultation=harbour-2014&from=2014-06&to=2014-06",
		"/quotes/complete?q=carv", "/quotes/complete?q=zel", "/quotes/complete?q=sink", "/quotes/complete?who=qu", "/quotes/complete?q=ada",
		"/suggest/people?q=ca", "/suggest/organisations?q=qu", "/consultations/harbour-2014/expected", "/consultations/harbour-2014/expected.csv", "/merges", "/reactions/new",
	}
	for _, at := range []string{"/consultations/harbour-2014", "/consultations/harbour-2014/positions", "/consultations/harbour-2014/changes", "/consultations/harbour-2014/matrix", "/consultations/harbour-2014/matrix.csv", "/consultations/harbour-2014/conditions"} {
		for _, q := range []string{"", "?of=individuals", "?of=reactions", "?proposition=" + pays, "?on=" + pays, "?name=quay", "?name=zelda", "?name=pier", "?sort=reactions", "?sort=latest", "?sort=support", "?of=individuals&sort=latest",
			"?stance=oppose", "?stance=undecided", "?sector=think_tank", "?sector=other", "?when=lately", "?of=individuals&when=lately", "?page=2", "?page=-1", "?suggested=yes"} {
			from = append(from, at+q)
		}
	}
	before := a.crawl(tracker.Journalist, from...)
	if page := before["/quotes"]; !strings.HasPrefix(page, "200") || len(before) < 200 {
		t.Fatalf("only %d pages were found: %v", len(before), before)
	}
	a.hide()
	after := a.crawl(tracker.Journalist, slices.Collect(func(yield func(string) bool) {
		for at := range before {
			if !yield(at) {
				return
			}
		}
	})...)
	for at, was := range before {
		if diff := cmp.Diff(was, after[at]); diff != "" {
			t.Errorf("%s tells of what is hidden (-before +after):\n%s", at, diff)
		}
	}
	for _, at := range from {
		if page := after[at]; strings.Contains(page, "Zelda") || strings.Contains(page, "Quay Forum") || strings.Contains(page, "Ada O’Koro") {
			t.Errorf("%s names who is hidden:\n%s", at, page)
		}
	}
}

// hide adds reactions, people, bodies, lists and drafts that a journalist may
// not know of, some of them of those whom they know.
func (a *testApp) hide() {
	a.t.Helper()
	ctx, comms, whole, pays := a.t.Context(), a.people[tracker.Communications].viewer, a.consultation.ID, a.consultation.Propositions[1].ID
	words := []string{"We fear the worst of it.", "It must go, unless it is paid for.", "We support the new tide.", "Nobody asked us at all.", "We want none of it."}
	src := a.seedSource("Secret notes\n\n“"+strings.Join(words, "”\n\n“")+"”\n", &tracker.Terms{Status: tracker.Background, Permitted: false})
	secret := func(src tracker.Source, speaker, body, words string, on tracker.CivilDate) tracker.Reaction {
		d := a.seedDraft(src, speaker, "Shadow director", body, words)
		e := d.AsFound()
		e.SaidOn = string(on)
		r, err := a.service.AcceptDraft(ctx, comms, d.ID, e)
		a.must(err)
		return r
	}
	a.decide(a.hidden, whole, tracker.Oppose)
	own := a.decide(secret(src, "Ada Okoro", "Harbour Trust", words[0], "2014-06-20"), whole, tracker.Oppose)
	a.theme(a.decide(own, pays, tracker.Support))
	a.conditionalOn(a.decide(secret(src, "Ada Okoro", "Harbour Trust", words[4], "2014-06-15"), whole, tracker.Neutral)) // between two that are seen
	a.decide(secret(src, "Ada Okoro", "Harbour Trust", words[0], "2014-06-16"), whole, tracker.Oppose)
	a.decide(secret(src, "Dora Finch", "Harbour Trust", words[1], "2014-06-20"), whole, tracker.QualifiedSupport)
	zelda := a.decide(secret(src, "Zelda Hush", "Secret Quay Forum", words[2], "2013-01-02"), pays, tracker.Support)
	shown := a.seedSource("Later still\n\n“"+words[3]+"”\n\n“"+words[4]+"”\n", &tracker.Terms{Status: tracker.OnRecord, Permitted: true, Embargo: a.service.Now().AddDate(1, 0, 0)})
	embargoed := secret(shown, "Ada Okoro", "Harbour Trust", words[3], "2014-06-20")
	embargoed, err := a.service.Publish(ctx, comms, embargoed.ID, embargoed.Revision)
	a.must(err)
	a.decide(embargoed, whole, tracker.Neutral)
	gone := a.again("2014-06-20", "We take it all back.")
	gone = a.decide(gone, whole, tracker.Oppose)
	_, err = a.service.Withdraw(ctx, comms, gone.ID, gone.Revision, "said in error")
	a.must(err)
	a.seedDraft(shown, "Ada Okoro", "Chair", "Harbour Trust", words[4])
	a.suggestAnew()
	a.expectSecretly()
	a.mergeSecretly(zelda)
}

// theme gives a reaction the first theme of the consultation.
func (a *testApp) theme(r tracker.Reaction) {
	a.t.Helper()
	_, err := a.service.SetThemes(a.t.Context(), a.people[tracker.Policy].viewer, r.ID, r.Revision, []string{a.consultation.Themes[0].ID})
	a.must(err)
}

// suggestAnew suggests something else for all that is seen and not decided.
func (a *testApp) suggestAnew() {
	a.t.Helper()
	ctx, whole := a.t.Context(), a.consultation.ID
	seen, err := a.service.SearchQuotes(ctx, a.people[tracker.Journalist].viewer, tracker.Search{Stances: []tracker.Stance{tracker.Undecided}})
	a.must(err)
	n := 0
	for _, h := range seen.Hits {
		r := a.reaction(h.Reaction.ID)
		r.Stances = []tracker.StanceOn{{Proposition: whole, Suggestion: &tracker.Suggestion{Value: tracker.Oppose, Confidence: 0.9, Engine: "another"}}}
		if r, err = a.service.Store.Reactions().Update(ctx, r); err == nil {
			err = a.service.Index.Put(ctx, r)
		}
		a.must(err)
		if _, ok := r.Suggested(whole); ok {
			n++
		}
	}
	if n == 0 {
		a.t.Fatal("nothing that is seen has a suggestion")
	}
}

func (a *testApp) expectSecretly() {
	for _, name := range []string{"Harbour Trust", "Unheard Society"} {
		page := a.get(tracker.Communications, register)
		a.post(tracker.Communications, register, sentFrom(page, "who", name)).leadsTo(a.t, register)
	}
	a.post(tracker.Policy, "/searches", url.Values{"name": {"Zelda"}, "query": {"q=zelda"}})
}

// mergeSecretly makes one of Ada, whom everybody knows, and somebody who only
// spoke in secret under another name.
func (a *testApp) mergeSecretly(r tracker.Reaction) {
	ctx, v := a.t.Context(), a.people[tracker.Administrator].viewer
	p, err := a.service.PlanMerge(ctx, v, tracker.MergePeople, r.Stakeholder, a.published.Stakeholder)
	a.must(err)
	_, err = a.service.StartMerge(ctx, v, tracker.MergeOrder{ID: a.service.NewID(), Noun: tracker.MergePeople, From: r.Stakeholder, Into: a.published.Stakeholder, FromSeen: p.From.Revision, IntoSeen: p.Into.Revision, Agreed: true})
	a.must(err)
	a.finishMerges()
}
