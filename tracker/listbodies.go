package tracker

import (
	"fmt"
	"slices"
	"strings"
)

func (x *listReader) newID(line int) string { return fmt.Sprintf("%s-%d", x.plan.File.ID, line) }

// body applies a row about a body.
func (x *listReader) body(r listRow) (isNew bool, added []string, problem string) {
	name := oneLine(r.get(columnName))
	if name == "" {
		return false, nil, "The name is missing. Enter it, or delete the row."
	}
	if len(name) > 300 {
		return false, nil, "The name is longer than 300 characters."
	}
	sectors, problem := x.sectorsOf(r)
	if problem != "" {
		return false, nil, problem
	}
	id, problem := x.bodyOf(name)
	if problem != "" {
		return false, nil, problem
	}
	names := tidyNames(append(r.several(columnAbbreviation), r.several(columnOtherNames)...))
	for _, n := range names {
		if other, _ := x.bodyOf(n); other != "" && other != id {
			return false, nil, fmt.Sprintf("“%s” is a name of %s already. Take it out, or correct it there.", n, x.entryName(other))
		}
	}
	code := strings.ToUpper(oneLine(r.get(columnODS)))
	if other := x.byCode[code]; code != "" && other != "" && other != id {
		return false, nil, fmt.Sprintf("%s has the ODS code %s already. Correct the code, or the name.", x.entryName(other), code)
	}
	if id == "" && len(sectors) == 0 {
		return false, nil, "The sector is missing. Use one of: " + x.sectorList() + "."
	}
	p := x.plannedBody(id, name, r.line)
	if own := odsOf(p.entry); code != "" && own != "" && own != code {
		return false, nil, fmt.Sprintf("%s has the ODS code %s. Correct the row, or the code on its page.", p.entry.Name, own)
	}
	added = x.addToBody(p, names, sectors, code)
	return id == "", added, ""
}

func (x *listReader) addToBody(p *planned[Organisation], names []string, sectors []Sector, code string) (added []string) {
	o := &p.entry
	isNamed := func(n string) bool {
		return slices.ContainsFunc(o.names(), func(m string) bool { return FoldName(m) == FoldName(n) })
	}
	for _, n := range names {
		if !slices.Contains(o.names(), n) && (!isNamed(n) || p.isNew) {
			o.OtherNames = append(slices.Clone(o.OtherNames), n)
			x.byName[FoldName(n)] = o.ID
			added = append(added, "name “"+n+"”")
		}
	}
	for _, sector := range lacking(o.Sectors, sectors) {
		o.Sectors = append(slices.Clone(o.Sectors), sector)
		added = append(added, "sector "+SectorLabel(x.sectors, sector))
	}
	if code != "" && odsOf(*o) == "" {
		o.Identifiers = append(slices.Clone(o.Identifiers), Identifier{"ods", code})
		x.byCode[code] = o.ID
		added = append(added, "ODS code "+code)
	}
	p.dirty = p.dirty || len(added) > 0
	return added
}

func odsOf(o Organisation) string {
	for _, id := range o.Identifiers {
		if id.Scheme == "ods" {
			return id.Value
		}
	}
	return ""
}

// bodyOf returns the body that has just this name, in the directory or in the
// list so far.
func (x *listReader) bodyOf(name string) (id, problem string) {
	folded := FoldName(name)
	ids := x.d.organisations.byName[folded]
	switch {
	case len(ids) > 1:
		return "", fmt.Sprintf("Several bodies are called “%s”. Use another of its names.", name)
	case len(ids) == 1:
		return ids[0], ""
	}
	return x.byName[folded], ""
}

// plannedBody is a body as the list leaves it so far.
func (x *listReader) plannedBody(id, name string, line int) *planned[Organisation] {
	return entryPlanned(x, x.plan.bodies, x.d.organisations.byID, id, line, func(m Meta) Organisation { return Organisation{Meta: m, Name: name} })
}

func (x *listReader) entryName(id string) string {
	if p, ok := x.plan.bodies[id]; ok {
		return p.entry.Name
	}
	return x.d.organisations.byID[id].Name
}

// sectorsOf reads sectors by their codes or words.
func (x *listReader) sectorsOf(r listRow) (list []Sector, problem string) {
	for _, text := range r.several(columnSector) {
		at := slices.IndexFunc(x.sectors, func(n SectorName) bool {
			return strings.EqualFold(string(n.Code), text) || FoldName(n.Name) == FoldName(text)
		})
		if at < 0 {
			return nil, fmt.Sprintf("There is no sector “%s”. Use one of: %s.", text, x.sectorList())
		}
		list = append(list, x.sectors[at].Code)
	}
	return list, ""
}

func (x *listReader) sectorList() string {
	var list []string
	for _, n := range x.sectors {
		list = append(list, n.Name)
	}
	return strings.Join(list, ", ")
}

// setParent makes the body of a row a part of another, unless that goes round in
// a circle.
func (x *listReader) setParent(r listRow, row *PlannedRow) {
	wrong := func(words string) { row.Outcome, row.Words = RowWrong, words }
	id, _ := x.bodyOf(oneLine(r.get(columnName)))
	p := x.plannedBody(id, "", r.line)
	parent, problem := x.bodyOf(oneLine(r.get(columnParent)))
	switch {
	case problem != "":
		wrong(problem)
	case parent == "":
		wrong(fmt.Sprintf("No body is called “%s”. Add a row for it, or correct the name.", r.get(columnParent)))
	case goesRound(id, parent, x.above):
		wrong(isPartOfItself(p.entry.Name) + " Correct “Part of”.")
	case x.d.organisations.now(p.entry.Parent) != parent:
		p.entry.Parent, p.dirty = parent, true
		if row.Outcome == RowSame {
			row.Outcome = RowChanged
		}
		row.Words = strings.Join(slices.DeleteFunc([]string{row.Words, "part of " + x.entryName(parent)}, func(s string) bool { return s == "" }), "; ")
	}
}

// above returns of what a body is a part as the list leaves it so far.
func (x *listReader) above(id string) string {
	if o, ok := x.plan.bodies[id]; ok {
		return x.d.organisations.now(o.entry.Parent)
	}
	return x.d.above(id)
}
