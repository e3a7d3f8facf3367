package tracker

import (
	"fmt"
	"slices"
	"strings"
)

// person applies a row about a person. A person of several positions has a row
// for each.
func (x *listReader) person(r listRow) (isNew bool, added []string, problem string) {
	name := oneLine(r.get(columnName))
	if name == "" {
		return false, nil, "The name is missing. Enter it, or delete the row."
	}
	if len(name) > 200 {
		return false, nil, "The name is longer than 200 characters."
	}
	position, problem := x.positionOf(r)
	if problem != "" {
		return false, nil, problem
	}
	id, problem := x.personOf(name, position.Organisation)
	if problem != "" {
		return false, nil, problem
	}
	p := x.plannedPerson(id, name, r.line)
	st := &p.entry
	if title := oneLine(r.get(columnTitle)); title != "" && st.Honorific == "" {
		st.Honorific = title
		added = append(added, "title "+title)
	}
	for _, n := range newNames(st.names(), r.several(columnOtherNames)) {
		st.OtherNames = append(slices.Clone(st.OtherNames), n)
		added = append(added, "name “"+n+"”")
	}
	if words := addListed(st, position); words != "" {
		added = append(added, words+x.positionWords(position))
	}
	p.dirty = p.dirty || len(added) > 0
	return id == "", added, ""
}

func (x *listReader) positionWords(p Position) string {
	words := strings.Join(slices.DeleteFunc([]string{p.Role, x.entryName(p.Organisation)}, func(s string) bool { return s == "" }), ", ")
	if p.From != "" || p.To != "" {
		words += fmt.Sprintf(" (%s to %s)", firstOf(string(p.From), "?"), firstOf(string(p.To), "?"))
	}
	return words
}

// addListed notes a position in the person, or the dates of one that had none,
// and says which of them it was.
func addListed(st *Stakeholder, p Position) string {
	if p.Role == "" && p.Organisation == "" {
		return ""
	}
	st.Positions = slices.Clone(st.Positions)
	for i := range st.Positions {
		q := &st.Positions[i]
		if q.Organisation != p.Organisation || !strings.EqualFold(q.Role, p.Role) {
			continue
		}
		fits := func(has, given CivilDate) bool { return has == "" || given == "" || has == given }
		if !fits(q.From, p.From) || !fits(q.To, p.To) {
			continue // held before, or again
		}
		if q.From == CivilDate(firstOf(string(p.From), string(q.From))) && q.To == CivilDate(firstOf(string(p.To), string(q.To))) {
			return ""
		}
		q.From, q.To = CivilDate(firstOf(string(q.From), string(p.From))), CivilDate(firstOf(string(q.To), string(p.To)))
		return "dates of "
	}
	st.Positions = append(st.Positions, p)
	return "position "
}

func (x *listReader) positionOf(r listRow) (p Position, problem string) {
	p.Role = oneLine(r.get(columnRole))
	var ok bool
	if p.From, ok = ParseCivilDate(r.get(columnFrom)); !ok {
		return p, fmt.Sprintf("“%s” is no date. Write 1 May 2014, May 2014 or 2014, or leave it empty.", r.get(columnFrom))
	}
	if p.To, ok = ParseCivilDate(r.get(columnTo)); !ok {
		return p, fmt.Sprintf("“%s” is no date. Write 1 May 2014, May 2014 or 2014, or leave it empty.", r.get(columnTo))
	}
	if p.From != "" && p.To != "" && p.From.First() > p.To.Last() {
		return p, "The position ends before it begins. Correct one of the two dates."
	}
	body := oneLine(r.get(columnOrganisation))
	if body == "" {
		return p, ""
	}
	if p.Organisation, problem = x.bodyOf(body); problem == "" && p.Organisation == "" {
		problem = fmt.Sprintf("No body is called “%s”.", body)
		if near := x.near(body); len(near) > 0 {
			problem += " Did you mean " + strings.Join(near, "; ") + "?"
		}
		problem += " Correct the name, or add the organisation first."
	}
	return p, problem
}

// personOf returns who has the name: the only one, or of several the one who
// holds a position in the body.
func (x *listReader) personOf(name, body string) (id, problem string) {
	folded := FoldName(name)
	ids := slices.Clone(x.d.stakeholders.byName[folded])
	if added := x.byName[folded]; added != "" {
		ids = append(ids, added)
	}
	if len(ids) > 1 {
		ids = slices.DeleteFunc(ids, func(id string) bool { return !x.d.holds(id, body) })
		if len(ids) != 1 {
			return "", fmt.Sprintf("Several people are called “%s”. Say the organisation in which the one that you mean holds a position.", name)
		}
	}
	if len(ids) == 1 {
		return ids[0], ""
	}
	return "", ""
}

// plannedPerson is a person as the list leaves them so far.
func (x *listReader) plannedPerson(id, name string, line int) *planned[Stakeholder] {
	return entryPlanned(x, x.plan.people, x.d.stakeholders.byID, id, line, func(m Meta) Stakeholder { return Stakeholder{Meta: m, Name: name} })
}

// mostHelped is for how many rows similar names are looked up: that takes long.
const mostHelped = 20

func (x *listReader) near(name string) []string {
	if x.helped++; x.helped > mostHelped || x.failed != nil {
		return nil
	}
	var near []string
	near, x.failed = x.d.near(name)
	return near
}
