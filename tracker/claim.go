package tracker

import (
	"context"
	"time"
)

// claimLife is how long a claim holds while its owner has not been written.
const claimLife = 10 * time.Minute

// claim makes the key the owner's. It returns the owner whom the key belongs
// to afterwards: the one given, or the one who was first and exists. A claim
// that a crash has left without its owner is taken over after claimLife.
func (s *Service) claim(ctx context.Context, key, owner string, exists func(context.Context, string) (bool, error)) (string, error) {
	c := Claim{Meta: Meta{ID: key, CreatedAt: s.now()}, Owner: owner}
	_, err := s.Store.Claims().Insert(ctx, c)
	if KindOf(err) != Conflict {
		return owner, err
	}
	held, err := settled(ctx, s.Store.Claims(), key)
	if err != nil {
		return "", err
	}
	if held.Owner == owner {
		return owner, nil
	}
	if held.Owner != "" {
		there, err := exists(ctx, held.Owner)
		if err != nil {
			return "", err
		}
		if there {
			return held.Owner, nil
		}
		if s.now().Sub(held.CreatedAt) < claimLife {
			return "", Errorf(Conflict, "Somebody is adding the same thing at this moment. Try again in a minute.")
		}
	}
	held.Owner, held.CreatedAt = owner, s.now()
	if _, err := s.Store.Claims().Update(ctx, held); err != nil {
		return "", err
	}
	return owner, nil
}

// release frees a claim whose owner will not be written after all. What fails
// here expires by itself, so nothing is returned.
func (s *Service) release(ctx context.Context, key, owner string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	c, err := s.Store.Claims().Get(ctx, key)
	if err != nil || c.Owner != owner {
		return
	}
	c.Owner = ""
	if _, err := s.Store.Claims().Update(ctx, c); err != nil {
		s.Log.WarnContext(ctx, "claim not released, it expires by itself", "claim", key, "err", err)
	}
}

// settled reads what another is just inserting: its ID is taken at once, but a
// database may show it only a moment later.
func settled[T Entity](ctx context.Context, c Collection[T], id string) (T, error) {
	v, err := c.Get(ctx, id)
	for n := 0; KindOf(err) == NotFound && n < 40; n++ {
		select {
		case <-ctx.Done():
			return v, ctx.Err()
		case <-time.After(25 * time.Millisecond):
		}
		v, err = c.Get(ctx, id)
	}
	return v, err
}

// has returns what tells whether a collection has an aggregate.
func has[T Entity](c Collection[T]) func(ctx context.Context, id string) (bool, error) {
	return func(ctx context.Context, id string) (bool, error) {
		_, err := c.Get(ctx, id)
		if KindOf(err) == NotFound {
			return false, nil
		}
		return err == nil, err
	}
}
