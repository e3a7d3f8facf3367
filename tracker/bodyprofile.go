package tracker

import (
	"cmp"
	"context"
	"slices"
)

// OrganisationProfile is the page of a body with its parts, everybody who speaks
// for it and its course on each proposition.
type OrganisationProfile struct {
	OrganisationPage
	Parts     []Part   // below it, in sight
	Bodies    []string // IDs of those whose words are shown: itself, and its parts if asked for
	Speakers  []Speaker
	Standings []Standing // its own, with the changes of its parts too; a change may be between two people
}

// Speaker is somebody who speaks for a body.
type Speaker struct {
	FacetValue            // N counts reactions in sight
	Positions  []Position // held in it
}

// mostSpeakers is how many who have not been heard are listed.
const mostSpeakers = 50

// OrganisationProfile returns a body and what was said for it, the newest first;
// withParts counts in what was said for the bodies below it.
func (s *Service) OrganisationProfile(ctx context.Context, v Viewer, id string, offset int, withParts bool) (OrganisationProfile, error) {
	page, err := s.Organisation(ctx, v, id, offset)
	p := OrganisationProfile{OrganisationPage: page, Bodies: []string{id}}
	if err != nil || page.Moved != "" {
		return p, err
	}
	if p.Parts, err = s.partsInSight(ctx, v, id); err != nil {
		return p, err
	}
	if withParts && len(p.Parts) > 0 {
		for _, part := range p.Parts {
			p.Bodies = append(p.Bodies, part.ID)
		}
		if err := s.heardTogether(ctx, v, &p, offset); err != nil {
			return p, err
		}
	}
	if p.Speakers, err = s.speakersOf(ctx, v, p); err != nil {
		return p, err
	}
	p.Standings, err = s.bodyStandings(ctx, SightOf(v, s.now()), p)
	return p, err
}

// heardTogether puts what was said for all of the bodies in the place of what was
// said for the one.
func (s *Service) heardTogether(ctx context.Context, v Viewer, p *OrganisationProfile, offset int) error {
	var err error
	if p.Hits, p.Latest, p.Total, err = s.said(ctx, v, Search{Organisation: p.Bodies, Offset: offset}); err != nil {
		return err
	}
	q := Search{Sight: SightOf(v, s.now()), Organisation: p.Bodies, Facets: []Facet{FacetStakeholder}, FacetSize: 50}
	res, err := s.Index.Search(ctx, q)
	if err != nil {
		return err
	}
	named, err := s.named(ctx, res.Counts)
	if err != nil {
		return err
	}
	p.People = slices.DeleteFunc(named[FacetStakeholder], func(f FacetValue) bool { return f.Value == "" })
	p.Mixes, err = s.mixesOn(ctx, Search{Sight: q.Sight, Organisation: p.Bodies}, SpokenOn(p.Latest))
	return err
}

// speakersOf lists who has been heard for the bodies, and for who may read what
// is not published those who hold a position and have not been. Who sees only
// what is published sees the roles that reactions in sight show.
func (s *Service) speakersOf(ctx context.Context, v Viewer, p OrganisationProfile) ([]Speaker, error) {
	var list []Speaker
	for _, f := range p.People {
		list = append(list, Speaker{FacetValue: f, Positions: shownPositions(f.Value, p)})
	}
	if !v.May(ReadUnpublished) {
		return list, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	held := func(st Stakeholder) []Position {
		return slices.DeleteFunc(slices.Clone(st.Positions), func(x Position) bool { return !slices.Contains(p.Bodies, d.organisations.now(x.Organisation)) })
	}
	heard := map[string]bool{}
	for i := range list {
		heard[list[i].Value] = true
		if positions := held(d.stakeholders.get(list[i].Value)); len(positions) > 0 {
			list[i].Positions = positions
		}
	}
	var silent []Speaker
	for id, st := range d.stakeholders.byID {
		if heard[id] {
			continue
		}
		if positions := held(st); len(positions) > 0 {
			silent = append(silent, Speaker{FacetValue: FacetValue{Value: id, Name: st.Name}, Positions: positions})
		}
	}
	slices.SortFunc(silent, func(a, b Speaker) int {
		return cmp.Or(cmp.Compare(FoldName(a.Name), FoldName(b.Name)), cmp.Compare(a.Value, b.Value))
	})
	return append(list, silent[:min(len(silent), mostSpeakers)]...), nil
}

// shownPositions is in which roles the latest reactions show somebody for the
// bodies.
func shownPositions(stakeholder string, p OrganisationProfile) []Position {
	var list []Position
	for _, h := range p.Latest {
		if h.Reaction.Stakeholder != stakeholder {
			continue
		}
		for _, c := range h.Reaction.Capacities {
			x := Position{Role: c.Role, Organisation: c.Organisation}
			if slices.Contains(p.Bodies, c.Organisation) && !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	return list
}
