package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) expectedRoutes() []route {
	return []route{
		{http.MethodGet, "/consultations/:slug/expected", tracker.ReadUnpublished, s.showExpected},
		{http.MethodPost, "/consultations/:slug/expected", tracker.EditConsultations, s.expectOne},
		{http.MethodGet, "/consultations/:slug/expected.csv", tracker.ReadUnpublished, s.exportExpected},
		{http.MethodGet, "/consultations/:slug/expected/suggest", tracker.EditConsultations, s.suggestExpected},
		{http.MethodGet, "/consultations/:slug/expected/list", tracker.EditConsultations, s.newExpectList},
		{http.MethodPost, "/consultations/:slug/expected/preview", tracker.EditConsultations, s.previewExpectList},
		{http.MethodPost, "/consultations/:slug/expected/list", tracker.EditConsultations, s.expectList},
		{http.MethodPost, "/consultations/:slug/expected/remove", tracker.EditConsultations, s.stopExpecting},
		{http.MethodPost, "/consultations/:slug/expected/lots/:lot/undo", tracker.EditConsultations, s.undoExpecting},
	}
}

// expectedPerPage is how many rows a page of the register shows.
const expectedPerPage = 50

// mostParts is how many parts that have spoken are named.
const mostParts = 3

func expectedHref(slug string) string { return "/consultations/" + slug + "/expected" }

// expectedShow is what the register shows: without a choice the silent ones.
var expectedShow = map[string]tracker.HeardFilter{"silent": tracker.HeardSilent, "heard": tracker.HeardOnly, "all": tracker.HeardAll}

// expectedFilter is the filter of the register as its address has it.
type expectedFilter struct{ show, sector, words string }

func readExpectedFilter(query func(string, ...string) string) expectedFilter {
	f := expectedFilter{show: query("show"), sector: query("sector"), words: strings.TrimSpace(strings.ToValidUTF8(query("q"), ""))}
	if _, ok := expectedShow[f.show]; !ok {
		f.show = "silent"
	}
	return f
}

func (f expectedFilter) filter() tracker.ExpectedFilter {
	return tracker.ExpectedFilter{Heard: expectedShow[f.show], Sector: tracker.Sector(f.sector), Words: f.words}
}

// pairs are the parameters of the address, show left out where it is the usual one.
func (f expectedFilter) pairs() []string {
	show := f.show
	if show == "silent" {
		show = ""
	}
	return []string{"show", show, "sector", f.sector, "q", f.words}
}

// narrow reports whether more is chosen than heard or silent.
func (f expectedFilter) narrow() bool { return f.sector != "" || f.words != "" }

func (s *Server) showExpected(c *fiber.Ctx) error {
	return s.showRegister(c, http.StatusOK, tracker.ExpectInput{}, nil)
}

// showRegister shows the register, with what was typed to put one on it.
func (s *Server) showRegister(c *fiber.Ctx, status int, typed tracker.ExpectInput, wrong []templates.FieldError) error {
	f := readExpectedFilter(c.Query)
	filter := f.filter()
	filter.Limit = expectedPerPage
	filter.Offset = (max(1, c.QueryInt("page", 1)) - 1) * expectedPerPage
	reg, err := s.Tracker.Register(c.UserContext(), viewer(c), c.Params("slug"), filter)
	if err == nil && len(reg.Rows) == 0 && reg.Matching > 0 { // beyond the last page
		filter.Offset = (reg.Matching - 1) / expectedPerPage * expectedPerPage
		reg, err = s.Tracker.Register(c.UserContext(), viewer(c), c.Params("slug"), filter)
	}
	if err != nil {
		return err
	}
	sectors, err := s.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return err
	}
	page := s.registerPage(c, reg, f, sectors)
	page.Typed = templates.ExpectTyped{Who: typed.Name, Chosen: typed.Chosen, Note: typed.Note,
		Sectors: append([]templates.Option{{Label: "Not known"}}, sectorChoices(sectors, tracker.Sector(typed.Sector))...)}
	page.Errors = wrong
	return s.show(c, status, page)
}

func (s *Server) registerPage(c *fiber.Ctx, reg tracker.Register, f expectedFilter, sectors []tracker.SectorName) templates.Expected {
	con, here := reg.Consultation, expectedHref(reg.Consultation.Slug)
	page := templates.Expected{
		Frame: s.frame(c, "Whom to hear from: "+con.Title), Name: con.Title, Here: here, Heard: reg.Heard, Of: reg.Expected, Ends: ends(con, s.Now()),
		Partial: partlyIndexed(reg.Part), Show: f.show, Words: f.words, Matching: reg.Matching, FilterOn: f.narrow(),
		ClearHref: addressWith(here, expectedFilter{show: f.show}.pairs()...), Revision: int(reg.Revision), SuggestURL: here + "/suggest",
		Back: strings.TrimPrefix(addressWith("", append(f.pairs(), "page", c.Query("page"))...), "?"),
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(con), "Whom to hear from"
	page.Tabs = expectedTabs(reg, f, here)
	page.Sectors, page.BySector = expectedSectors(reg, f, here)
	v := viewer(c)
	for _, r := range reg.Rows {
		page.Rows = append(page.Rows, s.expectedRow(v, con, r, sectors))
	}
	page.Pages = pageOf(c, reg.Matching, expectedPerPage).links(func(n int) string {
		return addressWith(here, append(f.pairs(), "page", strconv.Itoa(n))...)
	})
	if v.May(tracker.EditConsultations) {
		page.CanEdit, page.ListHref = true, here+"/list"
	}
	if reg.Matching > 0 {
		page.CSVHref, page.CSVLabel = addressWith(here+".csv", "show", f.show, "sector", f.sector, "q", f.words), "Download these"+csvRows(reg.Matching)
		if f.show == "silent" && !f.narrow() {
			page.CSVLabel = "Download the silent ones" + csvRows(reg.Matching)
		}
	}
	return page
}

// ends says how long there is to ask, or since when it is over.
func ends(con tracker.Consultation, now time.Time) string {
	if left := daysLeft(con, now); left != "" {
		return left
	}
	if con.Closes != "" && (con.State == tracker.ConsultationClosed || string(con.Closes.Last()) < tracker.London(now).Format(time.DateOnly)) {
		return "Closed on " + civil(con.Closes)
	}
	return ""
}

// partlyIndexed warns that who seems silent may have been heard.
func partlyIndexed(part *int) string {
	if part == nil {
		return ""
	}
	return "The search index is being built and has " + thousands(*part) + " % of the reactions: who seems silent here may have been heard."
}

func expectedTabs(reg tracker.Register, f expectedFilter, here string) []templates.PropositionTab {
	var tabs []templates.PropositionTab
	for _, t := range []struct {
		show, label string
		n           int
	}{
		{"silent", "Not heard from", reg.Expected - reg.Heard}, {"heard", "Heard from", reg.Heard}, {"all", "All", reg.Expected},
	} {
		to := f
		to.show = t.show
		tabs = append(tabs, templates.PropositionTab{Label: t.label + " (" + thousands(t.n) + ")", Href: addressWith(here, to.pairs()...), Current: f.show == t.show})
	}
	return tabs
}

// expectedSectors are the sectors to choose from, and how many of each were heard.
func expectedSectors(reg tracker.Register, f expectedFilter, here string) ([]templates.Option, []templates.SectorHeard) {
	options := []templates.Option{{Label: "All sectors"}}
	var by []templates.SectorHeard
	for _, n := range reg.Sectors {
		code, label := string(n.Code), n.Name
		if code == "" {
			code, label = string(tracker.NoSector), "Sector not known"
		}
		options = append(options, templates.Option{Value: code, Label: label, Selected: f.sector == code})
		by = append(by, templates.SectorHeard{Label: label, Href: addressWith(here, expectedFilter{show: "all", sector: code}.pairs()...), Heard: n.Heard, Of: n.Expected})
	}
	return options, by
}

func (s *Server) expectedRow(v tracker.Viewer, con tracker.Consultation, r tracker.ExpectedRow, sectors []tracker.SectorName) templates.ExpectedRow {
	row := templates.ExpectedRow{ID: r.ID, Name: r.Name, About: r.About, Given: r.Given, Note: r.Note, Sector: "Sector not known", Heard: r.Heard(), Reactions: r.Reactions,
		Stance: templates.Stance(r.Latest.Stance), Date: civil(r.Latest.SaidOn), DateISO: string(r.Latest.SaidOn)}
	if r.Sector != "" {
		row.Sector = tracker.SectorLabel(sectors, r.Sector)
	}
	if r.About == "" && r.Body != "" {
		row.About = r.Body
	}
	switch {
	case r.Organisation != "":
		row.Href, row.QuotesHref = "/organisations/"+r.Organisation, quotesAt("consultation", con.Slug, "organisation", r.Organisation)
	case r.Stakeholder != "":
		row.Href, row.QuotesHref = "/stakeholders/"+r.Stakeholder, quotesAt("consultation", con.Slug, bySpeaker, r.Stakeholder)
	}
	if v.May(tracker.LogReactions) && !row.Heard {
		row.LogHref = addressWith("/reactions/new", "consultation", con.Slug, "organisation", r.Organisation, "stakeholder", r.Stakeholder)
	}
	for _, p := range r.Parts[:min(mostParts, len(r.Parts))] {
		row.Parts = append(row.Parts, templates.Link{Label: p.Name, Href: quotesAt("consultation", con.Slug, "organisation", p.ID)})
	}
	row.MoreParts = len(r.Parts) - len(row.Parts)
	return row
}

// silencePanel is the register in short, for the page of a consultation.
func (s *Server) silencePanel(c *fiber.Ctx, con tracker.Consultation, most int) (templates.SilencePanel, error) {
	v, here := viewer(c), expectedHref(con.Slug)
	if !v.May(tracker.ReadUnpublished) {
		return templates.SilencePanel{}, nil
	}
	silence, err := s.Tracker.Silence(c.UserContext(), v, con, most)
	if err != nil {
		return templates.SilencePanel{}, err
	}
	sectors, err := s.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return templates.SilencePanel{}, err
	}
	panel := templates.SilencePanel{Shown: true, Heard: silence.Heard, Of: silence.Expected, Href: here, More: silence.More, Partial: partlyIndexed(silence.Part)}
	for _, r := range silence.Rows {
		panel.Rows = append(panel.Rows, s.expectedRow(v, con, r, sectors))
	}
	if v.May(tracker.EditConsultations) {
		panel.AddHref = here + "/list"
	}
	return panel, nil
}

// silentOnDashboard is how many of the silent ones a consultation's page names.
const silentOnDashboard = 5

// expectedFigure is how many of those expected were heard.
func expectedFigure(p templates.SilencePanel) templates.Figure {
	return templates.Figure{Value: thousands(p.Heard), Label: "Heard from", Href: p.Href + "?show=heard", Note: "of " + thousands(p.Of) + " expected", NoteHref: p.Href + "?show=all"}
}

// backTo is the register with the filter from which a form was sent.
func backTo(c *fiber.Ctx) string {
	here := expectedHref(c.Params("slug"))
	q, err := url.ParseQuery(c.FormValue("back"))
	if err != nil {
		return here
	}
	f := readExpectedFilter(func(name string, _ ...string) string { return q.Get(name) })
	return addressWith(here, append(f.pairs(), "page", q.Get("page"))...)
}
