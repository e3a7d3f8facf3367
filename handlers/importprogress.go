package handlers

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// The bounds of what is kept of imports that run.
const (
	mostImports = 200
	longestKey  = 64
)

// How often it is looked how far an import has come, which costs nothing, and how
// often, in how many tries, whether one that is asked for has begun.
const (
	importHeadway = 250 * time.Millisecond
	importBegins  = 50 * time.Millisecond
	importTries   = 20
)

// importKey is whose import it is, and the key that its form was made with.
type importKey struct{ account, key string }

// importsRunning is how far the imports have come that this node reads just now.
// It is a comfort that nothing depends on: a node that does not know an import
// says nothing. The zero value is ready.
type importsRunning struct {
	mu      sync.Mutex
	percent map[importKey]*int
}

// begin notes an import, to be told how far it is, until its end.
func (r *importsRunning) begin(k importKey) (tell func(percent int), end func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if k.key == "" || len(k.key) > longestKey || len(r.percent) >= mostImports {
		return func(int) {}, func() {}
	}
	if r.percent == nil {
		r.percent = map[importKey]*int{}
	}
	far := new(int)
	r.percent[k] = far
	tell = func(percent int) {
		r.mu.Lock()
		defer r.mu.Unlock()
		*far = percent
	}
	end = func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.percent[k] == far { // not the same form, sent again
			delete(r.percent, k)
		}
	}
	return tell, end
}

// of returns how far an import is, if it runs here.
func (r *importsRunning) of(k importKey) (percent int, known bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	far, known := r.percent[k]
	if !known {
		return 0, false
	}
	return *far, true
}

// await is of, for an import whose file is on its way: it waits a little for it.
func (r *importsRunning) await(ctx context.Context, stopping <-chan struct{}, k importKey) (percent int, known bool) {
	tick := time.NewTicker(importBegins)
	defer tick.Stop()
	for range importTries {
		if percent, known = r.of(k); known {
			break
		}
		select {
		case <-ctx.Done():
			return 0, false
		case <-stopping:
			return 0, false
		case <-tick.C:
		}
	}
	return percent, known
}

// followImport tells how far an import of the viewer is. Of what is not known, or
// is another's, it says nothing: the browser asks again, for the file may still be
// on its way, and may come to another node. It is no page.
func (s *Server) followImport(c *fiber.Ctx) error {
	k := importKey{viewer(c).Account, c.Params("key")}
	if !isStream(c) {
		return tracker.Errorf(tracker.NotFound, "There is no page at this address.")
	}
	last, known := s.imports.await(c.UserContext(), s.Stopping, k)
	if !known {
		c.Set(fiber.HeaderContentType, "text/event-stream; charset=utf-8")
		return c.Status(http.StatusOK).SendString("retry: 100\n\n")
	}
	return s.follow(c, "/import", importHeadway, func(context.Context) (headway, error) {
		percent, known := s.imports.of(k)
		last = max(last, percent)
		return headway{last, fmt.Sprintf("Reading: %d %%", last), !known}, nil
	})
}
