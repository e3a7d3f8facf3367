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
	mostImports   = 200
	longestKey    = 64
	importHeadway = 250 * time.Millisecond // how often it is looked how far one has come, which costs nothing
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

// followImport tells how far an import of the viewer is. Of what is not known, or
// is another's, it says nothing: the browser asks again, for the file may still be
// on its way, and may come to another node. It is no page.
func (s *Server) followImport(c *fiber.Ctx) error {
	k := importKey{viewer(c).Account, c.Params("key")}
	last, known := s.imports.of(k)
	switch {
	case !isStream(c):
		return tracker.Errorf(tracker.NotFound, "There is no page at this address.")
	case !known:
		c.Set(fiber.HeaderContentType, "text/event-stream; charset=utf-8")
		return c.Status(http.StatusOK).SendString("retry: 500\n\n")
	}
	return s.follow(c, "/import", importHeadway, func(context.Context) (headway, error) {
		percent, known := s.imports.of(k)
		last = max(last, percent)
		return headway{last, fmt.Sprintf("Reading: %d %%", last), !known}, nil
	})
}
