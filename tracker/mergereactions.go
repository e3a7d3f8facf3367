package tracker

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"
)

// moveReactions leads the reactions that name From to Into, a part after
// another.
func (r *mergeRun) moveReactions(ctx context.Context) error {
	done, err := r.Store.Reactions().List(ctx, ListQuery{Key: Key{"merged", r.m.ID}, Limit: 1})
	if err != nil {
		return err
	}
	waiting, err := r.Store.Reactions().List(ctx, ListQuery{Key: r.m.key(r.m.From), Limit: 1})
	if err != nil {
		return err
	}
	r.m.Moved, r.m.Of = done.Total, done.Total+waiting.Total
	return r.eachReaction(ctx, r.m.key(r.m.From), func(re *Reaction) bool {
		if !r.m.lead(re) {
			return false
		}
		re.Events = append(slices.Clone(re.Events), r.event(r.v, "merge", r.m.FromName, r.m.IntoName, r.m.mark()))
		return true
	}, func(written []Reaction) { r.m.Moved += len(written) })
}

// returnReactions gives back the reactions that the merge has led to Into.
func (r *mergeRun) returnReactions(ctx context.Context) error {
	waiting, err := r.Store.Reactions().List(ctx, ListQuery{Key: Key{"merged", r.m.ID}, Limit: 1})
	if err != nil {
		return err
	}
	r.m.Back = max(0, r.m.Moved-waiting.Total-r.m.Kept) // given back before a crash or a stop
	return r.eachReaction(ctx, Key{"merged", r.m.ID}, func(re *Reaction) bool {
		r.m.giveBack(re)
		re.Events = append(slices.Clone(re.Events), r.event(r.v, "undo merge", r.m.IntoName, r.m.FromName, r.m.mark()))
		return true
	}, func(written []Reaction) {
		for _, re := range written {
			if slices.Contains(re.Keys(), r.m.key(r.m.From)) {
				r.m.Back++
			} else {
				r.m.Kept++
			}
		}
	})
}

// eachReaction changes the reactions with a key, many at once, makes them
// searchable, and hands each part that was written to note.
func (r *mergeRun) eachReaction(ctx context.Context, key Key, change func(*Reaction) bool, note func(written []Reaction)) error {
	return eachPart(ctx, r.Store.Reactions(), key, r.partSize(), func(part []Reaction) error {
		written := make([]Reaction, len(part))
		g, among := errgroup.WithContext(ctx)
		g.SetLimit(r.Store.AtOnce())
		for i, re := range part {
			g.Go(func() (err error) {
				written[i], err = amend(among, r.Store.Reactions(), re.ID, func(re *Reaction) (bool, error) { return change(re), nil })
				return err
			})
		}
		err := g.Wait()
		if written = slices.DeleteFunc(written, func(re Reaction) bool { return re.ID == "" }); len(written) > 0 {
			r.index(ctx, written...)
		}
		if err != nil {
			return err
		}
		note(written)
		return r.save(ctx)
	})
}
