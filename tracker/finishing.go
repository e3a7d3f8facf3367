package tracker

import "context"

// FinishReview closes the review of a source. Every draft must be decided and
// every quotation mark accounted for, so that nothing of the text is left
// without an outcome.
func (s *Service) FinishReview(ctx context.Context, v Viewer, id string) (Source, error) {
	if err := v.allow(LogReactions); err != nil {
		return Source{}, err
	}
	src, err := s.Store.Sources().Get(ctx, id)
	if err != nil {
		return src, err
	}
	list, err := s.ProgressOf(ctx, v, src)
	if err != nil {
		return src, err
	}
	if p := list[0]; p.Decided < p.Total {
		return src, Errorf(Invalid, "%d of %d reactions are not reviewed yet. Accept or reject each first.", p.Total-p.Decided, p.Total)
	}
	if src.Finished {
		return src, nil
	}
	if b, err := s.unsettled(ctx, v, src); err != nil {
		return src, err
	} else if !b.Balanced() {
		return src, s.wanting(ctx, src, b)
	}
	src.Finished = true
	src.Events = append(src.Events, s.event(v, "finish review", "", "", ""))
	if src, err = s.Store.Sources().Update(ctx, src); err != nil {
		return src, staleIfConflict(err)
	}
	return src, s.refuseReopened(ctx, v, id)
}

// refuseReopened takes back that a review is finished if a draft was opened
// while it was: whoever opens one looks for a finished review before and after.
func (s *Service) refuseReopened(ctx context.Context, v Viewer, id string) error {
	waiting, err := s.Store.Drafts().List(ctx, ListQuery{Key: Key{"waiting", id}, Limit: 1})
	if err != nil || waiting.Total == 0 {
		return err
	}
	if err := s.reopenReview(ctx, v, id); err != nil && KindOf(err) != Conflict {
		return err
	}
	return Errorf(Invalid, "A draft was opened again meanwhile. Accept or reject it first.")
}

// reopenTries is how often it is tried to open a review while others change the
// same source.
const reopenTries = 3

// reopenReview takes back that the review of a source is finished.
func (s *Service) reopenReview(ctx context.Context, v Viewer, id string) error {
	var err error
	for range reopenTries {
		var src Source
		if src, err = s.Store.Sources().Get(ctx, id); err != nil || !src.Finished {
			return err
		}
		src.Finished = false
		src.Events = append(src.Events, s.event(v, "reopen review", "", "", ""))
		if _, err = s.Store.Sources().Update(ctx, src); KindOf(err) != Conflict {
			return err
		}
	}
	return staleIfConflict(err)
}
