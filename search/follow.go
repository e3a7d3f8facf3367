package search

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"soundings/tracker"
)

// changesAtOnce is how many changes are read and written together.
const changesAtOnce = 2000

// CatchUp reads everything that the index does not have yet. progress (or nil)
// is told how many changes have been read so far. Stopping it at any point,
// even by force, loses nothing: what was not written is read again.
func (x *Index) CatchUp(ctx context.Context, reactions tracker.Collection[tracker.Reaction], progress func(done int)) error {
	e, err := x.hold()
	if err != nil {
		return err
	}
	defer e.release()
	done := 0
	for {
		read, more, err := e.step(ctx, reactions, x.page)
		if err != nil {
			return err
		}
		if done += read; read > 0 {
			x.log.Info("index: " + thousands(done) + " reactions read")
			if progress != nil {
				progress(done)
			}
		}
		if !more {
			break
		}
	}
	return x.removeOlder()
}

// Follow brings the index up to date, asks the store for news at every
// Interval and at every Nudge, and ends with ctx. While the store fails it
// tries on.
func (x *Index) Follow(ctx context.Context, reactions tracker.Collection[tracker.Reaction]) error {
	tick := time.NewTicker(max(x.Interval, time.Millisecond))
	defer tick.Stop()
	failing := false
	for {
		err := x.news(ctx, reactions)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && !failing:
			x.log.Error("index: cannot follow the store, trying on", "error", err)
		case err == nil && failing:
			x.log.Info("index: follows the store again")
		}
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

// news brings the edition that serves up to date.
func (x *Index) news(ctx context.Context, reactions tracker.Collection[tracker.Reaction]) error {
	e, err := x.hold()
	if err != nil {
		return err
	}
	defer e.release()
	return e.news(ctx, reactions, x.page)
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
		e.log.Warn("index: the store is not the one it was made of, or an earlier copy of it: built again")
		return 0, true, e.submit(ctx, &job{empty: true})
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

// removeOlder removes the indexes of earlier versions, once this one has
// everything.
func (x *Index) removeOlder() error {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return fmt.Errorf("look for older indexes: %w", err)
	}
	for _, e := range entries {
		number, isIndex := strings.CutPrefix(e.Name(), "reactions-v")
		number, _, _ = strings.Cut(number, ".bleve")
		if v, err := strconv.Atoi(number); isIndex && err == nil && v < version {
			x.log.Info("index: the one of an earlier version is removed", "folder", e.Name())
			if err := os.RemoveAll(filepath.Join(x.dir, e.Name())); err != nil {
				return fmt.Errorf("remove an older index: %w", err)
			}
		}
	}
	return nil
}

// thousands writes 12000 as 12,000.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
