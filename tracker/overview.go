package tracker

import "context"

// Overview is a consultation with what there is of it in the viewer's sight.
type Overview struct {
	Consultation  Consultation
	Reactions     int
	Organisations int
	Individuals   int
	Decided       int // reactions with a decision on the proposal as a whole
	ToReview      int // sources whose review is not finished, for those who may see them
}

// Overview lists the consultations that the viewer may see with their counts,
// the newest first.
func (s *Service) Overview(ctx context.Context, v Viewer) ([]Overview, error) {
	list, err := s.Consultations(ctx, v)
	if err != nil {
		return nil, err
	}
	waiting := map[string]int{}
	if v.May(ReadUnpublished) {
		if waiting, err = s.toReviewOf(ctx, v); err != nil {
			return nil, err
		}
	}
	rows := make([]Overview, 0, len(list))
	for _, c := range list {
		res, err := s.Index.Search(ctx, Search{Sight: SightOf(v, s.now()), Consultation: []string{c.ID}, Facets: []Facet{FacetStance}})
		if err != nil {
			return nil, err
		}
		row := Overview{Consultation: c, Reactions: res.Total, Organisations: res.Organisations, Individuals: res.Individuals,
			Decided: res.Total - stanceCounts(res)[Undecided], ToReview: waiting[c.ID]}
		rows = append(rows, row)
	}
	return rows, nil
}
