package handlers

import (
	"strings"

	"soundings/tracker"
	"soundings/tracker/cite"
)

// permalink is the address of a passage for good.
func (s *Server) permalink(passage string) string { return s.URL + "/quotes/" + passage }

// citation writes a passage with its origin, in the manner of a press office.
// Reported speech is nobody's own words and is not set in quotation marks.
func (s *Server) citation(r tracker.Reaction, p tracker.Passage, src tracker.Source) string {
	c := r.Capacity()
	q := cite.Quotation{
		Words: p.Text, Name: r.By(), Role: c.Role, Organisation: c.OrganisationName,
		Title: src.Title, Publisher: src.Publisher, Published: string(src.Published),
		Address: src.Address, Permalink: s.permalink(p.ID),
	}
	if q.Name == q.Organisation {
		q.Organisation = ""
	}
	if p.Kind == tracker.Quote {
		return cite.Press(q)
	}
	full := cite.Press(q)
	q.Words = ""
	origin := cite.Press(q)
	words := strings.TrimSuffix(strings.TrimPrefix(full, "“"), "” — "+origin)
	return words + " [" + strings.ToLower(passageKinds[p.Kind]) + "] — " + origin
}
