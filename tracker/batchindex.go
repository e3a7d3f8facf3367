package tracker

import "golang.org/x/sync/errgroup"

// indexing makes the parts of a batch searchable while the next ones are
// written. The zero value is ready.
type indexing struct {
	parts   errgroup.Group
	limited bool
}

// partsIndexed is how many parts may be on their way to the index: more would
// only wait there, and take memory.
const partsIndexed = 2

// do runs what indexes a part, after one of those before it has ended if there
// are too many.
func (x *indexing) do(index func()) {
	if !x.limited {
		x.parts.SetLimit(partsIndexed)
		x.limited = true
	}
	x.parts.Go(func() error {
		index()
		return nil
	})
}

// wait returns once everything handed to do is searchable, or will be soon for
// the reason that the log has. None of it fails a batch: the store has it all.
func (x *indexing) wait() { _ = x.parts.Wait() }
