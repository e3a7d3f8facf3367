package tracker

import (
	"context"
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

// entryPlanned is an entry as a list leaves it so far: that of the ID, or without
// one a new entry.
func entryPlanned[T named](x *listReader, list map[string]*planned[T], known map[string]T, id string, line int, add func(Meta) T) *planned[T] {
	if p, ok := list[id]; ok && id != "" {
		return p
	}
	p := &planned[T]{entry: known[id]}
	if id == "" {
		id = x.newID(line)
		p.isNew, p.dirty, p.entry = true, true, add(Meta{ID: id})
		x.byName[FoldName(p.entry.names()[0])] = id
	}
	list[id] = p
	return p
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
	return p, reader.failed
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
	failed  error             // why that could not be done
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
