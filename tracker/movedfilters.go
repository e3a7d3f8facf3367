package tracker

import (
	"cmp"
	"context"
	"slices"
)

// NowCalled returns the entries that a list of IDs means, each once: where one was
// merged with another, that other, if the viewer is led there from its page as
// well. moved says whether there was such a one. What is no ID stays as it is.
func (s *Service) NowCalled(ctx context.Context, v Viewer, noun MergeNoun, ids []string) (now []string, moved bool, err error) {
	if err := v.allow(ReadPublished); err != nil {
		return nil, false, err
	}
	for _, id := range ids {
		to, err := s.nowCalled(ctx, v, noun, id)
		if err != nil {
			return nil, false, err
		}
		moved = moved || to != id
		if !slices.Contains(now, to) {
			now = append(now, to)
		}
	}
	return now, moved, nil
}

func (s *Service) nowCalled(ctx context.Context, v Viewer, noun MergeNoun, id string) (string, error) {
	old, lead, err := s.mergedEntry(ctx, noun, id)
	if err != nil || old.into == "" {
		return id, err
	}
	to, err := s.leadsTo(ctx, v, old, lead)
	return cmp.Or(to, id), err
}

// mergedEntry returns how an entry was merged, zero if it was not, and what finds
// where that leads.
func (s *Service) mergedEntry(ctx context.Context, noun MergeNoun, id string) (mergeState, func(context.Context, string) (string, error), error) {
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return mergeState{}, nil, err
	}
	_, person := d.stakeholders.merged[id]
	_, body := d.organisations.merged[id]
	unlock()
	switch {
	case noun == MergePeople && person:
		st, err := s.Store.Stakeholders().Get(ctx, id)
		return st.merged(), s.personNow, err
	case noun == MergeBodies && body:
		o, err := s.Store.Organisations().Get(ctx, id)
		return o.merged(), s.bodyNow, err
	}
	return mergeState{}, nil, nil
}
