package tracker

import (
	"context"
	"slices"
)

// StopBatch ends a batch that is running: the rows in hand are finished, the rest
// goes on waiting. What was done can be undone as one, and the batch go on later.
func (s *Service) StopBatch(ctx context.Context, v Viewer, id string, revision int64) (Batch, error) {
	return s.turnBatch(ctx, v, id, revision, BatchRunning, BatchStopped, "stop")
}

// ResumeBatch lets a batch go on that was stopped.
func (s *Service) ResumeBatch(ctx context.Context, v Viewer, id string, revision int64) (Batch, error) {
	b, err := s.turnBatch(ctx, v, id, revision, BatchStopped, BatchRunning, "go on")
	if err == nil {
		s.batches.nudge()
	}
	return b, err
}

// turnTries is how often it is tried to change a batch whose progress is being
// noted at the same time.
const turnTries = 10

// turnBatch changes the state of a batch. Its progress changes the revision all
// the time, so one that is not older than what the person saw is enough.
func (s *Service) turnBatch(ctx context.Context, v Viewer, id string, revision int64, from, to BatchState, action string) (Batch, error) {
	if err := v.allow(LogReactions); err != nil {
		return Batch{}, err
	}
	for range turnTries {
		b, err := s.Store.Batches().Get(ctx, id)
		if err != nil {
			return b, err
		}
		if b.State != from || b.Revision < revision {
			return b, stale()
		}
		if from == BatchStopped && s.now().Before(b.Held) {
			return b, inHand()
		}
		b.State = to
		b.Events = append(slices.Clone(b.Events), s.event(v, action, string(from), string(to), ""))
		stored, err := s.Store.Batches().Update(ctx, b)
		if KindOf(err) != Conflict {
			return stored, err
		}
	}
	return Batch{}, stale()
}

// inHand is the conflict of who is quicker than the rows in hand of a batch that
// was stopped.
func inHand() error {
	return Errorf(Conflict, "The rows in hand are being finished still. Wait a moment, and look again.")
}

// stopped reports, after a conflict, whether somebody has stopped the batch, and
// notes then how far it has come.
func (r *batchRun) stopped(ctx context.Context) (bool, error) {
	b, err := r.Store.Batches().Get(ctx, r.b.ID)
	if err != nil || b.State != BatchStopped {
		return false, err
	}
	r.later.wait()
	b.Held = Instant{}
	b.Done, b.Skipped, b.Left, b.Failed, b.Rows = r.b.Done, r.b.Skipped, r.b.Left, r.b.Failed, r.b.Rows
	b, err = r.Store.Batches().Update(ctx, b)
	if KindOf(err) == Conflict {
		return true, nil // it goes on already, and counts anew
	}
	if err == nil {
		r.b = b
	}
	return err == nil, err
}
