package handlers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// draftMatches is whom the names in the form of a draft mean.
type draftMatches struct {
	person, body, body2 templates.DirectoryMatch
	held                string // the role that the directory has, where this one is new there
}

// draftMatches looks up the names as they were typed, and says what is known of
// them also where the reviewer has chosen: the form may be changed again.
func (s *Server) draftMatches(c *fiber.Ctx, d tracker.Draft, f draftTyped) (draftMatches, error) {
	d.Stakeholder, d.Speaker, d.Capacities = "", f.speaker, f.capacities(nil)
	for i := range d.Capacities {
		d.Capacities[i].Organisation = ""
	}
	l, err := s.Tracker.Links(c.UserContext(), viewer(c), d)
	if err != nil {
		return draftMatches{}, err
	}
	people, err := s.Tracker.PeopleNamed(c.UserContext(), viewer(c), f.speaker)
	if err != nil {
		return draftMatches{}, err
	}
	if len(people) == 0 {
		people = append(slices.Clone(l.Person.Choices), l.Person.Meant...)
	}
	m := draftMatches{person: directoryMatch(l.Person, "people"), body: directoryMatch(l.Bodies[0], "bodies"), body2: directoryMatch(l.Bodies[1], "bodies")}
	chosen, err := s.chosenLinks(c, d, f)
	if err != nil {
		return draftMatches{}, err
	}
	m.person.Choices = peopleAsked.choices(l.Person, people, f.stakeholder, chosen.Person)
	m.body.Choices = bodiesAsked.choices(l.Bodies[0], append(slices.Clone(l.Bodies[0].Choices), l.Bodies[0].Meant...), f.body, chosen.Bodies[0])
	m.body2.Choices = bodiesAsked.choices(l.Bodies[1], append(slices.Clone(l.Bodies[1].Choices), l.Bodies[1].Meant...), f.body2, chosen.Bodies[1])
	switch {
	case chosen.Person.How == tracker.LinkChosen && chosen.NewRole:
		m.held = chosen.Held
	case f.stakeholder == "" && l.NewRole:
		m.held = l.Held
	}
	m.person.Find, m.body.Find = "/suggest/people", "/suggest/organisations"
	if f.stakeholder == tracker.UnsurePerson {
		m.person.Open = false
		m.person.Sure, m.person.Note = "Not sure", "the name is kept as printed and linked to nobody"
	}
	for _, body := range []struct {
		chosen string
		match  *templates.DirectoryMatch
	}{{f.body, &m.body}, {f.body2, &m.body2}} {
		if body.chosen == tracker.UnsureBody {
			body.match.Sure, body.match.Note, body.match.Open = "Not sure", "the name is kept as printed and linked to no body", false
		}
	}
	if d.Speaker == "" && d.Label != "" {
		m.person = templates.DirectoryMatch{Sure: "Nobody is named", Note: "“" + d.Label + "”"}
	}
	return m, nil
}

// chosenLinks is whom the reviewer has chosen, by whatever name.
func (s *Server) chosenLinks(c *fiber.Ctx, d tracker.Draft, f draftTyped) (tracker.Links, error) {
	d.Stakeholder, d.Capacities = f.stakeholder, f.capacities(nil)
	return s.Tracker.Links(c.UserContext(), viewer(c), d)
}

// matchWords is what is asked about whom a name means.
type matchWords struct{ known, fresh, isNew, unsure string }

var (
	peopleAsked = matchWords{"Whoever is known by this name", "Somebody new, who is added", "A new person of the same name", "Not sure: keep the name as printed, match it later"}
	bodiesAsked = matchWords{"Whichever is known by this name", "A new body, which is added", "A new body of the same name", "Not sure: keep the name as printed, match it later"}
)

// choices offers those whom a name may mean and the one who is chosen; where
// there is no name there is no choice.
func (w matchWords) choices(l tracker.Link, known []tracker.Listed, chosen string, by tracker.Link) []templates.Option {
	if l.How == tracker.LinkNone {
		return nil
	}
	list := []templates.Option{{Label: w.known}}
	switch {
	case l.Asks():
		list[0].Label = "Choose"
	case l.How == tracker.LinkNew:
		list[0].Label = w.fresh
	}
	if by.How == tracker.LinkChosen && !slices.ContainsFunc(known, func(k tracker.Listed) bool { return k.ID == by.ID }) {
		known = append(slices.Clone(known), tracker.Listed{ID: by.ID, Name: by.Name, About: by.About})
	}
	for _, k := range known {
		list = append(list, templates.Option{Value: k.ID, Label: strings.Join(nonEmpty(k.Name, k.About), ", "), Selected: k.ID == chosen || k.ID == by.ID && by.How == tracker.LinkChosen})
	}
	if isNew := strings.HasPrefix(chosen, tracker.NewPerson); len(known) > 0 && (l.How != tracker.LinkNew || isNew) {
		list = append(list, templates.Option{Value: tracker.NewPerson, Label: w.isNew, Selected: isNew})
	}
	if w.unsure != "" {
		list = append(list, templates.Option{Value: tracker.UnsurePerson, Label: w.unsure, Selected: chosen == tracker.UnsurePerson})
	}
	return list
}

// directoryMatch puts into words how surely the directory knows a name.
func directoryMatch(l tracker.Link, many string) templates.DirectoryMatch {
	m := templates.DirectoryMatch{Open: l.Asks()}
	who := strings.Join(nonEmpty(l.Name, l.About), ", ")
	var names []string
	for _, c := range l.Choices {
		names = append(names, c.Name)
	}
	meant := strings.Join(slices.Compact(names), " or ")
	switch l.How {
	case tracker.LinkKnown:
		m.Sure, m.Note = "Known", who
	case tracker.LinkAlias:
		m.Sure, m.Note = "Known", fmt.Sprintf("%s, also known as %s", who, l.Written)
	case tracker.LinkNear:
		m.Sure, m.Note = "Likely", fmt.Sprintf("one letter differs from %s. Say which is meant; the words stay as they are", meant)
	case tracker.LinkSurname:
		m.Sure, m.Note = "Likely", fmt.Sprintf("only a surname, and %s is of this body. Say who is meant", meant)
	case tracker.LinkSeveral:
		m.Sure, m.Note = "Unsure", fmt.Sprintf("%d %s have this name. Say which is meant", len(l.Choices), many)
	case tracker.LinkNew:
		m.Sure, m.Note = "New", "will be added to the directory"
		if len(l.Meant) > 0 {
			m.Note += ". " + doYouMean(l.Meant)
		}
	}
	return m
}

// doYouMean asks whether one of those is meant whose names look alike.
func doYouMean(list []tracker.Listed) string {
	var who []string
	for _, l := range list {
		who = append(who, strings.Join(nonEmpty(l.Name, l.About), ", "))
	}
	return "Do you mean " + strings.Join(who, "; or ") + "?"
}
