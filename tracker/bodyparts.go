package tracker

import (
	"context"
	"slices"
	"strings"
)

// Part is a body that is part of another, or of a part of it.
type Part struct {
	ID    string
	Name  string
	N     int // reactions in sight
	Depth int // from 1
}

// The bounds of the tree below a body.
const (
	deepestPart = 5
	mostParts   = 200
)

// partsInSight returns the bodies below a body that the viewer may know, as a tree by
// name: of those that were added, who sees only what is published knows the ones
// with reactions in sight.
func (s *Service) partsInSight(ctx context.Context, v Viewer, id string) ([]Part, error) {
	list, added, err := s.treeBelow(ctx, id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var ids []string
	for _, p := range list {
		ids = append(ids, p.ID)
	}
	counts, err := s.Index.Tally(ctx, SightOf(v, s.now()), FacetOrganisation, ids)
	if err != nil {
		return nil, err
	}
	var known []Part
	hidden := 0 // the depth below which nothing is known, 0: none
	for _, p := range list {
		if i := slices.IndexFunc(counts, func(c Count) bool { return c.Value == p.ID }); i >= 0 {
			p.N = counts[i].N
		}
		if hidden > 0 && p.Depth > hidden {
			continue
		}
		hidden = 0
		if p.N == 0 && added[p.ID] && !v.May(ReadUnpublished) {
			hidden = p.Depth
			continue
		}
		known = append(known, p)
	}
	return known, nil
}

// treeBelow lists the bodies below a body, each after the one that it is part
// of, and says which of them somebody added.
func (s *Service) treeBelow(ctx context.Context, id string) (list []Part, added map[string]bool, err error) {
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	below := map[string][]Part{}
	added = map[string]bool{}
	for _, o := range d.organisations.byID {
		if o.Parent != "" {
			of := d.organisations.now(o.Parent)
			below[of], added[o.ID] = append(below[of], Part{ID: o.ID, Name: o.Name}), o.added()
		}
	}
	seen := map[string]bool{id: true} // a body may have been made a part of its own part
	var walk func(id string, depth int)
	walk = func(id string, depth int) {
		parts := below[id]
		slices.SortFunc(parts, func(a, b Part) int { return strings.Compare(FoldName(a.Name)+a.ID, FoldName(b.Name)+b.ID) })
		for _, p := range parts {
			if seen[p.ID] || depth > deepestPart || len(list) >= mostParts {
				continue
			}
			seen[p.ID], p.Depth = true, depth
			list = append(list, p)
			walk(p.ID, depth+1)
		}
	}
	walk(id, 1)
	return list, added, nil
}
