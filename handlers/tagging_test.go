package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

// queued records reactions until some wait that are blind and some that are not.
func (a *testApp) queued() (blind, seen []tracker.Reaction) {
	a.t.Helper()
	whole := a.consultation.Whole().ID
	for i := 0; len(blind) < 1 || len(seen) < 3; i++ {
		r := a.undecided(fmt.Sprintf("Member %d", i), fmt.Sprintf("We do not support the pier at berth %d.", i))
		if tracker.TaggedBlind(r.ID, whole) {
			blind = append(blind, r)
		} else {
			seen = append(seen, r)
		}
	}
	return blind, seen
}

func TestTheTaggingQueueGoesOnUntilAllIsDecided(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	policy, tag, whole := tracker.Policy, "/consultations/harbour-2014/tag", a.consultation.Whole().ID
	a.get(policy, "/consultations/harbour-2014").wants(t, http.StatusOK, "Tag stances: 2 wait", tag+"?proposition="+whole)
	a.get(tracker.Journalist, "/consultations/harbour-2014").wants(t, http.StatusOK, "!Tag stances")
	page := a.get(policy, tag).wants(t, http.StatusOK, "0 decided, 2 wait", "Save and next", "Skip", "A pier is built", "!data-undo")
	var seen []string
	for range 2 {
		form := fields(t, page.body, tag)
		seen = append(seen, form.Get("reaction"))
		form.Set("stance-"+whole, "concerned")
		form.Set("counter-"+whole, "none")
		form.Set("reason-"+whole, "as <I> read it")
		an := a.post(policy, tag, form).leadsTo(t, tag+"?last="+form.Get("reaction")+"&proposition="+whole)
		page = a.get(policy, an.Header.Get("Location"))
	}
	page.wants(t, http.StatusOK, "Everything is decided", "2 decided, 0 wait", "data-undo")
	if seen[0] == seen[1] {
		t.Errorf("the queue showed %s twice", seen[0])
	}
	undo := fields(t, page.body, tag+"/undo")
	an := a.post(policy, tag+"/undo", undo).leadsTo(t, tag+"?proposition="+whole+"&reaction="+seen[1])
	a.get(policy, an.Header.Get("Location")).wants(t, http.StatusOK, "1 decided, 1 waits", "Save and next", `name="reaction" value="`+seen[1])
	if got := a.reaction(seen[1]).Stance(whole); got != tracker.Undecided {
		t.Errorf("after undo it is %s", got)
	}
	a.post(policy, tag+"/undo", undo).wants(t, http.StatusConflict, "Somebody else has changed this")
	a.get(policy, "/reactions/"+seen[1]).wants(t, http.StatusOK, "Tagging queue")
	a.get(policy, tag+"?proposition=none").wants(t, http.StatusNotFound)
	a.get(policy, tag+"?reaction=none&last=none").wants(t, http.StatusOK, "Save and next", "!data-undo")
}

// otherThan is a grade that is not the one suggested.
func otherThan(shown string) string {
	if shown == "neutral" {
		return "oppose"
	}
	return "neutral"
}

func TestARefusedDecisionComesBackInTheQueue(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	_, list := a.queued()
	policy, tag, whole, r := tracker.Policy, "/consultations/harbour-2014/tag", a.consultation.Whole().ID, list[1]
	form := fields(t, a.get(policy, tag+"?reaction="+r.ID).wants(t, http.StatusOK, r.Passages[0].Text, "Suggested").body, tag)
	other := otherThan(form.Get("shown-" + whole))
	form.Set("stance-"+whole, other)
	form.Set("other-"+whole, "berth")
	a.post(policy, tag, form).wants(t, http.StatusUnprocessableEntity, "Say why you decide otherwise", r.Passages[0].Text, `value="`+other+`" checked`, ">\nberth</textarea>")
	form.Set("revision", "1000")
	form.Set("reason-"+whole, "late <one>")
	a.post(policy, tag, form).wants(t, http.StatusConflict, "There now: Member", "late &lt;one&gt;")
	form.Set("stance-"+whole, "not_stated")
	form.Set("revision", fmt.Sprint(r.Revision))
	a.post(policy, tag, form)
	if d := a.reaction(r.ID).On(whole).Decision; d == nil || d.Value != tracker.NotStated || len(d.Evidence)+len(d.Conditions) > 0 {
		t.Errorf("got %+v, want not stated, without the evidence that was ticked before", d)
	}
}

// What is to be decided blind shows no suggestion, not even in its source, and
// the decision says so, whatever the form sends.
func TestABlindReactionHidesTheSuggestion(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	blind, seen := a.queued()
	policy, tag, whole, r := tracker.Policy, "/consultations/harbour-2014/tag", a.consultation.Whole().ID, blind[0]
	decided := a.at(seen[0].ID, decision(whole, "stance", "oppose", "counter", "none"))
	decided.Set("reaction", seen[0].ID)
	a.post(policy, tag, decided)
	a.get(policy, tag+"?reaction="+seen[1].ID).wants(t, http.StatusOK, "Suggested", "Nearest decided reactions", `name="shown-`, "/reactions/"+seen[1].ID, "!Blind:")
	page := a.get(policy, tag+"?reaction="+r.ID).wants(t, http.StatusOK, r.Passages[0].Text, "Blind:", "this checks the suggestions",
		"!Suggested", "!By a machine", "!sn-suggest", "!Nearest decided", "!shown-", "!confidence", "!/reactions/"+r.ID, "!data-side", "!If you decide", "Words of this reaction")
	form := fields(t, page.body, tag)
	if form.Has("evidence-"+whole) || form.Has("conditions-"+whole) {
		t.Errorf("got %v, want nothing ticked", form)
	}
	form.Set("stance-"+whole, "support")
	form.Set("shown-"+whole, "oppose")
	a.post(policy, tag, form)
	if d := a.reaction(r.ID).On(whole).Decision; d == nil || !d.Blind || d.Shown != "" {
		t.Errorf("got %+v, want a decision made blind", d)
	}
	a.get(policy, "/reactions/"+r.ID).wants(t, http.StatusOK, "without seeing the suggestion", "suggested: ")
}

func TestSkippedReactionsComeBackOnRequest(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	policy, tag, whole := tracker.Policy, "/consultations/harbour-2014/tag", a.consultation.Whole().ID
	at := place{slug: "harbour-2014", proposition: whole}
	skip := func(body string) string {
		_, after, _ := strings.Cut(body, "data-skip href=\"")
		href, _, ok := strings.Cut(after, "\"")
		if !ok {
			t.Fatal("there is nothing to skip")
		}
		return strings.ReplaceAll(href, "&amp;", "&")
	}
	first := a.get(policy, at.href())
	second := a.get(policy, skip(first.body)).wants(t, http.StatusOK, "0 decided, 2 wait, 1 of them skipped")
	a.get(policy, skip(second.body)).wants(t, http.StatusOK, "Only what you skipped is left", "2 reactions wait", "Start again with the skipped ones", tag+"?proposition="+whole+"\"", "!Save and next")
	form := fields(t, second.body, tag)
	passed := form.Get("skipped")
	if one := fields(t, first.body, tag).Get("reaction"); passed != one {
		t.Errorf("got %q skipped, want %q", passed, one)
	}
	form.Set("stance-"+whole, "neutral")
	form.Set("reason-"+whole, "even")
	if an := a.post(policy, tag, form); !strings.Contains(an.Header.Get("Location"), "skipped="+passed) {
		t.Errorf("after a decision the skipped ones are forgotten: %s", an.Header.Get("Location"))
	}
}

func TestAPlaceRemembersAtMostTheLatestSkipped(t *testing.T) {
	p := place{slug: "x", wanted: "W"}
	for i := range 2 * mostPassedOver {
		p = p.past(fmt.Sprint("R", i))
	}
	p = p.past("R300")
	if n := len(p.skipped); n != mostPassedOver || p.skipped[n-1] != "R300" || p.skipped[n-2] != "R399" || slices.Index(p.skipped, "R300") != n-1 || p.wanted != "" {
		t.Errorf("got %d, ending in %v", n, p.skipped[n-2:])
	}
	u, err := url.Parse(p.href())
	if err != nil || !slices.Equal(skippedOf(u.Query().Get("skipped")), p.skipped) {
		t.Errorf("the address %s does not hold them (%v)", p.href(), err)
	}
}

func TestTheEmptyQueueTeaches(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	_, err := a.service.CreateConsultation(t.Context(), a.people[tracker.Communications].viewer, tracker.Consultation{Slug: "quiet", Title: "Quiet", State: tracker.ConsultationOpen, Propositions: []tracker.Proposition{{Title: "Silence"}}})
	a.must(err)
	a.get(tracker.Policy, "/consultations/quiet/tag").wants(t, http.StatusOK, "Nothing waits here yet", "least sure", "!/consultations/quiet/import")
	a.get(tracker.Communications, "/consultations/quiet/tag").wants(t, http.StatusOK, "/consultations/quiet/import")
}
