package handlers

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

func sectorWords(names []tracker.SectorName, codes []tracker.Sector) string {
	var words []string
	for _, code := range codes {
		words = append(words, tracker.SectorLabel(names, code))
	}
	return strings.Join(words, ", ")
}

func (s *Server) showOrganisation(c *fiber.Ctx) error {
	p, err := s.Tracker.OrganisationProfile(c.UserContext(), viewer(c), c.Params("id"), offset(c, saidPerPage), c.Query(withParts) != "")
	if err != nil {
		return err
	}
	if p.Moved != "" {
		return c.Redirect("/organisations/"+p.Moved, http.StatusSeeOther)
	}
	return s.show(c, http.StatusOK, s.organisationPage(c, p))
}

func (s *Server) organisationPage(c *fiber.Ctx, p tracker.OrganisationProfile) templates.Organisation {
	v, o, here := viewer(c), p.Organisation, "/organisations/"+p.Organisation.ID
	_, prop := positionAsked(p.Latest, c.Query("proposition"))
	page := templates.Organisation{
		Frame: s.frame(c, o.Name), Name: o.Name, OtherNames: o.OtherNames, ODSCode: odsCode(o),
		QuotesHref: ofBodies(p.Bodies), Total: p.Total,
		Said: said(v, p.Hits, p.Sectors, prop.ID),
	}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Organisations", Href: "/organisations"}}, o.Name
	for _, code := range o.Sectors {
		page.Sectors = append(page.Sectors, templates.Link{Label: tracker.SectorLabel(p.Sectors, code), Href: addressWith("/organisations", "sector", string(code))})
	}
	if p.Parent != "" {
		page.Parent = templates.Link{Label: p.Parent, Href: "/organisations/" + o.Parent}
	}
	for _, x := range p.Speakers {
		page.People = append(page.People, speakerRow(x, p))
	}
	for _, m := range p.Mixes {
		page.Mixes = append(page.Mixes, organisationMix(p.Bodies, m))
	}
	if v.May(tracker.EditDirectory) {
		page.EditHref, page.MergeHref = here+"/edit", here+"/merge"
	}
	if v.May(tracker.LogReactions) {
		page.LogHref = addressWith("/reactions/new", "organisation", o.ID)
	}
	for i := range page.Said {
		if len(p.Bodies) > 1 {
			page.Said[i].ChangedFrom = "" // one body and its part are not one speaker
		}
	}
	addTree(&page, p, here)
	bodyTimeline(c, &page, p, here)
	page.Pages = pageOf(c, p.Total, saidPerPage).links(func(n int) string {
		return addressWith(here, "proposition", c.Query("proposition"), withParts, c.Query(withParts), "page", pageNumber(n))
	})
	return page
}

// organisationMix is how a body's reactions stand on one proposition.
func organisationMix(bodies []string, m tracker.MixOn) templates.OrganisationMix {
	t := templates.OrganisationMix{Proposition: m.Proposition.Title, Statement: statementWords(m.Tally()), StatementNote: mixWords(m.Mix)}
	for _, stance := range tracker.StanceFacet() {
		if n := m.Counts[stance]; n > 0 {
			t.Mix = append(t.Mix, templates.StanceCount{Stance: templates.Stance(stance), N: n,
				Href: ofBodies(bodies, "consultation", m.Consultation.Slug, "proposition", m.Proposition.ID, "stance", string(stance))})
		}
	}
	return t
}

func odsCode(o tracker.Organisation) string {
	for _, id := range o.Identifiers {
		if id.Scheme == "ods" {
			return id.Value
		}
	}
	return ""
}
