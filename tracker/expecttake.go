package tracker

import (
	"context"
	"slices"
	"strings"
)

// Whom says who of an earlier consultation is taken over.
type Whom string

// The choices.
const (
	WhomBodies Whom = "organisations"
	WhomPeople Whom = "individuals"
	WhomBoth   Whom = "both"
)

// Takeover asks for everybody who reacted on an earlier consultation.
type Takeover struct {
	From    string // slug
	Whom    Whom
	Sectors []Sector // of the directory; none is all
}

// TakeOver lists, as rows for PreviewExpected, who reacted on an earlier
// consultation, as far as the viewer may see that.
func (s *Service) TakeOver(ctx context.Context, v Viewer, slug string, t Takeover) ([]ExpectInput, error) {
	if err := v.allow(EditConsultations); err != nil {
		return nil, err
	}
	from, err := s.Consultation(ctx, v, t.From)
	if err != nil || from.Slug == slug {
		return nil, faults{{"from", "Choose an earlier consultation."}}.err()
	}
	res, err := s.Index.Search(ctx, Search{Sight: SightOf(v, s.now()), Consultation: []string{from.ID},
		Facets: []Facet{FacetOrganisation, FacetStakeholder}, FacetSize: MostExpected})
	if err == nil {
		err = res.whole()
	}
	if err != nil {
		return nil, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var rows []ExpectInput
	if t.Whom != WhomPeople {
		rows = d.takenBodies(res.Counts[FacetOrganisation], t.Sectors)
	}
	if t.Whom != WhomBodies {
		rows = append(rows, d.takenPeople(res.Counts[FacetStakeholder], t.Sectors)...)
	}
	if len(rows) == 0 {
		return nil, faults{{"from", "Nobody of these has reacted there. Choose more sectors or another consultation."}}.err()
	}
	return rows[:min(len(rows), MostExpected)], nil
}

func (d *directory) takenBodies(heard []Count, sectors []Sector) []ExpectInput {
	var rows []ExpectInput
	for _, n := range heard {
		o, ok := d.organisations.byID[n.Value]
		if ok && (len(sectors) == 0 || slices.Contains(sectors, o.Sector())) {
			rows = append(rows, ExpectInput{Chosen: bodyMark + o.ID, Name: o.Name})
		}
	}
	return sortedInputs(rows)
}

func (d *directory) takenPeople(heard []Count, sectors []Sector) []ExpectInput {
	var rows []ExpectInput
	for _, n := range heard {
		st, ok := d.stakeholders.byID[n.Value]
		if ok && (len(sectors) == 0 || slices.Contains(sectors, d.sectorOf(st))) {
			rows = append(rows, ExpectInput{Chosen: personMark + st.ID, Name: st.FullName()})
		}
	}
	return sortedInputs(rows)
}

func sortedInputs(rows []ExpectInput) []ExpectInput {
	slices.SortFunc(rows, func(a, b ExpectInput) int { return strings.Compare(FoldName(a.Name), FoldName(b.Name)) })
	return rows
}

// SuggestExpected returns bodies and people of the directory whose names begin as
// was typed, for a form in which somebody is put on the list.
func (s *Service) SuggestExpected(ctx context.Context, v Viewer, typed string) ([]ExpectedChoice, error) {
	if err := v.allow(EditConsultations); err != nil {
		return nil, err
	}
	if len(typed) > mostExpectedName {
		return nil, nil
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return nil, err
	}
	defer unlock()
	everybody := func(string) bool { return true }
	var list []ExpectedChoice
	for _, id := range d.organisations.begin.Find(typed, mostSuggestedExpected, everybody) {
		o := d.organisations.byID[id]
		list = append(list, ExpectedChoice{bodyMark + id, o.Name, strings.Join(o.OtherNames[:min(2, len(o.OtherNames))], ", ")})
	}
	for _, id := range d.stakeholders.begin.Find(typed, mostSuggestedExpected, everybody) {
		st := d.stakeholders.byID[id]
		list = append(list, ExpectedChoice{personMark + id, st.FullName(), d.about(st)})
	}
	return list, nil
}

// mostSuggestedExpected is how many bodies, and how many people, are offered.
const mostSuggestedExpected = 6
