package tracker

import "context"

// LearnNews is one round of KeepLearning.
func (s *Service) LearnNews(ctx context.Context, cursor string) (string, error) {
	return s.learnNews(ctx, cursor)
}

// LearnAtMost lets models that are not made yet learn from fewer decisions.
func (s *Service) LearnAtMost(n int) { s.learning.most = n }

// Leftovers is what FinishLeftovers does at each look.
func (s *Service) Leftovers() func(context.Context) error {
	var l leftovers
	return func(ctx context.Context) error { return l.finish(ctx, s) }
}
