package tracker

import "context"

// LearnNews is one round of KeepLearning.
func (s *Service) LearnNews(ctx context.Context, cursor string) (string, error) {
	return s.learnNews(ctx, cursor)
}

// LearnAtMost lets models that are not made yet learn from fewer decisions.
func (s *Service) LearnAtMost(n int) { s.learning.most = n }
