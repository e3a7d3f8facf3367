package handlers

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
)

// hiddenOf are the hidden fields of a page, as its form would send them.
func hiddenOf(body string) url.Values {
	form := url.Values{}
	for _, m := range regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)">`).FindAllStringSubmatch(body, -1) {
		form.Set(m[1], m[2])
	}
	return form
}

func (a *testApp) finishMerges() {
	a.t.Helper()
	a.must(a.service.FinishMerges(a.t.Context()))
}

func TestTwoPeopleAreMergedAndSeparated(t *testing.T) {
	a := newApp(t)
	ada := "/stakeholders/" + a.published.Stakeholder
	other, err := a.service.Store.Stakeholders().Insert(t.Context(), tracker.Stakeholder{Meta: tracker.Meta{ID: a.service.NewID()}, Name: "Adaeze Okoro", OtherNames: []string{"<i>Ada</i>"}})
	a.must(err)
	a.get(tracker.Communications, ada+"/merge").wants(t, 200, "Merge Ada Okoro with another entry", "Adaeze Okoro", ada+"/merge?into="+other.ID, `data-suggest="/suggest/people"`)
	a.get(tracker.Communications, ada+"/merge?with=Nobody+Known").wants(t, 422, "Nobody in the directory has this name", `value="Nobody Known"`)
	a.get(tracker.Communications, ada+"/merge?into="+a.published.Stakeholder).wants(t, 422, "This is the same entry")
	a.get(tracker.Communications, ada+"/merge?into=nobody").wants(t, 422, "Choose a person of the list")
	plan := a.get(tracker.Communications, ada+"/merge?with=adaeze+okoro").wants(t, 200, "Are these the same person?", "1 reaction is found under Adaeze Okoro", "&lt;i&gt;Ada", "!<i>Ada", "Keep Ada Okoro instead",
		"/stakeholders/"+other.ID+"/merge?into="+a.published.Stakeholder)

	plan.wants(t, 200, "What journalists would see", "The name Adaeze Okoro", "Journalists may see this")
	form := hiddenOf(plan.body)
	a.post(tracker.Communications, ada+"/merge", form).wants(t, 422, "Say that journalists may see this", "Are these the same person?")
	form.Set("agreed", "yes")
	stale := hiddenOf(plan.body)
	stale.Set("into_revision", "7")
	a.post(tracker.Communications, ada+"/merge", stale).wants(t, 409, "changed since you were asked", "Are these the same person?")
	sent := a.post(tracker.Communications, ada+"/merge", form)
	sent.leadsTo(t, "/merges/"+form.Get("id"))
	a.get(tracker.Communications, "/merges/"+form.Get("id")).wants(t, 200, "Merging Ada Okoro with Adaeze Okoro", "Look again", "!Undo the merge")
	a.finishMerges()
	a.get(tracker.Communications, ada).leadsTo(t, "/stakeholders/"+other.ID)
	a.get(tracker.Communications, ada+"/edit").leadsTo(t, "/stakeholders/"+other.ID+"/edit")
	a.get(tracker.Journalist, ada).leadsTo(t, "/stakeholders/"+other.ID)
	a.get(tracker.Journalist, "/stakeholders/"+other.ID).wants(t, 200, "Adaeze Okoro", "We support the new pier", "!/merge")
	a.get(tracker.Policy, "/stakeholders").wants(t, 200, "Adaeze Okoro", "!>Ada Okoro<")
	a.post(tracker.Communications, ada+"/merge", form).leadsTo(t, "/stakeholders/"+other.ID) // sent twice
	done := a.get(tracker.Communications, "/merges/"+form.Get("id")).wants(t, 200, "Ada Okoro is part of Adaeze Okoro", "1 reaction is found under Adaeze Okoro", "Undo the merge")
	a.get(tracker.Policy, "/merges").wants(t, 200, "Ada Okoro into Adaeze Okoro", "Merged", "Test Communications")

	a.post(tracker.Communications, "/merges/"+form.Get("id")+"/undo", url.Values{"revision": {"99"}}).wants(t, 409)
	a.post(tracker.Communications, "/merges/"+form.Get("id")+"/undo", hiddenOf(done.body)).leadsTo(t, "/merges/"+form.Get("id"))
	a.finishMerges()
	a.get(tracker.Communications, "/merges/"+form.Get("id")).wants(t, 200, "are two again", "1 reaction names Ada Okoro again")
	a.get(tracker.Journalist, ada).wants(t, 200, "Ada Okoro", "We support the new pier")
	a.get(tracker.Journalist, "/stakeholders/"+other.ID).wants(t, 404)
}

// TestASearchForAMergedEntryIsLedToTheOneThatStays asks with old IDs: who sees words
// under them is led on, others find what they would find for any unknown ID.
func TestASearchForAMergedEntryIsLedToTheOneThatStays(t *testing.T) {
	a := newApp(t)
	trust := a.published.Capacity().Organisation
	a.post(tracker.Journalist, "/searches", url.Values{"name": {"The trust"}, "query": {"organisation=" + trust}}).leadsTo(t, "/quotes?organisation="+trust)
	merge := func(family, from, with string) {
		t.Helper()
		form := hiddenOf(a.get(tracker.Administrator, family+from+"/merge?into="+with).wants(t, 200).body)
		form.Set("agreed", "yes")
		a.post(tracker.Administrator, family+from+"/merge", form).leadsTo(t, "/merges/"+form.Get("id"))
		a.finishMerges()
	}
	seen, hidden := a.published.Stakeholder, a.hidden.Stakeholder
	insert := func(name string) string {
		st, err := a.service.Store.Stakeholders().Insert(t.Context(), tracker.Stakeholder{Meta: tracker.Meta{ID: a.service.NewID()}, Name: name})
		a.must(err)
		return st.ID
	}
	stays, unseen := insert("Adaeze Okoro"), insert("Benno Carver")
	merge("/organisations/", trust, "british-medical-association")
	merge("/stakeholders/", seen, stays)
	merge("/stakeholders/", hidden, unseen)

	led := "/quotes?organisation=british-medical-association&speaker=" + stays
	for _, role := range []tracker.Role{tracker.Journalist, tracker.Policy} {
		a.get(role, "/quotes?speaker="+seen+"&organisation="+trust).leadsTo(t, led)
		a.get(role, led).wants(t, 200, "We support the new pier")
		a.get(role, "/quotes?speaker="+seen+"&speaker="+stays+"&speaker=none&stance=support").leadsTo(t, "/quotes?stance=support&speaker="+stays+"&speaker=none")
		a.get(role, "/quotes.csv?speaker="+seen).wants(t, 200, "We support the new pier")
	}
	a.get(tracker.Policy, "/quotes?speaker="+hidden).leadsTo(t, "/quotes?speaker="+unseen)
	type options struct{ Options []struct{ Href string } }
	for role, want := range map[tracker.Role]string{tracker.Journalist: "speaker=" + stays, tracker.Policy: "speaker=" + stays} {
		var offered options
		a.must(json.Unmarshal([]byte(a.get(role, "/quotes/complete?who=brit&speaker="+seen+"&organisation="+trust).wants(t, 200).body), &offered))
		if len(offered.Options) == 0 || !strings.Contains(offered.Options[0].Href, want) || strings.Contains(offered.Options[0].Href, trust) {
			t.Errorf("%s is offered %+v, want %s and nothing of %s", role, offered, want, trust)
		}
	}
	if kept := a.get(tracker.Journalist, "/quotes/complete?who=brit&speaker="+hidden).wants(t, 200).body; strings.Contains(kept, unseen) {
		t.Error("completing tells a journalist with whom somebody unseen was merged")
	}
	a.get(tracker.Journalist, "/quotes?speaker="+hidden).wants(t, 200, "!"+unseen, "!Carver")
	list := a.get(tracker.Journalist, "/searches").wants(t, 200, "The trust", "British Medical Association", "!Harbour Trust")
	a.get(tracker.Journalist, regexp.MustCompile(`/searches/[0-9A-Z]+`).FindString(list.body)).leadsTo(t, "/quotes?organisation="+trust)
}

func TestBodiesAreMergedByWhoLooksAfterTheDirectory(t *testing.T) {
	a := newApp(t)
	trust := "/organisations/" + a.published.Capacity().Organisation
	a.get(tracker.Administrator, trust+"/merge?with=Quay+Forom").wants(t, 422, "No body in the directory has this name", "Did you mean Quay Forum?")
	a.get(tracker.Administrator, "/organisations/british-medical-association/merge?with=Quay+Forum").wants(t, 422, "Merge them the other way round")
	plan := a.get(tracker.Administrator, trust+"/merge?with=BMA").wants(t, 200, "Are these the same organisation?", "One of the public bodies that everybody knows", "hold their positions in British Medical Association: Ada Okoro")
	form := hiddenOf(plan.body)
	a.post(tracker.Communications, trust+"/merge", form).wants(t, 403)
	a.post(tracker.Administrator, trust+"/merge", form).leadsTo(t, "/merges/"+form.Get("id"))
	a.get(tracker.Communications, "/merges/"+form.Get("id")).wants(t, 403)
	a.finishMerges()
	a.get(tracker.Administrator, trust).leadsTo(t, "/organisations/british-medical-association")
	page := a.get(tracker.Journalist, "/organisations/british-medical-association").wants(t, 200, "We support the new pier")
	if list := page.body[strings.Index(page.body, "Details"):]; strings.Contains(list, "Harbour Trust</dd>") {
		t.Error("a journalist reads the name of a body that somebody added among those of a public one")
	}
	a.get(tracker.Communications, "/merges").wants(t, 200, "Nothing was merged yet")
}

func TestNamesThatLookAlikeAreOffered(t *testing.T) {
	a := newApp(t)
	_, err := a.service.Store.Stakeholders().Insert(t.Context(), tracker.Stakeholder{Meta: tracker.Meta{ID: "zz"}, Name: "Ada Okorro"})
	a.must(err)
	a.get(tracker.Policy, "/stakeholders/alike").wants(t, 200, "1 pair", "one letter differs", "/merge?into=", "Chief executive, Harbour Trust")
	a.get(tracker.Administrator, "/organisations/alike").wants(t, 200, "No two names look alike")
}
