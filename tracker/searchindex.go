package tracker

import "context"

// IndexState says how the search index is.
func (s *Service) IndexState(ctx context.Context, v Viewer) (IndexState, error) {
	if err := v.allow(ManageIndex); err != nil {
		return IndexState{}, err
	}
	return s.Index.State(ctx)
}

// RebuildIndex begins to build the search index of this node again. It does not
// wait, and does nothing if that is under way.
func (s *Service) RebuildIndex(ctx context.Context, v Viewer) error {
	if err := v.allow(ManageIndex); err != nil {
		return err
	}
	return s.Index.Rebuild(ctx)
}
