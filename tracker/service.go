package tracker

import (
	"context"
	"log/slog"
	"time"

	"soundings/tracker/stance"
)

// Service is the use cases: every way in and every way to read. Each asks
// first whether the viewer may, checks what was sent, writes one aggregate at a
// time and brings the index up to date before it returns.
type Service struct {
	Store Store
	Index Index
	Now   func() time.Time
	NewID func() string // ULIDs, ascending
	Log   *slog.Logger
	URL   string // the public address, without a slash at the end

	Standby Standby // nil where the store cannot be cut off

	Passwords PasswordCost // zero outside tests

	directory  directory
	waiting    waiting
	ledgers    keptLists[Span]
	marks      keptLists[markAt]
	hashing    turns
	reading    turns
	batches    bell
	merges     bell
	learning   learning
	judged     judged
	conditions heldConditions
	readAlone  recent[readAlone, []stance.Sided]

	completing pace
}

// now returns the moment as every store keeps it: UTC, whole milliseconds.
func (s *Service) now() time.Time { return s.Now().UTC().Truncate(time.Millisecond) }

func (s *Service) event(v Viewer, action, was, is, why string) Event {
	return Event{At: s.now(), By: v.Account, ByName: v.Name, Action: action, Old: was, New: is, Why: why}
}

// index makes reactions searchable, and lets the models of their propositions
// learn from them. The store has them already, so a failure
// is logged, not returned: the index will catch up.
func (s *Service) index(ctx context.Context, rs ...Reaction) {
	s.learning.see(rs...)
	s.conditions.see(rs...)
	s.judged.forget()
	if err := s.Index.Put(ctx, rs...); err != nil {
		s.Log.WarnContext(ctx, "written, but searchable only shortly", "reactions", len(rs), "err", err)
	}
}

// stale is the conflict of somebody who edits what has changed meanwhile.
func stale() error {
	return Errorf(Conflict, "Somebody else has changed this since you opened it. What is there now is shown; make your change again.")
}

// all lists a whole collection, or all that have the key, page by page.
func all[T Entity](ctx context.Context, c Collection[T], key Key) ([]T, error) {
	var items []T
	err := each(ctx, c, key, func(page []T) error {
		items = append(items, page...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return items, nil
}

// partSize is how many aggregates are read together where each is changed: as
// many as the store writes well, and those that wait to be next.
func (s *Service) partSize() int { return max(atATime, 2*s.Store.AtOnce()) }

// atATime is how many aggregates are read together.
const atATime = 500

// each hands a whole collection, or all that have the key, to do: a part after
// another, in the order of IDs, none of them empty.
func each[T Entity](ctx context.Context, c Collection[T], key Key, do func([]T) error) error {
	return eachPart(ctx, c, key, atATime, do)
}

// eachPart is each with parts of at most so many.
func eachPart[T Entity](ctx context.Context, c Collection[T], key Key, most int, do func([]T) error) error {
	q := ListQuery{Key: key, Limit: most}
	for {
		page, err := c.List(ctx, q)
		if err != nil || len(page.Items) == 0 {
			return err
		}
		if err := do(page.Items); err != nil || !page.More {
			return err
		}
		q.After = page.Items[len(page.Items)-1].Identity().ID
	}
}
