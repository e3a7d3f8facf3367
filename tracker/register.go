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
	alikePeople   lookalikes
	alikeBodies   lookalikes
}

// directoryAge is how long the names at hand may lag behind another node.
const directoryAge = time.Second

// register is one noun's part of the directory.
type register[T named] struct {
	cursor    string
	byID      map[string]T
	byName    map[string][]string // folded name → IDs, in the order of IDs
	bySurname map[string][]string // folded surname → IDs, in the order of IDs; of people only
	index     *names.Index        // whom a name means
	begin     names.Beginnings    // who is found while a name is typed
	merged    map[string]string   // ID of an entry that is one with another → the other's
	place     map[string]string   // ID → by what it stands in a list
	changes   int                 // how often an entry was put in or taken out
}

// named is an aggregate that the directory finds by its names, its own first.
type named interface {
	Entity
	names() []string
	merged() mergeState
	sortKey() string
}

// surnamed is one that has a surname, "" if its name is one word.
type surnamed interface{ surname() string }

func newRegister[T named]() register[T] {
	return register[T]{byID: map[string]T{}, byName: map[string][]string{}, bySurname: map[string][]string{}, index: &names.Index{}, merged: map[string]string{}, place: map[string]string{}}
}

func (r *register[T]) follow(ctx context.Context, c Collection[T]) error {
	if r.byID == nil {
		*r = newRegister[T]()
	}
	cursor, err := followed(ctx, c, r.cursor, func() { *r = newRegister[T]() }, r.drop,
		func(ch Change) bool {
			have, ok := r.byID[ch.ID]
			return !ok || have.Identity().Revision < ch.Revision
		}, r.put)
	r.cursor = cursor
	return err
}

func (r *register[T]) drop(id string) {
	delete(r.merged, id)
	r.changes++
	old, ok := r.byID[id]
	if !ok {
		return
	}
	for _, k := range old.Keys() {
		without(r.byName, k.Value, id)
	}
	if p, ok := any(old).(surnamed); ok {
		without(r.bySurname, p.surname(), id)
	}
	delete(r.byID, id)
	delete(r.place, id)
	r.index.Drop(id)
	list := old.names()
	r.begin.Drop(id, list[0], list[1:]...)
}

func (r *register[T]) put(it T) {
	id := it.Identity().ID
	r.drop(id)
	if into := it.merged().into; into != "" {
		r.merged[id] = into
		return
	}
	r.byID[id], r.place[id] = it, it.sortKey()
	list := it.names()
	r.index.Put(id, list[0], list[1:]...)
	r.begin.Put(id, list[0], list[1:]...)
	for _, k := range it.Keys() {
		with(r.byName, k.Value, id)
	}
	if p, ok := any(it).(surnamed); ok && p.surname() != "" {
		with(r.bySurname, p.surname(), id)
	}
}

// longestChain is how many merges lead from one entry to another at most.
const longestChain = 100

// now returns the ID of the entry that an ID means: another's, if it was merged.
func (r *register[T]) now(id string) string {
	for range longestChain {
		into, ok := r.merged[id]
		if !ok {
			break
		}
		id = into
	}
	return id
}

// get returns the entry that an ID means, zero if there is none.
func (r *register[T]) get(id string) T { return r.byID[r.now(id)] }

// with adds an ID under a key, in the order of IDs.
func with(m map[string][]string, key, id string) {
	if at, found := slices.BinarySearch(m[key], id); !found {
		m[key] = slices.Insert(m[key], at, id)
	}
}

// without takes an ID from under a key.
func without(m map[string][]string, key, id string) {
	at, found := slices.BinarySearch(m[key], id)
	if !found {
		return
	}
	if m[key] = slices.Delete(m[key], at, at+1); len(m[key]) == 0 {
		delete(m, key)
	}
}

// names returns the directory as it is now, for reading under its lock. fresh
// asks for every write of this node to be in it.
func (s *Service) names(ctx context.Context, fresh bool) (*directory, func(), error) {
	d := &s.directory
	d.mu.Lock()
	if fresh || s.Now().Sub(d.polled).Abs() > directoryAge {
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
