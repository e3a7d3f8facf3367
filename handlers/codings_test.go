package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"soundings/tracker"
)

// exercise starts an exercise on both seeded reactions through the form, with
// the policy and the communications account as coders.
func (a *testApp) exercise() string {
	a.t.Helper()
	an := a.post(tracker.Policy, "/consultations/harbour-2014/codings", a.exerciseForm())
	if an.StatusCode != http.StatusSeeOther || !strings.HasPrefix(an.Header.Get("Location"), "/codings/") {
		a.t.Fatalf("got %d to %q: %s", an.StatusCode, an.Header.Get("Location"), an.body)
	}
	return an.Header.Get("Location")
}

func (a *testApp) exerciseForm() url.Values {
	return url.Values{"id": {"exercise1"}, "proposition": {a.consultation.ID}, "size": {"10"}, "seed": {"5"}, "from": {"all"},
		"coder": {a.people[tracker.Policy].account.ID, a.people[tracker.Communications].account.ID}}
}

// codes answers both reactions of an exercise, in its order, and hands in.
func (a *testApp) codes(role tracker.Role, here string, note string, stances ...string) {
	a.t.Helper()
	for n, stance := range stances {
		form := url.Values{"n": {string(rune('1' + n))}, "stance-answer": {stance}, "note": {note}}
		if an := a.post(role, here+"/sheet", form); an.StatusCode != http.StatusSeeOther {
			a.t.Fatalf("answer %d: got %d: %s", n+1, an.StatusCode, an.body)
		}
	}
	a.post(role, here+"/hand-in", url.Values{"partly": {"yes"}}).leadsTo(a.t, here)
}

func TestTwoCodersAreBlindToOneAnotherAndThenCompared(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Policy, "/consultations/harbour-2014").wants(t, http.StatusOK, `href="/consultations/harbour-2014/codings"`)
	a.get(tracker.Journalist, "/consultations/harbour-2014").wants(t, http.StatusOK, "!Second coders")
	here := a.exercise()
	a.get(tracker.Policy, "/consultations/harbour-2014").wants(t, http.StatusOK, "Second coders: 1 sheet waits for you")
	a.get(tracker.Administrator, "/consultations/harbour-2014").wants(t, http.StatusOK, "Second coders", "!sheet waits")
	a.get(tracker.Policy, here).wants(t, http.StatusOK, "0 of 2 answered", "Only these counts are shown")
	a.codes(tracker.Policy, here, "telltale note", "support", "oppose")
	for _, path := range []string{here, here + "/sheet?n=1", here + "/sheet?n=2", "/consultations/harbour-2014/codings", "/reactions/" + a.hidden.ID, "/reactions/" + a.published.ID} {
		for _, role := range []tracker.Role{tracker.Communications, tracker.Administrator} {
			if an := a.get(role, path); strings.Contains(an.body, "telltale") || strings.Contains(an.body, "checked>") && strings.Contains(path, "sheet") && strings.Contains(an.body, `value="support" checked`) {
				t.Errorf("%s shows %s what the first coder says", path, role)
			}
		}
	}
	a.get(tracker.Communications, here).wants(t, http.StatusOK, "handed in", "0 of 2 answered", "!kappa")
	a.get(tracker.Communications, here+"/comparison.csv").wants(t, http.StatusConflict, "!telltale")
	for _, path := range []string{"/adjudicate", "/record", "/close"} {
		a.post(tracker.Communications, here+path, url.Values{"reaction": {a.hidden.ID}, "revision": {"1"}, "stance": {"support"}, "why": {"because"}}).wants(t, http.StatusConflict, "!telltale", "!kappa")
	}
	a.codes(tracker.Communications, here, "", "support", "concerned")
	a.get(tracker.Administrator, here).wants(t, http.StatusOK, "Cohen’s kappa", "Krippendorff’s alpha, ordinal", "Gwet’s AC1", "telltale note", "The same answer on 1 of 2", "1 to decide")
	a.get(tracker.Journalist, here).wants(t, http.StatusForbidden, "!telltale")
}

func TestASheetIsTheCodersOwn(t *testing.T) {
	a := newApp(t)
	here := a.exercise()
	a.get(tracker.Policy, here+"/sheet").wants(t, http.StatusOK, "Reaction 1 of 2", "0 of 2 answered", "Blind:", "!suggests", "!Suggested", "!/stakeholders/", "!/reactions/")
	a.get(tracker.Administrator, here+"/sheet").wants(t, http.StatusForbidden)
	a.get(tracker.Policy, here+"/sheet?n=3").wants(t, http.StatusNotFound)
	a.get(tracker.Policy, here+"/sheet?n=x").wants(t, http.StatusNotFound)
	a.post(tracker.Policy, here+"/sheet", url.Values{"n": {"1"}, "note": {"<i>unsure</i>"}}).wants(t, http.StatusUnprocessableEntity, "Choose where the speaker stands", "&lt;i&gt;unsure")
	a.post(tracker.Policy, here+"/sheet", url.Values{"n": {"1"}, "stance-answer": {"neutral"}}).leadsTo(t, here+"/sheet?n=2")
	a.post(tracker.Policy, here+"/sheet", url.Values{"n": {"1"}, "stance-answer": {"oppose"}}).wants(t, http.StatusConflict, "another window", `value="neutral" checked`)
	a.post(tracker.Policy, here+"/sheet", url.Values{"n": {"1"}, "was": {"neutral"}, "stance-answer": {"oppose"}}).leadsTo(t, here+"/sheet?n=2")
	a.post(tracker.Policy, here+"/hand-in", url.Values{"n": {"2"}}).wants(t, http.StatusUnprocessableEntity, "1 of 2 are not answered")
	a.post(tracker.Policy, here+"/sheet", url.Values{"n": {"2"}, "stance-answer": {"not_stated"}}).leadsTo(t, here+"/sheet?n=2")
	a.post(tracker.Policy, here+"/hand-in", nil).leadsTo(t, here)
	a.get(tracker.Policy, here+"/sheet?n=1").wants(t, http.StatusOK, "Your answers stay as they are", "!Save and next")
	a.post(tracker.Policy, here+"/sheet", url.Values{"n": {"1"}, "was": {"oppose"}, "stance-answer": {"support"}}).wants(t, http.StatusConflict, "handed in")
}

func TestTheFormOfAnExerciseIsShownAgainWithWhatIsWrong(t *testing.T) {
	a := newApp(t)
	a.get(tracker.Policy, "/consultations/harbour-2014/codings").wants(t, http.StatusOK, "New sample", "Test Policy", "Test Administrator", "!Test Journalist", `value="40"`)
	form := a.exerciseForm()
	form["coder"] = form["coder"][:1]
	form.Set("size", "many")
	a.post(tracker.Policy, "/consultations/harbour-2014/codings", form).wants(t, http.StatusUnprocessableEntity, "at least two people", "from 2 to 300", `value="many"`)
	a.get(tracker.Journalist, "/consultations/harbour-2014/codings").wants(t, http.StatusForbidden, "!Test Policy")
	a.post(tracker.Journalist, "/consultations/harbour-2014/codings", a.exerciseForm()).wants(t, http.StatusForbidden)
	a.get(tracker.Policy, "/consultations/none/codings").wants(t, http.StatusNotFound)
}

func TestDisagreementsAreDecidedAndAgreementsRecorded(t *testing.T) {
	a := newApp(t)
	here := a.exercise()
	coding, _, err := a.service.Coding(t.Context(), a.people[tracker.Administrator].viewer, strings.TrimPrefix(here, "/codings/"))
	a.must(err)
	first, second := "oppose", "oppose" // the hidden one is agreed on
	if coding.Coding.Sample[0] == a.published.ID {
		first, second = second, first
	}
	other := func(role tracker.Role, published string) {
		stances := []string{first, second}
		for n, id := range coding.Coding.Sample {
			if id == a.published.ID {
				stances[n] = published
			}
		}
		a.codes(role, here, "", stances...)
	}
	other(tracker.Policy, "support")
	other(tracker.Communications, "qualified_support")
	form := url.Values{"reaction": {a.published.ID}, "revision": {"2"}, "stance": {"support"}, "why": {""}}
	a.post(tracker.Administrator, here+"/adjudicate", form).wants(t, http.StatusUnprocessableEntity, "Say why", `id="why-`+a.published.ID)
	form.Set("why", "no condition in the words, =1+1")
	a.post(tracker.Administrator, here+"/adjudicate", form).wants(t, http.StatusUnprocessableEntity, "This reaction is published", "no condition in the words")
	form.Set("none", "yes")
	a.post(tracker.Administrator, here+"/adjudicate", form).leadsTo(t, here)
	a.get(tracker.Administrator, here).wants(t, http.StatusOK, "who did not code", "no condition in the words", "0 of 1 recorded")
	a.get(tracker.Policy, "/reactions/"+a.published.ID).wants(t, http.StatusOK, "Decided between coders: no condition in the words")
	a.post(tracker.Policy, here+"/record", nil).leadsTo(t, here)
	a.get(tracker.Policy, here).wants(t, http.StatusOK, "1 of 1 recorded")
	a.get(tracker.Policy, "/reactions/"+a.hidden.ID).wants(t, http.StatusOK, "Coders agreed without seeing one another’s answers")
	a.get(tracker.Policy, here+"/comparison.csv").wants(t, http.StatusOK, "Number,Reaction,Speaker", "Test Policy", "All coders agreed", "Supports with conditions", "who did not code")
	page := a.get(tracker.Policy, here)
	_, after, _ := strings.Cut(page.body, `action="`+here+`/close"`)
	_, after, _ = strings.Cut(after, `name="revision" value="`)
	revision, _, _ := strings.Cut(after, `"`)
	a.post(tracker.Policy, here+"/close", url.Values{"revision": {revision}}).leadsTo(t, here)
	a.post(tracker.Policy, here+"/record", nil).wants(t, http.StatusConflict, "closed")
}

func TestAnExerciseIsEndedEarlyOnlyWithAReason(t *testing.T) {
	a := newApp(t)
	here := a.exercise()
	a.post(tracker.Communications, here+"/end", url.Values{"reason": {" "}}).wants(t, http.StatusUnprocessableEntity, "Say why it is ended", "!kappa")
	a.post(tracker.Communications, here+"/end", url.Values{"reason": {"nobody has the time"}}).leadsTo(t, here)
	a.get(tracker.Communications, here).wants(t, http.StatusOK, "Ended early by Test Communications", "nobody has the time", "Not defined: no item has an answer from two coders", "!NaN")
	a.post(tracker.Communications, here+"/end", url.Values{"reason": {"again"}}).wants(t, http.StatusConflict, "handed in already")
}
