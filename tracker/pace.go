package tracker

import (
	"sync"
	"time"
)

// The pace of what a page asks while somebody types: so many at once, and then
// so many a second, for each account on this node.
const (
	paceAtOnce    = 40
	pacePerSecond = 10
	mostPaced     = 10_000 // accounts
)

// pace counts for each account how many requests it has left. The zero value is
// ready.
type pace struct {
	mu   sync.Mutex
	left map[string]paced
}

type paced struct {
	n  float64
	at time.Time
}

// allow takes one request, or returns a TooMany error.
func (p *pace) allow(account string, now time.Time) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.left == nil || len(p.left) >= mostPaced {
		p.left = map[string]paced{} // who has asked for much lately may ask for as much again
	}
	have, ok := p.left[account]
	if !ok {
		have = paced{n: paceAtOnce, at: now}
	}
	have.n = min(paceAtOnce, have.n+float64(pacePerSecond*max(0, now.Sub(have.at).Seconds())))
	have.at = now
	if have.n < 1 {
		p.left[account] = have
		return Errorf(TooMany, "Too many suggestions were asked for. Try again in a second.")
	}
	have.n--
	p.left[account] = have
	return nil
}
