package search

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"soundings/tracker"
)

// errOtherStore says that an edition cannot be brought up to date.
var errOtherStore = errors.New("the store is not the one that the index was made of, or an earlier copy of it")

// changesAtOnce is how many changes are read and written together.
const changesAtOnce = 2000

// CatchUp brings what serves up to date and waits for that; an edition that is
// filled beside it is left to Follow. progress (or nil) is told how many
// reactions of how many are there, while an edition is being filled. Stopping
// it at any point, even by force, loses nothing: what was not written is read
// again.
func (x *Index) CatchUp(ctx context.Context, reactions tracker.Collection[tracker.Reaction], progress func(have, of int)) error {
	if err := x.Refresh(ctx, reactions); err != nil {
		return err
	}
	if !x.partial() {
		return x.tidy()
	}
	return x.Fill(ctx, reactions, progress)
}

// Follow brings the index up to date, asks the store for news at every
// Interval and at every Nudge, fills editions that are to be filled beside, and
// ends with ctx. While the store fails it tries on.
func (x *Index) Follow(ctx context.Context, reactions tracker.Collection[tracker.Reaction]) error {
	ctx, end := context.WithCancel(ctx)
	var filling sync.WaitGroup
	filling.Go(func() { x.keepFilled(ctx, reactions) })
	defer filling.Wait()
	defer end()
	tick := time.NewTicker(max(x.Interval, time.Millisecond))
	defer tick.Stop()
	failing := false
	for {
		err := x.Refresh(ctx, reactions)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && !failing:
			x.log.Error("index: cannot follow the store, trying on", "err", err)
		case err == nil && failing:
			x.log.Info("index: follows the store again")
		}
		x.followed(err)
		failing = err != nil
		select {
		case <-ctx.Done():
			return nil
		case <-x.closing:
			return nil
		case <-tick.C:
		case <-x.nudges:
		}
	}
}

// Refresh brings what serves up to date, unless it is being filled.
func (x *Index) Refresh(ctx context.Context, reactions tracker.Collection[tracker.Reaction]) error {
	e, err := x.hold()
	if err != nil {
		return err
	}
	if e.whole.Load() {
		err = e.news(ctx, reactions, x.page)
	}
	_, lost := e.health.troubles()
	e.release()
	switch {
	case errors.Is(err, errOtherStore):
		return x.anew(e, err)
	case lost: // it answers until another does
		return errors.Join(err, x.Rebuild(ctx))
	}
	return err
}

// Nudge makes Follow ask the store for news now.
func (x *Index) Nudge() {
	select {
	case x.nudges <- struct{}{}:
	default: // one is waiting already
	}
}

// news takes steps until there is nothing new.
func (e *edition) news(ctx context.Context, reactions tracker.Collection[tracker.Reaction], page int) error {
	for more := true; more; {
		var err error
		if _, more, err = e.step(ctx, reactions, page); err != nil {
			return err
		}
	}
	return nil
}

// step reads a page of changes and writes it with its cursor in one batch. A
// store may repeat changes: a page that is not full and says nothing new is
// the end.
func (e *edition) step(ctx context.Context, reactions tracker.Collection[tracker.Reaction], page int) (read int, more bool, err error) {
	from, err := e.cursor()
	if err != nil {
		return 0, false, err
	}
	changes, to, err := reactions.Changes(ctx, from, page)
	if err != nil && tracker.KindOf(err) == tracker.NotFound && from != "" {
		return 0, false, errOtherStore
	}
	if err != nil {
		return 0, false, fmt.Errorf("read changes: %w", err)
	}
	if len(changes) == 0 && to == from {
		return 0, false, nil
	}
	j := &job{}
	if to != from {
		j.cursor = to
	}
	if j.put, j.gone, err = e.stale(ctx, reactions, changes); err != nil {
		return 0, false, err
	}
	fresh := len(j.put) + len(j.gone)
	if fresh > 0 || j.cursor != "" {
		if err := e.submit(ctx, j); err != nil {
			return 0, false, err
		}
	}
	return len(changes), to != from && (fresh > 0 || len(changes) >= page), nil
}

// stale returns the reactions of which the index has no or an earlier
// revision, as the store has them now, and those to take out. One that is
// gone from the store by now comes again as a deletion.
func (e *edition) stale(ctx context.Context, reactions tracker.Collection[tracker.Reaction], changes []tracker.Change) (put []tracker.Reaction, gone []string, err error) {
	ids := make([]string, len(changes))
	for i, c := range changes {
		ids[i] = c.ID
	}
	have, err := e.revisions(ids)
	if err != nil {
		return nil, nil, unavailable(err)
	}
	var get []string
	asked := make(map[string]bool)
	for _, c := range changes {
		at, known := have[c.ID]
		switch {
		case c.Deleted: // known or not: a Put on its way must not bring it back
			gone = append(gone, c.ID)
		case (!known || at < c.Revision) && !asked[c.ID]:
			asked[c.ID] = true
			get = append(get, c.ID)
		}
	}
	if len(get) == 0 {
		return nil, gone, nil
	}
	if put, err = reactions.GetMany(ctx, get); err != nil {
		return nil, nil, fmt.Errorf("read reactions: %w", err)
	}
	return put, gone, nil
}
