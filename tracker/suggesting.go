package tracker

import (
	"context"
	"slices"
	"strings"
)

// Somebody who types a name into the search for quotes most likely looks for
// what that person or body said, not for the name in somebody's words.

// The bounds of what is looked at and offered.
const (
	mostNameWords = 8
	mostMeant     = 5
	mostBearers   = 500 // of one word of a name
)

// offer adds to a page of quotes whom and what the query may mean instead.
// typed is the search before its fields were looked up.
func (s *Service) offer(ctx context.Context, v Viewer, typed Search, page *QuotePage) error {
	var err error
	if page.Named, err = s.organisationsNamed(ctx, page.Asked); err != nil {
		return err
	}
	if page.Speakers, err = s.speakersNamed(ctx, page.Asked); err != nil {
		return err
	}
	total := page.Total
	if page.Loose {
		total = 0
	}
	if page.Meant, err = s.meant(ctx, v, typed, total); err != nil || total > 0 {
		return err
	}
	if len(page.Named) == 0 {
		if page.Named, err = s.bodiesNearlyNamed(ctx, page.Asked); err != nil {
			return err
		}
	}
	if len(page.Speakers) == 0 {
		page.Speakers, err = s.speakersNearlyNamed(ctx, page.Asked)
	}
	return err
}

// nameWords returns the words of a query that may be names: none that the query
// leaves out, and none at all of a long one.
func (q Search) nameWords() []string {
	words := strings.Fields(FoldName(strings.Join(q.Text.Root.Wanted(), " ")))
	if len(words) > mostNameWords {
		return nil
	}
	return words
}

// speakersNamed returns the people in sight whose first name or surname is
// among the words of the query.
func (s *Service) speakersNamed(ctx context.Context, q Search) ([]FacetValue, error) {
	ids, err := s.stakeholdersByWord(ctx, q.nameWords(), q.Sight.All)
	if err != nil {
		return nil, err
	}
	return s.inSight(ctx, q.Sight, FacetStakeholder, ids, mostMeant)
}

// inSight returns those of the people or bodies who have reactions in sight,
// those with the most first, at most so many.
func (s *Service) inSight(ctx context.Context, sight Sight, f Facet, ids []string, most int) ([]FacetValue, error) {
	counts, err := s.Index.Tally(ctx, sight, f, ids)
	if err != nil {
		return nil, err
	}
	named, err := s.named(ctx, map[Facet][]Count{f: counts[:min(len(counts), most)]})
	return named[f], err
}

// stakeholdersByWord looks among the names that reactions show, and among
// people's other names only for those who see everything: they may come from
// words that are not published.
func (s *Service) stakeholdersByWord(ctx context.Context, words []string, otherNames bool) ([]string, error) {
	if len(words) == 0 {
		return nil, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var ids []string
	for _, w := range words {
		ids = append(ids, d.stakeholders.begin.Bearing(w, mostBearers, func(string) bool { return otherNames })...)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// organisationsNamed returns the bodies in sight of which the query holds a
// whole name or abbreviation, alone or among other words.
func (s *Service) organisationsNamed(ctx context.Context, q Search) ([]FacetValue, error) {
	ids, err := s.organisationsByWords(ctx, q.nameWords(), q.Sight.All)
	if err != nil {
		return nil, err
	}
	return s.inSight(ctx, q.Sight, FacetOrganisation, ids, mostMeant)
}

// organisationsByWords looks among all names of the shipped bodies, which
// everybody may know, and among the other names of those that were added only
// for those who see everything.
func (s *Service) organisationsByWords(ctx context.Context, words []string, otherNames bool) ([]string, error) {
	if len(words) == 0 {
		return nil, nil
	}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var ids []string
	for from := range words {
		for to := from + 1; to <= len(words); to++ {
			name := FoldName(strings.Join(words[from:to], " "))
			for _, id := range d.organisations.byName[name] {
				o := d.organisations.byID[id]
				if otherNames || o.openly(name) {
					ids = append(ids, id)
				}
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}
