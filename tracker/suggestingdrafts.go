package tracker

import "context"

// SuggestedOn returns what the words of drafts that wait suggest on the proposal
// as a whole, by the ID of the draft, for those who may decide. What cannot be
// suggested is left out: a list is shown without it.
func (s *Service) SuggestedOn(ctx context.Context, v Viewer, con Consultation, drafts []Draft) map[string]Suggestion {
	if v.allow(DecideStances) != nil {
		return nil
	}
	list := map[string]Suggestion{}
	for _, d := range drafts {
		if !d.Waits() {
			continue
		}
		d.Stances = nil
		if x := s.suggestionFor(ctx, con, d.Becomes(), con.Whole()); x != nil {
			list[d.ID] = *x
		}
	}
	return list
}
