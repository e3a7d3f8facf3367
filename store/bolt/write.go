package bolt

import (
	"context"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// mostAtOnce is how many writes share one commit at most.
const mostAtOnce = 1024

// write is what one caller wants written, all of it or nothing.
type write struct {
	ctx  context.Context
	do   func(tx *bbolt.Tx) error
	done chan error // takes one
}

// update runs f alone and returns once all that it wrote is on disk. Writes
// that come while another is being committed share the next commit, so that
// many at once do not wait for a disk each. f may run more than once, and must
// leave the same behind each time.
func (s *Store) update(ctx context.Context, f func(tx *bbolt.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	w := &write{ctx: ctx, do: f, done: make(chan error, 1)}
	select {
	case <-s.closing: // asked for alone first: a select takes any that is ready
		return failure(bolterrors.ErrDatabaseNotOpen)
	default:
	}
	select {
	case s.writes <- w:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closing:
		return failure(bolterrors.ErrDatabaseNotOpen)
	}
	// From here on it will be written or refused, and the caller learns which.
	return failure(<-w.done)
}

// writer is the only one who writes, until the store is closed.
func (s *Store) writer() {
	defer close(s.written)
	for {
		select {
		case w := <-s.writes:
			s.commit(s.waiting(w))
		case <-s.closing:
			return
		}
	}
}

// waiting returns the write and those that wait behind it.
func (s *Store) waiting(first *write) []*write {
	group := []*write{first}
	for len(group) < mostAtOnce {
		select {
		case w := <-s.writes:
			group = append(group, w)
		default:
			return group
		}
	}
	return group
}

// commit writes the group in one transaction. One that fails is left out, and
// the others are written without it; it is told only when those are on disk,
// for it may have failed because of what they wrote.
func (s *Store) commit(group []*write) {
	refused := map[*write]error{}
	var err error
	for left := group; ; {
		failed := -1
		err = s.db.Update(func(tx *bbolt.Tx) error {
			for i, w := range left {
				err := w.ctx.Err()
				if err == nil {
					err = w.do(tx)
				}
				if err != nil {
					failed = i
					return err
				}
			}
			return nil
		})
		if failed < 0 {
			break
		}
		refused[left[failed]] = err
		left = append(left[:failed:failed], left[failed+1:]...)
	}
	for _, w := range group {
		if err == nil {
			w.done <- refused[w]
		} else {
			w.done <- err
		}
	}
}
