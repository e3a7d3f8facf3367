package handlers

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestSearchIgnoresOrMarksWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for _, test := range []struct {
		query  string
		status int
		shows  []string
	}{
		{"", 200, []string{"2 reactions", "Newest first"}},
		{"q=pier", 200, []string{"1 reaction", `<mark class="sn-hit">pier</mark>`, "&lt;b&gt;", "!<b>&", `value="best" selected`}},
		{"q=pier&sort=oldest", 200, []string{`value="oldest" selected`}},
		{"stance=nonsense&sector=nonsense&kind=context&sort=worst&consultation=none&proposition=none&page=-3", 200, []string{"2 reactions", "!nonsense"}},
		{"page=99999999999999999999&page=x", 200, []string{"2 reactions"}},
		{"from=yesterday", 422, []string{`Enter a date`, "There is a problem"}},
		{"from=2014-06-30&to=2014-06-01", 422, []string{"The last day is before the first."}},
		{"q=" + strings.Repeat("x", 1001), 422, []string{`id="q-error"`}},
		{"q=%ff%fe%00&from=%ff", 200, []string{"!panic"}},
		{"q=" + url.QueryEscape(`"un<closed`), 200, []string{"&#34;un&lt;closed", "!un<closed"}},
		{"q=-pier", 200, []string{"1 reaction", "Ben Carver", "!Ada Okoro, "}},
		{"from=May+2014&to=2014-06", 200, []string{"2 reactions", "May 2014 to June 2014"}},
		{"undated=yes", 200, []string{"0 reactions", "No date known"}},
		{"consultation=harbour-2014&stance=undecided&kind=quote&speaker=01NOBODY", 200, []string{"0 reactions", "Not listed", "A new pier", "Undecided"}},
		{strings.Repeat("stance=oppose&", 200) + "speaker=%3Cscript%3E", 200, []string{"0 reactions", "!<script>"}},
	} {
		a.get(tracker.Policy, "/quotes?"+test.query).wants(t, test.status, test.shows...)
	}
}

func TestAPageBeyondTheLastLeadsToTheLast(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.get(tracker.Policy, "/quotes?page=7&q=pier").leadsTo(t, "/quotes?q=pier")
	text := strings.Repeat("“We agree.” ", 25)
	src := a.seedSource(text, &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	for i := range 25 {
		a.record(a.seedDraft(src, "Speaker "+string(rune('A'+i)), "Member", "Harbour Trust", "We agree."))
	}
	a.get(tracker.Policy, "/quotes?q=agree").wants(t, http.StatusOK, "25 reactions", "1 to 20 of 25", `href="/quotes?q=agree&amp;page=2"`)
	a.get(tracker.Policy, "/quotes?q=agree&page=2").wants(t, http.StatusOK, "25 reactions", "21 to 25 of 25")
	a.get(tracker.Policy, "/quotes?q=agree&page=3").leadsTo(t, "/quotes?q=agree&page=2")
}

func TestFiltersStandInOrderAndCheckedOnesStay(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.get(tracker.Policy, "/quotes?sector=think_tank&organisation="+a.hidden.Capacity().Organisation).wants(t, http.StatusOK,
		"0 reactions", "sn-facet__item--zero", `value="think_tank" id="sector-think_tank" checked`, "Quay Forum</span>", "Remove filter", "Clear all filters")
	page := a.get(tracker.Policy, "/quotes?sector=other").wants(t, http.StatusOK, "2 reactions").body
	last := -1
	for _, legend := range []string{">Decided stance<", ">On the proposition<", ">Sector<", ">Consultation<", ">Organisation<", ">Speaker<", ">Kind of passage<", ">Date said<"} {
		at := strings.Index(page, legend)
		if at < last || at < 0 {
			t.Errorf("%s stands at %d, want after %d", legend, at, last)
		}
		last = max(last, at)
	}
	for _, want := range []string{"Opposes", "Neutral or mixed", "Undecided", "Not stated"} {
		if !strings.Contains(page, want) {
			t.Errorf("the stance %s is not offered", want)
		}
	}
	a.get(tracker.Policy, "/quotes?sector=think_tank&stance=oppose&q=pier").wants(t, http.StatusOK,
		`href="/quotes?q=pier&amp;sector=think_tank"`, `href="/quotes?q=pier&amp;stance=oppose"`, `href="/quotes?q=pier"`)
}

func TestAJournalistSeesOnlyWhatIsPublished(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	ben := a.hidden
	for _, path := range []string{"/quotes", "/quotes?q=plan", "/quotes?organisation=" + ben.Capacity().Organisation, "/quotes?speaker=" + ben.Stakeholder,
		"/quotes.csv", "/quotes.csv?q=plan", "/reactions/" + a.published.ID, "/quotes/" + a.published.Passages[0].ID} {
		a.get(tracker.Journalist, path).wants(t, http.StatusOK, "!Carver", "!sinks us", "!Quay Forum", "!/sources/", "!Cleo")
	}
	for hidden, missing := range map[string]string{
		"/reactions/" + ben.ID:               "/reactions/01NONE",
		"/quotes/" + ben.Passages[0].ID:      "/quotes/01NONE",
		"/quotes?speaker=" + ben.Stakeholder: "/quotes?speaker=01NONE",
	} {
		a1, a2 := a.get(tracker.Journalist, hidden), a.get(tracker.Journalist, missing)
		id, none := hidden[strings.LastIndexAny(hidden, "/=")+1:], "01NONE"
		if a1.StatusCode != a2.StatusCode || strings.ReplaceAll(a1.words(), id, none) != a2.words() {
			t.Errorf("%s and %s are answered differently", hidden, missing)
		}
	}
	a.setTime("2014-06-20", "10:05") // the names of people are read again after a while
	a.get(tracker.Journalist, "/quotes?q=Carver").wants(t, http.StatusOK, "0 reactions", "!Ben Carver", "!Did you mean")
	a.get(tracker.Policy, "/quotes?q=Carver").wants(t, http.StatusOK, "the speaker Ben Carver", "/quotes?speaker="+ben.Stakeholder)
	a.get(tracker.Policy, "/quotes?q=sinks").wants(t, http.StatusOK, "Not published", "Ben Carver")
	a.get(public, "/quotes").leadsTo(t, "/sign-in?next=%2Fquotes")
}

func TestAnEmbargoHidesUntilItsMinute(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	v := a.people[tracker.Communications].viewer
	at, err := tracker.ParseLondon("2014-06-20", "16:00")
	a.must(err)
	r, err := a.service.SetReactionTerms(t.Context(), v, a.published.ID, a.published.Revision, tracker.Terms{Status: tracker.OnRecord, Permitted: true, Embargo: at})
	a.must(err)
	a.get(tracker.Journalist, "/quotes").wants(t, http.StatusOK, "0 reactions", "!Okoro")
	a.get(tracker.Journalist, "/reactions/"+r.ID).wants(t, http.StatusNotFound)
	a.get(tracker.Policy, "/quotes?q=pier").wants(t, http.StatusOK, "Under embargo until 20 June 2014, 16:00")
	a.setTime("2014-06-20", "16:00")
	a.get(tracker.Journalist, "/quotes").wants(t, http.StatusOK, "1 reaction", "Okoro")
}

// rows reads an export.
func rows(t *testing.T, an answer) [][]string {
	t.Helper()
	an.wants(t, http.StatusOK)
	text, ok := strings.CutPrefix(an.body, "\ufeff")
	if !ok {
		t.Error("the export has no BOM")
	}
	list, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAFilterThatIsNotKnownIsSaid(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for _, tt := range []struct{ address, shows string }{
		{"/quotes?stance=furious", "One filter in the address is not known and was left out."},
		{"/quotes?sector=%3Cb%3E&q=pier", "One filter in the address is not known and was left out."},
		{"/quotes?consultation=none&stance=oppose&stance=x&kind=sung&proposition=p", "4 filters in the address are not known and were left out."},
		{"/quotes?stance=support&stance=&sector=other&kind=quote&consultation=harbour-2014&sort=x&page=x&y=z", "!in the address"},
		{"/quotes", "!in the address"},
	} {
		a.get(tracker.Journalist, tt.address).wants(t, http.StatusOK, tt.shows)
	}
}

func TestTheExportHoldsEveryRowOfTheFilterAndNoFormula(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	words := "=HYPERLINK(“x”) & more"
	src := a.seedSource("Text: “"+words+"”", &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
	evil := a.record(a.seedDraft(src, "+Eve, \"the\" Payload", "@Chair", "-Pier & Sons", words))
	an := a.get(tracker.Policy, "/quotes.csv")
	if got := an.Header.Get("Content-Disposition"); got != `attachment; filename="quotes-2014-06-20.csv"` {
		t.Errorf("got disposition %s", got)
	}
	list := rows(t, an)
	if len(list) != 4 || len(list[0]) != len(csvHeader) {
		t.Fatalf("got %d lines, want the header and 3: %q", len(list), list)
	}
	for _, row := range list[1:] {
		for i, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r\n") {
				t.Errorf("%s holds a formula: %q", csvHeader[i], cell)
			}
		}
		if row[0] != "http://soundings.test/quotes/"+evil.Passages[0].ID {
			continue
		}
		if row[1] != "'"+words || row[3] != `'+Eve, "the" Payload` || row[4] != "'@Chair" || row[5] != "'-Pier & Sons" || row[7] != "2014-06-12" || row[8] != "Undecided" {
			t.Errorf("got %q", row)
		}
	}
	if list := rows(t, a.get(tracker.Journalist, "/quotes.csv")); len(list) != 2 || list[1][3] != "Ada Okoro" || list[1][14] != "A new pier" || list[1][16] != "Published" {
		t.Errorf("a journalist gets %q", list)
	}
	if list := rows(t, a.get(tracker.Policy, "/quotes.csv?q=pier&page=3&sort=best")); len(list) != 2 {
		t.Errorf("the filter finds %q", list)
	}
	a.get(tracker.Policy, "/quotes.csv?from=never").wants(t, http.StatusUnprocessableEntity, "Enter a date")
	a.get(tracker.Policy, "/quotes.csv?from=2015&to=2014").wants(t, http.StatusUnprocessableEntity, "The last day is before the first.")
	a.get(public, "/quotes.csv").wants(t, http.StatusSeeOther)
}

func TestFormulasAreMadeHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@a": "'@a", "\ta": "'\ta", "\ra": "'\ra", "\na": "'\na",
		"  =1": "'  =1", "\u00a0=1": "'\u00a0=1", "\u200b=1": "'\u200b=1", "\ufeff@a": "'\ufeff@a", "＝1": "'＝1", "\x00=1": "'\x00=1",
		"": "", "a=1": "a=1", "“-1”": "“-1”", " a": " a", "–1": "–1", "'=1": "'=1", "1-2": "1-2",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("harmless(%q): got %q, want %q", cell, got, want)
		}
	}
}

func TestAnExportHasEveryCapacityOfASpeaker(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	r, err := a.service.Correct(t.Context(), a.people[tracker.Communications].viewer, a.published.ID, a.published.Revision, tracker.Correction{
		Speaker: "Ada Okoro", Reason: "spoke as more", Capacities: []tracker.Capacity{{Role: "Chief executive", OrganisationName: "Harbour Trust", Sector: tracker.SectorOther},
			{Role: "=Warden", OrganisationName: "Quay Forum", Sector: tracker.SectorOther}, {OrganisationName: "Pier Union", Sector: tracker.SectorOther}}})
	a.must(err)
	list := rows(t, a.get(tracker.Journalist, "/quotes.csv"))
	last := slices.Index(list[0], "Also as")
	if last < 0 || len(list) != 2 || list[1][last] != "'=Warden, Quay Forum; Pier Union" {
		t.Errorf("%s: got %q", r.ID, list)
	}
}

// An export that fails after its status has gone out says so in its last line.
func TestAnExportThatBreaksOffSaysSo(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	blocked := &brokenStore{Store: a.service.Store}
	a.service.Store = blocked
	blocked.broken.Store(true)
	file := quotesFile{server: a.server, viewer: a.people[tracker.Policy].viewer, context: t.Context()}
	text := file.text(t)
	if !strings.HasSuffix(text, "if this happens twice.\"\n") || !strings.Contains(text, "cut off") || strings.Contains(text, "10.0.0.7") {
		t.Errorf("got %q", text)
	}
	if !strings.Contains(a.log.String(), "export cut off") {
		t.Error("nothing was logged")
	}
}

func TestPermalinks(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	p := a.published.Passages[0]
	a.get(tracker.Journalist, "/quotes/"+p.ID).wants(t, http.StatusOK, "We support the new pier &lt;b&gt;&amp; more&lt;/b&gt;.", "!<b>&",
		"” — Ada Okoro, Chief executive, Harbour Trust, in *Harbour round-up*, The Gazette, 12 June 2014, https://gazette.example/1, http://soundings.test/quotes/"+p.ID,
		"!Carver", "!In its context")
	a.get(tracker.Policy, "/quotes/"+p.ID).wants(t, http.StatusOK, "In its context", "Ben Carver")

	// A correction leads from the old passage to its successor, for good.
	r := a.published
	r.Passages = append([]tracker.Passage{}, r.Passages...)
	next := p
	next.ID = a.service.NewID()
	r.Passages[0].Successor = next.ID
	r.Passages = append(r.Passages, next)
	r, err := a.service.Store.Reactions().Update(t.Context(), r)
	a.must(err)
	an := a.get(tracker.Journalist, "/quotes/"+p.ID)
	if an.StatusCode != http.StatusPermanentRedirect || an.Header.Get("Location") != "/quotes/"+next.ID {
		t.Errorf("got %d to %s, want 308 to the successor", an.StatusCode, an.Header.Get("Location"))
	}
	a.get(tracker.Journalist, "/quotes/"+next.ID).wants(t, http.StatusOK, "We support the new pier")
	if page := a.get(tracker.Policy, "/reactions/"+r.ID).body; strings.Contains(page, "/quotes/"+p.ID) || !strings.Contains(page, "/quotes/"+next.ID) {
		t.Error("the reaction shows the passage that was replaced, or not the one that replaced it")
	}
}

func TestCitationsNameTheirOrigin(t *testing.T) {
	s := &Server{URL: "https://s.example"}
	reaction := func(speaker, label, role, organisation string) tracker.Reaction {
		return tracker.Reaction{Speaker: speaker, Honorific: map[bool]string{true: "Dr"}[speaker != ""], Label: label,
			Capacities: []tracker.Capacity{{Role: role, OrganisationName: organisation}}}
	}
	quote := tracker.Passage{ID: "P", Kind: tracker.Quote, Text: "Words\n  here"}
	reported := tracker.Passage{ID: "P", Kind: tracker.Reported, Text: "He said\u00a0no"}
	src := tracker.Source{Title: "T", Publisher: "P", Published: "2014-05-01", Address: "https://p.example"}
	for _, test := range []struct {
		r    tracker.Reaction
		p    tracker.Passage
		src  tracker.Source
		want string
	}{
		{reaction("Ada Okoro", "", "chair", "Harbour Trust"), quote, src, "“Words here” — Dr Ada Okoro, chair, Harbour Trust, in *T*, P, 1 May 2014, https://p.example, https://s.example/quotes/P"},
		{reaction("", "", "", "Harbour Trust"), quote, tracker.Source{Title: "T"}, "“Words here” — Harbour Trust, in *T*, n.d., https://s.example/quotes/P"},
		{reaction("", "a spokesperson", "", "Harbour Trust"), reported, tracker.Source{}, "He said\u00a0no [reported speech] — a spokesperson, Harbour Trust, n.d., https://s.example/quotes/P"},
	} {
		if got := s.citation(test.r, test.p, test.src); got != test.want {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}
