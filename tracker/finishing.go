package tracker

import "context"

// FinishReview closes the review of a source. Every draft must be accepted or
// rejected, so that nothing of the text is left without an outcome.
func (s *Service) FinishReview(ctx context.Context, v Viewer, id string) (Source, error) {
	if err := v.allow(LogReactions); err != nil {
		return Source{}, err
	}
	r, err := s.Review(ctx, v, id)
	if err != nil {
		return r.Source, err
	}
	if left := len(r.Drafts) - r.Decided(); left > 0 {
		return r.Source, Errorf(Invalid, "%d of %d drafts are not decided yet. Accept or reject each first.", left, len(r.Drafts))
	}
	if r.Source.Finished {
		return r.Source, nil
	}
	r.Source.Finished = true
	r.Source.Events = append(r.Source.Events, s.event(v, "finish review", "", "", ""))
	src, err := s.Store.Sources().Update(ctx, r.Source)
	if err != nil {
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
