package standby

import (
	"context"
	"time"

	"soundings/tracker"
)

const (
	// pingTime is how long the database may take to say that it is there.
	pingTime = time.Second
	// fewPings is how many must fail in a row for the node to count as cut off.
	fewPings = 2
)

// watch asks the database again and again whether it is there, and at once when
// an operation has failed, and cuts the line or restores it.
func (s *Store) watch(ctx context.Context) error {
	s.line.setWatched(true)
	defer s.line.setWatched(false)
	tick := time.NewTicker(s.every)
	defer tick.Stop()
	failed, cutAt := 0, time.Time{}
	for {
		err := s.ping(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err == nil:
			failed = 0
			if s.line.found() {
				s.log.Info("the database can be reached again", "away", s.line.now().Sub(cutAt).Round(time.Second).String())
			}
		default:
			failed++
			if failed >= fewPings && s.line.cut() {
				cutAt = s.line.now()
				asOf, _ := s.line.state()
				s.log.Error("the database cannot be reached: reads come from the copy, writes are refused", "as_of", asOf, "err", err)
			}
		}
		if failed > 0 && failed < fewPings {
			continue // look again at once
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		case <-s.line.doubts:
		}
	}
}

func (s *Store) ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, pingTime)
	defer cancel()
	err := s.main.Ping(ctx)
	if tracker.KindOf(err) == tracker.Unauthenticated {
		return nil // it is there: what it refuses, the copy must not give
	}
	return err
}
