package tracker

import "context"

// Named are people, bodies and sources that the filters of searches name.
type Named struct {
	Stakeholders  []string // IDs
	Organisations []string // IDs
	Sources       []string // IDs
}

// FilterNames returns the names of those of them that the viewer may know of, by
// ID: of whom they see a reaction, and besides all names for those who see
// everything, and those of the shipped bodies.
func (s *Service) FilterNames(ctx context.Context, v Viewer, named Named) (map[string]string, error) {
	if err := v.allow(ReadPublished); err != nil {
		return nil, err
	}
	sight, names := SightOf(v, s.now()), map[string]string{}
	for facet, ids := range map[Facet][]string{FacetStakeholder: named.Stakeholders, FacetOrganisation: named.Organisations} {
		known, err := s.namesKnown(ctx, sight, facet, ids)
		if err != nil {
			return nil, err
		}
		seen, err := s.inSight(ctx, sight, facet, known.unsure, len(known.unsure))
		if err != nil {
			return nil, err
		}
		for _, x := range seen {
			names[x.Value] = x.Name
		}
		for id, name := range known.names {
			names[id] = name
		}
	}
	titles, err := s.sourceTitles(ctx, sight, named.Sources)
	for id, title := range titles {
		names[id] = title
	}
	return names, err
}

// knownNames are names that may be told whatever is in sight, and the IDs of
// which that depends on it.
type knownNames struct {
	names  map[string]string
	unsure []string
}

func (s *Service) namesKnown(ctx context.Context, sight Sight, f Facet, ids []string) (knownNames, error) {
	known := knownNames{names: map[string]string{}}
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return known, err
	}
	defer unlock()
	for _, id := range ids {
		person, isPerson := d.stakeholders.byID[id]
		body, isBody := d.organisations.byID[id]
		switch {
		case f == FacetStakeholder && isPerson && sight.All:
			known.names[id] = person.Name
		case f == FacetOrganisation && isBody && (sight.All || !body.added()):
			known.names[id] = body.Name
		default:
			known.unsure = append(known.unsure, id)
		}
	}
	return known, nil
}

// sourceTitles returns the titles of those of the sources of which a reaction is
// in sight, by ID.
func (s *Service) sourceTitles(ctx context.Context, sight Sight, ids []string) (map[string]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	counts, err := s.Index.Tally(ctx, sight, FacetSource, ids)
	if err != nil {
		return nil, err
	}
	seen := make([]string, len(counts))
	for i, n := range counts {
		seen[i] = n.Value
	}
	list, err := s.Store.Sources().GetMany(ctx, seen)
	if err != nil {
		return nil, err
	}
	titles := make(map[string]string, len(list))
	for _, src := range list {
		titles[src.ID] = src.Title
	}
	return titles, nil
}
