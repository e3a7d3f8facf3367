package tracker

import "context"

// ForgetExpired removes sessions, links and counts of failed sign-ins that no
// longer matter, and returns how many.
func (s *Service) ForgetExpired(ctx context.Context) (int, error) {
	sessions, err := forget(ctx, s.Store.Sessions(), func(x Session) bool { return s.now().Before(x.Expires) })
	if err != nil {
		return sessions, err
	}
	links, err := forget(ctx, s.Store.Tickets(), func(x Ticket) bool { return s.now().Before(x.Expires) })
	if err != nil {
		return sessions + links, err
	}
	counts, err := forget(ctx, s.Store.Throttles(), func(x Throttle) bool { return s.now().Before(x.Expires) })
	return sessions + links + counts, err
}

// forget deletes what does not stay; what somebody else deletes meanwhile is
// gone as well.
func forget[T Entity](ctx context.Context, c Collection[T], stays func(T) bool) (int, error) {
	list, err := all(ctx, c, Key{})
	if err != nil {
		return 0, err
	}
	n := 0
	for _, x := range list {
		if stays(x) {
			continue
		}
		switch err := c.Delete(ctx, x.Identity().ID, x.Identity().Revision); {
		case err == nil:
			n++
		case KindOf(err) != NotFound && KindOf(err) != Conflict:
			return n, err
		}
	}
	return n, nil
}
