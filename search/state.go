package search

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"soundings/tracker"
)

// filled is how far the filling of an edition is.
type filled struct{ have, of int }

// percent is 100 only once nothing is missing.
func (f filled) percent() int {
	if f.have >= f.of {
		return 100
	}
	return int(int64(f.have) * 100 / int64(f.of))
}

// trouble is what keeps the index from following the store, and from filling an
// edition.
type trouble struct{ following, filling error }

// followed notes how asking the store for news went.
func (x *Index) followed(err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.trouble.following = err
	if err == nil {
		x.upToDate = x.Now()
	}
}

// troubled notes how filling went.
func (x *Index) troubled(err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.trouble.filling = err
}

// partial reports whether what serves is still being filled.
func (x *Index) partial() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.serving != nil && !x.serving.whole.Load()
}

// part returns how much of what is stored an edition has, in percent; nil if
// it has had everything.
func (x *Index) part(e *edition) *int {
	if e.whole.Load() {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	percent := min(x.filled.percent(), 99) // what was counted may be gone by now
	if x.filled.of == 0 {
		percent = 0
	}
	return &percent
}

// State implements tracker.Index.
func (x *Index) State(context.Context) (tracker.IndexState, error) {
	e, err := x.hold()
	if err != nil {
		return tracker.IndexState{}, err
	}
	defer e.release()
	s := tracker.IndexState{Version: e.version, Partial: !e.whole.Load(), UpToDate: x.upToDateAt()}
	if s.Reactions, err = e.count(); err != nil {
		return tracker.IndexState{}, err
	}
	if s.Bytes, s.Files, err = sizeOf(e.path()); err != nil {
		return tracker.IndexState{}, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.filling != nil {
		s.Filling, s.NextVersion = true, x.filling.version
		s.Filled, s.Of = x.filled.have, x.filled.of
		if s.Of > 0 { // it has been counted
			s.Percent = x.filled.percent()
		}
	}
	ill, _ := e.health.troubles()
	for _, err := range append(ill, x.trouble.following, x.trouble.filling) {
		if err != nil {
			s.Trouble = append(s.Trouble, err.Error())
		}
	}
	return s, nil
}

func (x *Index) upToDateAt() time.Time {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.upToDate
}

// sizeOf adds up the files of a folder; one that a merge has just removed does
// not count.
func sizeOf(path string) (bytes int64, files int, err error) {
	names, err := filepath.Glob(filepath.Join(path, "store", "*"))
	if err != nil {
		return 0, 0, fmt.Errorf("measure the index: %w", err)
	}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			bytes += info.Size()
			files++
		}
	}
	return bytes, files, nil
}
