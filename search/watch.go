package search

import "time"

// watchEvery is how often an edition looks for segments that have come, by a
// batch or a merge, or gone.
const watchEvery = 50 * time.Millisecond

// watch builds the columns of new segments before a search needs them, and
// drops those of segments that are gone, until the edition is closed.
func (e *edition) watch() {
	defer close(e.watched)
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	failing := false
	for {
		err := e.refresh()
		if err != nil && !failing {
			e.log.Error("index: cannot read the columns", "err", err)
		}
		failing = err != nil
		select {
		case <-e.closing:
			return
		case <-tick.C:
		}
	}
}

// refresh brings the columns to the segments as they are now.
func (e *edition) refresh() error {
	v, err := e.view()
	if err != nil {
		return err
	}
	if err := v.snapshot.Close(); err != nil {
		return err
	}
	return e.columns.prune(e.snapshot)
}
