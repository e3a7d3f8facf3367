package handlers

import (
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// changesPerPage is how many changes of position a page lists.
const changesPerPage = 20

// showChanges lists the changes of position on a proposition.
func (s *Server) showChanges(c *fiber.Ctx) error {
	by, lately := readHeadcount(c, ofOrganisations, ofIndividuals), c.Query("when") == "lately"
	ch, err := s.Tracker.Changes(c.UserContext(), viewer(c), c.Params("slug"), c.Query("proposition"), by.of, lately, offset(c, changesPerPage), changesPerPage)
	if err != nil {
		return err
	}
	b, when := board{ch.Consultation, ch.Proposition.ID, by}, []string{}
	if lately {
		when = []string{"when", "lately"}
	}
	page := templates.Changes{
		Frame: s.frame(c, "Changes: "+ch.Consultation.Title), Proposition: ch.Proposition.Title, Propositions: b.propositions("changes", when...),
		Countings: b.countings("changes", []headcount{ofOrganisations, ofIndividuals}, when...), Unit: by.many, Total: ch.Total,
		When:  []templates.PropositionTab{{Label: "All", Href: b.at("changes"), Current: !lately}, {Label: "Last 30 days", Href: b.at("changes", "when", "lately"), Current: lately}},
		Pages: pageOf(c, ch.Total, changesPerPage).links(func(n int) string { return b.at("changes", append(when, "page", pageNumber(n))...) }),
	}
	page.Frame.Crumbs, page.Frame.Here = consultationCrumbs(ch.Consultation), "Changes"
	if lately {
		page.Lately = "Since " + civil(ch.Since)
	}
	switch {
	case ch.Total > 0:
	case lately:
		page.FirstSteps = []templates.Link{{Label: "Changes at any time", Href: b.at("changes")}}
	default:
		page.FirstSteps = decideFirst(viewer(c), ch.Consultation, ch.Proposition)
	}
	for _, m := range ch.Moves {
		page.Changes = append(page.Changes, changeOf(m, ch.Proposition, by))
	}
	return s.show(c, http.StatusOK, page)
}

// change is a move with the words before and after it.
func change(m tracker.Move, p tracker.Proposition) templates.Change {
	return templates.Change{
		Name: m.To.By(), Href: addressWith("/stakeholders/"+m.To.Stakeholder, "proposition", p.ID), Organisation: m.To.Capacity().OrganisationName,
		From: templates.Stance(m.Was), To: templates.Stance(m.Is), Proposition: p.Title, Before: changeQuote(m.From, p.ID), After: changeQuote(m.To, p.ID),
	}
}

// changeOf is a move of one of those counted; that of a body names who spoke
// for it.
func changeOf(m tracker.Move, p tracker.Proposition, by headcount) templates.Change {
	out := change(m, p)
	out.Proposition = "" // the page says it
	if by == ofOrganisations {
		out.Name, out.Href, out.Organisation = m.Name, by.profile(m.To.Capacity().Organisation, p.ID), ""
		out.Before.By, out.After.By = spokenBy(m.From), spokenBy(m.To)
	}
	return out
}

// spokenBy names the person of a reaction, "" where the body itself speaks.
func spokenBy(r tracker.Reaction) string {
	if r.Speaker == "" && r.Label == "" {
		return ""
	}
	return r.By()
}

// changeQuote is the passage on which a reaction's decision rests; without one
// of the kind that is shown, the first that stands for it in a list.
func changeQuote(r tracker.Reaction, proposition string) templates.ChangeQuote {
	q := templates.ChangeQuote{Href: "/reactions/" + r.ID, Date: civil(r.SaidOn)}
	shown := standing(r)
	if len(shown) == 0 {
		return q
	}
	p := shown[0]
	if i := restsOn(r, proposition, shown); i >= 0 {
		p = shown[i]
	}
	q.Text, q.Kind, q.Href, q.Parts = p.Text, string(p.Kind), "/quotes/"+p.ID, evidenceIn(r, proposition, p)
	return q
}

// standing are the passages that a reaction is shown by: what was corrected and
// what only surrounds the words is none.
func standing(r tracker.Reaction) []tracker.Passage {
	return slices.DeleteFunc(slices.Clone(r.Passages), func(p tracker.Passage) bool { return p.Successor != "" || p.Kind == tracker.Context })
}

// restsOn finds the first of the passages on which the decision on a proposition
// rests, -1 for none.
func restsOn(r tracker.Reaction, proposition string, passages []tracker.Passage) int {
	if d := r.On(proposition).Decision; d != nil {
		for _, at := range d.Evidence {
			if i := slices.IndexFunc(passages, func(x tracker.Passage) bool { return x.ID == at.Passage }); i >= 0 {
				return i
			}
		}
	}
	return -1
}

// evidenceIn cuts a passage so that the words on which the decision rests stand
// out; nil where there are none, or they are all of it.
func evidenceIn(r tracker.Reaction, proposition string, p tracker.Passage) []templates.Segment {
	d, text, from := r.On(proposition).Decision, []rune(p.Text), 0
	if d == nil {
		return nil
	}
	var parts []templates.Segment
	list := slices.SortedFunc(slices.Values(d.Evidence), func(a, b tracker.WordsAt) int { return a.Start - b.Start })
	for _, at := range list {
		if at.Passage != p.ID || at.Start < from || at.End <= at.Start || at.End > len(text) {
			continue
		}
		if at.Start > from {
			parts = append(parts, templates.Segment{Text: string(text[from:at.Start])})
		}
		parts = append(parts, templates.Segment{Text: string(text[at.Start:at.End]), Hit: true})
		from = at.End
	}
	if len(parts) == 0 || len(parts) == 1 && from == len(text) {
		return nil
	}
	if from < len(text) {
		parts = append(parts, templates.Segment{Text: string(text[from:])})
	}
	return parts
}
