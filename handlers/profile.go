package handlers

import (
	"cmp"
	"slices"
	"time"

	"soundings/templates"
	"soundings/tracker"
)

// together is the value of the parameter proposition that draws all of them.
const together = "all"

// timelineTogether draws the decided stances on every proposition of a
// consultation, a line each; a reaction has one number on all of them.
func timelineTogether(hits []tracker.QuoteHit, con tracker.Consultation) templates.Timeline {
	t := templates.Timeline{Marks: marks(con), Each: "Proposition"}
	n := 0
	for _, h := range slices.Backward(hits) {
		if h.Reaction.SaidOn == "" || h.Consultation.ID != con.ID {
			continue
		}
		counted := false
		for line, p := range con.Propositions {
			stance := h.Reaction.Stance(p.ID)
			if !slices.Contains(tracker.Scale(), stance) {
				continue
			}
			if !counted {
				counted, n = true, n+1
			}
			point := timelinePoint(h, n, stance)
			point.On, point.Line = p.Title, line
			t.Points = append(t.Points, point)
		}
	}
	return t
}

func timelinePoint(h tracker.QuoteHit, n int, stance tracker.Stance) templates.TimelinePoint {
	return templates.TimelinePoint{
		N: n, Day: string(h.Reaction.SaidOn), Shown: civil(h.Reaction.SaidOn), Stance: templates.Stance(stance),
		Source: cmp.Or(h.Source.Title, h.Source.Publisher, "Untitled source"), Href: "/reactions/" + h.Reaction.ID,
	}
}

// marks are the days of a consultation that a timeline names.
func marks(con tracker.Consultation) []templates.TimelineMark {
	var list []templates.TimelineMark
	if con.Opens != "" {
		list = append(list, templates.TimelineMark{Day: string(con.Opens), Label: "Consultation opens", Short: "Opens"})
	}
	if con.Closes != "" {
		list = append(list, templates.TimelineMark{Day: string(con.Closes), Label: "Consultation closes", Short: "Closes"})
	}
	return list
}

// strips shows where somebody stood on each proposition along the same time.
func strips(list []tracker.Standing) []templates.Strip {
	courses := make([][]templates.TimelinePoint, len(list))
	for i, on := range list {
		for _, turn := range on.Course {
			courses[i] = append(courses[i], templates.TimelinePoint{Day: string(turn.SaidOn), Shown: civil(turn.SaidOn), Stance: templates.Stance(turn.Stance)})
		}
	}
	return templates.NewStrips(courses...)
}

// heardAs says from when to when somebody was heard in a position, by their
// latest reactions; nothing where it is not known.
func heardAs(p tracker.Position, hits []tracker.QuoteHit) string {
	var first, last tracker.CivilDate
	for _, h := range hits {
		r := h.Reaction
		if r.SaidOn == "" || !slices.ContainsFunc(r.Capacities, func(c tracker.Capacity) bool { return c.Role == p.Role && c.Organisation == p.Organisation }) {
			continue
		}
		if last == "" {
			last = r.SaidOn
		}
		first = r.SaidOn // hits come newest first
	}
	switch {
	case first == "":
		return ""
	case civil(first) == civil(last):
		return "heard " + civil(first)
	}
	return "heard " + civil(first) + " to " + civil(last)
}

// today is the day in London.
func (s *Server) today() tracker.CivilDate {
	return tracker.CivilDate(tracker.London(s.Now()).Format(time.DateOnly))
}

// positionsHeld lists positions, those that have ended last.
func positionsHeld(st tracker.Stakeholder, names map[string]string, hits []tracker.QuoteHit, today tracker.CivilDate) (now, past []templates.PositionRow) {
	for _, p := range slices.Backward(st.Positions) {
		row := positionRow(p, names)
		row.Dates = cmp.Or(row.Dates, heardAs(p, hits))
		if p.To != "" && p.To.Last() < today {
			past = append(past, row)
		} else {
			now = append(now, row)
		}
	}
	return now, past
}

// alongside lists who is heard in the same sources as somebody, with what both
// said there.
func alongside(who string, list []tracker.Alongside) []templates.Beside {
	var rows []templates.Beside
	for _, f := range list {
		both := []string{bySpeaker, who, bySpeaker, f.Value}
		for _, id := range f.Sources[:min(len(f.Sources), mostValues)] {
			both = append(both, bySource, id)
		}
		rows = append(rows, templates.Beside{Name: f.Name, Href: "/stakeholders/" + f.Value, Sources: f.N, QuotesHref: quotesAt(append(both, byGroup, string(tracker.BySource))...)})
	}
	return rows
}

// ownSaid leaves out what the head of the page says of who spoke.
func ownSaid(list []templates.Said, page templates.Stakeholder) []templates.Said {
	for i := range list {
		x := &list[i]
		x.Speaker, x.SpeakerHref = "", ""
		if x.Role == page.Role && x.Organisation == page.Organisation {
			x.Role, x.Organisation, x.OrganisationHref = "", "", ""
		}
	}
	return list
}
