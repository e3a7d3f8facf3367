package handlers

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// headway is how far something that runs has come, as an event of a stream. But for
// an import it is read from what is stored, so that every node can tell it.
type headway struct {
	Percent int    `json:"percent"`
	Words   string `json:"words"` // as the page has them
	Done    bool   `json:"done"`
}

// The times of a stream: how often it is looked how far a thing has come, and
// after how long the browser is left to ask again, so that the server's limit on
// writing does not cut it off and whoever may no longer see it is not told.
const (
	headwayEvery = time.Second
	headwayLasts = 50 * time.Second
)

func (s *Server) progressRoutes() []route {
	return []route{
		{http.MethodGet, "/batches/:id/progress", tracker.LogReactions, s.followBatch},
		{http.MethodGet, "/merges/:id/progress", tracker.EditStakeholders, s.followMerge},
		{http.MethodGet, "/imports/:key/progress", tracker.LogReactions, s.followImport},
		{http.MethodGet, "/search-index/progress", tracker.ManageIndex, s.followIndex},
	}
}

func (s *Server) followBatch(c *fiber.Ctx) error {
	id, v := c.Params("id"), viewer(c)
	return s.follow(c, "/batches/"+id, headwayEvery, func(ctx context.Context) (headway, error) {
		p, err := s.Tracker.Batch(ctx, v, id)
		seen, of := p.Batch.Handled()
		return headway{100 * seen / max(1, of), headwayWords(batchDoing(p.Batch), seen, of, "row", "rows"), !p.Batch.Unfinished()}, err
	})
}

func (s *Server) followMerge(c *fiber.Ctx) error {
	id, v := c.Params("id"), viewer(c)
	return s.follow(c, "/merges/"+id, headwayEvery, func(ctx context.Context) (headway, error) {
		m, err := s.Tracker.Merge(ctx, v, id)
		doing, seen, of := mergeDoing(m)
		return headway{m.Percent(), headwayWords(doing, seen, of, "reaction", "reactions"), !m.Unfinished()}, err
	})
}

func (s *Server) followIndex(c *fiber.Ctx) error {
	v := viewer(c)
	return s.follow(c, "/search-index", headwayEvery, func(ctx context.Context) (headway, error) {
		st, err := s.Tracker.IndexState(ctx, v)
		words := "It has just begun"
		if st.Of > 0 {
			words = fmt.Sprintf("%s of %s, %d %%", thousands(st.Filled), counted(st.Of, "reaction", "reactions"), st.Percent)
		}
		return headway{st.Percent, words, !st.Filling}, err
	})
}

func headwayWords(doing string, seen, of int, one, many string) string {
	return fmt.Sprintf("%s: %s of %s, %d %%", doing, thousands(seen), counted(of, one, many), 100*seen/max(1, of))
}

// follow sends how far something has come, an event whenever that has changed,
// until it is done. Whoever opens the address as a page is led to the page.
func (s *Server) follow(c *fiber.Ctx, page string, every time.Duration, ask func(context.Context) (headway, error)) error {
	first, err := ask(c.UserContext())
	if err != nil {
		return err
	}
	if !isStream(c) {
		return c.Redirect(page, http.StatusSeeOther)
	}
	closed, err := s.streams.open(viewer(c).Account)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, "text/event-stream; charset=utf-8")
	c.Set("X-Accel-Buffering", "no") // a proxy must not wait for more
	f := follower{server: s, every: every, ask: ask, context: context.WithoutCancel(c.UserContext())}
	c.Context().SetBodyStreamWriter(func(out *bufio.Writer) {
		defer closed()
		f.write(out, first)
	})
	return nil
}

// follower writes a stream after its handler has returned: it holds all that it
// needs and nothing of the request.
type follower struct {
	server  *Server
	every   time.Duration
	ask     func(context.Context) (headway, error)
	context context.Context
}

// write ends when the thing is done, when nobody listens, when the program stops,
// or after a while.
func (f follower) write(out *bufio.Writer, now headway) {
	ctx, cancel := context.WithTimeout(f.context, headwayLasts)
	defer cancel()
	tick := time.NewTicker(f.every)
	defer tick.Stop()
	if !send(out, "retry: 1000\n"+event(now)) {
		return
	}
	for !now.Done {
		select {
		case <-ctx.Done():
			return
		case <-f.server.Stopping:
			return
		case <-tick.C:
		}
		next, err := f.safely(ctx)
		if err != nil {
			f.server.Log.WarnContext(ctx, "progress cannot be told", "err", err)
			return // the browser asks again, and is told why
		}
		line := ": nothing new\n\n" // tells whether anybody still listens
		if next != now {
			now, line = next, event(next)
		}
		if !send(out, line) {
			return
		}
	}
}

// safely asks; nothing above the writer of a stream would catch a panic.
func (f follower) safely(ctx context.Context) (now headway, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return f.ask(ctx)
}

// event is a headway as the stream spells it.
func event(now headway) string {
	b, err := json.Marshal(now)
	if err != nil {
		return "" // strings and numbers can always be written
	}
	return "data: " + string(b) + "\n\n"
}

// send reports whether the words have left: nobody listens where they cannot.
func send(out *bufio.Writer, words string) bool {
	if _, err := out.WriteString(words); err != nil {
		return false
	}
	return out.Flush() == nil
}
