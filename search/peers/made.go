package main

import (
	"context"
	"fmt"
	"strconv"

	"soundings/search/synthetic"
	"soundings/store/bolt"
	"soundings/tracker"
)

// madeStore is the embedded store with the reactions, sources and people made
// whenever they are read instead of kept: a million of them would take long to
// store, and making one costs as much CPU time as reading it does.
type madeStore struct {
	*bolt.Store
	corpus synthetic.Corpus
}

func (m madeStore) Reactions() tracker.Collection[tracker.Reaction] {
	return made[tracker.Reaction]{m.Store.Reactions(), m.corpus.N, synthetic.ReactionID, m.corpus.Reaction}
}

func (m madeStore) Sources() tracker.Collection[tracker.Source] {
	return made[tracker.Source]{m.Store.Sources(), m.corpus.Sources(), synthetic.SourceID, synthetic.Source}
}

func (m madeStore) Stakeholders() tracker.Collection[tracker.Stakeholder] {
	return made[tracker.Stakeholder]{m.Store.Stakeholders(), m.corpus.Speakers(), synthetic.SpeakerID, synthetic.Speaker}
}

// made is a collection of n aggregates, which can be read only; an ID ends with
// its number.
type made[T tracker.Entity] struct {
	tracker.Collection[T]
	n    int
	id   func(int) string
	make func(int) T
}

func (m made[T]) number(id string) (int, bool) {
	n, err := strconv.Atoi(id[min(3, len(id)):])
	return n, err == nil && n < m.n && m.id(n) == id
}

func (m made[T]) Get(_ context.Context, id string) (T, error) {
	n, ok := m.number(id)
	if !ok {
		var none T
		return none, tracker.Errorf(tracker.NotFound, "There is no %s.", id)
	}
	return m.make(n), nil
}

func (m made[T]) GetMany(_ context.Context, ids []string) ([]T, error) {
	var list []T
	for _, id := range ids {
		if n, ok := m.number(id); ok {
			list = append(list, m.make(n))
		}
	}
	return list, nil
}

func (m made[T]) List(_ context.Context, q tracker.ListQuery) (tracker.Page[T], error) {
	if q.Key != (tracker.Key{}) || q.After != "" || q.Limit != 1 {
		return tracker.Page[T]{}, fmt.Errorf("made aggregates are not listed by %+v", q)
	}
	return tracker.Page[T]{Items: []T{m.make(0)}, Total: m.n, More: m.n > 1}, nil
}

// Changes yields each aggregate once; the cursor is how many were.
func (m made[T]) Changes(_ context.Context, cursor string, limit int) ([]tracker.Change, string, error) {
	from := 0
	if cursor != "" {
		var err error
		if from, err = strconv.Atoi(cursor); err != nil {
			return nil, "", err
		}
	}
	if limit == 0 {
		limit = 100
	}
	var list []tracker.Change
	for i := from; i < min(m.n, from+limit); i++ {
		list = append(list, tracker.Change{ID: m.id(i), Revision: 1})
	}
	return list, strconv.Itoa(from + len(list)), nil
}
