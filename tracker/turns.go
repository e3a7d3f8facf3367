package tracker

import (
	"context"
	"sync"
)

// turns bounds how many do at once what takes much memory or time. The zero
// value is ready.
type turns struct {
	once  sync.Once
	slots chan struct{}
}

// enter waits for a turn, of which there are most at once, until ctx ends.
func (t *turns) enter(ctx context.Context, most int) (leave func(), err error) {
	t.once.Do(func() { t.slots = make(chan struct{}, most) })
	select {
	case t.slots <- struct{}{}:
		return func() { <-t.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
