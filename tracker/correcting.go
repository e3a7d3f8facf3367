package tracker

import (
	"context"
	"strings"
)

// Correction is who spoke and when, as it should have been.
type Correction struct {
	Stakeholder string // an ID, NewPerson, or "" for whoever has the name
	Speaker     string
	Honorific   string
	Label       string
	Capacities  []Capacity // Organisation is an ID, NewBody, or "" for the one it was, or whichever body has the name; it counts where it was left open
	SaidOn      string     // as typed
	Reason      string
}

// Correct changes speaker, capacities or date, for a reason; the old values
// stay in the history. Passages are never touched.
func (s *Service) Correct(ctx context.Context, v Viewer, id string, revision int64, c Correction) (Reaction, error) {
	return s.change(ctx, v, LogReactions, id, revision, func(r *Reaction) error {
		saidOn, ok := ParseCivilDate(c.SaidOn)
		reason := strings.TrimSpace(c.Reason)
		var f faults
		f.check(ok, "said_on", "Enter a date, for example 1 May 2014, or leave it empty if it is unknown.")
		f.check(reason != "", "reason", "Say why it is corrected; the reason stays in the history.")
		is := *r
		is.Speaker, is.Honorific, is.Label, is.SaidOn = oneLine(c.Speaker), oneLine(c.Honorific), oneLine(c.Label), saidOn
		is.Capacities = tidyCapacities(c.Capacities)
		is.DatedBySource = r.DatedBySource && saidOn == r.SaidOn
		f.check(is.By() != "", "speaker", "Enter who said it: a name, a description such as “a spokesperson”, or an organisation.")
		f.checkNames(is.Speaker, is.Honorific, is.Capacities)
		if err := f.err(); err != nil {
			return err
		}
		keepBodies(*r, &is)
		chosen := c.Stakeholder
		if chosen == "" {
			chosen = r.staysWith(is.Speaker)
		}
		if err := s.checkNamed(ctx, chosen, is.Capacities); err != nil {
			return err
		}
		events := s.differences(v, *r, is, reason)
		if len(events) == 0 && (chosen == r.Stakeholder || chosen == UnsurePerson && r.Unmatched()) && sameBodies(*r, is) {
			return Errorf(Invalid, "Nothing was changed.")
		}
		if err := s.resolve(ctx, v, &is, chosen, Position{}); err != nil {
			return err
		}
		events = append(events, s.matches(v, *r, is, reason)...)
		if len(events) == 0 {
			events = []Event{s.event(v, "correct person", r.Stakeholder, is.Stakeholder, reason)}
		}
		is.renamed(*r)
		is.Events = append(is.Events, events...)
		is.Corrected = true
		*r = is
		return nil
	})
}

// keepBodies leaves a body whose name is not corrected the one that it was
// recorded as; where that was left open it stays so until one is chosen. The others
// are looked up by their names.
func keepBodies(was Reaction, is *Reaction) {
	for i := range is.Capacities {
		c, before := &is.Capacities[i], capacityAt(was, i)
		if c.Organisation == "" || !before.Unmatched() {
			c.Organisation = before.staysWith(c.OrganisationName)
		}
	}
}

// sameBodies reports whether a correction, before its names are looked up, leaves
// each body the one that it was.
func sameBodies(was, is Reaction) bool {
	for i, c := range is.Capacities {
		before := capacityAt(was, i)
		if c.Organisation != before.Organisation && !(c.Organisation == UnsureBody && before.Unmatched()) {
			return false
		}
	}
	return true
}

// matches lists one event for each name of a body that is linked only now.
func (s *Service) matches(v Viewer, was, is Reaction, reason string) []Event {
	var list []Event
	for i, c := range is.Capacities {
		if before := capacityAt(was, i); before.Unmatched() && c.Organisation != "" && c.OrganisationName == before.OrganisationName {
			list = append(list, s.event(v, "match organisation", "", c.OrganisationName, reason))
		}
	}
	return list
}

// differences lists one event for each thing that a correction changes.
func (s *Service) differences(v Viewer, was, is Reaction, reason string) []Event {
	var list []Event
	note := func(what, old, new string) {
		if old != new {
			list = append(list, s.event(v, "correct "+what, old, new, reason))
		}
	}
	note("speaker", was.By(), is.By())
	for i := range max(len(was.Capacities), len(is.Capacities)) {
		a, b := capacityAt(was, i), capacityAt(is, i)
		note("role", a.Role, b.Role)
		note("organisation", a.OrganisationName, b.OrganisationName)
		note("sector", string(a.Sector), string(b.Sector))
	}
	note("date", string(was.SaidOn), string(is.SaidOn))
	return list
}

func capacityAt(r Reaction, i int) Capacity {
	if i < len(r.Capacities) {
		return r.Capacities[i]
	}
	return Capacity{}
}
