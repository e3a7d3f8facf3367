package handlers

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// The lists of people and bodies: what narrows them is in the address, and every
// choice says how many it would list.

const (
	peoplePerPage = 50
	everybody     = 1 << 30 // a limit for lists that are needed whole
)

// directoryFilter reads what a list is narrowed by; what is no choice is none.
func directoryFilter(c *fiber.Ctx) tracker.ListFilter {
	f := tracker.ListFilter{Words: strings.TrimSpace(c.Query("q")), Sector: tracker.Sector(c.Query("sector")), Letter: c.Query("letter"),
		Offset: offset(c, peoplePerPage), Limit: peoplePerPage}
	switch spoken := tracker.Spoken(c.Query("reactions")); spoken {
	case tracker.SpokenSome, tracker.SpokenNone:
		f.Spoken = spoken
	}
	if tracker.ListOrder(c.Query("sort")) == tracker.ByReactions {
		f.Order = tracker.ByReactions
	}
	return f
}

// directoryAddress is the address of a list with a filter, less what is changed.
func directoryAddress(path string, f tracker.ListFilter, letter, page string) string {
	return addressWith(path, "q", f.Words, "sector", string(f.Sector), "reactions", string(f.Spoken), "sort", string(f.Order), "letter", letter, "page", page)
}

// directoryList is what the two lists have in common.
func (s *Server) directoryList(c *fiber.Ctx, path string, f tracker.ListFilter, p tracker.DirectoryPage, sectors []tracker.SectorName) templates.DirectoryList {
	list := templates.DirectoryList{Path: path, Filter: f.Words, Letter: f.Letter, Total: p.Total, Alike: p.Alike, AlikeHref: path + "/alike",
		Narrowed: f.Words != "" || f.Sector != "" || f.Letter != "" || f.Spoken != tracker.SpokenAny}
	list.Sectors = []templates.Option{{Label: "All sectors", Selected: f.Sector == ""}}
	for _, n := range sectors {
		if count := p.Sectors[n.Code]; count > 0 || f.Sector == n.Code {
			list.Sectors = append(list.Sectors, templates.Option{Value: string(n.Code), Label: n.Name + " (" + thousands(count) + ")", Selected: f.Sector == n.Code})
		}
	}
	list.Spoken = []templates.Option{{Label: "With or without", Selected: f.Spoken == tracker.SpokenAny},
		{Value: string(tracker.SpokenSome), Label: "With reactions (" + thousands(p.Spoken[tracker.SpokenSome]) + ")", Selected: f.Spoken == tracker.SpokenSome},
		{Value: string(tracker.SpokenNone), Label: "Without any (" + thousands(p.Spoken[tracker.SpokenNone]) + ")", Selected: f.Spoken == tracker.SpokenNone}}
	if p.Spoken[tracker.SpokenNone] == 0 && f.Spoken == tracker.SpokenAny {
		list.Spoken = nil // a choice between all and all
	}
	list.Orders = []templates.Option{{Label: "Name", Selected: f.Order == tracker.ByName}, {Value: string(tracker.ByReactions), Label: "Most reactions", Selected: f.Order == tracker.ByReactions}}
	list.Letters = lettersOf(path, f, p.Letters)
	list.Pages = pageOf(c, p.Total, peoplePerPage).links(func(n int) string { return directoryAddress(path, f, f.Letter, pageNumber(n)) })
	return list
}

// lettersOf is the bar from A to Z, for lists of more than a page; a letter
// without anybody leads nowhere.
func lettersOf(path string, f tracker.ListFilter, there map[string]int) []templates.Letter {
	all := 0
	for _, n := range there {
		all += n
	}
	if all <= peoplePerPage {
		return nil
	}
	bar := []templates.Letter{{Letter: "All", Href: directoryAddress(path, f, "", ""), Current: f.Letter == ""}}
	add := func(letter string) {
		l := templates.Letter{Letter: letter, Current: letter == f.Letter}
		if there[letter] > 0 {
			l.Href = directoryAddress(path, f, letter, "")
		}
		bar = append(bar, l)
	}
	if there["#"] > 0 {
		add("#")
	}
	for r := 'A'; r <= 'Z'; r++ {
		add(string(r))
	}
	return bar
}

func (s *Server) listStakeholders(c *fiber.Ctx) error {
	f, v := directoryFilter(c), viewer(c)
	p, err := s.Tracker.StakeholderDirectory(c.UserContext(), v, f)
	if err != nil {
		return err
	}
	sectors, err := s.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return err
	}
	page := templates.Stakeholders{Frame: s.frame(c, "Stakeholders"), List: s.directoryList(c, "/stakeholders", f, p, sectors), Groups: peopleGroups(p.List, f.Order)}
	if v.May(tracker.EditStakeholders) {
		page.ImportHref, page.ExportHref, page.MergesHref = "/stakeholders/import", "/stakeholders.csv", "/merges"
	}
	return s.show(c, http.StatusOK, page)
}

// peopleGroups puts people, who come by surname, under their letters; in another
// order they are one group without a letter.
func peopleGroups(list []tracker.Listed, order tracker.ListOrder) []templates.StakeholderGroup {
	var out []templates.StakeholderGroup
	for _, l := range list {
		letter := l.Letter
		if order != tracker.ByName {
			letter = ""
		}
		if len(out) == 0 || out[len(out)-1].Letter != letter {
			out = append(out, templates.StakeholderGroup{Letter: letter})
		}
		g := &out[len(out)-1]
		g.Rows = append(g.Rows, templates.StakeholderRow{Name: l.Name, Href: "/stakeholders/" + l.ID, Role: l.About, Reactions: l.N, QuotesHref: quotesAt("speaker", l.ID)})
	}
	return out
}

func (s *Server) listOrganisations(c *fiber.Ctx) error {
	f, v := directoryFilter(c), viewer(c)
	p, err := s.Tracker.OrganisationDirectory(c.UserContext(), v, f)
	if err != nil {
		return err
	}
	sectors, err := s.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return err
	}
	page := templates.Organisations{Frame: s.frame(c, "Organisations"), List: s.directoryList(c, "/organisations", f, p, sectors)}
	for _, l := range p.List {
		page.Rows = append(page.Rows, templates.OrganisationRow{Name: l.Name, Href: "/organisations/" + l.ID, OtherNames: shortNames(l.About),
			Sectors: sectorWords(sectors, l.Sectors), Reactions: l.N, QuotesHref: quotesAt("organisation", l.ID)})
	}
	if v.May(tracker.EditDirectory) {
		page.NewHref, page.ImportHref, page.ExportHref, page.MergesHref = "/organisations/new", "/organisations/import", "/organisations.csv", "/merges"
	}
	return s.show(c, http.StatusOK, page)
}

// mostNames is how many other names a line of the list shows.
const mostNames = 3

// shortNames are the shortest of a body's other names, the abbreviations first.
func shortNames(others string) string {
	list := nonEmpty(strings.Split(others, ", ")...)
	if len(list) <= mostNames {
		return others
	}
	return strings.Join(list[:mostNames], ", ") + andMore(len(list)-mostNames)
}
