package search

import (
	"context"

	"soundings/tracker"
)

// Stands implements tracker.Index.
func (x *Index) Stands(ctx context.Context, q tracker.StandsQuery) ([]tracker.Stand, error) {
	return nil, tracker.Errorf(tracker.Unavailable, "This is not counted yet.")
}
