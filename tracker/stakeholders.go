package tracker

import (
	"context"
	"slices"
	"strings"
)

// Listed is one line of a list of people or bodies.
type Listed struct {
	ID       string
	Name     string // with the honorific
	About    string // the role and body of a person, the other names of a body
	Sectors  []Sector
	N        int // reactions in sight
	Letter   string
	sortedBy string
}

// ListFilter narrows a list of people or bodies.
type ListFilter struct {
	Words  string // in any of the names
	Sector Sector
	Spoken Spoken
	Letter string // under which they stand
	Order  ListOrder
	Offset int
	Limit  int // 0 means 50
}

// Stakeholders lists people by surname. Those whose reactions the viewer may
// not see are not listed for a viewer who sees only what is published.
func (s *Service) Stakeholders(ctx context.Context, v Viewer, f ListFilter) ([]Listed, int, error) {
	p, err := s.StakeholderDirectory(ctx, v, f)
	return p.List, p.Total, err
}

// about says in which role a person was seen last.
func (d *directory) about(st Stakeholder) string {
	if len(st.Positions) == 0 {
		return ""
	}
	p := st.Positions[len(st.Positions)-1]
	parts := slices.DeleteFunc([]string{p.Role, d.organisations.get(p.Organisation).Name}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

// matches reports whether every word is in one of the names.
func matches(words string, names []Key) bool {
	want := strings.Fields(FoldName(words))
	return len(want) == 0 || slices.ContainsFunc(names, func(k Key) bool {
		return !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(k.Value, w) })
	})
}

// counted returns how many reactions in sight each value of a facet has.
func (s *Service) counted(ctx context.Context, v Viewer, f Facet) (map[string]int, error) {
	if err := v.allow(ReadPublished); err != nil {
		return nil, err
	}
	res, err := s.Index.Search(ctx, Search{Sight: SightOf(v, s.now()), Facets: []Facet{f}, FacetSize: 1 << 20})
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, c := range res.Counts[f] {
		counts[c.Value] = c.N
	}
	return counts, nil
}

// StakeholderPage is a person with everything in sight that they said.
type StakeholderPage struct {
	Stakeholder   Stakeholder
	Organisations map[string]string // names by ID, of the positions
	Hits          []QuoteHit
	Latest        []QuoteHit // the first page of Hits, whichever is asked for
	Total         int
	Sectors       []SectorName
	Moved         string // ID of the person that this one is one with; nothing else is filled then
}

// Stakeholder returns a person and what they said, the newest first. A person
// nothing of whom is in sight is not found.
func (s *Service) Stakeholder(ctx context.Context, v Viewer, id string, offset int) (StakeholderPage, error) {
	hits, latest, total, err := s.said(ctx, v, Search{Stakeholder: []string{id}, Offset: offset})
	if err != nil {
		return StakeholderPage{}, err
	}
	p := StakeholderPage{Hits: hits, Latest: latest, Total: total, Organisations: map[string]string{}}
	p.Stakeholder, err = s.Store.Stakeholders().Get(ctx, id)
	if err == nil && p.Stakeholder.MergedInto != "" {
		p.Moved, err = s.leadsTo(ctx, v, p.Stakeholder.merged(), s.personNow)
		if err != nil || p.Moved != "" {
			return StakeholderPage{Moved: p.Moved}, err
		}
	}
	if err == nil && total == 0 && !v.May(ReadUnpublished) || KindOf(err) == NotFound {
		return StakeholderPage{}, Errorf(NotFound, "There is nobody at this address, or nothing of theirs is published.")
	}
	if err != nil {
		return p, err
	}
	if !v.May(ReadUnpublished) {
		p.Stakeholder = publicStakeholder(p.Stakeholder, latest)
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return p, err
	}
	for _, pos := range p.Stakeholder.Positions {
		p.Organisations[pos.Organisation] = d.organisations.get(pos.Organisation).Name
	}
	unlock()
	p.Sectors, err = s.SectorNames(ctx)
	return p, err
}

// publicStakeholder leaves of a person what reactions in sight show: other
// names and roles may come from words that are not published.
func publicStakeholder(st Stakeholder, hits []QuoteHit) Stakeholder {
	out := Stakeholder{Meta: st.Meta, Name: st.Name, Honorific: st.Honorific}
	for _, h := range hits {
		for _, c := range h.Reaction.Capacities {
			p := Position{Role: c.Role, Organisation: c.Organisation}
			if !slices.Contains(out.Positions, p) {
				out.Positions = append(out.Positions, p)
			}
		}
	}
	return out
}

// said lists the reactions of a person or body in sight: a page of them, and
// the latest.
func (s *Service) said(ctx context.Context, v Viewer, q Search) (hits, latest []QuoteHit, total int, err error) {
	if err := v.allow(ReadPublished); err != nil {
		return nil, nil, 0, err
	}
	q.Sight, q.Order, q.Limit = SightOf(v, s.now()), Newest, 50
	if hits, total, err = s.page(ctx, q); err != nil || q.Offset == 0 {
		return hits, hits, total, err
	}
	q.Offset = 0
	latest, _, err = s.page(ctx, q)
	return hits, latest, total, err
}

func (s *Service) page(ctx context.Context, q Search) ([]QuoteHit, int, error) {
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return nil, 0, err
	}
	hits, err := s.hits(ctx, q, res.IDs, bestPassages)
	return hits, res.Total, err
}

func tidyNames(list []string) []string {
	var out []string
	for _, n := range list {
		if n = oneLine(n); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// SaveStakeholder changes a person's name, honorific, other names and
// positions. Reactions keep the name and role that were printed.
func (s *Service) SaveStakeholder(ctx context.Context, v Viewer, st Stakeholder) (Stakeholder, error) {
	if err := v.allow(EditStakeholders); err != nil {
		return st, err
	}
	was, err := s.Store.Stakeholders().Get(ctx, st.ID)
	if err != nil {
		return st, err
	}
	if was.Revision != st.Revision || was.MergedInto != "" {
		return was, stale()
	}
	st.Name, st.Honorific, st.OtherNames = oneLine(st.Name), oneLine(st.Honorific), tidyNames(st.OtherNames)
	if err := st.Validate(); err != nil {
		return st, err
	}
	st.CreatedAt = was.CreatedAt
	if st.Positions == nil {
		st.Positions = was.Positions
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return st, err
	}
	before, after := d.described(was), d.described(st)
	unlock()
	st.Events = append(slices.Clone(was.Events), s.event(v, "edit", before, after, ""))
	st, err = s.Store.Stakeholders().Update(ctx, st)
	return st, staleIfConflict(err)
}

// PeopleNamed returns the people known by a name, for a reviewer to choose
// from.
func (s *Service) PeopleNamed(ctx context.Context, v Viewer, name string) ([]Listed, error) {
	if err := v.allow(ReadUnpublished); err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var list []Listed
	for _, id := range d.stakeholders.byName[FoldName(name)] {
		st := d.stakeholders.byID[id]
		list = append(list, Listed{ID: id, Name: st.FullName(), About: d.about(st)})
	}
	return list, nil
}
