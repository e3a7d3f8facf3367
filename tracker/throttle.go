package tracker

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Throttling of failed sign-ins: after the free ones each further failure
// doubles the wait, up to longestWait. A new day (UTC) forgets them: the day is
// part of a count's ID, so that yesterday's can be deleted for good.
const (
	freePerAddress = 5
	freePerNetwork = 20 // an office behind one address is many people
	firstWait      = 30 * time.Second
	longestWait    = 15 * time.Minute
	throttleLife   = 48 * time.Hour
)

// tries names a count of failures and how many of them are free.
type tries struct {
	id   string
	free int
}

// triesOf returns the counts of an attempt: of the account's address first,
// then of where it comes from.
func (s *Service) triesOf(email, from string) []tries {
	day := s.now().Format(time.DateOnly)
	return []tries{
		{throttleID("email:" + email + "@" + day), freePerAddress},
		{throttleID("from:" + from + "@" + day), freePerNetwork},
	}
}

func throttleID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

func (s *Service) throttled(ctx context.Context, list []tries) error {
	ids := make([]string, 0, len(list))
	for _, t := range list {
		ids = append(ids, t.id)
	}
	counts, err := s.Store.Throttles().GetMany(ctx, ids)
	if err != nil {
		return err
	}
	for _, t := range counts {
		if wait := t.Until.Sub(s.now()); wait > 0 {
			return Errorf(TooMany, "Too many attempts to sign in. Try again in %d seconds.", int(wait/time.Second)+1)
		}
	}
	return nil
}

// mostRetries bounds how often a count is tried again that others write too.
const mostRetries = 20

// countFailure adds one failure to each count, trying again when another
// attempt has written at the same moment.
func (s *Service) countFailure(ctx context.Context, list []tries) error {
	for _, t := range list {
		err := s.addFailure(ctx, t)
		for n := 0; KindOf(err) == Conflict && n < mostRetries; n++ {
			err = s.addFailure(ctx, t)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) addFailure(ctx context.Context, of tries) error {
	t, err := s.Store.Throttles().Get(ctx, of.id)
	fresh := KindOf(err) == NotFound
	if err != nil && !fresh {
		return err
	}
	now := s.now()
	t.ID = of.id
	t.Failures++
	t.Expires = now.Add(throttleLife)
	if over := t.Failures - of.free; over >= 0 {
		t.Until = now.Add(min(longestWait, firstWait<<min(over, 10)))
	}
	if fresh {
		t.CreatedAt = now
		_, err = s.Store.Throttles().Insert(ctx, t)
	} else {
		_, err = s.Store.Throttles().Update(ctx, t)
	}
	return err
}

func (s *Service) forgetFailures(ctx context.Context, of tries) error {
	t, err := s.Store.Throttles().Get(ctx, of.id)
	if err != nil {
		if KindOf(err) == NotFound {
			return nil
		}
		return err
	}
	t.Failures, t.Until = 0, time.Time{}
	if _, err := s.Store.Throttles().Update(ctx, t); err != nil && KindOf(err) != Conflict {
		return err
	}
	return nil
}
