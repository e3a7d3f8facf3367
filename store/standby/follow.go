package standby

import (
	"context"
	"fmt"
	"time"

	"soundings/tracker"
)

// atOnce is how many changes are read and written together.
const atOnce = 1000

// part is one collection that the copy follows.
type part interface {
	// step reads and takes some changes. It is whole once it has everything that
	// was written before the step began.
	step(ctx context.Context) (whole bool, err error)
}

// follow brings the copy up to date again and again. While the database fails it
// tries on.
func (s *Store) follow(ctx context.Context) error {
	tick := time.NewTicker(s.every)
	defer tick.Stop()
	failing := false
	for {
		err := s.CatchUp(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && !failing && s.line.present() != nil: // that it is away is the watch's to say
			s.log.Error("the copy for when the database is away cannot follow it, trying on", "err", err)
			failing = true
		case err == nil && failing:
			s.log.Info("the copy for when the database is away follows it again")
			failing = false
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// CatchUp brings the copy up to date with everything that was written before it
// was called; while the database is away there is nothing to do.
func (s *Store) CatchUp(ctx context.Context) error {
	s.following.Lock()
	defer s.following.Unlock()
	era := s.line.present()
	if era == nil {
		return nil
	}
	ctx, leave := within(ctx, era)
	defer leave()
	for {
		began, whole := s.line.now(), true
		for _, p := range s.copied.parts() {
			w, err := p.step(ctx)
			if err != nil {
				return err
			}
			whole = whole && w
		}
		if whole {
			s.line.setAsOf(began)
			return nil
		}
	}
}

// held is where a part is kept.
type held[T tracker.Entity] interface {
	Cursor(ctx context.Context) (string, error)
	Take(ctx context.Context, put []T, gone []string, cursor string) error
	Empty(ctx context.Context) error
}

// partOf follows a collection. It is used by one goroutine.
type partOf[T tracker.Entity] struct {
	name    string
	main    tracker.Collection[T]
	held    held[T]
	begun   func() // told that the copy is no longer whole
	cursor  string
	read    bool // the cursor, from where the part is held
	ended   bool // once there was nothing more
	unsaved int  // steps in which only the cursor has moved
}

// saveAfter is after how many steps a cursor is written that has moved without
// anything new: a database may move it with time.
const saveAfter = 600

func (p *partOf[T]) step(ctx context.Context) (whole bool, err error) {
	if whole, err = p.advance(ctx); err != nil {
		return false, fmt.Errorf("follow %s: %w", p.name, err)
	}
	return whole, nil
}

func (p *partOf[T]) advance(ctx context.Context) (whole bool, err error) {
	if !p.read {
		if p.cursor, err = p.held.Cursor(ctx); err != nil {
			return false, err
		}
		p.read = true
	}
	changes, to, err := p.main.Changes(ctx, p.cursor, atOnce)
	if tracker.KindOf(err) == tracker.NotFound && p.cursor != "" {
		return false, p.beginAnew(ctx)
	}
	if err != nil {
		return false, err
	}
	if err := p.take(ctx, changes, to); err != nil {
		return false, err
	}
	p.ended = p.ended || len(changes) == 0
	return p.ended && len(changes) < atOnce, nil
}

// beginAnew empties the part: the database is another one, or has forgotten
// what was deleted since the copy last saw it.
func (p *partOf[T]) beginAnew(ctx context.Context) error {
	p.begun()
	p.cursor, p.ended, p.unsaved = "", false, 0
	return p.held.Empty(ctx)
}

// take puts what has changed as it is now. What is gone by now leaves the copy
// before the database says that it was deleted.
func (p *partOf[T]) take(ctx context.Context, changes []tracker.Change, to string) error {
	if len(changes) == 0 && (to == p.cursor || p.unsaved < saveAfter) {
		p.cursor = to
		p.unsaved++
		return nil
	}
	gone, ids := map[string]bool{}, make([]string, 0, len(changes))
	for _, c := range changes {
		if !gone[c.ID] {
			ids = append(ids, c.ID)
		}
		gone[c.ID] = true
	}
	put, err := p.main.GetMany(ctx, ids)
	if err != nil {
		return err
	}
	for _, v := range put {
		delete(gone, v.Identity().ID)
	}
	missing := make([]string, 0, len(gone))
	for _, id := range ids {
		if gone[id] {
			missing = append(missing, id)
		}
	}
	if err := p.held.Take(ctx, put, missing, to); err != nil {
		return err
	}
	p.cursor, p.unsaved = to, 0
	return nil
}
