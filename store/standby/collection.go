package standby

import (
	"context"

	"soundings/tracker"
)

// kept is what this node has of a collection.
type kept[T tracker.Entity] interface {
	Get(ctx context.Context, id string) (T, error)
	GetMany(ctx context.Context, ids []string) ([]T, error)
	List(ctx context.Context, q tracker.ListQuery) (tracker.Page[T], error)
	IDs(ctx context.Context, q tracker.ListQuery) (tracker.Page[string], error)
	// Changes answers who follows the collection, as tracker.Collection's does.
	Changes(ctx context.Context, cursor string, limit int) ([]tracker.Change, string, error)
	// wrote and deleted are told what this node has just done.
	wrote(v T)
	deleted(id string)
}

// collection is one of the database's, or the copy of it.
type collection[T tracker.Entity] struct {
	line *line
	main tracker.Collection[T]
	kept kept[T]
}

// Get implements tracker.Collection, as do the methods below.
func (c collection[T]) Get(ctx context.Context, id string) (T, error) {
	return read(ctx, c.line,
		func(ctx context.Context) (T, error) { return c.main.Get(ctx, id) },
		func(ctx context.Context) (T, error) { return c.kept.Get(ctx, id) })
}

func (c collection[T]) GetMany(ctx context.Context, ids []string) ([]T, error) {
	return read(ctx, c.line,
		func(ctx context.Context) ([]T, error) { return c.main.GetMany(ctx, ids) },
		func(ctx context.Context) ([]T, error) { return c.kept.GetMany(ctx, ids) })
}

func (c collection[T]) List(ctx context.Context, q tracker.ListQuery) (tracker.Page[T], error) {
	return read(ctx, c.line,
		func(ctx context.Context) (tracker.Page[T], error) { return c.main.List(ctx, q) },
		func(ctx context.Context) (tracker.Page[T], error) { return c.kept.List(ctx, q) })
}

func (c collection[T]) IDs(ctx context.Context, q tracker.ListQuery) (tracker.Page[string], error) {
	return read(ctx, c.line,
		func(ctx context.Context) (tracker.Page[string], error) { return c.main.IDs(ctx, q) },
		func(ctx context.Context) (tracker.Page[string], error) { return c.kept.IDs(ctx, q) })
}

// news is what Changes returns.
type news struct {
	changes []tracker.Change
	cursor  string
}

func (c collection[T]) Changes(ctx context.Context, cursor string, limit int) ([]tracker.Change, string, error) {
	from := func(changes func(context.Context, string, int) ([]tracker.Change, string, error)) func(context.Context) (news, error) {
		return func(ctx context.Context) (news, error) {
			list, next, err := changes(ctx, cursor, limit)
			return news{list, next}, err
		}
	}
	n, err := read(ctx, c.line, from(c.main.Changes), from(c.kept.Changes))
	return n.changes, n.cursor, err
}

func (c collection[T]) Insert(ctx context.Context, v T) (T, error) {
	v, err := write(ctx, c.line, func(ctx context.Context) (T, error) { return c.main.Insert(ctx, v) })
	if err == nil {
		c.kept.wrote(v)
	}
	return v, err
}

func (c collection[T]) Update(ctx context.Context, v T) (T, error) {
	v, err := write(ctx, c.line, func(ctx context.Context) (T, error) { return c.main.Update(ctx, v) })
	if err == nil {
		c.kept.wrote(v)
	}
	return v, err
}

func (c collection[T]) Delete(ctx context.Context, id string, revision int64) error {
	_, err := write(ctx, c.line, func(ctx context.Context) (struct{}, error) { return struct{}{}, c.main.Delete(ctx, id, revision) })
	if err == nil {
		c.kept.deleted(id)
	}
	return err
}
