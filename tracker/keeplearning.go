package tracker

import (
	"context"
	"time"
)

// learningPoll is how often a node asks for decisions that other nodes wrote.
const learningPoll = time.Second

// KeepLearning lets the models of this node, and the conditions that it keeps,
// follow what other nodes write, and
// suggests again in the background after decisions, until the context ends.
// While the store fails it tries on.
func (s *Service) KeepLearning(ctx context.Context) error {
	poll := time.NewTicker(learningPoll)
	defer poll.Stop()
	cursor, failing := "", false
	for {
		next, err := s.learnNews(ctx, cursor)
		switch {
		case ctx.Err() != nil:
			return nil
		case KindOf(err) == NotFound: // the cursor is too old: begin anew
			s.learning.forget()
			s.conditions.forget()
			next = ""
		case err != nil && !failing:
			s.Log.ErrorContext(ctx, "cannot follow the decisions of other nodes, trying on", "err", err)
		}
		cursor, failing = next, err != nil
		s.learning.refresh()
		select {
		case <-ctx.Done():
			return nil
		case <-poll.C:
		case <-s.learning.news.rings():
		}
	}
}

// learnNews hands what was written after the cursor to the models, and returns
// the cursor to go on from.
func (s *Service) learnNews(ctx context.Context, cursor string) (string, error) {
	for {
		changes, next, err := s.Store.Reactions().Changes(ctx, cursor, 500)
		if err != nil {
			return cursor, err
		}
		if len(changes) == 0 {
			return next, nil
		}
		if len(s.learning.all("")) > 0 || len(s.conditions.all()) > 0 {
			ids := make([]string, len(changes))
			for i, c := range changes {
				if ids[i] = c.ID; c.Deleted {
					s.conditions.lose(c.ID)
				}
			}
			list, err := s.Store.Reactions().GetMany(ctx, ids)
			if err != nil {
				return cursor, err
			}
			s.learning.see(list...)
			s.conditions.see(list...)
		}
		cursor = next
	}
}

// forget drops every model: each is made again when it is asked for.
func (l *learning) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.learners, l.used = nil, nil
}

// refresh suggests again wherever a model has changed.
func (l *learning) refresh() {
	for _, x := range l.all("") {
		x.mu.Lock()
		if x.loaded {
			x.refresh()
		}
		x.mu.Unlock()
	}
}
