package standby

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soundings/store/mongo"
	"soundings/store/mongo/mongotest"
	"soundings/tracker"
)

// cable leads to a server, and can break or fall silent.
type cable struct {
	net.Listener
	server string
	state  atomic.Int32
	mu     sync.Mutex
	ends   []net.Conn
}

const (
	whole = iota
	broken
	mute // everything stays open and nothing arrives
)

func newCable(t *testing.T, server string) *cable {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cable{Listener: listener, server: server}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
		c.become(broken)
	})
	go func() {
		for {
			near, err := c.Accept()
			if err != nil {
				return // closed
			}
			go c.carry(near)
		}
	}()
	return c
}

// become changes the state. What was open before ends, unless it goes mute.
func (c *cable) become(state int32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.state.Store(state)
	if state == mute {
		return
	}
	for _, end := range c.ends {
		end.Close() // whoever reads from it sees that it has ended
	}
	c.ends = nil
}

func (c *cable) carry(near net.Conn) {
	defer near.Close()
	if c.state.Load() == broken {
		return
	}
	far, err := net.Dial("tcp", c.server)
	if err != nil {
		return
	}
	defer far.Close()
	c.mu.Lock()
	c.ends = append(c.ends, near, far)
	c.mu.Unlock()
	go c.pass(near, far)
	c.pass(far, near)
}

func (c *cable) pass(from io.Reader, to io.Writer) {
	b := make([]byte, 64<<10)
	for {
		n, err := from.Read(b)
		if err != nil {
			return
		}
		if c.state.Load() == mute {
			continue
		}
		if _, err := to.Write(b[:n]); err != nil {
			return
		}
	}
}

// mongoServer returns the address of a database of the test's own, and its host.
func mongoServer(t *testing.T) (uri, host string) {
	t.Helper()
	server := mongotest.Named()
	if server == "" {
		l, err := mongotest.Launch(t.TempDir())
		if err != nil && os.Getenv("CI") != "" {
			t.Fatalf("CI must run this test, so set %s or make testserver run: %v", mongotest.Variable, err)
		}
		if err != nil {
			t.Skipf("no MongoDB to test with: set %s; the launcher does not run: %v", mongotest.Variable, err)
		}
		t.Cleanup(func() {
			if err := l.Stop(); err != nil {
				t.Error(err)
			}
		})
		server = mongotest.With(l.URI, "maxPoolSize=1")
	}
	if strings.HasPrefix(server, "mongodb+srv:") || strings.Contains(server, "tls=true") || strings.Contains(server, "@") {
		t.Skip("needs a plain address to put a cable before")
	}
	name := "soundings_test_" + strings.ToLower(rand.Text())
	uri = mongotest.In(server, name)
	if mongotest.Named() != "" {
		t.Cleanup(func() {
			if err := mongotest.Drop(context.Background(), uri, name); err != nil {
				t.Error(err)
			}
		})
	}
	hosts, _, _ := strings.Cut(strings.TrimPrefix(uri, "mongodb://"), "/")
	host, _, _ = strings.Cut(hosts, ",")
	return mongotest.With(strings.Replace(uri, hosts, "HOST", 1), "directConnection=true"), host
}

func openMongo(t *testing.T, uri string) *mongo.Store {
	t.Helper()
	s, err := mongo.Open(t.Context(), uri)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestANodeIsCutOffFromARealServer holds what the others hold, with the driver
// and its own ideas of when a server is gone.
func TestANodeIsCutOffFromARealServer(t *testing.T) {
	uri, host := mongoServer(t)
	elsewhere := openMongo(t, strings.Replace(uri, "HOST", host, 1))
	t.Cleanup(func() {
		if err := elsewhere.Close(); err != nil {
			t.Error(err)
		}
	})
	c := newCable(t, host)
	s, err := Open(openMongo(t, strings.Replace(uri, "HOST", c.Addr().String(), 1)), Options{Path: filepath.Join(t.TempDir(), "standby.db"),
		Limit: time.Hour, Now: time.Now, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	if err != nil {
		t.Fatal(err)
	}
	n := &node{Store: s, t: t}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	n.run()
	for name, state := range map[string]int32{"broken": broken, "mute": mute} {
		t.Run(name, func(t *testing.T) {
			v := insert(t, elsewhere.Reactions(), reaction(name, "s"))
			n.catchUp()
			c.become(state)
			begun := time.Now()
			ctx, reading := tracker.WithReading(t.Context())
			got, err := n.Reactions().Get(ctx, name) // while nobody knows yet
			_, stale := reading.Stale()
			t.Logf("the read under way was answered after %v", time.Since(begun).Round(time.Millisecond))
			if err != nil || !stale || got.Revision != 1 {
				t.Errorf("got %v, %v, stale %v; want it from the copy", got, err, stale)
			}
			begun = time.Now()
			_, err = n.Reactions().Update(t.Context(), v)
			wantRefused(t, "update", err)
			_, err = n.Reactions().List(ctx, tracker.ListQuery{})
			t.Logf("a read and a write after it took %v", time.Since(begun))
			if err != nil {
				t.Errorf("list: %v", err)
			}

			c.become(whole)
			begun = time.Now()
			n.wait(false)
			t.Logf("back after %v", time.Since(begun).Round(time.Millisecond))
			if v, err = n.Reactions().Update(t.Context(), v); err != nil || v.Revision != 2 {
				t.Errorf("update when it is back: got %v, %v", v.Revision, err)
			}
		})
	}
}

// TestAWriteElsewhereIsInTheCopySoon prints how soon: it follows once a second.
func TestAWriteElsewhereIsInTheCopySoon(t *testing.T) {
	uri, host := mongoServer(t)
	main := openMongo(t, strings.Replace(uri, "HOST", host, 1))
	s, err := Open(main, Options{Path: filepath.Join(t.TempDir(), "standby.db"), Limit: time.Hour, Now: time.Now, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	n := &node{Store: s, t: t}
	n.run()
	n.catchUp()
	var longest time.Duration
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		insert(t, main.Reactions(), reaction(id, "s"))
		begun := time.Now()
		for {
			if _, err := s.copied.reactions.Get(t.Context(), id); err == nil {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		longest = max(longest, time.Since(begun))
	}
	t.Logf("in the copy after %v at most, of 5", longest.Round(time.Millisecond))
}
