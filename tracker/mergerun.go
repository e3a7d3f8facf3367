package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// How merges are carried out.
const (
	// mergeSettle is after how long a merge that is done is looked at once more:
	// longer than anybody's request takes who may have known the old entry when
	// it began.
	mergeSettle = 3 * time.Minute
	// amendTries is how often it is tried to change what somebody else changes at
	// the same time.
	amendTries = 10
)

// WorkOnMerges carries out what StartMerge and UndoMerge have ordered, also what
// a crash or a stop has cut, until the context ends.
func (s *Service) WorkOnMerges(ctx context.Context) error {
	poll := time.NewTicker(batchPoll)
	defer poll.Stop()
	for {
		if err := s.FinishMerges(ctx); err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "a merge was cut short, trying again", "err", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.merges.rings():
		case <-poll.C:
		}
	}
}

// FinishMerges carries out every merge that has work to do and that nobody else
// is at, the oldest first. One that cannot go on does not keep the others from
// it.
func (s *Service) FinishMerges(ctx context.Context) error {
	list, err := all(ctx, s.Store.Merges(), Key{"state", "unfinished"})
	if err != nil {
		return err
	}
	var failed error
	for _, m := range list {
		if s.now().Before(m.Held) {
			continue
		}
		m.Held = s.now().Add(batchHold)
		m, err := s.Store.Merges().Update(ctx, m)
		if KindOf(err) == Conflict {
			continue // another has taken it
		}
		if err == nil {
			err = s.runMerge(ctx, m)
		}
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("merge %s: %w", m.ID, err))
		}
	}
	return failed
}

// mergeRun is the work on one merge.
type mergeRun struct {
	*Service
	v Viewer
	m Merge
}

// errLost is that a merge cannot be because somebody else was first.
var errLost = errors.New("somebody else was first")

// runMerge works on a merge that is held, to its end or until something keeps it
// from going on. Repeating it changes nothing that is done already.
func (s *Service) runMerge(ctx context.Context, m Merge) error {
	r := &mergeRun{Service: s, v: m.viewer(), m: m}
	err := r.run(ctx)
	if errors.Is(err, errLost) {
		err = r.refuse(ctx)
	}
	if err == nil {
		return nil
	}
	return errors.Join(err, r.letGo(ctx))
}

func (r *mergeRun) run(ctx context.Context) error {
	switch r.m.State {
	case MergeRunning:
		return r.steps(ctx, MergeDone, r.entries().take, r.entries().join, r.moveChildren, r.movePositions, r.moveExpected, r.moveReactions)
	case MergeUndoing:
		return r.steps(ctx, MergeUndone, r.entries().part, r.entries().release, r.returnChildren, r.returnPositions, r.returnExpected, r.returnReactions)
	}
	if err := r.moveReactions(ctx); err != nil {
		return err
	}
	r.m.Swept = true
	return r.save(ctx)
}

func (r *mergeRun) steps(ctx context.Context, end MergeState, steps ...func(context.Context) error) error {
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	r.m.State = end
	r.m.Events = append(slices.Clone(r.m.Events), r.event(r.v, string(end), "", r.m.outcome(), ""))
	m, err := r.Store.Merges().Update(ctx, r.heldFor(mergeSettle))
	if err == nil {
		r.m = m
	}
	return err
}

// outcome says in words what came of a merge.
func (m Merge) outcome() string {
	if m.State == MergeUndone {
		return fmt.Sprintf("%d given back, %d kept", m.Back, m.Kept)
	}
	return fmt.Sprintf("%d of %d reactions", m.Moved, m.Of)
}

func (r *mergeRun) heldFor(d time.Duration) Merge {
	m := r.m
	m.Held = r.now().Add(d)
	return m
}

// save notes how far the merge has come and that somebody is at work on it. A
// conflict means that another has taken it over.
func (r *mergeRun) save(ctx context.Context) error {
	m, err := r.Store.Merges().Update(ctx, r.heldFor(batchHold))
	if err == nil {
		r.m = m
	}
	return err
}

// letGo leaves a merge that cannot go on to whoever comes next.
func (r *mergeRun) letGo(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), letGoTime)
	defer cancel()
	_, err := r.Store.Merges().Update(ctx, r.heldFor(0))
	if KindOf(err) == Conflict {
		return nil // another has it already
	}
	return err
}

// refuse ends a merge that cannot be, and leaves both entries as they were.
func (r *mergeRun) refuse(ctx context.Context) error {
	if err := r.entries().release(ctx); err != nil && KindOf(err) != NotFound {
		return err
	}
	r.m.State = MergeRefused
	r.m.Refused = "One of the two was merged by somebody else at the same moment, or has gone. Nothing was changed."
	r.m.Events = append(slices.Clone(r.m.Events), r.event(r.v, string(MergeRefused), "", "", r.m.Refused))
	return r.save(ctx)
}

// amend changes an aggregate however often somebody else changes it at the same
// time. do reports whether there is anything to change.
func amend[T Entity](ctx context.Context, c Collection[T], id string, do func(*T) (bool, error)) (T, error) {
	var v T
	var err error
	for range amendTries {
		if v, err = c.Get(ctx, id); err != nil {
			return v, err
		}
		change, failed := do(&v)
		if failed != nil || !change {
			return v, failed
		}
		if v, err = c.Update(ctx, v); KindOf(err) != Conflict {
			return v, err
		}
	}
	return v, staleIfConflict(err)
}

// mergeEntries changes the two entries of a merge.
type mergeEntries interface {
	take(ctx context.Context) error    // makes From an entry that leads to Into
	join(ctx context.Context) error    // gives Into what From has
	part(ctx context.Context) error    // takes it away again
	release(ctx context.Context) error // lets From stand by itself
}

func (r *mergeRun) entries() mergeEntries {
	if r.m.Noun == MergePeople {
		return mergeSides[Stakeholder]{r, r.Store.Stakeholders()}
	}
	return mergeSides[Organisation]{r, r.Store.Organisations()}
}

// mergeSides is mergeEntries for a noun.
type mergeSides[T mergeable[T]] struct {
	*mergeRun
	c Collection[T]
}

func (x mergeSides[T]) note(action string) Event {
	return x.event(x.v, action, x.m.FromName, x.m.IntoName, x.m.mark())
}

func (x mergeSides[T]) take(ctx context.Context) error {
	_, err := amend(ctx, x.c, x.m.From, func(v *T) (bool, error) {
		switch by := (*v).merged(); {
		case by.by == x.m.ID:
			return false, nil
		case by.into != "":
			return false, errLost
		}
		*v = (*v).withMerge(x.m.Into, x.m.ID, x.note("merge"))
		return true, nil
	})
	return lostIfGone(err)
}

func (x mergeSides[T]) join(ctx context.Context) error {
	from, err := x.c.Get(ctx, x.m.From)
	if err != nil {
		return lostIfGone(err)
	}
	_, err = amend(ctx, x.c, x.m.Into, func(v *T) (bool, error) {
		switch {
		case x.m.marked((*v).history(), "merge"):
			return false, nil
		case (*v).merged().into != "":
			return false, errLost
		}
		*v, x.m.Given = (*v).joined(from, x.note("merge"))
		return true, x.save(ctx)
	})
	return lostIfGone(err)
}

func lostIfGone(err error) error {
	if KindOf(err) == NotFound {
		return errLost
	}
	return err
}

func (x mergeSides[T]) part(ctx context.Context) error {
	_, err := amend(ctx, x.c, x.m.Into, func(v *T) (bool, error) {
		if x.m.marked((*v).history(), "undo merge") {
			return false, nil
		}
		*v = (*v).parted(x.m.Given, x.note("undo merge"))
		return true, nil
	})
	return err
}

func (x mergeSides[T]) release(ctx context.Context) error {
	_, err := amend(ctx, x.c, x.m.From, func(v *T) (bool, error) {
		if (*v).merged().by != x.m.ID {
			return false, nil
		}
		*v = (*v).withMerge("", "", x.note("undo merge"))
		return true, nil
	})
	return err
}
