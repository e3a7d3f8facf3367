package tracker

import (
	"context"
	"maps"
	"slices"
	"sync"
)

// waiting is which sources wait for their review, kept at hand because every
// page says how many. It follows the store's changes, as the directory does.
type waiting struct {
	mu      sync.Mutex
	cursor  string
	sources map[string][]string // by their ID, those of the consultations that they are of
}

// ToReview returns how many sources are not reviewed to their end.
func (s *Service) ToReview(ctx context.Context, v Viewer) (int, error) {
	ids, err := s.waitingSources(ctx, v)
	return len(ids), err
}

// toReviewOf returns how many sources of each consultation ToReview counts. What
// cannot be followed while the database is away is read.
func (s *Service) toReviewOf(ctx context.Context, v Viewer) (map[string]int, error) {
	counts := map[string]int{}
	count := func(consultations []string) {
		for _, id := range consultations {
			counts[id]++
		}
	}
	err := s.whileWaiting(ctx, v, func(w *waiting) {
		for _, consultations := range w.sources {
			count(consultations)
		}
	})
	if !s.LeftOut(err) {
		return counts, err
	}
	err = each(ctx, s.Store.Sources(), Key{}, func(page []Source) error {
		for _, src := range page {
			if !src.Finished {
				count(src.Consultations)
			}
		}
		return nil
	})
	return counts, err
}

// NextToReview returns the newest of the sources that ToReview counts, with how
// far each has come.
func (s *Service) NextToReview(ctx context.Context, v Viewer, limit int) ([]Progress, error) {
	ids, err := s.waitingSources(ctx, v)
	if err != nil {
		return nil, err
	}
	slices.Sort(ids) // in the order of time
	slices.Reverse(ids)
	list, err := s.Store.Sources().GetMany(ctx, ids[:min(limit, len(ids))])
	if err != nil {
		return nil, err
	}
	return s.ProgressOf(ctx, v, list...)
}

func (s *Service) waitingSources(ctx context.Context, v Viewer) ([]string, error) {
	var ids []string
	err := s.whileWaiting(ctx, v, func(w *waiting) { ids = slices.Collect(maps.Keys(w.sources)) })
	return ids, err
}

// whileWaiting shows what waits, as it is now.
func (s *Service) whileWaiting(ctx context.Context, v Viewer, look func(*waiting)) error {
	if err := v.allow(ReadUnpublished); err != nil {
		return err
	}
	w := &s.waiting
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.follow(ctx, s.Store.Sources()); err != nil {
		return err
	}
	look(w)
	return nil
}

func (w *waiting) follow(ctx context.Context, c Collection[Source]) error {
	anew := func() { w.sources = map[string][]string{} }
	if w.sources == nil {
		anew()
		w.cursor = ""
	}
	var err error
	w.cursor, err = followed(ctx, c, w.cursor, anew,
		func(id string) { delete(w.sources, id) },
		func(ch Change) bool {
			delete(w.sources, ch.ID)
			return true
		},
		func(src Source) {
			if !src.Finished {
				w.sources[src.ID] = src.Consultations
			}
		})
	return err
}
