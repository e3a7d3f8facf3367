package tracker

import (
	"context"
	"slices"
)

// topic is what somebody takes a position on.
type topic struct{ consultation, proposition string }

// changedFrom says of each hit what its speaker held before on the proposition
// of the search, where that was something else: by all that is in sight, found
// by this search or not.
func (s *Service) changedFrom(ctx context.Context, q Search, hits []QuoteHit) error {
	at := map[string]*QuoteHit{}
	speakers := map[topic][]string{}
	for i, h := range hits {
		if h.Reaction.Stakeholder == "" || len(h.Reaction.Stances) == 0 {
			continue
		}
		on := topic{h.Consultation.ID, h.Consultation.asked(q.Proposition).ID}
		if !slices.Contains(Scale(), h.Reaction.Stance(on.proposition)) {
			continue
		}
		at[h.Reaction.ID] = &hits[i]
		speakers[on] = append(speakers[on], h.Reaction.Stakeholder)
	}
	for on, ids := range speakers {
		stands, err := s.Index.Stands(ctx, StandsQuery{Sight: q.Sight, Consultation: on.consultation, Proposition: on.proposition, Of: FacetStakeholder, Stakeholders: ids})
		if err != nil {
			return err
		}
		var shifts []namedShift
		for _, st := range stands {
			for _, x := range st.Shifts() {
				if at[x.To.Reaction] != nil {
					shifts = append(shifts, namedShift{Shift: x})
				}
			}
		}
		moves, err := s.moved(ctx, q.Sight, on.proposition, shifts)
		if err != nil {
			return err
		}
		for _, m := range moves {
			at[m.To.ID].ChangedFrom = m.Was
		}
	}
	return nil
}
