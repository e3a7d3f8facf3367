package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"soundings/tracker"
)

// decision is the form of a decision on a proposition, given as names without
// the proposition and values in turn.
func decision(proposition string, pairs ...string) url.Values {
	form := url.Values{"proposition": {proposition}}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i]+"-"+proposition, pairs[i+1])
	}
	return form
}

// undecided records a further reaction whose words are the whole of a source.
func (a *testApp) undecided(speaker, words string) tracker.Reaction {
	a.t.Helper()
	src := a.seedSource(words, &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	return a.record(a.seedDraft(src, speaker, "Member", "Quay Forum", words))
}

// whole is the value of the choice that is all of a reaction's first passage.
func wholeValue(r tracker.Reaction) string {
	p := r.Passages[0]
	return atValue(tracker.WordsAt{Passage: p.ID, End: len([]rune(p.Text))})
}

func TestAStanceIsDecidedPerPropositionAndFiltered(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	id, policy := a.published.ID, tracker.Policy
	page, second := "/reactions/"+id, a.consultation.Propositions[1]
	decide := func(form url.Values) answer { return a.post(policy, page+"/stance", a.at(id, form)) }
	a.get(policy, page).wants(t, http.StatusOK, "Undecided", "A pier is built", "Ships pay for it", page+"/stance", "!"+page+"/correct", "!"+page+"/publish")
	decide(decision(second.ID, "reason", "typed <reason>")).wants(t, http.StatusUnprocessableEntity, "Choose where the speaker stands.", "typed &lt;reason&gt;", `href="#stance-`+second.ID)
	decide(decision("none", "stance", "support")).wants(t, http.StatusUnprocessableEntity, "Choose one of the consultation")
	decide(decision(second.ID, "stance", "oppose")).wants(t, http.StatusUnprocessableEntity, "This reaction is published. Pick the strongest words", `id="counter-`+second.ID+`-error"`)
	decide(decision(second.ID, "stance", "oppose", "counter", "none", "reason", "plainly <so>", "evidence", wholeValue(a.published))).leadsTo(t, page)
	a.get(policy, page).wants(t, http.StatusOK, "decided by Test Policy", "Reason: plainly &lt;so&gt;", "Opposes", "None found (by Test Policy)", "Stance decided: Ships pay for it",
		`“<mark class="sn-evidence">We support the new pier &lt;b&gt;&amp; more&lt;/b&gt;.</mark>”`)
	a.get(tracker.Journalist, "/quotes?stance=oppose&proposition="+second.ID).wants(t, http.StatusOK, "1 reaction", "On: Ships pay for it", "Stances on: Ships pay for it.")
	a.get(tracker.Journalist, "/quotes?stance=oppose").wants(t, http.StatusOK, "0 reactions")
	late := decision(second.ID, "stance", "support", "reason", "late")
	late.Set("revision", "1")
	a.post(policy, page+"/stance", late).wants(t, http.StatusConflict, "late", "There now: Ada Okoro")
	for _, what := range []string{"", "/undo", "/counter"} {
		a.post(tracker.Journalist, page+"/stance"+what, nil).wants(t, http.StatusForbidden)
		a.post(public, page+"/stance"+what, nil).wants(t, http.StatusUnauthorized)
	}
}

func TestASuggestionIsOverriddenWithAReasonOnly(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	r := a.undecided("Ines Halloran", "We do not support the pier. It is the wrong place for it.")
	page, whole := "/reactions/"+r.ID, a.consultation.Whole().ID
	form := fields(t, a.get(tracker.Policy, page).wants(t, http.StatusOK, "suggested: ", "A person decides.", "!decided by").body, page+"/stance")
	shown := form.Get("shown-" + whole)
	if shown == "" || form.Has("stance-"+whole) || len(form["evidence-"+whole]) == 0 {
		t.Fatalf("got %v, want the suggestion that is shown, its evidence ticked and nothing chosen", form)
	}
	form.Set("stance-"+whole, otherThan(shown))
	a.post(tracker.Policy, page+"/stance", form).wants(t, http.StatusUnprocessableEntity, "Say why you decide otherwise than was suggested.", `id="reason-`+whole+`-error"`)
	form.Set("reason-"+whole, "irony")
	a.post(tracker.Policy, page+"/stance", form).leadsTo(t, page)
	a.get(tracker.Policy, page).wants(t, http.StatusOK, "Reason: irony", "suggested: ")
	on := a.reaction(r.ID).On(whole)
	if d := on.Decision; d == nil || d.Shown != tracker.Stance(shown) || !d.Overrides() || len(d.Evidence) == 0 || d.Counter != nil {
		t.Errorf("got %+v, want the decision against what was shown, with its evidence", on.Decision)
	}
}

func TestConditionsAreWordsOfTheReaction(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	r := a.undecided("Ines Halloran", "We’d back the pier  once the road\nis mended. Ships must slow down.")
	page, whole := "/reactions/"+r.ID, a.consultation.Whole().ID
	decide := func(pairs ...string) answer {
		return a.post(tracker.Policy, page+"/stance", a.at(r.ID, decision(whole, append(pairs, "stance", "qualified_support", "counter", "later")...)))
	}
	decide("other", "once the <road> is mended").wants(t, http.StatusUnprocessableEntity, "do not stand in this reaction", `id="other-`+whole+`-error"`, "once the &lt;road&gt; is mended", "!once the <road>")
	decide("conditions", r.Passages[0].ID+".5.900").wants(t, http.StatusUnprocessableEntity, "Choose words of this reaction as the condition.")
	decide("conditions", "x.y.z").wants(t, http.StatusUnprocessableEntity, "Choose words of this reaction as the condition.")
	decide("evidence", r.Passages[0].ID+".9.9").wants(t, http.StatusUnprocessableEntity, "Choose words of this reaction as evidence.")
	decide("other", "  We'd back the pier once the road is mended \n\nShips must slow down").leadsTo(t, page)
	got := a.reaction(r.ID).On(whole).Decision.Conditions
	if len(got) != 2 || got[0].Words != "We’d back the pier  once the road\nis mended" || got[1].Words != "Ships must slow down" {
		t.Fatalf("got %+v, want the exact words of both", got)
	}
	form := fields(t, a.get(tracker.Policy, page).wants(t, http.StatusOK, "Ships must slow down", ">Open<").body, page+"/stance")
	if len(form["conditions-"+whole]) != 2 {
		t.Errorf("got %v, want both conditions ticked when it is decided again", form["conditions-"+whole])
	}
}

func TestACounterQuoteIsSettledLaterAndADecisionUndone(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	r := a.undecided("Ines Halloran", "We welcome the pier. We do not support the toll.")
	page, whole := "/reactions/"+r.ID, a.consultation.Whole().ID
	do := func(what string, form url.Values) answer {
		return a.post(tracker.Policy, page+"/stance"+what, a.at(r.ID, form))
	}
	do("/undo", decision(whole)).wants(t, http.StatusUnprocessableEntity, "Nothing has been decided")
	do("/counter", decision(whole, "counter", "none")).wants(t, http.StatusUnprocessableEntity, "Decide on the proposition first.")
	do("", decision(whole, "stance", "support", "counter", "later", "evidence", r.Passages[0].ID+".0.20")).leadsTo(t, page)
	settle := func() string {
		_, form, _ := strings.Cut(a.get(tracker.Policy, page).wants(t, http.StatusOK, `href="#settle-`+whole+`"`).body, "sn-settle")
		form, _, _ = strings.Cut(form, "</form>")
		return form
	}
	if form := settle(); strings.Contains(form, "We welcome the pier.") || !strings.Contains(form, "We do not support the toll.") {
		t.Errorf("what the decision rests on is offered as words to the contrary:\n%s", form)
	}
	do("/counter", decision(whole)).wants(t, http.StatusUnprocessableEntity, `id="settle-`+whole+`-error"`)
	do("/counter", decision(whole, "counter", a.published.ID+"."+wholeValue(a.published))).wants(t, http.StatusUnprocessableEntity, "Choose words of the same speaker", `id="settle-`+whole+`-error"`)
	words := tracker.WordsAt{Passage: r.Passages[0].ID, Start: 21, End: 48}
	if offered := counterValue(&tracker.Counter{Reaction: r.ID, At: words}); !strings.Contains(a.get(tracker.Policy, page).body, offered) {
		t.Errorf("%s is not offered as words to the contrary", offered)
	} else {
		do("/counter", decision(whole, "counter", offered)).leadsTo(t, page)
	}
	a.get(tracker.Policy, page).wants(t, http.StatusOK, "“We do not support the toll.”", "!Settle the counter-quote", "Counter-quote settled")
	do("", decision(whole, "stance", "neutral", "reason", "both ways")).leadsTo(t, page)
	a.get(tracker.Policy, page).wants(t, http.StatusOK, "Earlier decisions", "Reason: both ways")
	do("/undo", decision(whole)).leadsTo(t, page)
	a.get(tracker.Policy, page).wants(t, http.StatusOK, "Decision undone: A pier is built", "!Reason: both ways", "“We do not support the toll.”", "!Earlier decisions")
	do("/undo", decision(whole)).leadsTo(t, page)
	if got := a.reaction(r.ID).Stance(whole); got != tracker.Undecided {
		t.Errorf("got %s, want it undecided again", got)
	}
}

// A journalist sees what was decided on what is published, and nothing of how.
func TestWhatAJournalistSeesOfADecision(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	v, comms := a.people[tracker.Policy].viewer, a.people[tracker.Communications].viewer
	public := a.undecided("Ines Halloran", "We welcome the pier, provided that ships pay. We would not want it otherwise.")
	secret := a.undecided("Ines Halloran", "Between us, we oppose the pier.")
	whole := a.consultation.Whole().ID
	public, err := a.service.DecideStance(t.Context(), v, public.ID, public.Revision, tracker.StanceInput{
		Proposition: whole, Value: tracker.QualifiedSupport, Shown: tracker.Oppose, Why: "a secret reason",
		Evidence:   []tracker.WordsAt{{Passage: public.Passages[0].ID, Start: 0, End: 19}},
		Conditions: []tracker.WordsAt{{Passage: public.Passages[0].ID, Start: 21, End: 44}},
		Counter:    &tracker.Counter{Reaction: secret.ID, At: tracker.WordsAt{Passage: secret.Passages[0].ID, End: 31}},
	})
	a.must(err)
	public, err = a.service.Publish(t.Context(), comms, public.ID, public.Revision)
	a.must(err)
	page := "/reactions/" + public.ID
	hides := []string{"!Test Policy", "!a secret reason", "!uggested", "!By a machine", "!Between us", "!" + secret.ID, "!confidence", "!Earlier decisions", "!Undo", "!/stance", "!Tagging queue"}
	shows := []string{"Supports with conditions", `<mark class="sn-evidence">We welcome the pier</mark>`, "“provided that ships pay”", ">Open<"}
	a.get(tracker.Journalist, page).wants(t, http.StatusOK, append(shows, hides...)...).wants(t, http.StatusOK, "!Strongest words to the contrary")
	a.get(tracker.Policy, page).wants(t, http.StatusOK, "“Between us, we oppose the pier.”", "/reactions/"+secret.ID, "a secret reason")
	_, err = a.service.Publish(t.Context(), comms, secret.ID, secret.Revision)
	a.must(err)
	a.get(tracker.Journalist, page).wants(t, http.StatusOK, "Strongest words to the contrary", "“Between us, we oppose the pier.”", "!Test Policy")
	public, err = a.service.SettleCounter(t.Context(), v, public.ID, public.Revision, whole, tracker.Counter{Declined: true})
	a.must(err)
	a.get(tracker.Journalist, page).wants(t, http.StatusOK, "!None found", "!Test Policy", "!Between us")
}

func TestAReviewerDecidesWithTheDraft(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	d, whole, second := drafts[0], a.consultation.Whole().ID, a.consultation.Propositions[1].ID
	accept, comms := "/drafts/"+d.ID+"/accept", tracker.Communications
	form := fields(t, a.get(comms, draftHref(source, 1)).wants(t, http.StatusOK, "Stance on: A pier is built", "Stance on: Ships pay for it", "Decide later").body, accept)
	if form.Get("stance-"+whole) != "undecided" || form.Get("stance-"+second) != "undecided" {
		t.Fatalf("got %v, want both left open", form)
	}
	form.Set("stance-"+second, "concerned")
	form.Set("other-"+second, "words of <nobody>")
	form.Set("reason-"+second, "my own view")
	a.post(comms, accept, form).wants(t, http.StatusUnprocessableEntity, `id="other-`+second+`-error"`, "words of &lt;nobody&gt;", "my own view", `value="concerned" checked`)
	form.Del("other-" + second)
	form.Set("conditions-"+second, "none.0.4")
	a.post(comms, accept, form).wants(t, http.StatusUnprocessableEntity, "Choose words of this reaction as the condition.", "my own view")
	form.Del("conditions-" + second)
	a.post(comms, accept, form).leadsTo(t, draftHref(source, 2)+"#reaction-2")
	r := a.reaction(d.Reaction)
	if got := r.On(second).Decision; got == nil || got.Value != tracker.Concerned || got.Why != "my own view" || r.Stance(whole) != tracker.Undecided {
		t.Errorf("got %+v and %s on the whole, want the one decision", got, r.Stance(whole))
	}
	a.get(comms, "/reactions/"+d.Reaction).wants(t, http.StatusOK, "Stance decided: Ships pay for it", "Has concerns")
}

func TestEvidenceInAPassageThatIsLeftOutGoesWithIt(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	source, drafts := a.reviewed()
	d, whole := drafts[1], a.consultation.Whole().ID
	accept := "/drafts/" + d.ID + "/accept"
	form := fields(t, a.get(tracker.Communications, draftHref(source, 2)).body, accept)
	form["evidence-"+whole] = nil
	for _, p := range d.Passages {
		form.Add("evidence-"+whole, atValue(tracker.WordsAt{Passage: p.ID, End: 4}))
	}
	dropped, kept := d.Passages[0], d.Passages[1:]
	form["keep"] = nil
	for _, p := range kept {
		form.Add("keep", p.ID)
	}
	form.Set("reason-"+dropped.ID, "a repeat")
	form.Set("stance-"+whole, "neutral")
	form.Set("reason-"+whole, "both ways")
	a.post(tracker.Communications, accept, form)
	got := a.reaction(d.Reaction).On(whole).Decision
	if got == nil || len(got.Evidence) != len(kept) || got.Evidence[0].Passage != kept[0].ID {
		t.Errorf("got %+v, want the evidence in what was kept", got)
	}
}

func TestASuggestionSaysHowSureItIsOfItsSide(t *testing.T) {
	for _, test := range []struct {
		x    tracker.Suggestion
		want string
	}{
		{tracker.Suggestion{Value: tracker.Support, Polarity: tracker.Support, Confidence: 0.919, Engine: "1"}, "High confidence: 91% that it is on the side of support"},
		{tracker.Suggestion{Value: tracker.QualifiedSupport, Polarity: tracker.Support, Confidence: 0.7, Engine: "1"}, "Medium confidence: 70% that it is on the side of support"},
		{tracker.Suggestion{Value: tracker.Concerned, Polarity: tracker.Oppose, Confidence: 0.51, Engine: "1"}, "Low confidence: 51% that it is on the side against"},
		{tracker.Suggestion{Value: tracker.Concerned, Polarity: tracker.Support, Confidence: 0.75, Engine: "1"}, "Low confidence: 25% that it is on the side against"},
		{tracker.Suggestion{Value: tracker.Neutral, Polarity: tracker.Support, Confidence: 0.75, Engine: "1"}, ""},
		{tracker.Suggestion{Value: tracker.NotStated, Polarity: tracker.Support, Confidence: 0.55, Engine: "1"}, ""},
		{tracker.Suggestion{Value: tracker.Support}, ""},
	} {
		if got := suggested(&test.x).Confidence; got != test.want {
			t.Errorf("%+v: got %q, want %q", test.x, got, test.want)
		}
	}
	if got := suggested(&tracker.Suggestion{Value: tracker.Oppose}); !strings.Contains(got.By, "the respondent chose") || got.Learnt != "" {
		t.Errorf("got %+v, want what the respondent chose", got)
	}
	if got := suggested(&tracker.Suggestion{Value: tracker.Oppose, Engine: "1", Learnt: 1}); got.Learnt != "It had learnt from 1 decision on this proposition." {
		t.Errorf("got %q", got.Learnt)
	}
}

func TestEvidenceIsMarkedInThePassages(t *testing.T) {
	r := tracker.Reaction{Passages: []tracker.Passage{{ID: "A", Text: "Café, tea, rolls, jam"}, {ID: "B", Text: "bread"}}}
	decided := func(spans ...tracker.WordsAt) tracker.StanceOn {
		return tracker.StanceOn{Decision: &tracker.Decision{Value: tracker.Support, Evidence: spans}}
	}
	r.Stances = []tracker.StanceOn{{}, decided(tracker.WordsAt{Passage: "A", Start: 11, End: 16}, tracker.WordsAt{Passage: "A", Start: 0, End: 4}),
		decided(tracker.WordsAt{Passage: "A", Start: 2, End: 9}, tracker.WordsAt{Passage: "A", Start: 12, End: 14}, tracker.WordsAt{Passage: "A", Start: 3, End: 99})}
	marked := ""
	for _, x := range markedEvidence(r, r.Passages[0]) {
		if x.Hit {
			marked += "[" + x.Text + "]"
		} else {
			marked += x.Text
		}
	}
	if want := "[Café][, tea], [rolls], jam"; marked != want {
		t.Errorf("got %q, want %q", marked, want)
	}
	if got := markedEvidence(r, r.Passages[1]); len(got) != 1 || got[0].Hit || got[0].Text != "bread" {
		t.Errorf("got %+v, want it unmarked", got)
	}
}

func TestWordsSuggestedForOneSideAreNoEvidenceForTheOther(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	r := a.undecided("Ines Halloran", "We do not support the pier. It is the wrong place for it.")
	page, whole := "/reactions/"+r.ID, a.consultation.Whole().ID
	form := fields(t, a.get(tracker.Policy, page).wants(t, http.StatusOK, "these ticks alone are not kept").body, page+"/stance")
	if form.Get("shown-"+whole) != "oppose" || len(form["ticked-"+whole]) == 0 {
		t.Fatalf("got %v, want opposition suggested with its words ticked", form)
	}
	form.Set("stance-"+whole, "support")
	form.Set("reason-"+whole, "irony")
	a.post(tracker.Policy, page+"/stance", form).leadsTo(t, page)
	if d := a.reaction(r.ID).On(whole).Decision; len(d.Evidence) != 0 {
		t.Errorf("got the evidence %v, want none: nobody ticked it for support", d.Evidence)
	}
	form = fields(t, a.get(tracker.Policy, page).body, page+"/stance")
	form.Set("stance-"+whole, "concerned")
	form["evidence-"+whole] = []string{wholeValue(r)}
	form.Set("reason-"+whole, "a doubt")
	a.post(tracker.Policy, page+"/stance", form).leadsTo(t, page)
	if d := a.reaction(r.ID).On(whole).Decision; len(d.Evidence) != 1 {
		t.Errorf("got the evidence %v, want what was ticked", d.Evidence)
	}
}
