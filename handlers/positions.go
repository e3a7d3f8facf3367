package handlers

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// positionsPerPage is how many bodies or people a page lists with their words.
const positionsPerPage = 20

// positionsAsked is what the address of a list of positions asks for.
type positionsAsked struct {
	by      headcount
	sector  tracker.Sector
	holds   []tracker.Stance
	sectors []tracker.SectorName
}

func (s *Server) readPositions(c *fiber.Ctx) (positionsAsked, error) {
	a := positionsAsked{by: readHeadcount(c, ofOrganisations, ofIndividuals), holds: stancesAsked(c)}
	var err error
	if a.sectors, err = s.Tracker.SectorNames(c.UserContext()); err != nil {
		return a, err
	}
	if slices.ContainsFunc(a.sectors, func(n tracker.SectorName) bool { return string(n.Code) == c.Query(bySector) }) {
		a.sector = tracker.Sector(c.Query(bySector))
	}
	return a, nil
}

// stancesAsked are the stances of an address, each once; others are ignored.
func stancesAsked(c *fiber.Ctx) []tracker.Stance {
	var list []tracker.Stance
	for _, x := range tracker.StanceFacet() {
		if slices.Contains(queried(c, byStance), string(x)) {
			list = append(list, x)
		}
	}
	return list
}

// showPositions lists who holds what on a proposition, with the words.
func (s *Server) showPositions(c *fiber.Ctx) error {
	a, err := s.readPositions(c)
	if err != nil {
		return err
	}
	p, err := s.Tracker.Positions(c.UserContext(), viewer(c), c.Params("slug"), tracker.PositionsQuery{
		Proposition: c.Query(byProposition), Of: a.by.of, Sector: a.sector, Holds: a.holds, Offset: offset(c, positionsPerPage), Limit: positionsPerPage})
	if err != nil {
		return err
	}
	return s.show(c, http.StatusOK, s.positionsPage(c, p, a))
}

func (s *Server) positionsPage(c *fiber.Ctx, p tracker.Positions, a positionsAsked) templates.Positions {
	b := board{p.Consultation, p.Proposition.ID, a.by}
	in, stances := []string{}, []string{}
	if a.sector != "" {
		in = []string{bySector, string(a.sector)}
	}
	for _, x := range a.holds {
		stances = append(stances, byStance, string(x))
	}
	filters := slices.Concat(in, stances)
	page := templates.Positions{
		Frame: s.frame(c, "Positions: "+p.Consultation.Title), Proposition: p.Proposition.Title, Propositions: b.propositions("positions", filters...),
		Countings: b.countings("positions", []headcount{ofOrganisations, ofIndividuals}, filters...), One: a.by.one, Unit: a.by.many,
		Heading: positionsHeading(p, a), Stances: b.stanceTabs(p, a, in), Action: b.page("positions"), Hidden: hiddenIn(b.at("positions", stances...)),
		Sectors: sectorPicks(p.Sectors, a), Total: p.Total, MatrixHref: b.at("matrix", append(in, stances...)...),
		Pages: pageOf(c, p.Total, positionsPerPage).links(func(n int) string { return b.at("positions", append(filters, "page", pageNumber(n))...) }),
	}
	if a.sector != "" {
		page.Sector = tracker.SectorLabel(a.sectors, a.sector)
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(p.Consultation), "Positions"
	page.Heard = a.sector != "" || page.Stances[0].N > 0
	switch {
	case !page.Heard:
		page.FirstSteps = firstSteps(viewer(c), p.Consultation)
	case p.Total == 0:
		page.FirstSteps = []templates.Link{{Label: "Everybody who is heard", Href: b.at("positions")}}
	}
	for _, h := range p.Rows {
		page.Rows = append(page.Rows, heldRow(h, p, a))
	}
	return page
}

// positionsHeading says who is listed: "13 organisations: supports".
func positionsHeading(p tracker.Positions, a positionsAsked) string {
	n := counted(p.Total, a.by.one, a.by.many)
	switch {
	case len(a.holds) == 0:
		return n + " heard from"
	case slices.Equal(a.holds, []tracker.Stance{tracker.QualifiedSupport, tracker.Support}):
		return n + " for it, with or without conditions"
	case slices.Equal(a.holds, []tracker.Stance{tracker.Oppose, tracker.Concerned}):
		return n + " against it or with concerns"
	case slices.Equal(a.holds, tracker.Scale()):
		return n + " with a decided position"
	case len(a.holds) == 1:
		return n + ": " + templates.Stance(a.holds[0]).Label()
	}
	return n
}

// stanceTabs chooses who is listed by what they hold.
func (b board) stanceTabs(p tracker.Positions, a positionsAsked, in []string) []templates.StanceTab {
	total := 0
	for _, n := range p.Held {
		total += n
	}
	tabs := []templates.StanceTab{{Label: "All", N: total, Href: b.at("positions", in...), Current: len(a.holds) == 0}}
	for _, x := range tracker.StanceFacet() {
		if x != tracker.NotStated && x != tracker.Undecided || p.Held[x] > 0 {
			tabs = append(tabs, templates.StanceTab{Stance: templates.Stance(x), N: p.Held[x], Href: b.at("positions", append(in, byStance, string(x))...), Current: slices.Contains(a.holds, x)})
		}
	}
	return tabs
}

// sectorPicks offers the sectors of which somebody is heard.
func sectorPicks(heard []tracker.Sector, a positionsAsked) []templates.Option {
	options := []templates.Option{{Label: "All sectors", Selected: a.sector == ""}}
	for _, n := range a.sectors {
		if slices.Contains(heard, n.Code) {
			options = append(options, templates.Option{Value: string(n.Code), Label: n.Name, Selected: n.Code == a.sector})
		}
	}
	return options
}

func heldRow(h tracker.PositionHeld, p tracker.Positions, a positionsAsked) templates.HeldRow {
	row := templates.HeldRow{
		Name: h.Name, Href: a.by.profile(h.Who, p.Proposition.ID), Sector: tracker.SectorLabel(a.sectors, h.Sector), Stance: templates.Stance(h.Holds()),
		Note: agreeing(h.Stand), Quotes: templates.Link{Label: "All " + thousands(h.Reactions), Href: a.by.quotes(p.Consultation.Slug, h.Who)},
	}
	if h.Reactions == 1 {
		row.Quotes = templates.Link{}
	}
	if h.Reaction.ID != "" {
		row.Quote = changeQuote(h.Reaction, p.Proposition.ID)
		if a.by == ofOrganisations {
			row.Quote.By = spokenBy(h.Reaction)
		} else {
			row.Quote.By = h.Reaction.Capacity().OrganisationName
		}
	}
	return row
}

// agreeing says of how many reactions somebody's stance is, and how many of the
// decided ones say the same.
func agreeing(st tracker.Stand) string {
	words := fmt.Sprintf("%s of %s decided", thousands(st.Decided), counted(st.Reactions, "reaction", "reactions"))
	if n := len(st.Course); n > 1 {
		words += fmt.Sprintf(", %s of %s with a stance alike", thousands(st.Alike()), thousands(n))
	}
	return words
}
