package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"soundings/tracker"
	"soundings/tracker/query"
)

func TestASearchSaysWhatItUnderstood(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.setTime("2014-06-20", "10:05") // the names of people are read again after a while
	for _, test := range []struct {
		words string
		shows []string
	}{
		{"pier plan", []string{"!Looked for"}},
		{`"the pier"`, []string{"!Looked for"}},
		{"pier -(budget OR <b>)", []string{"Looked for: pier — and — not (budget or b)", "!<b>budget"}},
		{`pier OR "sinks us" plan*`, []string{"Looked for: (pier or exactly “sinks us”) — and — words that begin with plan"}},
		{"piers~ -(stance:oppose pier)", []string{"Looked for: words spelled nearly like piers — and — not (stance: oppose — and — pier)"}},
		{"speaker:Okoro", []string{"1 reaction", "!Looked for", "Remove filter </span>Ada Okoro", `name="q" type="search" value=""`}},
		{"speaker:Carver plan -pier", []string{"Looked for: plan — and — not pier", "Remove filter </span>Ben Carver", `value="plan -pier"`}},
		{"in:harbour-2014 before:2015 stance:undecided", []string{"2 reactions", "Remove filter </span>A new pier", "Remove filter </span>To 2014", `id="stance-undecided" checked`}},
		{"speaker:Okoro OR speaker:Carver", []string{"2 reactions", "Looked for: speaker: Okoro or speaker: Carver", "!sn-chip__x"}},
		{"Recommendation 3: e-mail - urgent, 10:30 (or so)", []string{"0 reactions", "!There is a problem", "!Looked for"}},
	} {
		a.get(tracker.Policy, "/quotes?q="+url.QueryEscape(test.words)).wants(t, http.StatusOK, test.shows...)
	}
}

func TestAMistakeInASearchIsShownWhereItIs(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	place := func(words string) string {
		return `<mark class="sn-misread__place"><span class="govuk-visually-hidden">[this is not understood: </span>` + words + `<span class="govuk-visually-hidden">]</span></mark>`
	}
	for _, test := range []struct {
		role  tracker.Role
		words string
		shows []string
	}{
		{tracker.Policy, "plan speker:Okoro<b> pier", []string{"There is a problem", `id="q-error"`, "speaker:", "You wrote: plan " + place("speker:Okoro&lt;b&gt;") + " pier", "Nothing was looked for", "!0 reactions", "!No reaction matches"}},
		{tracker.Policy, "“naïve” a* b*", []string{"You wrote: “naïve” " + place("a*") + " " + place("b*"), "at least two letters"}},
		{tracker.Journalist, "speaker:Carver", []string{"No speaker “Carver” is known here", place("speaker:Carver"), "!Ben"}},
		{tracker.Journalist, "org:Quay", []string{"No organisation “Quay” is known here", place("org:Quay"), "!Quay Forum"}},
	} {
		for _, path := range []string{"/quotes?q=", "/quotes.csv?q="} {
			a.get(test.role, path+url.QueryEscape(test.words)).wants(t, http.StatusUnprocessableEntity, test.shows...)
		}
	}
}

func TestAnExportFollowsTheFieldsOfASearch(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.setTime("2014-06-20", "10:05")
	list := rows(t, a.get(tracker.Policy, "/quotes.csv?q="+url.QueryEscape("speaker:Okoro OR pier -sinks")))
	if len(list) < 2 || strings.Contains(list[1][1], "sinks") {
		t.Errorf("got the rows %q, want those of Ada Okoro", list)
	}
	page := a.get(tracker.Policy, "/quotes?q="+url.QueryEscape("speaker:Okoro pier")).wants(t, http.StatusOK, "Download CSV").body
	if !strings.Contains(page, `href="/quotes.csv?q=pier&amp;speaker=`) {
		t.Error("the export of a search with a field does not carry its filter")
	}
}

var exampleLink = regexp.MustCompile(`sn-examples__query" href="([^"]+)"`)

func TestEveryExampleOfASearchCanBeFollowed(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.setTime("2014-06-20", "10:05")
	a.get(public, "/searching").leadsTo(t, "/sign-in?next=%2Fsearching")
	a.get(tracker.Journalist, "/quotes").wants(t, http.StatusOK, `href="/searching"`)
	for _, role := range []tracker.Role{tracker.Journalist, tracker.Policy} {
		page := a.get(role, "/searching").wants(t, http.StatusOK, "speaker:", "in:harbour-2014", "!Carver").body
		links := exampleLink.FindAllStringSubmatch(page, -1)
		if len(links) < 14 {
			t.Errorf("%s: got %d examples, want every kind", role, len(links))
		}
		for _, l := range links {
			a.get(role, strings.ReplaceAll(l[1], "&amp;", "&")).wants(t, http.StatusOK)
		}
	}
}

func TestEveryExampleIsUnderstood(t *testing.T) {
	for _, g := range searchExamples("Fiona Ashdown", "College of Nurses", "lists") {
		for _, x := range g.Examples {
			if q := query.Parse(x.Query); len(q.Mistakes) > 0 || q.Root.Empty() {
				t.Errorf("%s: got %+v, want it understood", x.Query, q)
			}
		}
	}
}
