package handlers

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
	"soundings/tracker/query"
)

// showSearchHelp explains how to search, with examples that can be followed;
// those with names have names that the viewer can see.
func (s *Server) showSearchHelp(c *fiber.Ctx) error {
	known, err := s.Tracker.SearchQuotes(c.UserContext(), viewer(c), tracker.Search{
		Text: query.Parse(""), Limit: 1, Facets: []tracker.Facet{tracker.FacetStakeholder, tracker.FacetOrganisation}})
	if err != nil {
		return err
	}
	consultations, err := s.Tracker.Consultations(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	page := templates.SearchHelp{Frame: s.frame(c, "How to search")}
	page.Frame.Crumbs, page.Frame.Here = []templates.Link{{Label: "Quotes", Href: "/quotes"}}, "How to search"
	speaker, body, slug := firstName(known.Facets[tracker.FacetStakeholder]), firstName(known.Facets[tracker.FacetOrganisation]), ""
	if len(consultations) > 0 {
		slug = consultations[0].Slug
	}
	for _, g := range searchExamples(speaker, body, slug) {
		for i, x := range g.Examples {
			g.Examples[i].Href = "/quotes?q=" + url.QueryEscape(x.Query)
		}
		page.Groups = append(page.Groups, g)
	}
	return s.show(c, http.StatusOK, page)
}

// firstName returns the first name that can stand between marks.
func firstName(list []tracker.FacetValue) string {
	for _, v := range list {
		if v.Value != "" && !strings.ContainsAny(v.Name, `"“”„«»`) {
			return v.Name
		}
	}
	return ""
}

// searchExamples are the examples; those that need a name which is not known
// are left out.
func searchExamples(speaker, body, consultation string) []templates.ExampleGroup {
	names := []templates.Example{
		{Query: "stance:support", Says: "What was decided to support the proposal. Also oppose, concerned, neutral, “qualified support”, “not stated” and undecided."},
		{Query: `sector:"royal colleges"`, Says: "What was said by bodies of a sector, or by people who speak for one."},
		{Query: "after:2013 before:2015", Says: "What was said between the two, themselves left out: a year, a month (2014-05) or a day (2014-05-01). since: and until: take the date itself in. What has only a year or month is found wherever it may belong."},
		{Query: "stance:support OR stance:oppose", Says: "A field can be one of several, or be left out with a minus."},
	}
	if consultation != "" {
		names = append([]templates.Example{{Query: "in:" + consultation, Says: "What was said in one consultation: its short name, or words of its title. theme: takes the name of a theme."}}, names...)
	}
	if body != "" {
		names = append([]templates.Example{{Query: `org:"` + body + `"`, Says: "What was said for an organisation: its name, an abbreviation, or words of its name."}}, names...)
	}
	if speaker != "" {
		names = append([]templates.Example{{Query: `speaker:"` + speaker + `"`, Says: "What one person said: the whole name, the surname, or an initial and the surname."}}, names...)
	}
	return []templates.ExampleGroup{
		{Heading: "Words", ID: "words", Examples: []templates.Example{
			{Query: "waiting lists", Says: "Reactions with both words, in any form: also “the list of those who wait”. AND and NOT are words like others: for NOT write a minus."},
			{Query: `"do not support"`, Says: "Exactly these words, in this order, in one passage. Any kind of quotation marks will do."},
			{Query: "support -conditional", Says: "With the first word and without the second. A minus alone works too, and before a phrase."},
			{Query: "hospital OR ward staff", Says: "Either of the first two, and the third. OR is written in capitals; a bar | says the same."},
			{Query: "funding (hospital OR ward) -(budget OR cost)", Says: "Parentheses say what belongs together."},
			{Query: "commission*", Says: "All words that begin so. Write at least two letters."},
			{Query: "ambulence~", Says: "Words spelled nearly so: one letter off in short words, two in longer ones."},
		}},
		{Heading: "Who, where and when", ID: "fields", Examples: names},
	}
}
