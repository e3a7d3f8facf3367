package tracker

import (
	"context"
	"fmt"
	"time"
)

// leftoverPoll is how often drafts are looked for that a node which is no more
// has left half recorded.
const leftoverPoll = 10 * time.Second

// FinishLeftovers finishes what other nodes have left half recorded when they
// ended, until the context ends. No clock says that a draft was left: it was
// found twice, as it stood.
func (s *Service) FinishLeftovers(ctx context.Context) error {
	poll := time.NewTicker(leftoverPoll)
	defer poll.Stop()
	var left leftovers
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-poll.C:
		}
		if err := left.finish(ctx, s); err != nil && ctx.Err() == nil {
			s.Log.WarnContext(ctx, "a draft that was being recorded or moved when a node ended is not finished, trying again", "err", err)
		}
	}
}

// leftovers are the drafts that were half done at the last look: ID →
// revision, and those of which it was said that they cannot be finished.
type leftovers struct {
	seen map[string]int64
	told map[string]bool
}

// finish takes a look. The error is that of drafts which fail for the first
// time, or of the look.
func (l *leftovers) finish(ctx context.Context, s *Service) error {
	drafts, err := s.halfDone(ctx)
	if err != nil {
		return err
	}
	now := leftovers{map[string]int64{}, map[string]bool{}}
	for _, d := range drafts {
		now.seen[d.ID] = d.Revision
		if l.seen[d.ID] != d.Revision {
			continue
		}
		failed := s.finishRecording(ctx, d)
		if failed != nil && !l.told[d.ID] && err == nil {
			err = fmt.Errorf("finish %s draft %s: %w", d.State, d.ID, failed)
		}
		now.told[d.ID] = failed != nil
	}
	*l = now
	return err
}
