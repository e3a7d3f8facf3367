package tracker

import "sync"

// Importing is how far an import has come.
type Importing struct {
	Percent    int // of all of it, 100 once it is stored
	Stored, Of int // drafts; none while the text is still read
}

// The stages of an import, with how many of a hundred parts of its time each
// takes where a long table is read.
type importStage int

const (
	stageReading importStage = iota
	stageFinding
	stageStoring
	importStages
)

var stageParts = [importStages]int{20, 50, 30}

// course tells how far an import has come, whenever that is a per cent more. A
// part of the text is read while it is still found out who speaks in the one before.
type course struct {
	tell func(Importing) // may be nil

	mu     sync.Mutex
	shares [importStages]float64
	last   Importing
}

// reached notes how much of a stage is done; less than before is not told.
func (c *course) reached(stage importStage, done, of int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shares[stage] = max(c.shares[stage], float64(done)/float64(max(1, of)))
	now := c.last
	if stage == stageStoring {
		now.Stored, now.Of = done, of
	}
	sum := 0.0
	for i, share := range c.shares {
		sum += float64(share * float64(stageParts[i])) // the same on every processor
	}
	now.Percent = max(now.Percent, min(99, int(sum))) // the source itself is stored last
	c.say(now)
}

// ended notes that all is stored.
func (c *course) ended() {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.last
	now.Percent = 100
	c.say(now)
}

// say tells what is new; the caller holds the lock.
func (c *course) say(now Importing) {
	if now == c.last {
		return
	}
	c.last = now
	if c.tell != nil {
		c.tell(now)
	}
}
