package tracker

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DirectoryPage is a page of a list of people or bodies, and how many each
// choice of a filter would list with the other filters as they are.
type DirectoryPage struct {
	List    []Listed
	Total   int
	Sectors map[Sector]int
	Spoken  map[Spoken]int
	Letters map[string]int
	Alike   int // pairs of names that look alike, for whoever may merge them
}

// Spoken is whether somebody has reactions in sight.
type Spoken string

// The ways to narrow a list by it.
const (
	SpokenAny  Spoken = ""
	SpokenSome Spoken = "some"
	SpokenNone Spoken = "none"
)

// ListOrder is the order of a list of people or bodies.
type ListOrder string

// The orders: people by surname, bodies by name, or those with most reactions
// first.
const (
	ByName      ListOrder = ""
	ByReactions ListOrder = "reactions"
)

// StakeholderDirectory is a page of the list of people; a person is in the
// sectors of the body in which they were seen last.
func (s *Service) StakeholderDirectory(ctx context.Context, v Viewer, f ListFilter) (DirectoryPage, error) {
	return s.directoryPage(ctx, v, f, MergePeople, s.people)
}

// OrganisationDirectory is a page of the list of bodies.
func (s *Service) OrganisationDirectory(ctx context.Context, v Viewer, f ListFilter) (DirectoryPage, error) {
	return s.directoryPage(ctx, v, f, MergeBodies, s.bodies)
}

func (s *Service) directoryPage(ctx context.Context, v Viewer, f ListFilter, noun MergeNoun, list func(context.Context, Viewer, string) ([]Listed, error)) (DirectoryPage, error) {
	all, err := list(ctx, v, f.Words)
	if err != nil {
		return DirectoryPage{}, err
	}
	p := DirectoryPage{Sectors: map[Sector]int{}, Spoken: map[Spoken]int{}, Letters: map[string]int{}}
	for _, l := range all {
		sector, spoken, letter := f.Sector == "" || slices.Contains(l.Sectors, f.Sector), f.Spoken == SpokenAny || f.Spoken == l.spoken(), f.Letter == "" || f.Letter == l.Letter
		if spoken && letter {
			for _, code := range l.Sectors {
				p.Sectors[code]++
			}
		}
		if sector && letter {
			p.Spoken[l.spoken()]++
		}
		if sector && spoken {
			p.Letters[l.Letter]++
		}
		if sector && spoken && letter {
			p.List = append(p.List, l)
		}
	}
	if v.May(mayMerge(noun)) {
		pairs, err := s.Alike(ctx, v, noun)
		if err != nil {
			return p, err
		}
		p.Alike = len(pairs)
	}
	p.List, p.Total, err = pageOf(p.List, f)
	return p, err
}

func (l Listed) spoken() Spoken {
	if l.N > 0 {
		return SpokenSome
	}
	return SpokenNone
}

// people lists those whom the viewer may know of with the words in a name that
// they may know: other names and roles may come from words that are not published.
func (s *Service) people(ctx context.Context, v Viewer, words string) ([]Listed, error) {
	counts, err := s.counted(ctx, v, FacetStakeholder)
	if err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	all := v.May(ReadUnpublished)
	list := make([]Listed, 0, len(d.stakeholders.byID))
	for id, st := range d.stakeholders.byID {
		if !all {
			if counts[id] == 0 {
				continue
			}
			st = Stakeholder{Meta: st.Meta, Name: st.Name, Honorific: st.Honorific}
		}
		if words != "" && !matches(words, st.Keys()) {
			continue
		}
		l := Listed{ID: id, Name: st.FullName(), N: counts[id], About: d.about(st), sortedBy: d.stakeholders.place[id]}
		if n := len(st.Positions); n > 0 {
			l.Sectors = d.organisations.get(st.Positions[n-1].Organisation).Sectors
		}
		l.Letter = letterOf(l.sortedBy)
		list = append(list, l)
	}
	return list, nil
}

// bodies lists those whom the viewer may know of with the words in a name that
// they may know. The shipped bodies are known to everybody; of those that were
// added, a viewer who sees only what is published knows the ones with reactions
// in sight.
func (s *Service) bodies(ctx context.Context, v Viewer, words string) ([]Listed, error) {
	counts, err := s.counted(ctx, v, FacetOrganisation)
	if err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	list := make([]Listed, 0, len(d.organisations.byID))
	for id, o := range d.organisations.byID {
		if !v.May(ReadUnpublished) {
			if counts[id] == 0 && o.added() {
				continue
			}
			o.OtherNames = o.openNames()
		}
		if words != "" && !matches(words, o.Keys()) {
			continue
		}
		l := Listed{ID: id, Name: o.Name, About: strings.Join(o.OtherNames, ", "), Sectors: o.Sectors, N: counts[id], sortedBy: d.organisations.place[id]}
		l.Letter = letterOf(l.sortedBy)
		list = append(list, l)
	}
	return list, nil
}

// sortKey is by what an entry stands in a list: people by surname.
func (s Stakeholder) sortKey() string {
	folded := FoldName(s.Name)
	return folded[strings.LastIndexByte(folded, ' ')+1:] + " " + folded
}

func (o Organisation) sortKey() string { return FoldName(o.Name) }

// noLetter is the letter of what begins with none.
const noLetter = "#"

// letterOf is the letter under which an entry stands.
func letterOf(sortedBy string) string {
	r, _ := utf8.DecodeRuneInString(sortedBy)
	if !unicode.IsLetter(r) {
		return noLetter
	}
	return string(unicode.ToUpper(r))
}

func pageOf(list []Listed, f ListFilter) ([]Listed, int, error) {
	slices.SortFunc(list, func(a, b Listed) int {
		most := 0
		if f.Order == ByReactions {
			most = cmp.Compare(b.N, a.N)
		}
		return cmp.Or(most, cmp.Compare(a.sortedBy, b.sortedBy), cmp.Compare(a.ID, b.ID))
	})
	total, limit := len(list), f.Limit
	if limit == 0 {
		limit = 50
	}
	from := min(max(f.Offset, 0), total)
	return list[from:min(from+limit, total)], total, nil
}
