package tracker

import (
	"context"
	"time"
)

// Words of a source are given to somebody by one person at a time, on whichever
// node: two who add the same missed words in the same instant would each find
// that nobody has them yet, and make a draft each.

const (
	givingLife  = time.Minute           // a crash keeps others from adding words for so long
	givingPause = 25 * time.Millisecond // between two looks whether another is done
	givingWaits = 400                   // looks before it is given up
)

// giveWords keeps everybody else from adding words of a source until done is
// called.
func (s *Service) giveWords(ctx context.Context, source string) (done func(), err error) {
	key, owner := "giving-words:"+source, s.NewID()
	for range givingWaits {
		taken, err := s.takeTurn(ctx, key, owner)
		if err != nil {
			return nil, err
		}
		if taken {
			return func() { s.release(ctx, key, owner) }, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(givingPause):
		}
	}
	return nil, Errorf(Conflict, "Somebody is adding words of this source at this moment. Try again in a minute.")
}

// takeTurn makes the claim the owner's if it is nobody's, or of somebody who was
// stopped by a crash.
func (s *Service) takeTurn(ctx context.Context, key, owner string) (bool, error) {
	_, err := s.Store.Claims().Insert(ctx, Claim{Meta: Meta{ID: key, CreatedAt: s.now()}, Owner: owner})
	if KindOf(err) != Conflict {
		return err == nil, err
	}
	held, err := settled(ctx, s.Store.Claims(), key)
	if err != nil || held.Owner != "" && s.now().Sub(held.CreatedAt) < givingLife {
		return false, err
	}
	held.Owner, held.CreatedAt = owner, s.now()
	_, err = s.Store.Claims().Update(ctx, held)
	if KindOf(err) == Conflict {
		return false, nil
	}
	return err == nil, err
}
