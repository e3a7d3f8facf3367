package standby

import (
	"context"
	"errors"
	"sync"
	"time"

	"soundings/tracker"
)

// line is whether the database can be reached. Only the watch changes that: an
// operation that fails asks the watch to look, so that one that is slow or
// refused cuts nothing off.
type line struct {
	now   func() time.Time
	limit time.Duration

	doubts chan struct{} // somebody asks the watch to look now

	mu      sync.Mutex
	watched bool
	era     context.Context // ends when the database cannot be reached; a new one begins when it can again
	end     context.CancelFunc
	looked  chan struct{} // closed when the watch has found the database there
	asOf    time.Time     // the copy has all that was written before; zero: it is not whole
}

func newLine(now func() time.Time, limit time.Duration) *line {
	l := &line{now: now, limit: limit, doubts: make(chan struct{}, 1), looked: make(chan struct{})}
	l.era, l.end = newEra()
	return l
}

// newEra begins a time in which the database can be reached. It is nobody's
// request, so it comes from none: the requests within it end with it.
func newEra() (context.Context, context.CancelFunc) {
	return context.WithCancel(context.Background())
}

// present returns the era in which the database can be reached, nil if it cannot.
func (l *line) present() context.Context {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.era.Err() != nil {
		return nil
	}
	return l.era
}

// cut ends the era; false if it has ended before.
func (l *line) cut() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.era.Err() != nil {
		return false
	}
	l.end()
	return true
}

// found says that the database is there; true if it was away.
func (l *line) found() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.looked)
	l.looked = make(chan struct{})
	if l.era.Err() == nil {
		return false
	}
	l.era, l.end = newEra()
	return true
}

// doubt asks the watch to look at once, without waiting for what it sees.
func (l *line) doubt() {
	select {
	case l.doubts <- struct{}{}:
	default: // it was asked already
	}
}

// lost asks whether an era in which an operation has just failed has ended, and
// waits until the watch has looked.
func (l *line) lost(ctx, era context.Context) bool {
	l.mu.Lock()
	watched, looked := l.watched, l.looked
	l.mu.Unlock()
	if watched {
		l.doubt()
		select {
		case <-era.Done():
		case <-looked:
		case <-ctx.Done():
		}
	}
	return era.Err() != nil
}

func (l *line) setWatched(on bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.watched = on
}

// setAsOf says that the copy has everything that was written before a moment;
// zero, that it is not whole.
func (l *line) setAsOf(at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asOf = at
}

func (l *line) notWhole() { l.setAsOf(time.Time{}) }

func (l *line) state() (asOf time.Time, away bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.era.Err() == nil {
		return time.Time{}, false
	}
	if l.asOf.IsZero() || l.age() > l.limit {
		return time.Time{}, true
	}
	return l.asOf, true
}

// age is how old the copy is by the clock on the wall or by the one that cannot
// be set, whichever says more: neither a clock that is set back nor a machine
// that slept makes it younger.
func (l *line) age() time.Duration {
	now := l.now()
	return max(now.Sub(l.asOf), now.Round(0).Sub(l.asOf.Round(0)))
}

// within returns a context that ends with the era as well.
func within(ctx, era context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(era, cancel)
	return ctx, func() { stop(); cancel() }
}

// errAway is the cause of every refusal while the database is away.
var errAway = errors.New("cut off from the database")

// unreadable says why the copy cannot answer.
func unreadable() error {
	return tracker.Cause(tracker.Unavailable, errAway, "The database cannot be reached, and what this server has kept of it is too old to be shown. Try again when it is back.")
}

// notKept is the refusal to read what the copy does not hold.
func notKept() error {
	return tracker.Cause(tracker.Unavailable, errAway, "The database cannot be reached, and this needs it. Try again when it is back; most pages can be read meanwhile.")
}

// refused is the refusal to write.
func refused() error {
	return tracker.Cause(tracker.Unavailable, errAway, "Nothing was changed: the database cannot be reached. Try again when it is back.")
}

// unsure says that a write was cut off from its answer.
func unsure(err error) error {
	return tracker.Cause(tracker.Unavailable, err, "The database went away before it said whether this was done. Look again when it is back before you repeat it.")
}

// answered reports whether an error, or none, is the database's own answer.
func answered(err error) bool {
	return err == nil || !unanswered(err)
}

func unanswered(err error) bool {
	return tracker.KindOf(err) == tracker.Unavailable || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// read asks the database, or the copy while the database is away.
func read[R any](ctx context.Context, l *line, ask, kept func(context.Context) (R, error)) (R, error) {
	if era := l.present(); era != nil {
		joined, leave := within(ctx, era)
		v, err := ask(joined)
		leave()
		switch {
		case answered(err), ctx.Err() != nil:
			return v, err
		case era.Err() == nil && !l.lost(ctx, era):
			return v, err
		}
	}
	var none R
	if err := ctx.Err(); err != nil {
		return none, err
	}
	asOf, away := l.state()
	reading := tracker.ReadingOf(ctx)
	switch {
	case !away: // back already
		return ask(ctx)
	case reading == nil:
		return none, tracker.Cause(tracker.Unavailable, errAway, "The database cannot be reached.")
	case asOf.IsZero():
		return none, unreadable()
	}
	reading.Note(asOf)
	return kept(ctx)
}

// write asks the database, and is refused while it is away.
func write[R any](ctx context.Context, l *line, do func(context.Context) (R, error)) (R, error) {
	var none R
	if err := ctx.Err(); err != nil {
		return none, err
	}
	era := l.present()
	if _, stale := tracker.ReadingOf(ctx).Stale(); stale || era == nil {
		return none, refused()
	}
	joined, leave := within(ctx, era)
	defer leave()
	v, err := do(joined)
	switch {
	case answered(err), ctx.Err() != nil:
		return v, err
	case era.Err() != nil:
		return none, unsure(err)
	}
	l.doubt()
	return v, err
}
