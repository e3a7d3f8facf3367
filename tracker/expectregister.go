package tracker

import (
	"cmp"
	"context"
	"slices"
)

// Register is whom a consultation expects to hear from, and who of them was heard.
// Bodies and people who were taken off the list are not in it.
type Register struct {
	Consultation Consultation
	Revision     int64 // of the list; 0 before anybody is on it
	Heard        int
	Expected     int
	Sectors      []SectorHeard // with somebody on the list, in the order of the list of sectors
	Rows         []ExpectedRow // of the filter, by name
	Matching     int           // rows of the filter, whatever its page
	Part         *int          // nil, or how much of the reactions the index has, in per cent: who seems silent may have been heard
}

// SectorHeard is how many of a sector were heard. The code is "" for those of
// whom it is not known.
type SectorHeard struct {
	SectorName
	Heard, Expected int
}

// ExpectedRow is one who is expected, as the directory knows them now: the IDs
// and the name are those of the entry that the name means.
type ExpectedRow struct {
	Expected
	Given     string   // the name as given, where the entry has another
	About     string   // role and body of a person
	Reactions int      // on the consultation, in sight
	Latest    Turn     // of them; on the proposal as a whole
	Parts     []Listed // of a silent body: parts of it that have spoken
}

// Heard reports whether there is a reaction.
func (r ExpectedRow) Heard() bool { return r.Reactions > 0 }

// Known reports whether the directory has them.
func (r ExpectedRow) Known() bool { return r.Organisation != "" || r.Stakeholder != "" }

// HeardFilter chooses between those heard and the silent ones.
type HeardFilter string

// The choices.
const (
	HeardAll    HeardFilter = ""
	HeardOnly   HeardFilter = "heard"
	HeardSilent HeardFilter = "silent"
)

// NoSector is what a filter asks by for those whose sector is not known.
const NoSector Sector = "none"

// ExpectedFilter narrows the register. A Limit of 0 is everybody, without what
// they said last.
type ExpectedFilter struct {
	Heard         HeardFilter
	Sector        Sector
	Words         string
	Offset, Limit int
}

func (f ExpectedFilter) takes(r ExpectedRow) bool {
	switch {
	case f.Heard == HeardOnly && !r.Heard(), f.Heard == HeardSilent && r.Heard():
		return false
	case f.Sector == NoSector && r.Sector != "", f.Sector != "" && f.Sector != NoSector && r.Sector != f.Sector:
		return false
	}
	return matches(f.Words, nameKeys([]string{r.Name, r.Given, r.Body, r.Note}))
}

// Register returns who is expected and who was heard. The list is for those who
// may read what is not published: whom one waits for is nobody else's business,
// and that somebody was heard could be told from it.
func (s *Service) Register(ctx context.Context, v Viewer, slug string, f ExpectedFilter) (Register, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return Register{}, err
	}
	c, err := s.Consultation(ctx, v, slug)
	if err != nil {
		return Register{}, err
	}
	reg, err := s.register(ctx, v, c)
	if err != nil {
		return reg, err
	}
	reg.Rows = slices.DeleteFunc(reg.Rows, func(r ExpectedRow) bool { return !f.takes(r) })
	reg.Matching = len(reg.Rows)
	if f.Limit > 0 {
		from := min(max(0, f.Offset), len(reg.Rows))
		reg.Rows = reg.Rows[from:min(from+f.Limit, len(reg.Rows))]
		err = s.addLatest(ctx, v, c, reg.Rows)
	}
	return reg, err
}

// Silence is a register in short.
type Silence struct {
	Heard, Expected int
	Rows            []ExpectedRow // the first of the silent ones
	More            int           // silent ones that are not among them
	Part            *int          // as in Register
}

// Silence returns how many of those expected were heard and the first who were
// not; nothing for who may not see the list, and where there is none.
func (s *Service) Silence(ctx context.Context, v Viewer, c Consultation, most int) (Silence, error) {
	if !v.May(ReadUnpublished) {
		return Silence{}, nil
	}
	reg, err := s.register(ctx, v, c)
	out := Silence{Heard: reg.Heard, Expected: reg.Expected, Part: reg.Part}
	out.Rows = slices.DeleteFunc(reg.Rows, ExpectedRow.Heard)
	if len(out.Rows) > most {
		out.Rows, out.More = out.Rows[:most], len(out.Rows)-most
	}
	return out, err
}

// expectations returns the list of a consultation, an empty one at revision 0 if
// there is none yet.
func (s *Service) expectations(ctx context.Context, c Consultation) (Expectations, error) {
	list, err := s.Store.Expectations().Get(ctx, c.ID)
	if KindOf(err) == NotFound {
		return Expectations{Meta: Meta{ID: c.ID}}, nil
	}
	return list, err
}

// register returns everybody who is expected, without what they said last.
func (s *Service) register(ctx context.Context, v Viewer, c Consultation) (Register, error) {
	reg := Register{Consultation: c}
	list, err := s.expectations(ctx, c)
	if err != nil {
		return reg, err
	}
	reg.Revision = list.Revision
	if reg.Rows, err = s.expectedRows(ctx, list.live()); err != nil || len(reg.Rows) == 0 {
		return reg, err
	}
	sectors, err := s.SectorNames(ctx)
	if err != nil {
		return reg, err
	}
	if reg.Part, err = s.countHeard(ctx, v, c, reg.Rows); err != nil {
		return reg, err
	}
	reg.count(sectors)
	return reg, nil
}

// count fills the figures from the rows.
func (r *Register) count(sectors []SectorName) {
	r.Expected = len(r.Rows)
	by := map[Sector]*SectorHeard{}
	for _, row := range r.Rows {
		in, ok := by[row.Sector]
		if !ok {
			in = &SectorHeard{}
			by[row.Sector] = in
		}
		in.Expected++
		if row.Heard() {
			in.Heard++
			r.Heard++
		}
	}
	for _, n := range append(slices.Clone(sectors), SectorName{}) {
		if in, ok := by[n.Code]; ok {
			in.SectorName = n
			r.Sectors = append(r.Sectors, *in)
		}
	}
}

// expectedRows looks everybody up in the directory, by name, each once: a name
// that nobody had when it was added may since have come in with a reaction.
func (s *Service) expectedRows(ctx context.Context, list []Expected) ([]ExpectedRow, error) {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	rows := make([]ExpectedRow, 0, len(list))
	seen := map[string]bool{}
	for _, x := range list {
		row := d.expectedRow(x)
		if key := row.who(); !seen[key] {
			seen[key] = true
			rows = append(rows, row)
		}
	}
	sortBy(rows, func(r ExpectedRow) string { return FoldName(r.Name) }, func(r ExpectedRow) string { return r.ID })
	return rows, nil
}

// who tells whether two entries are the same.
func (e Expected) who() string {
	switch {
	case e.Organisation != "":
		return "organisation:" + e.Organisation
	case e.Stakeholder != "":
		return "stakeholder:" + e.Stakeholder
	}
	return "name:" + FoldName(e.Name) + "|" + FoldName(e.Body)
}

// expectedRow finds the entry that is meant. One that is gone is looked for by
// its name.
func (d *directory) expectedRow(x Expected) ExpectedRow {
	row := ExpectedRow{Expected: x}
	_, body := d.organisations.byID[x.Organisation]
	_, person := d.stakeholders.byID[x.Stakeholder]
	if !body && !person {
		found := d.expectedLink(x.Name, x.Body)
		row.Organisation, row.Stakeholder = found.ids()
	}
	if o, ok := d.organisations.byID[row.Organisation]; ok {
		row.Name, row.Sector = o.Name, o.Sector()
	} else if st, ok := d.stakeholders.byID[row.Stakeholder]; ok {
		row.Name, row.About = st.FullName(), d.about(st)
		row.Sector = cmp.Or(x.Sector, d.sectorOf(st))
	}
	if row.Name != x.Name && FoldName(row.Name) != FoldName(x.Name) {
		row.Given = x.Name
	}
	return row
}

// sectorOf is the sector of the body in which a person was seen last, "" if none.
func (d *directory) sectorOf(st Stakeholder) Sector {
	if len(st.Positions) == 0 {
		return ""
	}
	o, ok := d.organisations.byID[st.Positions[len(st.Positions)-1].Organisation]
	if !ok {
		return ""
	}
	return o.Sector()
}
