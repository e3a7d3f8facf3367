package handlers

import (
	"soundings/templates"
	"soundings/tracker"
)

// firstSteps are what comes before there is anything to see of a consultation: of
// what the viewer may do, the same whether or not something is kept from them.
func firstSteps(v tracker.Viewer, con tracker.Consultation) []templates.Link {
	var steps []templates.Link
	here := "/consultations/" + con.Slug
	if v.May(tracker.LogReactions) {
		steps = append(steps, templates.Link{Label: "Import a source", Href: here + "/import"},
			templates.Link{Label: "Log a reaction by hand", Href: addressWith("/reactions/new", byConsultation, con.Slug)})
	}
	if v.May(tracker.EditConsultations) {
		steps = append(steps, templates.Link{Label: "Say whom to hear from", Href: expectedHref(con.Slug) + "/list"})
	}
	if len(steps) == 0 {
		steps = elsewhere(con)
	}
	return steps
}

// decideFirst are what comes before something shows that only decided stances
// tell.
func decideFirst(v tracker.Viewer, con tracker.Consultation, p tracker.Proposition) []templates.Link {
	if v.May(tracker.DecideStances) {
		return []templates.Link{{Label: "Decide stances", Href: addressWith(tagHref(con), byProposition, p.ID)}, {Label: "What is decided so far", Href: addressWith("/consultations/"+con.Slug+"/positions", byProposition, p.ID)}}
	}
	return elsewhere(con)
}

// elsewhere leads who may only read to what there is.
func elsewhere(con tracker.Consultation) []templates.Link {
	return []templates.Link{{Label: "What was announced", Href: "/consultations/" + con.Slug}, {Label: "Search all quotes", Href: "/quotes"}}
}
