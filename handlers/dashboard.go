package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// latestSources is how many sources a consultation's page lists.
const latestSources = 5

// movesOnDashboard is how many changes of position it shows.
const movesOnDashboard = 4

// showChanges lists every change of position on a proposition.
func (s *Server) showChanges(c *fiber.Ctx) error {
	d, err := s.Tracker.Dashboard(c.UserContext(), viewer(c), c.Params("slug"), c.Query("proposition"))
	if err != nil {
		return err
	}
	here := "/consultations/" + d.Consultation.Slug + "/changes"
	page := templates.Changes{Frame: s.frame(c, "Changes: "+d.Consultation.Title), Proposition: d.Proposition.Title, Propositions: propositionTabs(d.Consultation, d.Proposition.ID, here)}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(d.Consultation), "Changes"
	for _, m := range d.Moves {
		page.Changes = append(page.Changes, change(m, d.Proposition))
	}
	return s.show(c, http.StatusOK, page)
}

func (s *Server) showConsultation(c *fiber.Ctx) error {
	v := viewer(c)
	d, err := s.Tracker.Dashboard(c.UserContext(), v, c.Params("slug"), c.Query("proposition"))
	if err != nil {
		return err
	}
	page := s.dashboardPage(c, d)
	if len(d.Sources) > 0 {
		reviews, err := s.Tracker.ProgressOf(c.UserContext(), v, d.Sources[:min(len(d.Sources), latestSources)]...)
		if err != nil {
			return err
		}
		for _, r := range reviews {
			page.Sources = append(page.Sources, sourceRow(v, r))
		}
	}
	if page.Codings, err = s.codingsLink(c, d.Consultation); err != nil {
		return err
	}
	return s.show(c, http.StatusOK, page)
}

func (s *Server) dashboardPage(c *fiber.Ctx, d tracker.Dashboard) templates.Consultation {
	con, here := d.Consultation, "/consultations/"+d.Consultation.Slug
	page := templates.Consultation{
		Frame: s.frame(c, con.Title), Name: con.Title, Summary: con.Summary, AnnouncedBy: con.AnnouncedBy,
		State: string(con.State), StateLabel: consultationStates[con.State], Dates: runs(con.Opens, con.Closes), DaysLeft: daysLeft(con, s.Now()),
		Figures: figures(d), Propositions: propositionTabs(con, d.Proposition.ID, here), Proposition: d.Proposition.Title, Chart: sectorChart(d),
		QuotesHref: quotesAt("consultation", con.Slug), Reactions: d.Reactions,
		SourcesHref: here + "/sources", ExportHref: addressWith("/quotes.csv", "consultation", con.Slug),
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Consultations", Href: "/consultations"}}, con.Title
	for _, t := range con.Themes {
		page.Themes = append(page.Themes, templates.Link{Label: t.Name})
	}
	page.Statement, page.StatementNote = statementWords(d.Tally()), mixWords(d.Mix)+" A consultation is not a vote."
	if d.Conditions > 0 {
		page.Conditions = templates.Link{Label: counted(d.Conditions, "condition", "conditions"), Href: addressWith(here+"/conditions", "proposition", d.Proposition.ID)}
	}
	for _, m := range d.Moves[:min(len(d.Moves), movesOnDashboard)] {
		page.Changes = append(page.Changes, change(m, d.Proposition))
	}
	if len(d.Moves) > movesOnDashboard {
		page.ChangesHref = addressWith(here+"/changes", "proposition", d.Proposition.ID)
	}
	for _, h := range d.Latest {
		page.Latest = append(page.Latest, latest(h, d)...)
	}
	s.dashboardRights(viewer(c), here, &page)
	if waiting := d.Reactions - d.Decided(); waiting > 0 && viewer(c).May(tracker.DecideStances) {
		page.Tag = templates.Link{Label: "Tag stances: " + counted(waiting, "waits", "wait"), Href: addressWith(tagHref(con), "proposition", d.Proposition.ID)}
	}
	return page
}

func (s *Server) dashboardRights(v tracker.Viewer, here string, page *templates.Consultation) {
	page.CanSeeSources = v.May(tracker.ReadUnpublished)
	if v.May(tracker.LogReactions) {
		page.ImportHref = here + "/import"
	}
	if v.May(tracker.EditConsultations) {
		page.EditHref = here + "/edit"
	}
}

// daysLeft says how long an open consultation still runs, on London's calendar.
func daysLeft(con tracker.Consultation, now time.Time) string {
	last, err := time.Parse(time.DateOnly, string(con.Closes.Last()))
	if con.State != tracker.ConsultationOpen || err != nil {
		return ""
	}
	today, _ := time.Parse(time.DateOnly, tracker.London(now).Format(time.DateOnly)) // just written, so it reads
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

// figures are the numbers on top. Organisations and individuals are apart: a
// consultation is not a vote.
func figures(d tracker.Dashboard) []templates.Figure {
	all := quotesAt("consultation", d.Consultation.Slug)
	undecided := d.Reactions - d.Decided()
	decided := templates.Figure{Value: thousands(d.Decided()), Label: "Stances decided", Href: decidedHref(d)}
	if undecided > 0 {
		decided.Note = fmt.Sprintf("%s undecided", thousands(undecided))
	}
	return []templates.Figure{
		{Value: thousands(d.Reactions), Label: "Reactions", Href: all},
		{Value: thousands(d.Organisations), Label: "Organisations", Href: all},
		{Value: thousands(d.Individuals), Label: "Individuals", Href: all},
		decided,
	}
}

// decidedHref leads to the reactions whose stance on the proposition is decided.
func decidedHref(d tracker.Dashboard) string {
	pairs := []string{"consultation", d.Consultation.Slug, "proposition", d.Proposition.ID}
	for _, s := range append(tracker.Scale(), tracker.NotStated) {
		pairs = append(pairs, "stance", string(s))
	}
	return quotesAt(pairs...)
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

func sectorChart(d tracker.Dashboard) templates.SectorChart {
	chart := templates.SectorChart{Unit: "reactions", Note: "Reactions by the stance that a person has decided, on: " + d.Proposition.Title + ". Each number opens the quotes behind it."}
	for _, r := range d.Rows {
		at := func(more ...string) string {
			return quotesAt(append([]string{"consultation", d.Consultation.Slug, "sector", string(r.Sector)}, more...)...)
		}
		row := templates.SectorRow{Label: r.Name, Href: at(), Organisations: r.Organisations, Individuals: r.Individuals, Fragile: fragilityWords(r.Tally())}
		for _, stance := range tracker.StanceFacet() {
			if n := r.Counts[stance]; n > 0 {
				row.Counts = append(row.Counts, templates.StanceCount{Stance: templates.Stance(stance), N: n,
					Href: at("stance", string(stance), "proposition", d.Proposition.ID)})
			}
		}
		chart.Rows = append(chart.Rows, row)
	}
	return chart
}

// change is a move with the words before and after it.
func change(m tracker.Move, p tracker.Proposition) templates.Change {
	return templates.Change{
		Name: m.To.By(), Href: addressWith("/stakeholders/"+m.To.Stakeholder, "proposition", p.ID), Organisation: m.To.Capacity().OrganisationName,
		From: templates.Stance(m.Was), To: templates.Stance(m.Is), Proposition: p.Title, Before: changeQuote(m.From, p.ID), After: changeQuote(m.To, p.ID),
	}
}

// changeQuote is the passage on which a reaction's decision rests; without one
// of the kind that is shown, the first that stands for it in a list.
func changeQuote(r tracker.Reaction, proposition string) templates.ChangeQuote {
	q := templates.ChangeQuote{Href: "/reactions/" + r.ID, Date: civil(r.SaidOn)}
	shown := slices.DeleteFunc(slices.Clone(r.Passages), func(p tracker.Passage) bool { return p.Successor != "" || p.Kind == tracker.Context })
	if len(shown) == 0 {
		return q
	}
	p := shown[0]
	if d := r.On(proposition).Decision; d != nil {
		for _, at := range slices.Backward(d.Evidence) {
			if i := slices.IndexFunc(shown, func(x tracker.Passage) bool { return x.ID == at.Passage }); i >= 0 {
				p = shown[i]
			}
		}
	}
	q.Text, q.Kind, q.Href = p.Text, string(p.Kind), "/quotes/"+p.ID
	return q
}

func latest(h tracker.QuoteHit, d tracker.Dashboard) []templates.LatestReaction {
	if len(h.Passages) == 0 {
		return nil
	}
	p := h.Passages[0]
	return []templates.LatestReaction{{
		Attribution: attribution(h.Reaction, sectorNames(d.Rows)), Stance: templates.Stance(h.Reaction.Stance(d.Proposition.ID)),
		Text: p.Text, Kind: string(p.Kind), Href: "/quotes/" + p.ID,
	}}
}

func sectorNames(rows []tracker.SectorRow) []tracker.SectorName {
	var list []tracker.SectorName
	for _, r := range rows {
		list = append(list, tracker.SectorName{Code: r.Sector, Name: r.Name})
	}
	return list
}
