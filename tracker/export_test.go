package tracker

import "context"

// LearnNews is one round of KeepLearning.
func (s *Service) LearnNews(ctx context.Context, cursor string) (string, error) {
	return s.learnNews(ctx, cursor)
}
