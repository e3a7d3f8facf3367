package tracker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// RowOutcome is what becomes of a row of a list.
type RowOutcome string

// The outcomes.
const (
	RowNew     RowOutcome = "new"
	RowChanged RowOutcome = "changed"
	RowSame    RowOutcome = "same"
	RowWrong   RowOutcome = "wrong"
)

// PlannedRow is one row of a list and what it would do.
type PlannedRow struct {
	Line    int
	Name    string
	Outcome RowOutcome
	Words   string // what is added, or what is wrong and what to do
}

// ListPlan is what importing a list would do.
type ListPlan struct {
	File    ListFile
	Rows    []PlannedRow
	Counts  map[RowOutcome]int
	Unknown []string // headings that mean nothing and are left out

	bodies map[string]*planned[Organisation]
	people map[string]*planned[Stakeholder]
}

// planned is an entry as it would be.
type planned[T any] struct {
	entry T
	isNew bool
	dirty bool
}

// PlanList says what importing a list would do, without doing it.
func (s *Service) PlanList(ctx context.Context, v Viewer, noun MergeNoun, f ListFile) (ListPlan, error) {
	if err := v.allow(mayMerge(noun)); err != nil {
		return ListPlan{}, err
	}
	rows, unknown, err := s.readListFile(ctx, noun, f)
	if err != nil {
		return ListPlan{File: f}, err
	}
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return ListPlan{File: f}, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return ListPlan{File: f}, err
	}
	defer unlock()
	p := ListPlan{File: f, Unknown: unknown, Counts: map[RowOutcome]int{}, bodies: map[string]*planned[Organisation]{}, people: map[string]*planned[Stakeholder]{}}
	reader := listReader{d: d, plan: &p, sectors: sectors, byName: map[string]string{}, byCode: map[string]string{}}
	reader.read(noun, rows)
	for _, r := range p.Rows {
		p.Counts[r.Outcome]++
	}
	return p, nil
}

// ImportList carries out a plan that a person has seen: how many entries it was
// to add and to change. With a wrong row nothing is written. Cut short, it is
// finished by doing it again: what is there already is the same then.
func (s *Service) ImportList(ctx context.Context, v Viewer, noun MergeNoun, f ListFile, adds, changes int) (ListPlan, error) {
	p, err := s.PlanList(ctx, v, noun, f)
	if err != nil {
		return p, err
	}
	if n := p.Counts[RowWrong]; n > 0 {
		return p, Errorf(Invalid, "%d of %d rows are wrong, so nothing was imported. Correct them in the file and choose it again.", n, len(p.Rows))
	}
	if p.Counts[RowNew] != adds || p.Counts[RowChanged] != changes {
		return p, Errorf(Conflict, "The directory has changed since you were asked. Look at what the list would do now, and confirm again.")
	}
	why, now := "import of "+f.Name, s.now()
	if noun == MergePeople {
		return p, writeList(ctx, s, s.Store.Stakeholders(), p.people, func(x *planned[Stakeholder]) Stakeholder {
			if x.isNew {
				x.entry.CreatedAt = now
			}
			x.entry.Events = append(slices.Clone(x.entry.Events), s.event(v, createdOrEdited(x.isNew), "", x.entry.Name, why))
			return x.entry
		})
	}
	return p, writeList(ctx, s, s.Store.Organisations(), p.bodies, func(x *planned[Organisation]) Organisation {
			if x.isNew {
				x.entry.CreatedAt = now
			}
		x.entry.Events = append(slices.Clone(x.entry.Events), s.event(v, createdOrEdited(x.isNew), "", x.entry.describe(), why))
		return x.entry
	})
}

func createdOrEdited(isNew bool) string {
	if isNew {
		return "create"
	}
	return "edit"
}

// writeList writes the entries that are new or changed, many at once.
func writeList[T Entity](ctx context.Context, s *Service, c Collection[T], list map[string]*planned[T], final func(*planned[T]) T) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(s.Store.AtOnce())
	for _, x := range list {
		if !x.dirty {
			continue
		}
		g.Go(func() error {
			var err error
			if x.isNew {
				_, err = c.Insert(ctx, final(x))
				return unlessThere(err) // sent twice
			}
			_, err = c.Update(ctx, final(x))
			return staleIfConflict(err)
		})
	}
	return g.Wait()
}

// listReader applies the rows of a list, one after another, to the directory as
// it would be.
type listReader struct {
	d       *directory
	plan    *ListPlan
	sectors []SectorName
	byName  map[string]string // folded name that the list adds → ID
	byCode  map[string]string // ODS code → ID, of all bodies
	helped  int               // for how many rows similar names were looked up
}

func (x *listReader) read(noun MergeNoun, rows []listRow) {
	if noun == MergePeople {
		for _, r := range rows {
			x.note(r, x.person)
		}
		return
	}
	for id, o := range x.d.organisations.byID {
		for _, code := range o.Identifiers {
			if code.Scheme == "ods" {
				x.byCode[code.Value] = id
			}
		}
	}
	for _, r := range rows {
		x.note(r, x.body)
	}
	for i, r := range rows { // once all bodies of the list are known
		if x.plan.Rows[i].Outcome != RowWrong && r.get(columnParent) != "" {
			x.setParent(r, &x.plan.Rows[i])
		}
	}
}

// note applies one row and says what came of it.
func (x *listReader) note(r listRow, apply func(listRow) (isNew bool, added []string, problem string)) {
	row := PlannedRow{Line: r.line, Name: strings.TrimSpace(r.get(columnTitle) + " " + r.get(columnName)), Outcome: RowSame}
	isNew, added, problem := apply(r)
	switch {
	case problem != "":
		row.Outcome, row.Words = RowWrong, problem
	case isNew:
		row.Outcome = RowNew
	case len(added) > 0:
		row.Outcome = RowChanged
	}
	if problem == "" {
		row.Words = strings.Join(added, "; ")
	}
	x.plan.Rows = append(x.plan.Rows, row)
}

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
	if p, ok := x.plan.bodies[id]; ok && id != "" {
		return p
	}
	p := &planned[Organisation]{entry: x.d.organisations.byID[id]}
	if id == "" {
		id = x.newID(line)
		p.isNew, p.dirty = true, true
		p.entry = Organisation{Meta: Meta{ID: id}, Name: name}
		x.byName[FoldName(name)] = id
	}
	x.plan.bodies[id] = p
	return p
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
	case x.goesRound(id, parent):
		wrong(fmt.Sprintf("%s would be a part of itself. Correct “Part of”.", p.entry.Name))
	case x.d.organisations.now(p.entry.Parent) != parent:
		p.entry.Parent, p.dirty = parent, true
		if row.Outcome == RowSame {
			row.Outcome = RowChanged
		}
		row.Words = strings.Join(slices.DeleteFunc([]string{row.Words, "part of " + x.entryName(parent)}, func(s string) bool { return s == "" }), "; ")
	}
}

func (x *listReader) goesRound(id, parent string) bool {
	for range longestChain {
		if parent == id {
			return true
		}
		o, ok := x.plan.bodies[parent]
		switch {
		case ok:
			parent = o.entry.Parent
		default:
			parent = x.d.organisations.get(parent).Parent
		}
		if parent == "" {
			return false
		}
	}
	return true
}

// ListExport is the directory as rows of the columns that an import reads.
func (s *Service) ListExport(ctx context.Context, v Viewer, noun MergeNoun) ([][]string, error) {
	if err := v.allow(mayMerge(noun)); err != nil {
		return nil, err
	}
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var ids []string
	if noun == MergePeople {
		for id := range d.stakeholders.byID {
			ids = append(ids, id)
		}
		slices.SortFunc(ids, func(a, b string) int {
			return cmp.Or(cmp.Compare(d.stakeholders.place[a], d.stakeholders.place[b]), cmp.Compare(a, b))
		})
		return d.peopleRows(ids), nil
	}
	for id := range d.organisations.byID {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(d.organisations.place[a], d.organisations.place[b]), cmp.Compare(a, b))
	})
	return d.bodyRows(ids, sectors), nil
}

func (d *directory) bodyRows(ids []string, sectors []SectorName) [][]string {
	rows := [][]string{BodyColumns}
	for _, id := range ids {
		o := d.organisations.byID[id]
		var labels []string
		for _, code := range o.Sectors {
			labels = append(labels, SectorLabel(sectors, code))
		}
		rows = append(rows, []string{o.Name, strings.Join(o.OtherNames, " | "), "", strings.Join(labels, " | "), d.organisations.get(o.Parent).Name, odsOf(o)})
	}
	return rows
}

// peopleRows has a row for each position of a person, or one without.
func (d *directory) peopleRows(ids []string) [][]string {
	rows := [][]string{PersonColumns}
	for _, id := range ids {
		st := d.stakeholders.byID[id]
		positions := st.Positions
		if len(positions) == 0 {
			positions = []Position{{}}
		}
		for _, p := range positions {
			rows = append(rows, []string{st.Honorific, st.Name, strings.Join(st.OtherNames, " | "), p.Role, d.organisations.get(p.Organisation).Name, string(p.From), string(p.To)})
		}
	}
	return rows
}
