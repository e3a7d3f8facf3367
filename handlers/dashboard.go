package handlers

import (
	"fmt"
	"math"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func (s *Server) showConsultation(c *fiber.Ctx) error {
	v, by := viewer(c), readHeadcount(c, ofOrganisations, ofIndividuals, ofReactions)
	d, err := s.Tracker.Dashboard(c.UserContext(), v, c.Params("slug"), c.Query("proposition"), by.of)
	if err != nil {
		return err
	}
	page := s.dashboardPage(c, d, board{d.Consultation, d.Proposition.ID, by})
	if len(d.Sources) > 0 {
		reviews, err := s.Tracker.ProgressOf(c.UserContext(), v, d.Sources...)
		if err != nil {
			return err
		}
		for _, r := range reviews {
			page.Sources = append(page.Sources, sourceRow(v, r))
		}
	}
	if page.Themes, err = s.themesHeard(c, d.Consultation); err != nil {
		return err
	}
	if page.Silence, err = s.silencePanel(c, d.Consultation, silentOnDashboard); err != nil {
		return err
	}
	expectedFigures(d, board{d.Consultation, d.Proposition.ID, by}, &page)
	if page.Codings, err = s.codingsLink(c, d.Consultation); err != nil {
		return err
	}
	return s.show(c, http.StatusOK, page)
}

func (s *Server) dashboardPage(c *fiber.Ctx, d tracker.Dashboard, b board) templates.Consultation {
	con := d.Consultation
	page := templates.Consultation{
		Frame: s.frame(c, con.Title), Name: con.Title, Summary: con.Summary, AnnouncedBy: con.AnnouncedBy,
		State: string(con.State), StateLabel: consultationStates[con.State], Dates: runs(con.Opens, con.Closes), DaysLeft: daysLeft(con, s.Now()),
		Figures: figures(d, b), Propositions: b.propositions(""), Proposition: d.Proposition.Title,
		Countings: b.countings("", []headcount{ofOrganisations, ofIndividuals, ofReactions}), Unit: b.by.many,
		Chart: sectorChart(d, b), Dots: dots(d, b), History: history(d),
		QuotesHref: quotesAt(byConsultation, con.Slug), Reactions: d.Reactions, SourcesHref: b.page("sources"),
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Consultations", Href: "/consultations"}}, con.Title
	page.Statement, page.StatementNote = statementOf(tracker.TallyOf(d.Held), decidedOnes(b.by)), mixWords(d.Mix)+" A consultation is not a vote."
	page.For, page.Against = tellings(d.For), tellings(d.Against)
	page.Sides = sides(d, b, page.History, s.today())
	for _, m := range d.Moves {
		page.Changes = append(page.Changes, changeOf(m, d.Proposition, whoseChanges(b.by)))
	}
	if d.Moved > 0 {
		page.ChangesHref, page.ChangesLabel = b.of(whoseChanges(b.by)).at("changes"), "All "+counted(d.Moved, "change", "changes")
	}
	for _, h := range d.Latest {
		page.Latest = append(page.Latest, latest(h, d)...)
	}
	s.dashboardRights(viewer(c), d, b, &page)
	return page
}

// matrix leads to who stands where on every proposition.
func (b board) matrix() string {
	if b.by == ofReactions {
		b.by = ofOrganisations
	}
	return b.at("matrix")
}

// page is the address of a page below the consultation's, whatever is counted.
func (b board) page(name string) string { return "/consultations/" + b.con.Slug + "/" + name }

// dashboardRights offers what the viewer may do.
func (s *Server) dashboardRights(v tracker.Viewer, d tracker.Dashboard, b board, page *templates.Consultation) {
	act := func(label, href string) {
		page.Actions = append(page.Actions, templates.Link{Label: label, Href: href})
	}
	page.CanSeeSources = v.May(tracker.ReadUnpublished)
	if v.May(tracker.LogReactions) {
		page.ImportHref, page.LogHref = b.page("import"), addressWith("/reactions/new", byConsultation, b.con.Slug)
		act("Log a reaction", page.LogHref)
		act("Import a source", page.ImportHref)
	}
	if waiting := d.Reactions - d.Decided(); waiting > 0 && v.May(tracker.DecideStances) {
		act("Tag stances: "+counted(waiting, "waits", "wait"), addressWith(tagHref(b.con), "proposition", d.Proposition.ID))
	}
	if d.Reactions > 0 {
		page.MatrixHref = b.matrix()
		page.More = append(page.More, templates.Link{Label: "Download all quotes as CSV", Href: addressWith("/quotes.csv", byConsultation, b.con.Slug)})
	}
	if v.May(tracker.EditConsultations) {
		page.More = append(page.More, templates.Link{Label: "Edit the consultation", Href: b.page("edit")})
	}
}

// daysLeft says how long an open consultation still runs, or when it begins, on
// London's calendar.
func daysLeft(con tracker.Consultation, now time.Time) string {
	last, err := time.Parse(time.DateOnly, string(con.Closes.Last()))
	if con.State != tracker.ConsultationOpen || err != nil {
		return ""
	}
	today, _ := time.Parse(time.DateOnly, tracker.London(now).Format(time.DateOnly)) // just written, so it reads
	if first, err := time.Parse(time.DateOnly, string(con.Opens.First())); err == nil && first.After(today) {
		if n := int(first.Sub(today).Hours() / 24); n > 1 {
			return fmt.Sprintf("Opens in %d days", n)
		}
		return "Opens tomorrow"
	}
	switch n := int(last.Sub(today).Hours() / 24); {
	case n < 0:
		return ""
	case n == 0:
		return "Closes today"
	case n == 1:
		return "1 day left"
	default:
		return fmt.Sprintf("%d days left", n)
	}
}

// figures are the numbers on top, each with what it counts behind it.
func figures(d tracker.Dashboard, b board) []templates.Figure {
	return []templates.Figure{heardFigure(d, b), reactionsFigure(d, b), supportFigure(d, b), againstFigure(d, b), conditionsFigure(d, b), changedFigure(d, b)}
}

// heardFigure is how many were heard: organisations and individuals apart.
func heardFigure(d tracker.Dashboard, b board) templates.Figure {
	first, second, n, m := ofOrganisations, ofIndividuals, d.Organisations, d.Individuals
	if b.by == ofIndividuals {
		first, second, n, m = second, first, m, n
	}
	return templates.Figure{Value: thousands(n), Label: first.label + " heard from", Href: b.of(first).at("positions"),
		Note: "and " + counted(m, second.one, second.many), NoteHref: b.of(second).at("positions")}
}

// expectedFigures says how many of those expected were heard, for those who may
// see the list; how many were heard in all then stands with the reactions.
func expectedFigures(d tracker.Dashboard, b board, page *templates.Consultation) {
	if page.Silence.Of == 0 || len(page.Figures) < 2 {
		return
	}
	page.Figures[0] = expectedFigure(page.Silence)
	page.Figures[1].Also = []templates.Link{
		{Label: counted(d.Organisations, "organisation", "organisations"), Href: b.of(ofOrganisations).at("positions")},
		{Label: counted(d.Individuals, "individual", "individuals"), Href: b.of(ofIndividuals).at("positions")},
	}
}

func reactionsFigure(d tracker.Dashboard, b board) templates.Figure {
	f := templates.Figure{Value: thousands(d.Reactions), Label: "Reactions", Href: quotesAt(byConsultation, b.con.Slug)}
	if d.Week > 0 {
		f.Note, f.NoteHref = "+"+thousands(d.Week)+" in 7 days", quotesAt(byConsultation, b.con.Slug, byFrom, string(d.WeekFrom))
	} else if len(d.Latest) > 0 && d.Latest[0].Reaction.SaidOn != "" {
		f.Note = "latest " + civil(d.Latest[0].Reaction.SaidOn)
	}
	return f
}

// supportFigure is the share of those with a place on the scale who support it.
// Of fewer than two no share is given.
func supportFigure(d tracker.Dashboard, b board) templates.Figure {
	t := tracker.TallyOf(d.Held)
	f := templates.Figure{Value: "–", Label: "Support, with or without conditions", Note: "nobody decided yet"}
	if t.N() > 0 {
		f.Note, f.NoteHref = thousands(t.For)+" of "+thousands(t.N()), b.holding(tracker.Scale()...)
	}
	if t.N() > 1 {
		f.Value, f.Href = fmt.Sprintf("%.0f%%", math.Round(100*float64(t.For)/float64(t.N()))), b.holding(tracker.QualifiedSupport, tracker.Support)
	}
	return f
}

func changedFigure(d tracker.Dashboard, b board) templates.Figure {
	f := templates.Figure{Value: thousands(d.MovedLately), Label: "Changed position", Note: "in 30 days"}
	if d.Moved > 0 {
		f.Note, f.NoteHref = "in 30 days, "+thousands(d.Moved)+" in all", b.of(whoseChanges(b.by)).at("changes")
	}
	if d.MovedLately > 0 {
		f.Href = b.of(whoseChanges(b.by)).at("changes", "when", "lately")
	}
	return f
}

// whoseChanges says whose changes are shown: of reactions those of people.
func whoseChanges(by headcount) headcount {
	if by == ofReactions {
		return ofIndividuals
	}
	return by
}

// holding leads to those who hold one of the stances: the list of bodies or
// people, or the quotes where reactions are counted.
func (b board) holding(stances ...tracker.Stance) string {
	var pairs []string
	for _, x := range stances {
		pairs = append(pairs, byStance, string(x))
	}
	return b.list(pairs...)
}

// list leads to what is counted, with further filters.
func (b board) list(filters ...string) string {
	if b.by == ofReactions {
		return quotesAt(append([]string{byConsultation, b.con.Slug, byProposition, b.proposition}, filters...)...)
	}
	return b.at("positions", filters...)
}

func latest(h tracker.QuoteHit, d tracker.Dashboard) []templates.LatestReaction {
	if len(h.Passages) == 0 {
		return nil
	}
	p := h.Passages[0]
	return []templates.LatestReaction{{
		Attribution: attribution(h.Reaction, nil), Stance: templates.Stance(h.Reaction.Stance(d.Proposition.ID)),
		Text: p.Text, Kind: string(p.Kind), Href: "/quotes/" + p.ID,
	}}
}

func propositionTabs(con tracker.Consultation, current, here string) []templates.PropositionTab {
	if len(con.Propositions) < 2 {
		return nil
	}
	var tabs []templates.PropositionTab
	for i, p := range con.Propositions {
		tab := templates.PropositionTab{Label: p.Title, Href: addressWith(here, "proposition", p.ID), Current: p.ID == current}
		if i == 0 {
			tab.Href = here
		}
		tabs = append(tabs, tab)
	}
	return tabs
}
