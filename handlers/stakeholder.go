package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// saidPerPage is how many reactions the service hands out at once.
const saidPerPage = 50

func pageNumber(n int) string { return strconv.Itoa(n) }

// offset is where the page that a request asks for begins.
func offset(c *fiber.Ctx, size int) int {
	return (min(max(c.QueryInt("page", 1), 1), 1<<20) - 1) * size
}

func (s *Server) showStakeholder(c *fiber.Ctx) error {
	p, err := s.Tracker.StakeholderProfile(c.UserContext(), viewer(c), c.Params("id"), offset(c, saidPerPage))
	if err != nil {
		return err
	}
	if p.Moved != "" {
		return c.Redirect("/stakeholders/"+p.Moved, http.StatusSeeOther)
	}
	return s.show(c, http.StatusOK, s.stakeholderPage(c, p))
}

func (s *Server) stakeholderPage(c *fiber.Ctx, p tracker.StakeholderProfile) templates.Stakeholder {
	v, st, here := viewer(c), p.Stakeholder, "/stakeholders/"+p.Stakeholder.ID
	page := templates.Stakeholder{
		Frame: s.frame(c, st.FullName()), Name: st.FullName(), Initials: initials(st.Name),
		QuotesHref: quotesAt("speaker", st.ID), Total: p.Total, OtherNames: st.OtherNames,
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Stakeholders", Href: "/stakeholders"}}, st.FullName()
	if v.May(tracker.EditStakeholders) {
		page.EditHref, page.MergeHref = here+"/edit", here+"/merge"
	}
	if v.May(tracker.LogReactions) {
		page.LogHref = addressWith("/reactions/new", "stakeholder", st.ID)
	}
	page.Positions, page.Past = positionsHeld(st, p.Organisations, p.Latest, s.today())
	if held := slices.Concat(page.Positions, page.Past); len(held) > 0 {
		page.Role, page.Organisation, page.OrganisationHref = held[0].Role, held[0].Organisation, held[0].Href
	}
	prop := s.drawn(c, &page, p, here)
	page.Alongside = alongside(st.ID, p.Alongside)
	bars := strips(p.Standings)
	for i, on := range p.Standings {
		page.Undated = page.Undated || on.Decided > 0
		addStanding(&page, st, on, bars[i], on.Proposition.ID == prop.ID || page.Proposition == "")
		if on.Proposition.ID == prop.ID && page.Proposition != "" {
			page.Decided = fmt.Sprintf("%s of %s decided on it.", thousands(on.Decided), counted(on.Reactions, "reaction", "reactions"))
		}
	}
	page.Said = ownSaid(said(v, p.Hits, p.Sectors, prop.ID), page)
	number(page.Said, page.Timeline)
	shown := pageOf(c, p.Total, saidPerPage)
	page.Pages = shown.links(func(n int) string {
		return addressWith(here, "proposition", c.Query("proposition"), "page", pageNumber(n))
	})
	return page
}

// drawn draws the proposition that is asked for, or all of its consultation
// together, and returns which it is.
func (s *Server) drawn(c *fiber.Ctx, page *templates.Stakeholder, p tracker.StakeholderProfile, here string) tracker.Proposition {
	asked := c.Query("proposition")
	con, prop := positionAsked(p.Latest, asked)
	page.Propositions, page.Proposition, page.Timeline = allTabs(p.Latest, prop.ID, here), prop.Title, timeline(p.Latest, con, prop)
	drawWhole(&page.Timeline, prop, p.Standings, p.Latest)
	if len(con.Propositions) < 2 {
		return prop
	}
	if asked == together {
		page.Proposition, page.Timeline = "", timelineTogether(p.Latest, con)
		onlyLatest(&page.Timeline, p.Latest, p.Total)
		for i := range page.Propositions {
			page.Propositions[i].Current = false
		}
	}
	page.Propositions = append(page.Propositions, templates.PropositionTab{Label: "All together", Href: addressWith(here, "proposition", together), Current: asked == together})
	return prop
}

// addStanding shows where somebody stands on one proposition: the latest stance,
// and each change on the way to it, with the numbers of the points if they are drawn.
func addStanding(page *templates.Stakeholder, st tracker.Stakeholder, on tracker.Standing, bar templates.Strip, drawn bool) {
	if on.Latest.ID != "" {
		page.Now = append(page.Now, templates.NowOn{
			Proposition: on.Proposition.Title, Stance: templates.Stance(on.Latest.Stance(on.Proposition.ID)),
			Href:  quotesAt("speaker", st.ID, "consultation", on.Consultation.Slug, "proposition", on.Proposition.ID),
			Strip: bar, Note: fmt.Sprintf("%s; %s of %s decided", civil(on.Latest.SaidOn), thousands(on.Decided), counted(on.Reactions, "reaction", "reactions")),
		})
	}
	if len(on.Moves) == 0 {
		return
	}
	changes := templates.ChangesOn{Proposition: on.Proposition.Title, More: max(0, on.Moved-tracker.MostMoves),
		Href: quotesAt("speaker", st.ID, "consultation", on.Consultation.Slug, "proposition", on.Proposition.ID, "sort", string(tracker.Oldest))}
	for _, m := range on.Moves {
		c := change(m, on.Proposition)
		c.Name, c.Organisation, c.Proposition = "", "", ""
		if drawn {
			c.Before.N, c.After.N = page.Timeline.Number("/reactions/"+m.From.ID), page.Timeline.Number("/reactions/"+m.To.ID)
		}
		changes.Changes = append(changes.Changes, c)
	}
	page.Changes = append(page.Changes, changes)
}

// initials are the first letters of the first and the last name.
func initials(name string) string {
	parts := strings.Fields(name)
	if len(parts) > 1 {
		parts = []string{parts[0], parts[len(parts)-1]}
	}
	var b strings.Builder
	for _, p := range parts {
		r, _ := utf8.DecodeRuneInString(p)
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

func positionRow(p tracker.Position, names map[string]string) templates.PositionRow {
	row := templates.PositionRow{Role: p.Role, Organisation: names[p.Organisation]}
	if row.Organisation != "" {
		row.Href = "/organisations/" + p.Organisation
	}
	switch {
	case p.From != "" && p.To != "":
		row.Dates = civil(p.From) + " to " + civil(p.To)
	case p.From != "":
		row.Dates = "since " + civil(p.From)
	case p.To != "":
		row.Dates = "until " + civil(p.To)
	}
	return row
}

// positionAsked finds the proposition that a page is about: the one asked for,
// else the whole of the latest consultation spoken on.
func positionAsked(hits []tracker.QuoteHit, id string) (tracker.Consultation, tracker.Proposition) {
	for _, h := range hits {
		if p, ok := h.Consultation.Proposition(id); ok {
			return h.Consultation, p
		}
	}
	if len(hits) == 0 {
		return tracker.Consultation{}, tracker.Proposition{}
	}
	return hits[0].Consultation, hits[0].Consultation.Whole()
}

func allTabs(hits []tracker.QuoteHit, current, here string) []templates.PropositionTab {
	var tabs []templates.PropositionTab
	for _, con := range tracker.SpokenOn(hits) {
		for _, p := range con.Propositions {
			tabs = append(tabs, templates.PropositionTab{Label: p.Title, Href: addressWith(here, "proposition", p.ID), Current: p.ID == current})
		}
	}
	if len(tabs) < 2 {
		return nil
	}
	return tabs
}

// timeline draws the decided stances on a proposition in the order of time;
// hits come newest first, the undated last.
func timeline(hits []tracker.QuoteHit, con tracker.Consultation, p tracker.Proposition) templates.Timeline {
	var t templates.Timeline
	for _, h := range slices.Backward(hits) {
		stance := h.Reaction.Stance(p.ID)
		if stance == tracker.Undecided || h.Reaction.SaidOn == "" {
			continue
		}
		t.Points = append(t.Points, timelinePoint(h, len(t.Points)+1, stance))
	}
	t.Marks = marks(con)
	return t
}

// number puts on each reaction of the list the number of its point.
func number(list []templates.Said, t templates.Timeline) {
	for i := range list {
		list[i].N = t.Number(list[i].Href)
	}
}

// said lists reactions, newest first, with what each changed on a proposition.
func said(v tracker.Viewer, hits []tracker.QuoteHit, sectors []tracker.SectorName, proposition string) []templates.Said {
	var inTime []tracker.Reaction
	for _, h := range slices.Backward(hits) {
		inTime = append(inTime, h.Reaction)
	}
	changed := map[string]templates.Stance{}
	for _, m := range tracker.Moves(inTime, proposition) {
		changed[m.To.ID] = templates.Stance(m.Was)
	}
	var list []templates.Said
	for _, h := range hits {
		row := templates.Said{
			Attribution: attribution(h.Reaction, sectors), Href: "/reactions/" + h.Reaction.ID, Stances: stances(h.Reaction, h.Consultation),
			ChangedFrom: changed[h.Reaction.ID], Source: sourceRef(v, h.Source), State: unpublishedMark(h.Reaction.State),
		}
		if len(h.Passages) > 0 {
			p := h.Passages[0].Passage
			if at := restsOn(h.Reaction, proposition, standing(h.Reaction)); at >= 0 {
				p = standing(h.Reaction)[at]
			}
			row.Kind, row.Text, row.More = string(p.Kind), p.Text, h.More+len(h.Passages)-1
		}
		list = append(list, row)
	}
	return list
}
