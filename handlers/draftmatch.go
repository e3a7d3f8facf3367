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
type draftMatches struct{ person, body, body2 templates.DirectoryMatch }

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
		people = l.Person.Choices
	}
	m := draftMatches{person: directoryMatch(l.Person, "people"), body: directoryMatch(l.Bodies[0], "bodies"), body2: directoryMatch(l.Bodies[1], "bodies")}
	m.person.Choices = matchChoices(l.Person, people, f.stakeholder, "A new person of the same name")
	m.body.Choices = matchChoices(l.Bodies[0], l.Bodies[0].Choices, f.body, "A new body of the same name")
	m.body2.Choices = matchChoices(l.Bodies[1], l.Bodies[1].Choices, f.body2, "A new body of the same name")
	if d.Speaker == "" && d.Label != "" {
		m.person = templates.DirectoryMatch{Sure: "Nobody is named", Note: "“" + d.Label + "”"}
	}
	return m, nil
}

// matchChoices offers those whom a name may mean; where there is nobody to
// choose there is no choice.
func matchChoices(l tracker.Link, known []tracker.Listed, chosen, isNew string) []templates.Option {
	if len(known) == 0 {
		return nil
	}
	first := templates.Option{Label: "Whoever is known by this name"}
	if l.Asks() {
		first.Label = "Choose"
	}
	list := []templates.Option{first}
	for _, k := range known {
		list = append(list, templates.Option{Value: k.ID, Label: strings.Join(nonEmpty(k.Name, k.About), ", "), Selected: k.ID == chosen})
	}
	return append(list, templates.Option{Value: tracker.NewPerson, Label: isNew, Selected: strings.HasPrefix(chosen, tracker.NewPerson)})
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
	}
	return m
}
