package bolt

import (
	"bytes"
	"context"
	"slices"

	"go.etcd.io/bbolt"

	"soundings/tracker"
)

// listed is a page of what item makes of the IDs that a query selects.
func listed[T tracker.Entity, P entity[T], I any](ctx context.Context, c collection[T, P], q tracker.ListQuery, item func(shelf, string) (I, error)) (tracker.Page[I], error) {
	var page tracker.Page[I]
	err := c.store.view(ctx, func(tx *bbolt.Tx) error {
		s := shelfOf(tx, c.name)
		prefix := hashOf(q.Key)
		page.Total = s.total(prefix)
		skip := q.Skip
		for k, next := entries(s.keys.Cursor(), prefix, q); bytes.HasPrefix(k, prefix[:]); k = next() {
			if err := ctx.Err(); err != nil {
				return err
			}
			if skip > 0 {
				skip--
				continue
			}
			if len(page.Items) == limitOr100(q.Limit) {
				page.More = true
				return nil
			}
			v, err := item(s, string(k[len(prefix):]))
			if err != nil {
				return err
			}
			if page.Items == nil {
				page.Items = make([]I, 0, min(limitOr100(q.Limit), page.Total))
			}
			page.Items = append(page.Items, v)
		}
		return nil
	})
	return page, err
}

// entries returns the first entry of a list, nil if there is none, and how to
// get the one after it. What is under another key follows the last.
func entries(cursor *bbolt.Cursor, prefix keyHash, q tracker.ListQuery) ([]byte, func() []byte) {
	forth := func() []byte { k, _ := cursor.Next(); return k }
	back := func() []byte { k, _ := cursor.Prev(); return k }
	after := slices.Concat(prefix[:], []byte(q.After))
	switch {
	case q.Descending && q.After == "":
		after = beyond(prefix)
		fallthrough
	case q.Descending:
		if k, _ := cursor.Seek(after); k == nil || after == nil {
			k, _ = cursor.Last()
			return k, back
		}
		return back(), back
	}
	k, _ := cursor.Seek(after)
	if q.After != "" && bytes.Equal(k, after) {
		k = forth()
	}
	return k, forth
}

// beyond returns what comes right after all that begins with a key; nil if
// nothing does.
func beyond(prefix keyHash) []byte {
	for i := len(prefix) - 1; i >= 0; i-- {
		if prefix[i]++; prefix[i] != 0 {
			return prefix[:i+1]
		}
	}
	return nil
}

func limitOr100(n int) int {
	if n <= 0 {
		return 100
	}
	return n
}
