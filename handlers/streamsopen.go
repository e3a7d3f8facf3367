package handlers

import (
	"sync"

	"soundings/tracker"
)

// mostStreams is how many streams of one account a node holds open. A browser opens
// six connections to a server and no more: some must be left for pages.
const mostStreams = 4

// streamsOpen is how many streams each account has open on this node, which is all
// that a node has to guard. The zero value is ready.
type streamsOpen struct {
	mu sync.Mutex
	n  map[string]int // by account
}

// open counts a stream until it is closed; beyond the most it is refused, and the
// page that asked for it is refreshed instead.
func (o *streamsOpen) open(account string) (closed func(), err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.n[account] >= mostStreams {
		return nil, tracker.Errorf(tracker.TooMany, "You follow the progress of %d things already. Close one of those pages, or reload this one to see how far it is.", mostStreams)
	}
	if o.n == nil {
		o.n = map[string]int{}
	}
	o.n[account]++
	var once sync.Once
	return func() { once.Do(func() { o.close(account) }) }, nil
}

func (o *streamsOpen) close(account string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.n[account]--; o.n[account] == 0 {
		delete(o.n, account)
	}
}
