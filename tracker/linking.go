package tracker

import (
	"context"
	"slices"
	"strings"

	"soundings/tracker/names"
)

// LinkHow says how a name of a draft was found in the directory.
type LinkHow string

// The ways. A name that is Near, Surname or Several is a question: which entry
// it means is for a person to say.
const (
	LinkNone    LinkHow = ""        // there is no name
	LinkChosen  LinkHow = "chosen"  // by the reviewer
	LinkKnown   LinkHow = "known"   // the entry's own name
	LinkAlias   LinkHow = "alias"   // another name or abbreviation of the entry
	LinkNear    LinkHow = "near"    // one letter off
	LinkSurname LinkHow = "surname" // a surname alone, of somebody who holds a position in the body
	LinkSeveral LinkHow = "several" // several have the name
	LinkNew     LinkHow = "new"     // nobody has it: will be added
	LinkUnsure  LinkHow = "unsure"  // the reviewer leaves it open
)

// Link is what the directory knows of a name in a draft. The words of the text
// stay as they are, whatever it is linked to.
type Link struct {
	How     LinkHow
	ID      string   // the entry, where it is one
	Name    string   // its name
	About   string   // the role in which a person was seen last
	Written string   // the name of the entry by which it was found
	Choices []Listed // whom it may mean, where that is a question
	Meant   []Listed // of a new name, who has one that looks alike: a question that may stay open
}

// Asks reports whether a person has to say which entry is meant.
func (l Link) Asks() bool {
	return l.How == LinkNear || l.How == LinkSurname || l.How == LinkSeveral
}

// Links is what the directory knows of the names in a draft: its person, and
// the body of each capacity.
type Links struct {
	Person Link
	Bodies []Link

	// NewRole: the person is known, and not in the role of the first capacity.
	// Held is the roles that the directory has, the latest last.
	NewRole bool
	Held    string
}

// Asks reports whether a person has to say which entry a name means.
func (l Links) Asks() bool { return l.Person.Asks() || slices.ContainsFunc(l.Bodies, Link.Asks) }

// Links looks up the names of a draft as it would be recorded now.
func (s *Service) Links(ctx context.Context, v Viewer, d Draft) (Links, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Links{}, err
	}
	return s.linksAsking(ctx, d.Stakeholder, d.Speaker, d.Capacities)
}

// linksAsking is links with whom the names may mean that nobody has.
func (s *Service) linksAsking(ctx context.Context, chosen, speaker string, capacities []Capacity) (Links, error) {
	l, err := s.links(ctx, chosen, speaker, capacities)
	if err != nil {
		return l, err
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return l, err
	}
	defer unlock()
	return l, d.addMeant(&l, speaker, capacities)
}

func (s *Service) links(ctx context.Context, chosen, speaker string, capacities []Capacity) (Links, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return Links{}, err
	}
	defer unlock()
	var l Links
	in := "" // the body that is counted
	for i, c := range capacities {
		body := d.bodyLink(c.Organisation, c.OrganisationName)
		if i == 0 {
			in = body.ID
		}
		l.Bodies = append(l.Bodies, body)
	}
	l.Person = d.personLink(chosen, speaker, in)
	if st, ok := d.stakeholders.byID[l.Person.ID]; ok && len(capacities) > 0 && capacities[0].Role != "" && l.Bodies[0].How != LinkUnsure {
		l.NewRole, l.Held = !st.holdsRole(capacities[0].Role, in), d.about(st)
	}
	return l, nil
}

// bodyLink tells which body a name means.
func (d *directory) bodyLink(chosen, name string) Link {
	if FoldName(name) == "" {
		return Link{}
	}
	if _, isNew := asksForNew(chosen); isNew {
		return Link{How: LinkNew}
	}
	if chosen == UnsureBody {
		return Link{How: LinkUnsure}
	}
	if o, ok := d.organisations.byID[d.organisations.now(chosen)]; ok {
		return Link{How: LinkChosen, ID: o.ID, Name: o.Name}
	}
	return linkOf(d.organisations.index.Find(name), func(id string) Listed {
		return Listed{ID: id, Name: d.organisations.byID[id].Name}
	})
}

// personLink tells which person a name means. Of several of one name it is the
// one who holds a position in the body; the same surname is not the same name.
func (d *directory) personLink(chosen, name, body string) Link {
	folded := FoldName(name)
	if folded == "" {
		return Link{}
	}
	if _, isNew := asksForNew(chosen); isNew {
		return Link{How: LinkNew}
	}
	if chosen == UnsurePerson {
		return Link{How: LinkUnsure}
	}
	if st, ok := d.stakeholders.byID[d.stakeholders.now(chosen)]; ok {
		return Link{How: LinkChosen, ID: st.ID, Name: st.FullName(), About: d.about(st)}
	}
	found := d.stakeholders.index.Find(name)
	if inBody := slices.DeleteFunc(slices.Clone(found), func(m names.Match) bool { return !d.holds(m.ID, body) }); len(inBody) == 1 {
		found = inBody
	}
	if len(found) == 0 && body != "" && !strings.Contains(folded, " ") {
		if list := d.surnamed(folded, body); len(list) > 0 {
			return Link{How: LinkSurname, Choices: list}
		}
	}
	return linkOf(found, d.listed)
}

func (d *directory) listed(id string) Listed {
	st := d.stakeholders.byID[id]
	return Listed{ID: id, Name: st.FullName(), About: d.about(st)}
}

// holds reports whether a person holds a position in the body; nobody does in
// no body.
func (d *directory) holds(person, body string) bool {
	return body != "" && slices.ContainsFunc(d.stakeholders.byID[person].Positions, func(p Position) bool { return p.Organisation == body })
}

// surnamed lists the people with a surname who hold a position in the body.
func (d *directory) surnamed(surname, body string) []Listed {
	var list []Listed
	for _, id := range d.stakeholders.bySurname[surname] {
		if d.holds(id, body) {
			list = append(list, d.listed(id))
		}
	}
	return list
}

// linkOf makes a link of what the index found: one entry of the name is an
// answer, one letter off or several are a question, nobody is somebody new.
func linkOf(found []names.Match, listed func(id string) Listed) Link {
	if len(found) == 0 {
		return Link{How: LinkNew}
	}
	l := Link{How: LinkSeveral, Written: found[0].Written}
	switch {
	case found[0].How == names.Near:
		l.How = LinkNear
	case len(found) == 1:
		e := listed(found[0].ID)
		l.How, l.ID, l.Name, l.About = LinkKnown, e.ID, e.Name, e.About
		if found[0].How == names.Alias {
			l.How = LinkAlias
		}
		return l
	}
	for _, m := range found {
		l.Choices = append(l.Choices, listed(m.ID))
	}
	return l
}

// fieldOfBody is the form field in which the body of a capacity is chosen.
func fieldOfBody(i int) string { return fieldOf("body", i) }

// fieldOf is the form field of a capacity: the form shows two.
func fieldOf(name string, i int) string {
	if i == 0 {
		return name
	}
	return name + "_2"
}

// checkSettled refuses a draft with a name of which a person has to say whom it
// means: a slip of one letter is never put right silently.
func (s *Service) checkSettled(ctx context.Context, d Draft) error {
	l, err := s.links(ctx, d.Stakeholder, d.Speaker, d.Capacities)
	if err != nil {
		return err
	}
	var f faults
	f.check(!l.Person.Asks(), "stakeholder", "Say who is meant: "+l.Person.question("somebody new"))
	for i, body := range l.Bodies {
		f.check(!body.Asks(), fieldOfBody(i), "Say which body is meant: "+body.question("a new one"))
	}
	return f.err()
}

// question lists whom a name may mean.
func (l Link) question(new string) string { return questionOf(l.Choices, new) }

func questionOf(choices []Listed, new string) string {
	var list []string
	for _, c := range choices {
		list = append(list, strings.Join(slices.DeleteFunc([]string{c.Name, c.About}, func(s string) bool { return s == "" }), ", "))
	}
	return strings.Join(append(list, new), "; or ") + "."
}
