package tracker

import (
	"context"
	"slices"
	"sync"
	"time"

	"soundings/tracker/names"
)

// directory is the names of bodies and people kept at hand, so that a page of
// hits does not ask the store for each. It follows the store's changes.
type directory struct {
	mu            sync.Mutex
	polled        time.Time
	organisations register[Organisation]
	stakeholders  register[Stakeholder]
}

// directoryAge is how long the names at hand may lag behind another node.
const directoryAge = time.Second

// register is one noun's part of the directory.
type register[T named] struct {
	cursor string
	byID   map[string]T
	byName map[string][]string // folded name → IDs, in the order of IDs
	index  *names.Index        // whom a name means
}

// named is an aggregate that the directory finds by its names, its own first.
type named interface {
	Entity
	names() []string
}

func newRegister[T named]() register[T] {
	return register[T]{byID: map[string]T{}, byName: map[string][]string{}, index: &names.Index{}}
}

func (r *register[T]) follow(ctx context.Context, c Collection[T]) error {
	if r.byID == nil {
		*r = newRegister[T]()
	}
	for {
		changes, cursor, err := c.Changes(ctx, r.cursor, 500)
		if KindOf(err) == NotFound && r.cursor != "" {
			*r = newRegister[T]()
			continue // the cursor is too old: begin anew
		}
		if err != nil {
			return err
		}
		ids := make([]string, 0, len(changes))
		for _, ch := range changes {
			if ch.Deleted {
				r.drop(ch.ID)
			} else if have, ok := r.byID[ch.ID]; !ok || have.Identity().Revision < ch.Revision {
				ids = append(ids, ch.ID)
			}
		}
		items, err := c.GetMany(ctx, ids)
		if err != nil {
			return err
		}
		for _, it := range items {
			r.put(it)
		}
		r.cursor = cursor
		if len(changes) < 500 {
			return nil
		}
	}
}

func (r *register[T]) drop(id string) {
	old, ok := r.byID[id]
	if !ok {
		return
	}
	for _, k := range old.Keys() {
		r.byName[k.Value] = slices.DeleteFunc(slices.Clone(r.byName[k.Value]), func(x string) bool { return x == id })
	}
	delete(r.byID, id)
	r.index.Drop(id)
}

func (r *register[T]) put(it T) {
	id := it.Identity().ID
	r.drop(id)
	r.byID[id] = it
	list := it.names()
	r.index.Put(id, list[0], list[1:]...)
	for _, k := range it.Keys() {
		ids := append(slices.Clone(r.byName[k.Value]), id)
		slices.Sort(ids)
		r.byName[k.Value] = slices.Compact(ids)
	}
}

// names returns the directory as it is now, for reading under its lock. fresh
// asks for every write of this node to be in it.
func (s *Service) names(ctx context.Context, fresh bool) (*directory, func(), error) {
	d := &s.directory
	d.mu.Lock()
	if fresh || s.Now().Sub(d.polled) > directoryAge {
		if err := d.organisations.follow(ctx, s.Store.Organisations()); err != nil {
			d.mu.Unlock()
			return nil, nil, err
		}
		if err := d.stakeholders.follow(ctx, s.Store.Stakeholders()); err != nil {
			d.mu.Unlock()
			return nil, nil, err
		}
		d.polled = s.Now()
	}
	return d, d.mu.Unlock, nil
}
