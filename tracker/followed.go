package tracker

import "context"

// followedPart is how many changes are asked for at a time.
const followedPart = 500

// followed tells of every change of a collection since a cursor and returns how
// far that is: of what is gone, and of what is there now if it is wanted. Where
// the cursor is too old it begins anew, and says so first.
func followed[T Entity](ctx context.Context, c Collection[T], cursor string, anew func(), gone func(id string), wants func(Change) bool, put func(T)) (string, error) {
	for {
		changes, next, err := c.Changes(ctx, cursor, followedPart)
		if KindOf(err) == NotFound && cursor != "" {
			anew()
			cursor = ""
			continue
		}
		if err != nil {
			return cursor, err
		}
		ids := make([]string, 0, len(changes))
		for _, ch := range changes {
			switch {
			case ch.Deleted:
				gone(ch.ID)
			case wants(ch):
				ids = append(ids, ch.ID)
			}
		}
		items, err := c.GetMany(ctx, ids)
		if err != nil {
			return cursor, err
		}
		for _, it := range items {
			put(it)
		}
		cursor = next
		if len(changes) < followedPart {
			return cursor, nil
		}
	}
}
