package search

import (
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// Bleve writes and merges in the background. What goes wrong there, most
// likely that the disk is full, it tells to functions that are known to it by
// name, one for the process, and tries again at once and for ever.

// faultsName is the name of those functions.
const faultsName = "soundings"

// faultPause is how long Bleve is kept from trying again.
const faultPause = 250 * time.Millisecond

// listeners are the editions that are open, by their part of Bleve and by the
// folder of that.
var listeners = struct {
	sync.Mutex
	by map[any]*edition
}{by: make(map[any]*edition)}

// registerFaults makes the functions known to Bleve, whose registry is a map.
var registerFaults = sync.OnceFunc(func() {
	scorch.RegistryAsyncErrorCallbacks[faultsName] = func(err error, path string) {
		if e := listener(path); e != nil {
			if e.health.strike(err) {
				e.log.Error("index: cannot be written or merged, trying on", "folder", path, "err", err)
			}
			e.pause(faultPause)
		}
	}
	scorch.RegistryEventCallbacks[faultsName] = func(event scorch.Event) bool {
		if event.Kind == scorch.EventKindPersisterProgress || event.Kind == scorch.EventKindMergerProgress {
			if e := listener(event.Scorch); e != nil {
				if e.health.heal(event.Kind == scorch.EventKindMergerProgress) {
					e.log.Info("index: written and merged again", "folder", filepath.Base(e.path()))
				}
			}
		}
		return true
	}
})

func listener(key any) *edition {
	listeners.Lock()
	defer listeners.Unlock()
	return listeners.by[key]
}

// listen lets the edition hear what goes wrong in the background, until the
// function returned is called.
func (e *edition) listen(inner index.Index) (end func()) {
	keys := []any{any(filepath.Join(e.path(), "store"))}
	if s, ok := inner.(*scorch.Scorch); ok {
		keys = append(keys, s)
	}
	listeners.Lock()
	defer listeners.Unlock()
	for _, k := range keys {
		listeners.by[k] = e
	}
	return func() {
		listeners.Lock()
		defer listeners.Unlock()
		for _, k := range keys {
			delete(listeners.by, k)
		}
	}
}

// pause waits, unless the edition is closed.
func (e *edition) pause(d time.Duration) {
	select {
	case <-e.closing:
	case <-time.After(d):
	}
}

// health is what keeps an edition from being written or merged.
type health struct {
	mu      sync.Mutex
	writing error         // nil: well
	merging error         // likewise; what is written is safe and found all the same
	broken  bool          // it will not get well
	struck  chan struct{} // closed while writing is not nil
}

func newHealth() *health { return &health{struck: make(chan struct{})} }

// strike notes an error of the background; first says that all was well before.
func (h *health) strike(err error) (first bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	first = h.writing == nil && h.merging == nil
	h.broken = h.broken || errors.Is(err, scorch.ErrAsyncPanic)
	var s *scorch.ScorchError
	if errors.As(err, &s) && s.Source == "merger" {
		h.merging = err
		return first
	}
	if h.writing == nil {
		close(h.struck)
	}
	h.writing = err
	return first
}

// heal notes that the background has written, or merged; last says that all is
// well again.
func (h *health) heal(merging bool) (last bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	ill := h.writing != nil || h.merging != nil
	switch {
	case h.broken:
	case merging:
		h.merging = nil
	case h.writing != nil:
		h.writing, h.struck = nil, make(chan struct{})
	}
	return ill && h.writing == nil && h.merging == nil
}

// now returns a channel that is closed as soon as something keeps the edition
// from being written, and what does already.
func (h *health) now() (struck <-chan struct{}, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.struck, h.writing
}

// troubles returns all that is wrong; lost says that it will not get well.
func (h *health) troubles() (list []error, lost bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, err := range []error{h.writing, h.merging} {
		if err != nil {
			list = append(list, err)
		}
	}
	return list, h.broken
}
