package bolt

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"go.etcd.io/bbolt"

	"soundings/tracker"
)

// Changes walks the bucket changes. Writes are one after the other and each
// takes the next sequence, so none can appear behind a cursor.
func (c collection[T, P]) Changes(ctx context.Context, cursor string, limit int) ([]tracker.Change, string, error) {
	var found []tracker.Change
	var next uint64
	err := c.store.view(ctx, func(tx *bbolt.Tx) error {
		s := shelfOf(tx, c.name)
		since, err := c.since(s, cursor)
		if err != nil {
			return err
		}
		next = since
		entries := s.changes.Cursor()
		for k, v := entries.Seek(number(since + 1)); k != nil && len(found) < limitOr100(limit); k, v = entries.Next() {
			e, err := decodeChange(v)
			if err != nil {
				return fmt.Errorf("read a change of a %s: %w", c.noun, err)
			}
			found = append(found, tracker.Change{ID: e.id, Revision: e.revision, Deleted: e.deleted})
			next = readNumber(k)
		}
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	return found, c.store.identity + "-" + strconv.FormatUint(next, 10), nil
}

// since reads a cursor. It is NotFound if it is of another database, ahead of
// this one (which was then restored from a copy), or older than a tombstone
// that has been dropped.
func (c collection[T, P]) since(s shelf, cursor string) (uint64, error) {
	if cursor == "" {
		return 0, nil
	}
	identity, tail, _ := strings.Cut(cursor, "-")
	n, err := strconv.ParseUint(tail, 10, 64)
	if err != nil || identity != c.store.identity || n > s.changes.Sequence() || n < readNumber(s.root.Get(droppedKey)) {
		return 0, tracker.Errorf(tracker.NotFound, "This database cannot go on from there; begin anew.")
	}
	return n, nil
}
