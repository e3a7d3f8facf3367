package handlers

import (
	"fmt"
	"html"
	"regexp"
	"testing"

	"soundings/tracker"
)

// counted numbers of a page with what they lead to: in a link, or in its name.
var numberLinks = regexp.MustCompile(`<a [^>]*href="(/(?:quotes|consultations/[a-z0-9-]+/positions)\?[^"]*)"(?: aria-label="([0-9,]+) [^"]*"[^>]*>|[^>]*>\+?([0-9,]+)(?:<| of | in ))`)

// firstNumber is how many a page says that it lists.
var firstNumber = regexp.MustCompile(`(?:<h1[^>]*>|id="count">)([0-9,]+) `)

// TestEveryNumberOpensItsQuotes follows the numbers of the dashboard, whoever is
// counted, and compares what they open with what they say.
func TestEveryNumberOpensItsQuotes(t *testing.T) {
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	a.decide(a.again("2014-06-18", "We want it more."), a.consultation.ID, tracker.Oppose)
	a.decide(a.hidden, a.consultation.ID, tracker.Oppose)
	a.again("2014-06-19", "The harbour has a car park.")
	for role, least := range map[tracker.Role]int{tracker.Policy: 9, tracker.Journalist: 7} {
		for _, of := range []string{"organisations", "individuals", "reactions"} {
			page := a.get(role, "/consultations/harbour-2014?of="+of).wants(t, 200)
			followed := 0
			for _, m := range numberLinks.FindAllStringSubmatch(page.body, -1) {
				href, want := html.UnescapeString(m[1]), m[2]+m[3]
				got := firstNumber.FindStringSubmatch(a.get(role, href).wants(t, 200).body)
				// “13 of 21” stands on a link to the 21.
				if got == nil || got[1] != want && !regexp.MustCompile(`>`+want+` of `+got[1]+`<`).MatchString(page.body) {
					t.Errorf("%s, %s: %s stands on %s, which has %v", role, of, want, href, got)
				}
				followed++
			}
			if followed < least {
				t.Errorf("%s, %s: %d numbers lead somewhere, want at least %d", role, of, followed, least)
			}
		}
	}
}

// TestTheLatestPositionCounts has one body and person who changed: the bodies'
// and people's figures have the latest decided position, the reactions' all.
func TestTheLatestPositionCounts(t *testing.T) {
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	a.decide(a.again("2014-06-18", "We are against the pier now."), a.consultation.ID, tracker.Oppose)
	a.again("2014-06-19", "The harbour has a car park.") // not decided: changes nothing
	const here = "/consultations/harbour-2014"
	for of, shows := range map[string][]string{
		"organisations": {"1 of 1 organisation decided: 1 opposes", ">1 of 1<", "!1 opposes, 1 supports"},
		"individuals":   {"1 of 1 individual decided: 1 opposes", ">1 of 1<", "!1 opposes, 1 supports"},
		"reactions":     {"2 of 3 reactions decided: 1 opposes, 1 supports, 1 undecided", "50%", ">1 of 2<"},
	} {
		a.get(tracker.Journalist, here+"?of="+of).wants(t, 200, append(shows, "We are against the pier now.", "in 30 days, 1 in all")...)
	}
	a.get(tracker.Journalist, here+"/changes?when=lately").wants(t, 200, "1 change of organisations", "Since 22 May 2014", "Ada Okoro: “We support")
}

func TestAnOldChangeIsNoneOfTheLastThirtyDays(t *testing.T) {
	a := newApp(t)
	a.decide(a.again("2014-04-01", "We want it."), a.consultation.ID, tracker.Support)
	a.decide(a.again("2014-05-20", "We do not."), a.consultation.ID, tracker.Oppose)
	const here = "/consultations/harbour-2014"
	a.get(tracker.Journalist, here+"/changes?when=lately").wants(t, 200, "Nobody, as far as is decided")
	a.get(tracker.Journalist, here+"/changes").wants(t, 200, "1 change of organisations", "We do not.")
	a.get(tracker.Journalist, here).wants(t, 200, `0 <small><a class="govuk-link govuk-link--no-visited-state" href="`+here+`/changes">in 30 days, 1 in all`, "latest 12 June 2014", "!in 7 days")
}

// TestPositionsListWhoHoldsWhat filters the list by stance and sector, and shows
// the words on which each rests, to each viewer those that they may see.
func TestPositionsListWhoHoldsWhat(t *testing.T) {
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	a.decide(a.hidden, a.consultation.ID, tracker.Oppose)
	const list = "/consultations/harbour-2014/positions"
	const ada, ben = "We support the new pier &lt;b&gt;", "The plan sinks us"
	for _, tt := range []struct {
		role  tracker.Role
		query string
		shows []string
	}{
		{tracker.Policy, "", []string{"2 organisations heard from", "Harbour Trust", "Quay Forum", ada, ben, "1 of 1 reaction decided"}},
		{tracker.Policy, "?stance=oppose", []string{"1 organisation: Opposes", ben, "!" + ada}},
		{tracker.Policy, "?stance=support&stance=qualified_support", []string{"1 organisation for it, with or without conditions", ada, "!" + ben}},
		{tracker.Policy, "?of=individuals&stance=oppose", []string{"1 individual: Opposes", "Ben Carver", ben}},
		{tracker.Policy, "?sector=think_tank", []string{"0 organisations heard from", "Nobody", "!" + ada}},
		{tracker.Policy, "?sector=nonsense&stance=nonsense&of=nonsense&page=99", []string{"2 organisations heard from"}},
		{tracker.Policy, "?proposition=" + a.consultation.Propositions[1].ID, []string{"On: Ships pay for it", "Undecided", "0 of 1 reaction decided"}},
		{tracker.Journalist, "", []string{"1 organisation heard from", ada, "!" + ben, "!Quay Forum"}},
		{tracker.Journalist, "?stance=oppose", []string{"0 organisations: Opposes", "!" + ben, "!Quay Forum"}},
	} {
		a.get(tt.role, list+tt.query).wants(t, 200, tt.shows...)
	}
}

func TestAHistoryHasABarForEachStretch(t *testing.T) {
	day := func(value string, n int) tracker.Count { return tracker.Count{Value: value, N: n} }
	con := func(opens, closes tracker.CivilDate) tracker.Consultation {
		return tracker.Consultation{Slug: "c", Opens: opens, Closes: closes}
	}
	for _, tt := range []struct {
		name string
		con  tracker.Consultation
		days []tracker.Count
		want string
	}{
		{"nothing", con("", ""), nil, " [] []"},
		{"undated only", con("", ""), []tracker.Count{day("", 3)}, " [] [] 3 reactions have no date"},
		{"one day", con("", ""), []tracker.Count{day("2014-05-01", 2)}, "day [1 May 2014:2] []"},
		{"days with a gap", con("", ""), []tracker.Count{day("2014-05-01", 2), day("2014-05-03", 1)}, "day [1 May 2014:2 2 May 2014:0 3 May 2014:1] []"},
		{"weeks begin on Monday", con("2014-05-01", "2014-06-04"), []tracker.Count{day("2014-05-04", 1), day("2014-05-05", 1), day("2014-05", 4), day("", 1)},
			"week [the week of 28 April 2014:1 the week of 5 May 2014:1 the week of 12 May 2014:0 the week of 19 May 2014:0 the week of 26 May 2014:0 the week of 2 June 2014:0] [Opens 1 May 2014@0.43 Closes 4 June 2014@5.29] 4 reactions are of no such exact date and not drawn. 1 reaction has no date"},
		{"months", con("", ""), []tracker.Count{day("2013-12", 1), day("2013-12-31", 1), day("2014-10-01", 5)}, "month [December 2013:2 January 2014:0 February 2014:0 March 2014:0 April 2014:0 May 2014:0 June 2014:0 July 2014:0 August 2014:0 September 2014:0 October 2014:5] []"},
		{"a consultation long before", con("2001-01-01", "2001-02-01"), []tracker.Count{day("2014-05-01", 2)}, "day [1 May 2014:2] []"},
	} {
		h := history(tracker.Dashboard{Consultation: tt.con, Days: tt.days})
		var bars, marks []string
		for _, b := range h.Bars {
			bars = append(bars, fmt.Sprintf("%s:%d", b.Label, b.N))
		}
		for _, m := range h.Marks {
			marks = append(marks, fmt.Sprintf("%s@%.2f", m.Label, m.At))
		}
		got := fmt.Sprintf("%s %v %v", h.Unit, bars, marks)
		for _, more := range []string{h.NotHere, h.Undated.Label} {
			if more != "" {
				got += " " + more
			}
		}
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
	if h := history(tracker.Dashboard{Days: []tracker.Count{day("1014-05-01", 2), day("2014-05-01", 2)}}); len(h.Bars) > mostBars {
		t.Errorf("a thousand years: got %d bars", len(h.Bars))
	}
}
