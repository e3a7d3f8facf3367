package tracker

import (
	"context"
	"sync/atomic"
	"time"
)

// Standby is a store that goes on serving reads from a copy while its database
// cannot be reached.
type Standby interface {
	// Away reports whether the database cannot be reached, and as of when what
	// is read meanwhile is; zero if nothing can be read.
	Away() (asOf time.Time, away bool)
}

// Away reports whether the database cannot be reached, and as of when what is
// read meanwhile is; zero if nothing can be read.
func (s *Service) Away() (asOf time.Time, away bool) {
	if s.Standby == nil {
		return time.Time{}, false
	}
	return s.Standby.Away()
}

// LeftOut reports whether an error means only that a part of a page cannot be
// read while the database is away; the page is as good as it can be without.
func (s *Service) LeftOut(err error) bool {
	_, away := s.Away()
	return away && KindOf(err) == Unavailable
}

// Reading is what some piece of work that shows things to a person, such as a
// page, has read so far. Only such work is given anything stale, since only it
// can say so: what keeps a copy or decides anything must not go by it.
type Reading struct{ asOf atomic.Int64 }

type readingKey struct{}

// WithReading returns a context whose reads may be stale and are noted in the
// Reading. Once one was, nothing is written any more in that context.
func WithReading(ctx context.Context) (context.Context, *Reading) {
	r := &Reading{}
	return context.WithValue(ctx, readingKey{}, r), r
}

// ReadingOf is for stores: it returns the Reading of a context, or nil.
func ReadingOf(ctx context.Context) *Reading {
	r, _ := ctx.Value(readingKey{}).(*Reading)
	return r
}

// Note is for stores: it says that something was read as of a moment that may be
// past.
func (r *Reading) Note(asOf time.Time) { r.asOf.Store(asOf.UnixMilli()) }

// Stale returns as of when things were read, and false if all was as it is now.
func (r *Reading) Stale() (time.Time, bool) {
	if r == nil {
		return time.Time{}, false
	}
	at := r.asOf.Load()
	return time.UnixMilli(at).UTC(), at != 0
}
