package tracker

import (
	"context"

	"soundings/tracker/query"
)

// find searches for what a query says, names of bodies in all the ways in which
// they are written. Where nothing in sight has all of several words, it finds
// what has half of them or more. It returns the search as it was made.
func (s *Service) find(ctx context.Context, q Search) (Search, Results, error) {
	var err error
	if q.Text.Root, err = s.byAnyName(ctx, q.Sight, q.Text.Root); err != nil {
		return q, Results{}, err
	}
	res, err := s.Index.Search(ctx, q)
	if err != nil || res.Total > 0 || !severalWords(q.Text.Root) {
		return q, res, err
	}
	loose := q
	loose.Loose = true
	half, err := s.Index.Search(ctx, loose)
	if err != nil || half.Total == 0 {
		return q, res, err
	}
	return loose, half, nil
}

// severalWords reports whether the query wants several words of which each
// could be left out.
func severalWords(root query.Node) bool {
	words := 0
	for _, n := range root.Nodes {
		if root.Kind == query.All && (n.Kind == query.Word || n.Kind == query.Name) {
			words++
		}
	}
	return words > 1
}
