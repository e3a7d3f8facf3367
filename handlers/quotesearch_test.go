package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"soundings/tracker"
)

// spoken records and publishes “We agree.” of each speaker, for a body, on a date.
func (a *testApp) spoken(said ...[3]string) {
	a.t.Helper()
	ctx, comms := a.t.Context(), a.people[tracker.Communications].viewer
	src := a.seedSource(strings.Repeat("“We agree.” ", len(said)), &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	for _, x := range said {
		r := a.record(a.seedDraft(src, x[0], "Member", x[1], "We agree."))
		r, err := a.service.Correct(ctx, comms, r.ID, r.Revision, tracker.Correction{Stakeholder: r.Stakeholder, Speaker: r.Speaker, Capacities: r.Capacities, SaidOn: x[2], Reason: "As printed"})
		a.must(err)
		_, err = a.service.Publish(ctx, comms, r.ID, r.Revision)
		a.must(err)
	}
}

var (
	groupHeads = regexp.MustCompile(`(?s)<h3 class="govuk-heading-s sn-group__h"[^>]*>(.*?)</h3>.*?href="([^"]*)">(?:All )?(\d+) reaction`)
	histBars   = regexp.MustCompile(`<a class="sn-hist__bar[^"]*" href="([^"]*)" aria-label="([^"]*): (\d+) reactions?(?:, and (\d+) that may belong here)?"`)
	foundCount = regexp.MustCompile(`id="count">(\d+) reaction`)
	markup     = regexp.MustCompile(`<[^>]*>`)
)

// counts reads how many reactions a page of results says it found.
func (an answer) counts(t *testing.T) string {
	t.Helper()
	m := foundCount.FindStringSubmatch(an.body)
	if m == nil {
		t.Fatalf("no number of reactions in %.600s", an.body)
	}
	return m[1]
}

func TestGroupsSayHowManyAndLeadToThem(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.spoken([3]string{"Ida Quill", "Quay Forum", "2014-05-02"}, [3]string{"Ida Quill", "Quay Forum", "2014-05-03"}, [3]string{"Ida Quill", "Quay Forum", "2014-05-04"},
		[3]string{"Ida Quill", "Quay Forum", "2014-05-05"}, [3]string{"Joe Reed", "Harbour Trust", "2014"})
	for _, query := range []string{"group=speaker", "group=source", "group=speaker&q=agree", "group=source&from=2014-05&to=2014-05", "group=speaker&kind=quote&sort=oldest"} {
		page := a.get(tracker.Journalist, "/quotes?"+query).wants(t, http.StatusOK, "first.", `href="/quotes.csv`)
		heads := groupHeads.FindAllStringSubmatch(page.body, -1)
		if len(heads) == 0 {
			t.Fatalf("%s: no groups in %.3000s", query, page.body)
		}
		sum := 0
		for _, h := range heads {
			n, err := strconv.Atoi(h[3])
			a.must(err)
			sum += n
			if got := a.get(tracker.Journalist, strings.ReplaceAll(h[2], "&amp;", "&")).counts(t); got != h[3] {
				t.Errorf("%s: %s leads to %s reactions, want %s", query, markup.ReplaceAllString(h[1], ""), got, h[3])
			}
		}
		if got := page.counts(t); got != strconv.Itoa(sum) {
			t.Errorf("%s: the groups have %d reactions, the page says %s", query, sum, got)
		}
	}
	a.get(tracker.Journalist, "/quotes?group=speaker").wants(t, http.StatusOK, "All 4 reactions", "3 speakers, the one with the most reactions first.", "!Ben Carver", `value="speaker" selected`)
	a.get(tracker.Journalist, "/quotes?group=source").wants(t, http.StatusOK, "Harbour round-up", "!/sources/")
	a.get(tracker.Policy, "/quotes?group=source").wants(t, http.StatusOK, "/sources/")
	a.get(tracker.Journalist, "/quotes?group=speaker&q=submarine").wants(t, http.StatusOK, "No reaction matches", "!sn-group__head")
	a.get(tracker.Journalist, "/quotes?group=colour").wants(t, http.StatusOK, "!sn-group__head", "!left out")
	a.get(tracker.Journalist, "/quotes?group=speaker&page=7").leadsTo(t, "/quotes?group=speaker")
	a.get(tracker.Journalist, "/quotes?speaker=none").wants(t, http.StatusOK, "0 reactions", "No person named")
}

func TestASourceThatIsNotInSightHasNoName(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.get(tracker.Journalist, "/quotes?source="+a.source.ID).wants(t, http.StatusOK, "1 reaction", "In: Harbour round-up", `name="source" value="`+a.source.ID)
	secret := a.seedSource(seedText, nil)
	a.get(tracker.Journalist, "/quotes?source="+secret.ID).wants(t, http.StatusOK, "0 reactions", "In: Not listed")
	a.get(tracker.Journalist, "/quotes?source=nothing").wants(t, http.StatusOK, "0 reactions", "In: Not listed")
}

func TestBarsLeadToWhatTheyCount(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.spoken([3]string{"Ida Quill", "Quay Forum", "2014-05-02"}, [3]string{"Ida Quill", "Quay Forum", "2014-05-30"}, [3]string{"Joe Reed", "Harbour Trust", "2014-04"},
		[3]string{"Joe Reed", "Harbour Trust", "2014"}, [3]string{"Joe Reed", "Harbour Trust", ""})
	for _, tt := range []struct {
		query string
		bars  []string
		shows []string
	}{
		{"", []string{"April 2014", "May 2014", "June 2014"}, []string{"1 with no date known", "Reactions by month"}},
		{"from=2014-05&to=2014-05", []string{"1 May 2014", "2 May 2014", "30 May 2014", "31 May 2014"}, []string{"Reactions by day", "All of 2014", "Remove filter </span>May 2014"}},
		{"from=2014-05-02&to=2014-05-02", []string{"2 May 2014"}, []string{`aria-current="true"><title>2 May 2014`}},
		{"from=2014&to=2014", []string{"April 2014"}, []string{"All dates", "Remove filter </span>2014"}},
		{"from=1990&to=2030", []string{"2014"}, []string{"Reactions by year", "1990 to 2030"}},
		{"from=0001&to=9999", nil, []string{"0001 to 9999"}},
		{"undated=yes", []string{"May 2014"}, []string{"1 with no date known"}},
		{"consultation=harbour-2014", []string{"May 2014"}, []string{"Opened 1 May 2014", "Closes 27 June 2014"}},
		{"q=submarine", nil, []string{"!sn-hist__bar"}},
	} {
		page := a.get(tracker.Journalist, "/quotes?"+tt.query).wants(t, http.StatusOK, tt.shows...)
		bars := map[string]bool{}
		for _, b := range histBars.FindAllStringSubmatch(page.body, -1) {
			bars[b[2]] = true
			n, err := strconv.Atoi(b[3])
			a.must(err)
			if b[4] != "" {
				vague, err := strconv.Atoi(b[4])
				a.must(err)
				n += vague
			}
			if got := a.get(tracker.Journalist, strings.ReplaceAll(b[1], "&amp;", "&")).counts(t); got != strconv.Itoa(n) {
				t.Errorf("%q: the bar of %s leads to %s reactions, want %d", tt.query, b[2], got, n)
			}
		}
		for _, want := range tt.bars {
			if !bars[want] {
				t.Errorf("%q: there is no bar of %s: %v", tt.query, want, bars)
			}
		}
	}
}

func TestWhoIsTypedBecomesAFilter(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.spoken([3]string{"Ada Moor", "Harbour Watch", "2014-05-02"}, [3]string{"Adam Moor", "Harbour Watch", "2014-05-02"})
	a.clock.Add(2000) // the names at hand follow
	ada := a.published.Stakeholder
	a.get(tracker.Journalist, "/quotes?q=pier&who=ada+okoro").leadsTo(t, "/quotes?q=pier&speaker="+ada)
	a.get(tracker.Journalist, "/quotes?who=ada&sort=oldest").wants(t, http.StatusOK, "Which one do you mean?", "the speaker Ada Okoro", "the speaker Adam Moor", `value="ada"`)
	a.get(tracker.Journalist, "/quotes?who=harbour").wants(t, http.StatusOK, "the organisation Harbour Trust", "the organisation Harbour Watch")
	a.get(tracker.Journalist, "/quotes?who=Ada+Moor").wants(t, http.StatusSeeOther)
	a.get(tracker.Journalist, "/quotes?who=carver").wants(t, http.StatusOK, "Nobody whose name begins with “carver”", "!Ben Carver")
	a.get(tracker.Policy, "/quotes?who=carver").leadsTo(t, "/quotes?speaker="+a.hidden.Stakeholder)
	a.get(tracker.Journalist, "/quotes?who=%3Cb%3E"+strings.Repeat("x", 3000)).wants(t, http.StatusOK, "Nobody whose name", "!<b>x")
	a.get(tracker.Journalist, "/quotes?who=ada&from=yesterday").wants(t, http.StatusUnprocessableEntity, "Enter a date")
}

func TestAdviceFitsTheSearch(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.get(tracker.Journalist, "/quotes?q=submarine").wants(t, http.StatusOK, "other forms of them", "!quotation marks away")
	a.get(tracker.Journalist, "/quotes?q="+url.QueryEscape(`"submarine pier"`)).wants(t, http.StatusOK, "take the quotation marks away")
}
