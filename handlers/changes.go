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
