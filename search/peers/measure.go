package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

// spent is what something took, in CPU time of the thread that did it, in that
// of the whole process, and on the clock.
type spent struct{ thread, process, wall time.Duration }

func clock(id int32) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(id, &t); err != nil {
		panic(fmt.Sprintf("the kernel has no clock %d: %v", id, err))
	}
	return time.Duration(t.Nano())
}

func now() spent {
	return spent{clock(unix.CLOCK_THREAD_CPUTIME_ID), clock(unix.CLOCK_PROCESS_CPUTIME_ID), clock(unix.CLOCK_MONOTONIC)}
}

func (s spent) since(start spent) spent {
	return spent{s.thread - start.thread, s.process - start.process, s.wall - start.wall}
}

// measured is all that was seen of an engine with a query.
type measured struct {
	none    bool // the engine has no such query
	cpu     []time.Duration
	wall    []time.Duration
	index   []time.Duration // the index's part of the product's CPU time
	marking []time.Duration // and that of marking words
	process time.Duration   // of all together, collecting garbage included
	found   int
}

// parts is an engine that knows what its time went to.
type parts interface {
	lastParts() (index, marking time.Duration)
}

// The bounds of how long a query is measured.
const (
	enough = 2 * time.Second
	passes = 4
)

// measure asks the questions of a query over and over.
func measure(ctx context.Context, s settings, q query, e engine) (m measured, err error) {
	if s.profile != "" && e.name() == ourName {
		stop, err := profile(s, q)
		if err != nil {
			return m, err
		}
		defer stop()
	}
	runtime.GC()
	begun := now()
	for pass := 0; pass < passes && (pass == 0 || now().since(begun).wall < enough); pass++ {
		for _, asked := range q.questions {
			start := now()
			got, err := e.ask(ctx, asked)
			took := now().since(start)
			if errors.Is(err, errNoWay) {
				return measured{none: true}, nil
			}
			if err != nil {
				return m, err
			}
			if p, ok := e.(parts); ok {
				index, marking := p.lastParts()
				m.index, m.marking = append(m.index, index), append(m.marking, marking)
				if asked.bare {
					took.thread -= marking
					took.wall -= marking
				}
			}
			m.cpu, m.wall = append(m.cpu, took.thread), append(m.wall, took.wall)
			m.found += got.total
		}
	}
	m.process = now().since(begun).process
	return m, nil
}

func profile(s settings, q query) (stop func(), err error) {
	if err := os.MkdirAll(s.profile, 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(s.profile, fmt.Sprintf("%d-%s.pprof", s.n, q.name)))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		f.Close()
	}, nil
}

// percentile returns the time that p of a hundred do not exceed, 0 of none.
func percentile(times []time.Duration, p float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(times))
	return sorted[max(0, int(math.Ceil(p/100*float64(len(sorted))))-1)]
}

// bar is what a query may take in milliseconds of CPU time, half of the times,
// at 350,000 and at 1,000,000 reactions. The zero bar is none.
type bar struct{ at350k, at1M float64 }

// at returns the bar for n reactions: the straight line through the two on
// logarithmic scales.
func (b bar) at(n int) float64 {
	if b.at350k == 0 {
		return 0
	}
	slope := math.Log(b.at1M/b.at350k) / math.Log(1_000_000.0/350_000)
	return b.at350k * math.Pow(float64(n)/350_000, slope)
}
