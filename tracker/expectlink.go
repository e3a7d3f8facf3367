package tracker

import "strings"

// ExpectedLink is whom a name on a list means: a body or a person, or, where
// that is a question, whom it may mean.
type ExpectedLink struct {
	How     LinkHow
	Chosen  string // as in ExpectInput
	Name    string // of the entry
	About   string
	Choices []ExpectedChoice
}

// ExpectedChoice is one whom a name may mean.
type ExpectedChoice struct{ Chosen, Name, About string }

// AsName is chosen for a name to keep it as it is: nobody whom the directory has.
const AsName = "name"

const (
	bodyMark   = "organisation:"
	personMark = "stakeholder:"
)

// ids returns the entry that is meant, as a body or as a person.
func (l ExpectedLink) ids() (organisation, stakeholder string) {
	if id, ok := strings.CutPrefix(l.Chosen, bodyMark); ok {
		return id, ""
	}
	id, _ := strings.CutPrefix(l.Chosen, personMark)
	return "", id
}

// chosenEntry is the entry that somebody has chosen, nobody if there is none.
func (d *directory) chosenEntry(chosen string) ExpectedLink {
	l := ExpectedLink{How: LinkChosen, Chosen: chosen}
	organisation, stakeholder := l.ids()
	if o, ok := d.organisations.byID[organisation]; ok {
		l.Name = o.Name
		return l
	}
	if st, ok := d.stakeholders.byID[stakeholder]; ok && strings.HasPrefix(chosen, personMark) {
		l.Name, l.About = st.FullName(), d.about(st)
		return l
	}
	return ExpectedLink{How: LinkNone}
}

// expectedLink looks a name up: among people if it is given with their body, else
// among bodies first. Somebody who has just that name is an answer; those who
// have nearly that name, and several of one, are a question.
func (d *directory) expectedLink(name, body string) ExpectedLink {
	in := d.bodyLink("", body)
	person := expectedLinkOf(d.personLink("", name, in.ID), personMark)
	if body != "" {
		return person
	}
	org := expectedLinkOf(d.bodyLink("", name), bodyMark)
	switch {
	case org.Chosen != "" || person.How == LinkNew:
		return org
	case person.Chosen != "" || org.How == LinkNew:
		return person
	}
	org.Choices = append(org.Choices, person.Choices...)
	return org
}

func expectedLinkOf(l Link, mark string) ExpectedLink {
	out := ExpectedLink{How: l.How, Name: l.Name, About: l.About}
	if l.ID != "" {
		out.Chosen = mark + l.ID
	}
	for _, c := range l.Choices {
		out.Choices = append(out.Choices, ExpectedChoice{mark + c.ID, c.Name, c.About})
	}
	return out
}
