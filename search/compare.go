package search

import (
	"context"
	"fmt"

	"soundings/tracker"
)

// Difference is how the index differed from the store.
type Difference struct {
	Reactions int // that both have now
	Missing   int // that the index had not
	Older     int // that it had at an earlier revision
	Newer     int // that it had at a revision which the store has not, or no longer
	Surplus   int // that it had and the store has not
}

// Any reports whether there was any.
func (d Difference) Any() bool { return d.Missing+d.Older+d.Newer+d.Surplus > 0 }

// Compare reads once which reactions the store has at which revisions, compares
// that with what the index has, and mends what differs. Following the store
// keeps the two equal as long as nothing goes wrong; this finds out whether
// something has. It may run beside everything else: what is written meanwhile
// is no difference.
func (x *Index) Compare(ctx context.Context, reactions tracker.Collection[tracker.Reaction]) (Difference, error) {
	e, err := x.hold()
	if err != nil {
		return Difference{}, err
	}
	defer e.release()
	if !e.whole.Load() {
		return Difference{}, tracker.Errorf(tracker.Unavailable, "The search index is being filled. Compare it once it has everything.")
	}
	have, err := e.inventory()
	if err != nil {
		return Difference{}, unavailable(fmt.Errorf("list what the index has: %w", err))
	}
	defer have.close()
	c := comparison{edition: e, reactions: reactions, page: x.page, have: have}
	if err := c.walk(ctx); err != nil {
		return c.found, err
	}
	if err := have.unseen(x.page, func(ids []string) error { return c.takeOut(ctx, ids) }); err != nil {
		return c.found, err
	}
	if c.found.Reactions, err = e.count(); err != nil {
		return c.found, err
	}
	if d := c.found; d.Any() {
		x.log.Warn("index: it differed from the store and was mended", "reactions", d.Reactions,
			"missing", d.Missing, "older", d.Older, "newer", d.Newer, "surplus", d.Surplus)
	} else {
		x.log.Info("index: compared with the store, and equal", "reactions", d.Reactions)
	}
	return c.found, nil
}

// comparison is one walk through the store.
type comparison struct {
	*edition
	reactions tracker.Collection[tracker.Reaction]
	page      int
	have      *inventory
	doubtful  []tracker.Change // differed from the inventory
	found     Difference
}

// walk compares what the store has, a page after another. The store is at its
// end with a page that is not full.
func (c *comparison) walk(ctx context.Context) error {
	cursor := ""
	for {
		changes, next, err := c.reactions.Changes(ctx, cursor, c.page)
		if err != nil {
			return fmt.Errorf("read the store: %w", err)
		}
		for _, ch := range changes {
			at, known := c.have.see(ch.ID)
			if known != !ch.Deleted || known && at != ch.Revision {
				c.doubtful = append(c.doubtful, ch)
			}
		}
		last := len(changes) < c.page
		if len(c.doubtful) >= c.page || last {
			if err := c.settle(ctx); err != nil {
				return err
			}
		}
		if last {
			return nil
		}
		cursor = next
	}
}

// settle looks again at what differed, once the index has read all news: what
// was written since the inventory was made is equal then.
func (c *comparison) settle(ctx context.Context) error {
	list := c.doubtful
	c.doubtful = nil
	if len(list) == 0 {
		return nil
	}
	if err := c.news(ctx, c.reactions, c.page); err != nil {
		return err
	}
	ids := make([]string, len(list))
	for i, ch := range list {
		ids[i] = ch.ID
	}
	now, err := c.revisions(ids)
	if err != nil {
		return unavailable(err)
	}
	var gone, differ []string
	told := map[string]int64{}
	for _, ch := range list {
		switch at, known := now[ch.ID]; {
		case ch.Deleted && known:
			gone = append(gone, ch.ID)
		case !ch.Deleted && (!known || at != ch.Revision):
			differ = append(differ, ch.ID)
			told[ch.ID] = max(told[ch.ID], ch.Revision)
		}
	}
	c.found.Surplus += len(gone)
	if len(gone) > 0 {
		if err := c.submit(ctx, &job{gone: gone}); err != nil {
			return err
		}
	}
	return c.putRight(ctx, differ, told, now)
}

// putRight puts the store's revisions into the index where it has others than
// those told.
func (c *comparison) putRight(ctx context.Context, ids []string, told, have map[string]int64) error {
	if len(ids) == 0 {
		return nil
	}
	stored, err := c.reactions.GetMany(ctx, ids)
	if err != nil {
		return fmt.Errorf("read reactions: %w", err)
	}
	j := &job{}
	for _, r := range stored {
		switch at, known := have[r.ID]; {
		case !known:
			c.found.Missing++
		case at < told[r.ID]:
			c.found.Older++
		case at > r.Revision:
			c.found.Newer++
			j.drop = append(j.drop, r.ID)
		default:
			continue
		}
		j.put = append(j.put, r)
	}
	if len(j.put) == 0 {
		return nil
	}
	return c.submit(ctx, j)
}

// takeOut takes out what the store has never had, as far as it can tell, or has
// had before it was set back to a copy. Unlike what was deleted it may come.
func (c *comparison) takeOut(ctx context.Context, ids []string) error {
	there, err := c.reactions.GetMany(ctx, ids)
	if err != nil {
		return fmt.Errorf("read reactions: %w", err)
	}
	stored := map[string]bool{}
	for _, r := range there {
		stored[r.ID] = true
	}
	var drop []string
	for _, id := range ids {
		if !stored[id] {
			drop = append(drop, id)
		}
	}
	now, err := c.revisions(drop)
	if err != nil {
		return unavailable(err)
	}
	c.found.Surplus += len(now) // else it was deleted meanwhile, and followed
	if len(now) == 0 {
		return nil
	}
	if err := c.submit(ctx, &job{drop: drop}); err != nil {
		return err
	}
	// One of them may have been written, and indexed, just before it was dropped.
	came, err := c.reactions.GetMany(ctx, drop)
	if err != nil || len(came) == 0 {
		return err
	}
	return c.submit(ctx, &job{put: came})
}
