package handlers

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// headcount is who is counted on a page of a consultation: organisations and
// individuals apart, for a consultation is not a vote.
type headcount struct {
	code, label string
	of          tracker.Facet
	one, many   string
}

var (
	ofOrganisations = headcount{"organisations", "Organisations", tracker.FacetOrganisation, "organisation", "organisations"}
	ofIndividuals   = headcount{"individuals", "Individuals", tracker.FacetStakeholder, "individual", "individuals"}
	ofReactions     = headcount{"reactions", "Reactions", "", "reaction", "reactions"}
)

// profile is the page of one of those counted.
func (n headcount) profile(id, proposition string) string {
	if n.of == tracker.FacetOrganisation {
		return "/organisations/" + id
	}
	return addressWith("/stakeholders/"+id, "proposition", proposition)
}

// quotes is what one of those counted said on a consultation.
func (n headcount) quotes(slug, id string, more ...string) string {
	by := byOrganisation
	if n.of == tracker.FacetStakeholder {
		by = bySpeaker
	}
	return quotesAt(append([]string{byConsultation, slug, by, id}, more...)...)
}

// board is a page of a consultation about one proposition and those counted on
// it, as its address has it: the whole and organisations are not spelled out.
type board struct {
	con         tracker.Consultation
	proposition string
	by          headcount
}

// readHeadcount reads who is counted, of those a page can count; the first is
// what it counts without being asked.
func readHeadcount(c *fiber.Ctx, can ...headcount) headcount {
	for _, n := range can {
		if c.Query("of") == n.code {
			return n
		}
	}
	return can[0]
}

// at is the address of a page below the consultation's, "" for its own.
func (b board) at(page string, more ...string) string {
	pairs := []string{}
	if b.proposition != b.con.Whole().ID {
		pairs = append(pairs, "proposition", b.proposition)
	}
	if b.by != ofOrganisations {
		pairs = append(pairs, "of", b.by.code)
	}
	path := "/consultations/" + b.con.Slug
	if page != "" {
		path += "/" + page
	}
	return addressWith(path, append(pairs, more...)...)
}

// counted is the same page with others counted.
func (b board) of(n headcount) board {
	b.by = n
	return b
}

// propositions chooses among the propositions, if there are several.
func (b board) propositions(page string, more ...string) []templates.PropositionTab {
	if len(b.con.Propositions) < 2 {
		return nil
	}
	var tabs []templates.PropositionTab
	for _, p := range b.con.Propositions {
		on := b
		on.proposition = p.ID
		tabs = append(tabs, templates.PropositionTab{Label: p.Title, Href: on.at(page, more...), Current: p.ID == b.proposition})
	}
	return tabs
}

// countings chooses who is counted.
func (b board) countings(page string, can []headcount, more ...string) []templates.PropositionTab {
	var tabs []templates.PropositionTab
	for _, n := range can {
		tabs = append(tabs, templates.PropositionTab{Label: n.label, Href: b.of(n).at(page, more...), Current: n == b.by})
	}
	return tabs
}

// hiddenIn are the parameters of an address as a form repeats them.
func hiddenIn(address string) []templates.Option {
	_, query, _ := strings.Cut(address, "?")
	var list []templates.Option
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if v, err := url.QueryUnescape(value); err == nil && name != "" {
			list = append(list, templates.Option{Value: name, Label: v})
		}
	}
	return list
}
