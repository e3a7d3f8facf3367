package handlers

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// missedFields are the names that a reviewer's own draft has on the page, where
// the draft being reviewed has the plain ones.
var missedFields = map[string]string{"words": "missed-words", "kind": "missed-kind", "speaker": "missed-speaker", "sector": "missed-sector",
	"organisation": "missed-organisation", "role": "missed-role"}

// createDraft adds a reaction that the reader missed.
func (s *Server) createDraft(c *fiber.Ctx) error {
	id := c.Params("id")
	m := tracker.Missed{
		Words: c.FormValue("words"), Kind: tracker.PassageKind(c.FormValue("kind")), Honorific: c.FormValue("honorific"), Speaker: c.FormValue("speaker"),
		Role: c.FormValue("role"), Organisation: c.FormValue("organisation"), Sector: tracker.Sector(c.FormValue("sector")),
	}
	m.Start, m.End = readStretch(c)
	d, err := s.Tracker.AddDraft(c.UserContext(), viewer(c), id, m)
	if status, again := rejected(err); again {
		return s.showReview(c, status, id, reviewShown{from: -1, missed: &m, errors: renamed(fieldErrors(err), missedFields)})
	}
	if err != nil {
		return err
	}
	s.flash(c, fmt.Sprintf("Reaction %d was added. Check it and accept it like the others.", d.Number))
	return c.Redirect(draftHref(id, d.Number)+"#reaction-"+strconv.Itoa(d.Number), http.StatusSeeOther)
}

// missedForm is the form of a reaction that the reader missed.
func missedForm(p tracker.SourcePage, typed *tracker.Missed, text *sourceText) templates.MissedForm {
	address := "/sources/" + p.Source.ID
	m := tracker.Missed{Kind: tracker.Quote, Sector: tracker.SectorOther}
	if typed != nil {
		m = *typed
	}
	if m.Words == "" {
		m.Words = strings.TrimSpace(text.slice(m.Start, m.End))
	}
	return templates.MissedForm{
		Action: address + "/drafts", OpenHref: address + "/review?add=yes#missed", Open: typed != nil,
		Added:     addedForm(tracker.Added{Words: m.Words, Start: m.Start, End: m.End, Kind: m.Kind}),
		Honorific: m.Honorific, Speaker: m.Speaker, Role: m.Role, Organisation: m.Organisation, Sectors: sectorChoices(p.Sectors, m.Sector),
	}
}
