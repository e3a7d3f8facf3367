package handlers

import (
	"maps"
	"slices"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// unlisted stands for a person or body that a filter names and that the viewer
// cannot see, or that there is not: both look alike.
const unlisted = "Not listed"

// namesOf returns the names of the people and bodies that a page of results
// speaks of, by ID.
func (s *Server) namesOf(c *fiber.Ctx, f filter, found tracker.QuotePage) (map[string]string, error) {
	names := map[string]string{}
	for _, facet := range []tracker.Facet{tracker.FacetOrganisation, tracker.FacetStakeholder} {
		for _, v := range found.Facets[facet] {
			names[v.Value] = v.Name
		}
	}
	unknown := func(ids []string) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return names[id] != "" })
	}
	more, err := s.Tracker.FilterNames(c.UserContext(), viewer(c), tracker.Named{
		Stakeholders: unknown(f.values[bySpeaker]), Organisations: unknown(f.values[byOrganisation]), Sources: f.values[bySource]})
	maps.Copy(names, more)
	return names, err
}

// facets lists the filters with their counts, in the order of the page.
func (f filter) facets(found tracker.QuotePage, names map[string]string) []templates.Facet {
	count := map[tracker.Facet]map[string]int{}
	for facet, list := range found.Facets {
		count[facet] = map[string]int{}
		for _, v := range list {
			count[facet][v.Value] = v.N
		}
	}
	var stance, sector, consultation, kind []templates.FacetValue
	for _, x := range tracker.StanceFacet() {
		stance = append(stance, templates.FacetValue{Value: string(x), Label: templates.Stance(x).Label(), Stance: templates.Stance(x), Count: count[tracker.FacetStance][string(x)],
			Note: f.suggestedNote(found.Mix.Suggested[x])})
	}
	for _, n := range f.sectors {
		sector = append(sector, templates.FacetValue{Value: string(n.Code), Label: n.Name, Count: count[tracker.FacetSector][string(n.Code)]})
	}
	for _, c := range f.consultations {
		if n := count[tracker.FacetConsultation][c.ID]; n > 0 || f.has(byConsultation, c.Slug) {
			consultation = append(consultation, templates.FacetValue{Value: c.Slug, Label: c.Title, Count: n})
		}
	}
	for _, k := range []tracker.PassageKind{tracker.Quote, tracker.Reported} {
		kind = append(kind, templates.FacetValue{Value: string(k), Label: passageKinds[k], Count: count[tracker.FacetKind][string(k)]})
	}
	return []templates.Facet{
		f.checked(byStance, f.stanceLegend(), stance),
		{Name: byProposition, Legend: "On the proposition", Select: true, Values: f.propositions()},
		f.checked(bySector, "Sector", sector),
		f.checked(byConsultation, "Consultation", consultation),
		f.checked(byTheme, "Theme", f.themes(count[tracker.FacetTheme])),
		f.checked(byOrganisation, "Organisation", f.listed(byOrganisation, found.Facets[tracker.FacetOrganisation], names)),
		f.checked(bySpeaker, "Speaker", f.listed(bySpeaker, found.Facets[tracker.FacetStakeholder], names)),
		f.checked(byKind, "Kind of passage", kind),
	}
}

// themes offers the themes of a single chosen consultation that something is
// tagged with, and those that are on.
func (f filter) themes(count map[string]int) []templates.FacetValue {
	var list []templates.FacetValue
	con, one := f.chosen()
	for _, c := range f.consultations {
		for _, t := range c.Themes {
			if n := count[t.ID]; f.has(byTheme, t.ID) || one && c.ID == con.ID && n > 0 {
				list = append(list, templates.FacetValue{Value: t.ID, Label: t.Name, Count: n})
			}
		}
	}
	return list
}

// checked ticks the values that are on.
func (f filter) checked(name, legend string, values []templates.FacetValue) templates.Facet {
	for i := range values {
		values[i].On = f.has(name, values[i].Value)
	}
	return templates.Facet{Name: name, Legend: legend, Values: values}
}

// listed is the values found, and those that are on although nothing was found.
func (f filter) listed(name string, found []tracker.FacetValue, names map[string]string) []templates.FacetValue {
	var list []templates.FacetValue
	for _, v := range found {
		if v.Value != "" {
			list = append(list, templates.FacetValue{Value: v.Value, Label: v.Name, Count: v.N})
		}
	}
	for _, id := range f.values[name] {
		if !slices.ContainsFunc(found, func(v tracker.FacetValue) bool { return v.Value == id }) {
			list = append(list, templates.FacetValue{Value: id, Label: f.chipLabel(name, id, names)})
		}
	}
	return list
}

func nameOr(names map[string]string, id string) string {
	if n := names[id]; n != "" {
		return n
	}
	return unlisted
}

// propositions offers what a stance may be about: the propositions of the
// consultations chosen, or of all if none is.
func (f filter) propositions() []templates.FacetValue {
	list := []templates.FacetValue{{Label: "The proposal as a whole", On: f.first(byProposition) == ""}}
	for _, c := range f.consultations {
		chosen := len(f.values[byConsultation]) == 0 || f.has(byConsultation, c.Slug)
		for i, p := range c.Propositions {
			on := f.has(byProposition, p.ID)
			if on || chosen && i > 0 {
				list = append(list, templates.FacetValue{Value: p.ID, Label: p.Title, On: on})
			}
		}
	}
	if len(list) == 1 {
		return nil
	}
	return list
}

// chips are the filters that are on; each takes itself off. The first and last
// day are one.
func (f filter) chips(names map[string]string) []templates.Link {
	var list []templates.Link
	for _, name := range searchParameters {
		switch name {
		case byWords, bySort, byGroup, byTo:
			continue
		case byFrom:
			if label := f.span(); label != "" {
				list = append(list, templates.Link{Label: label, Href: f.with(byFrom).with(byTo).href()})
			}
			continue
		}
		for _, v := range f.values[name] {
			list = append(list, templates.Link{Label: f.chipLabel(name, v, names), Href: f.without(name, v).href()})
		}
	}
	return list
}

// span puts the first and last day into words.
func (f filter) span() string {
	from, to := shownDate(f.first(byFrom)), shownDate(f.first(byTo))
	switch {
	case from == to:
		return from
	case to == "":
		return "From " + from
	case from == "":
		return "To " + to
	}
	return from + " to " + to
}

// shownDate writes a date that was typed, as it is if it is none.
func shownDate(typed string) string {
	if d, ok := tracker.ParseCivilDate(typed); ok && typed != "" {
		return civil(d)
	}
	return typed
}

func (f filter) chipLabel(name, value string, names map[string]string) string {
	switch name {
	case byStance:
		return f.stanceChip(templates.Stance(value))
	case bySuggested:
		return suggestedChips[value]
	case bySector:
		return tracker.SectorLabel(f.sectors, tracker.Sector(value))
	case byConsultation:
		for _, c := range f.consultations {
			if c.Slug == value {
				return c.Title
			}
		}
	case byProposition:
		p, _ := f.proposition(value)
		return "On: " + p.Title
	case byKind:
		return passageKinds[tracker.PassageKind(value)]
	case byTheme:
		t, _ := f.theme(value)
		return t.Name
	case bySource:
		return "In: " + nameOr(names, value)
	case byUndated:
		return "No date known"
	}
	if value == unnamed {
		return map[string]string{bySpeaker: "No person named", byOrganisation: "No organisation named"}[name]
	}
	return nameOr(names, value)
}

// cleared is the search with its words, grouping and order alone.
func (f filter) cleared() string {
	g := filter{values: map[string][]string{byWords: f.values[byWords], byGroup: f.values[byGroup], bySort: f.values[bySort]}}
	return g.href()
}

// mix is how many hold which stance by decision, each number leading to its quotes.
func (f filter) mix(found tracker.QuotePage) templates.StanceBar {
	var bar templates.StanceBar
	for _, v := range found.Facets[tracker.FacetStance] {
		n := v.N - found.Mix.Suggested[tracker.Stance(v.Value)]
		bar = append(bar, templates.StanceCount{Stance: templates.Stance(v.Value), N: n, Href: f.decided(v.Value).href()})
	}
	return bar
}

// mixNote says what the bar is about and how many of how many are decided: of
// all that the other filters leave, if one of stance is on.
func (f filter) mixNote(found tracker.QuotePage) string {
	on := "the proposal as a whole"
	if p, ok := f.proposition(f.first(byProposition)); ok {
		on = p.Title
	}
	note := "Stances on: " + on + ". "
	if len(f.values[byStance]) > 0 {
		note += "Whatever the stance: "
	}
	return note + mixWords(found.Mix)
}
