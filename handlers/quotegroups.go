package handlers

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

var groupingNames = map[tracker.Grouping]string{"": "Nothing", tracker.BySpeaker: "Speaker", tracker.BySource: "Source"}

func (f filter) grouping() tracker.Grouping { return tracker.Grouping(f.first(byGroup)) }

// results are what a search found, in groups if it was asked for in groups.
type results struct {
	tracker.QuotePage
	groups tracker.QuoteGroups
	page   stretch
}

// search asks for the page of results that an address means.
func (s *Server) search(c *fiber.Ctx, f filter, q tracker.Search) (results, error) {
	ctx, v, n := c.UserContext(), viewer(c), min(max(1, c.QueryInt("page", 1)), lastPage)
	q.Facets = append(tracker.QuoteFacets(), tracker.FacetDay, tracker.FacetTheme, tracker.FacetSuggested)
	var out results
	var err error
	if by := f.grouping(); by != "" {
		out.QuotePage, out.groups, err = s.Tracker.GroupQuotes(ctx, v, q, by, (n-1)*tracker.GroupsPerPage)
		out.page = pageOf(c, out.groups.Number, tracker.GroupsPerPage)
		return out, err
	}
	q.Offset, q.Limit = (n-1)*quotesPerPage, quotesPerPage
	out.QuotePage, err = s.Tracker.SearchQuotes(ctx, v, q)
	out.page = pageOf(c, min(out.Total, lastPage*quotesPerPage), quotesPerPage)
	out.page.total = out.Total
	return out, err
}

// groups are the groups of a page. A reaction that is in two of them has two
// places.
func (s *Server) groups(v tracker.Viewer, f filter, found results) []templates.HitGroup {
	shown := map[string]int{}
	var list []templates.HitGroup
	for i, g := range found.groups.List {
		group := templates.HitGroup{N: g.N, ID: "g-" + strconv.Itoa(i+1), Hits: s.hits(v, f, g.Hits)}
		for i := range group.Hits {
			group.Hits[i].Apart(shown[group.Hits[i].ID])
			shown[group.Hits[i].ID]++
		}
		rest := f.with(byGroup)
		if f.grouping() == tracker.BySource {
			group.Source, rest = new(templates.SourceRef), rest.with(bySource, g.Source.ID)
			*group.Source = sourceRef(v, g.Source)
		} else {
			s.speaker(f, g, &group)
			rest = rest.with(bySpeaker, orUnnamed([]string{g.Stakeholder})...)
			if g.Stakeholder == tracker.Nobody {
				rest = rest.with(byOrganisation, orUnnamed([]string{g.Organisation})...)
			}
		}
		group.Href = rest.href()
		list = append(list, group)
	}
	return list
}

// speaker says who the speaker of a group is: a person as what they spoke in
// the first reaction shown, a body that speaks for itself, or nobody named.
func (s *Server) speaker(f filter, g tracker.QuoteGroup, group *templates.HitGroup) {
	switch {
	case g.Stakeholder != tracker.Nobody:
		group.Who.Speaker, group.Who.SpeakerHref = g.Name, "/stakeholders/"+g.Stakeholder
		if len(g.Hits) > 0 {
			a := attribution(g.Hits[0].Reaction, f.sectors)
			group.Who.Role, group.Who.Organisation, group.Who.OrganisationHref = a.Role, a.Organisation, a.OrganisationHref
		}
	case g.Organisation != tracker.Nobody:
		group.Who.Organisation, group.Who.OrganisationHref = g.Name, "/organisations/"+g.Organisation
	default:
		group.Who.Organisation = "Nobody named"
	}
}

// groupNote says how many groups there are.
func (f filter) groupNote(found results) string {
	number, one, many := found.groups.Number, "speaker", "speakers"
	if f.grouping() == tracker.BySource {
		one, many = "source", "sources"
	}
	switch {
	case f.grouping() == "" || number == 0:
		return ""
	case found.groups.More:
		return "The " + counted(number, one, many) + " with the most reactions, of more. Narrow the search to reach the others."
	}
	return counted(number, one, many) + ", the one with the most reactions first."
}
