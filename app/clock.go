package main

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"soundings/tracker"
)

// clock is what the program takes for now: the clock of this machine, put right
// by that of the database where there is one. What one node notes another
// judges (holds, claims, throttles, embargoes), and machines' clocks differ.
type clock struct {
	machine func() time.Time
	server  timekeeper // nil: this machine's clock is the only one
	behind  atomic.Int64
	log     *slog.Logger

	there, asked time.Time // what the server said last, and when; used by set alone
}

// timekeeper is a store whose server tells the time to all who share it.
type timekeeper interface {
	Now(ctx context.Context) (time.Time, error)
}

const (
	// clockEvery is how often the database is asked for the time.
	clockEvery = time.Minute
	// clockSlack is by how much clocks may differ without being put right: less
	// than anything that depends on them, and more than asking is exact.
	clockSlack = time.Second
	// clockWait is after how long an answer is too old to say what time it is.
	clockWait = 2 * time.Second
	// clockLeap is by how much the database's clock may be elsewhere than time has
	// gone by here, by the machine's clock and by the one that cannot be set. One
	// that was set wrongly, or that of another server which has taken over, must
	// not end embargoes and sessions.
	clockLeap = 10 * time.Minute
)

// newClock returns the clock of a program on the store.
func newClock(machine func() time.Time, store tracker.Store, log *slog.Logger) *clock {
	if machine == nil {
		machine = time.Now
	}
	c := &clock{machine: machine, log: log}
	c.server, _ = store.(timekeeper)
	return c
}

func (c *clock) now() time.Time { return c.machine().Add(time.Duration(c.behind.Load())) }

// set asks the database for the time. An answer that took long changes nothing,
// nor does one that is far from the time that was told before.
func (c *clock) set(ctx context.Context) error {
	if c.server == nil {
		return nil
	}
	asked := c.machine()
	there, err := c.server.Now(ctx)
	if err != nil {
		return fmt.Errorf("ask the database for the time: %w", err)
	}
	took := c.machine().Sub(asked)
	behind, was := there.Sub(asked.Add(took/2)), time.Duration(c.behind.Load())
	if took > clockWait {
		return nil
	}
	leap := there.Sub(c.there.Add(asked.Sub(c.asked))) // by a clock that nobody sets
	if !c.there.IsZero() && leap.Abs() > clockLeap && (behind-was).Abs() > clockLeap {
		c.log.ErrorContext(ctx, "the clock of the database has leapt and is not believed: set it right, or start this program again to take it", "leap", leap.Round(time.Second))
		return nil
	}
	c.there, c.asked = there, asked
	if (behind - was).Abs() <= clockSlack {
		return nil
	}
	c.behind.Store(int64(behind))
	c.log.WarnContext(ctx, "the clock of this machine is not that of the database, whose is taken", "behind", behind.Round(time.Millisecond))
	return nil
}

// keep sets the clock again and again until the context ends. While the
// database does not answer the clock goes on as it was.
func (c *clock) keep(ctx context.Context) {
	if c.server == nil {
		return
	}
	tick := time.NewTicker(clockEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := c.set(ctx); err != nil && ctx.Err() == nil {
			c.log.DebugContext(ctx, "the clock goes on as it was", "err", err)
		}
	}
}
