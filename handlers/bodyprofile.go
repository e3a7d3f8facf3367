package handlers

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// withParts is the parameter that counts in what was said for a body's parts.
const withParts = "parts"

// bodyTimeline draws what was said for a body on the proposition that is asked
// for, and lists its changes of position.
func bodyTimeline(c *fiber.Ctx, page *templates.Organisation, p tracker.OrganisationProfile, here string) {
	con, prop := positionAsked(p.Latest, c.Query("proposition"))
	page.Propositions, page.Proposition, page.Timeline = allTabs(p.Latest, prop.ID, here), prop.Title, timeline(p.Latest, con, prop)
	if len(p.Bodies) > 1 {
		for i := range page.Propositions {
			page.Propositions[i].Href += "&" + withParts + "=1"
		}
		lineEach(&page.Timeline, p)
		onlyLatest(&page.Timeline, p.Latest, p.Total)
	} else {
		drawWhole(&page.Timeline, prop, p.Standings, p.Latest)
	}
	number(page.Said, page.Timeline)
	bars := strips(p.Standings)
	for i, on := range p.Standings {
		if on.Latest.ID != "" {
			page.Now = append(page.Now, templates.NowOn{
				Proposition: on.Proposition.Title, Stance: templates.Stance(on.Latest.Stance(on.Proposition.ID)), Strip: bars[i],
				Href: ofBodies(p.Bodies, "consultation", on.Consultation.Slug, "proposition", on.Proposition.ID), Note: civil(on.Latest.SaidOn) + ", " + on.Latest.By(),
			})
		}
		changes := templates.ChangesOn{Proposition: on.Proposition.Title, More: on.Moved - len(on.Moves),
			Href: ofBodies(p.Bodies, "consultation", on.Consultation.Slug, "proposition", on.Proposition.ID, "sort", string(tracker.Oldest))}
		for _, m := range on.Moves {
			x := changeOf(m, on.Proposition, ofOrganisations)
			x.Name, x.Proposition = "", ""
			if on.Proposition.ID == prop.ID {
				x.Before.N, x.After.N = page.Timeline.Number("/reactions/"+m.From.ID), page.Timeline.Number("/reactions/"+m.To.ID)
			}
			if len(p.Bodies) > 1 {
				x.Name, x.Href = m.To.Capacity().OrganisationName, "/organisations/"+m.To.Capacity().Organisation
			}
			changes.Changes = append(changes.Changes, x)
		}
		if len(changes.Changes) > 0 {
			page.Changes = append(page.Changes, changes)
		}
	}
}

// lineEach draws a line for each body that has spoken.
func lineEach(t *templates.Timeline, p tracker.OrganisationProfile) {
	of := map[string]string{}
	for _, h := range p.Latest {
		of["/reactions/"+h.Reaction.ID] = h.Reaction.Capacity().OrganisationName
	}
	var bodies []string
	t.Each = "Organisation"
	for i := range t.Points {
		x := &t.Points[i]
		x.On = of[x.Href]
		if !slices.Contains(bodies, x.On) {
			bodies = append(bodies, x.On)
		}
		x.Line = slices.Index(bodies, x.On)
	}
}

// ofBodies is the address of the search for what was said for bodies; mostValues
// of them are looked at.
func ofBodies(bodies []string, filters ...string) string {
	var pairs []string
	for _, id := range bodies[:min(len(bodies), mostValues)] {
		pairs = append(pairs, "organisation", id)
	}
	return quotesAt(append(pairs, filters...)...)
}

// addTree shows what the body is part of and what is part of it, and offers to
// count its parts in.
func addTree(page *templates.Organisation, p tracker.OrganisationProfile, here string) {
	for _, x := range p.Parts {
		page.Parts = append(page.Parts, templates.BodyPart{Name: x.Name, Href: "/organisations/" + x.ID, Reactions: x.N, QuotesHref: quotesAt("organisation", x.ID), Depth: x.Depth})
	}
	switch {
	case len(p.Bodies) > 1:
		page.Included, page.SwitchHref = len(p.Parts), here
	case len(p.Parts) > 0:
		page.SwitchHref = addressWith(here, withParts, "1")
	}
}

// speakerRow is somebody who speaks for a body, with their roles in it.
func speakerRow(x tracker.Speaker, p tracker.OrganisationProfile) templates.StakeholderRow {
	row := templates.StakeholderRow{Name: x.Name, Href: "/stakeholders/" + x.Value, Reactions: x.N, QuotesHref: ofBodies(p.Bodies, "speaker", x.Value)}
	var theirs []tracker.QuoteHit
	for _, h := range p.Latest {
		if h.Reaction.Stakeholder == x.Value {
			theirs = append(theirs, h)
		}
	}
	var roles []string
	for _, pos := range x.Positions {
		held := positionRow(pos, nil)
		dates := held.Dates
		if dates == "" {
			dates = heardAs(pos, theirs)
		}
		roles = append(roles, strings.Join(nonEmpty(pos.Role, dates), ", "))
	}
	row.Role = strings.Join(nonEmpty(roles...), "; ")
	return row
}
